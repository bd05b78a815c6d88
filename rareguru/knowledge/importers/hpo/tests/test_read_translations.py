"""Reading HPO's translations."""

import pytest

from rareguru.knowledge.catalogue.statements import SynonymScope, TermDefinition, TermName
from rareguru.knowledge.importers.hpo.translations import read_translations
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, UnusableRelease
from rareguru.testing.releases import samples

COUGH = "HP:0012735"
HEADER = "subject_id\tpredicate_id\ttranslation_language\ttranslation_value\ttranslation_status"
TOS = f"{COUGH}\trdfs:label\tes\tTos\tOFFICIAL"


@pytest.fixture(scope="module")
def values():
    return list(read_translations(samples(), {COUGH, "HP:0031246", "HP:0001250"}))


@pytest.fixture
def read_rows(tmp_path):
    def read_rows(*rows, name="hp-es"):
        (tmp_path / "hpo").mkdir(exist_ok=True)
        (tmp_path / f"hpo/{name}.babelon.tsv").write_text("\n".join((HEADER, *rows)))
        return list(read_translations(ReleaseFiles(tmp_path), {COUGH}))

    return read_rows


def issues(values):
    return [str(value) for value in values if isinstance(value, Issue)]


def test_reads_every_language_whatever_its_columns(values):
    labels = {value.language: value.text for value in values if isinstance(value, TermName) and value.term == COUGH}

    assert labels == {
        "es": "Tos", "fr": "Toux", "de": "Husten", "pt": "Tosse",
        "it": "Tosse", "nl": "Hoest", "ja": "外層", "zh": "咳嗽",
    }  # fmt: skip


def test_counts_what_is_not_official_in_one_issue(values):
    (issue,) = [issue for issue in issues(values) if issue.startswith("hpo/hp-de")][-1:]

    assert "8 of 12 translations are not OFFICIAL" in issue


def test_unwraps_a_cell_that_a_spreadsheet_quoted(values):
    assert TermDefinition("HP:0031246", 'Une toux "sèche", sans mucus.', "fr") in values


def test_leaves_the_quotation_marks_that_belong_to_the_text(read_rows):
    (name,) = read_rows(TOS.replace("Tos", '"Tos" o "tusis"'))

    assert name.text == '"Tos" o "tusis"'


def test_counts_repeated_rows_in_one_issue(read_rows):
    name, issue = read_rows(TOS, TOS, TOS)

    assert name == TermName(COUGH, "Tos", "es", SynonymScope.LABEL)
    assert "2 repeat an earlier row" in str(issue)


def test_keeps_the_first_of_two_labels(read_rows):
    name, issue = read_rows(TOS, TOS.replace("Tos", "Tusis"))

    assert name.text == "Tos"
    assert f'{COUGH} has another text already, "Tos"' in str(issue)


def test_takes_several_synonyms(read_rows):
    row = TOS.replace("rdfs:label", "oboInOwl:hasExactSynonym")

    assert [name.scope for name in read_rows(row, row.replace("Tos", "Tusis"))] == [SynonymScope.EXACT] * 2


def test_prefers_the_final_file(read_rows):
    read_rows(TOS.replace("Tos", "Preparada"), name="hp-es-preprocessed")

    assert [name.text for name in read_rows(TOS)] == ["Tos"]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (TOS.replace(COUGH, "HP:9999999"), "HP:9999999 is not in hp.obo"),
        (TOS.replace(COUGH, "HP:1"), '"HP:1" is not an HPO id'),
        (TOS.replace("\tes\t", "\tfr\t"), 'the language "fr" is not es'),
        (TOS.replace("rdfs:label", "rdfs:seeAlso"), 'the predicate "rdfs:seeAlso" is unknown'),
        (TOS.replace("Tos", " "), f"the translation of {COUGH} is empty"),
        (TOS.replace("Tos", "o" * 6000), "longer than 5000 letters"),
    ],
)
def test_lists_a_faulty_row_and_keeps_the_rest(read_rows, row, what):
    name, issue = sorted(read_rows(TOS, row), key=lambda value: isinstance(value, Issue))

    assert name.text == "Tos"
    assert what in str(issue)
    assert "line 3" in str(issue)


def test_refuses_a_file_whose_columns_are_swapped(read_rows):
    with pytest.raises(UnusableRelease, match="swapped"):
        read_rows(f"Tos\trdfs:label\tes\t{COUGH}\tOFFICIAL", f"Tusis\trdfs:label\tes\t{COUGH}\tOFFICIAL")
