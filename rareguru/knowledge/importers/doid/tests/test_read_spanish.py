"""Reading the Spanish translations of the Disease Ontology."""

import csv
import io

import pytest

from rareguru.knowledge.catalogue.statements import Name, NameKind, Section, SectionKind
from rareguru.knowledge.importers.doid.spanish import FILES, read_spanish
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, UnusableRelease
from rareguru.testing.releases import samples

COLUMNS = ("source_id", "predicate", "translation_text", "translation_lang", "status", "review_notes", "synonym_type")
NAME = {
    "source_id": "DOID:1", "predicate": "oboInOwl:hasExactSynonym", "translation_text": "fibrosis quística",
    "translation_lang": "es", "status": "MANUALLY TRANSLATED",
}  # fmt: skip
DEFINITION = {**NAME, "predicate": "IAO:0000115", "translation_text": "Una enfermedad del cromosoma 7q31."}


@pytest.fixture
def read_rows(tmp_path):
    def read_rows(*rows, name=FILES[0]):
        (tmp_path / "doid").mkdir(exist_ok=True)
        text = io.StringIO()
        writer = csv.DictWriter(text, COLUMNS, restval="", delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        (tmp_path / name).write_text(text.getvalue())
        return list(read_spanish(ReleaseFiles(tmp_path), {"DOID:1": "A disease of chromosome 7q31."}))

    return read_rows


def test_gives_names_and_acronyms():
    values = list(read_spanish(samples(), {"DOID:12858": "On chromosome 4p16.3."}))

    names = [value for value in values if isinstance(value, Name)]
    assert [(name.text, name.kind) for name in names] == [
        ("enfermedad de Huntington", NameKind.PREFERRED),
        ("HD", NameKind.ACRONYM),
    ]
    assert {name.language for name in names} == {"es"}


def test_gives_a_definition_in_plain_words(read_rows):
    row = {**DEFINITION, "translation_text": "La anemia tiene_base_material_en una mutación en 7q31."}

    assert read_rows(row) == [
        Section("DOID:1", SectionKind.DEFINITION, "Una anemia que se debe a una mutación en 7q31.", language="es")
    ]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"status": "ERROR, format: truncated"}, "have a status that begins with ERROR"),
        ({"review_notes": "[x]\nERROR, translation: added inheritance type"}, "were found wrong by upstream's own"),
        ({"source_id": "DOID:2"}, "are of diseases outside the rare subset"),
        ({"predicate": "oboInOwl:hasBroadSynonym"}, "are related, broader or narrower synonyms"),
        ({"translation_text": "Una enfermedad del cromosoma 8p21."}, "name another place on a chromosome"),
        (
            {"translation_text": "Tiene base material homocigota en 7q31."},
            "have words or quotation marks that cannot be read",
        ),
    ],
)
def test_leaves_out_what_is_not_to_be_trusted(read_rows, change, why):
    (issue,) = read_rows({**DEFINITION, **change})

    assert str(issue).startswith(f"{FILES[0]}, the rows: 1 {why}")


@pytest.mark.parametrize(
    "remark", ["ERROR, translation: written as parent (localiza)", "ERROR, format: unmatched quotes", "looks fine"]
)
def test_mends_what_is_wrong_in_form_only(read_rows, remark):
    (section,) = read_rows({**DEFINITION, "review_notes": f"[x]\n{remark}"})

    assert isinstance(section, Section)


def test_takes_a_repeated_row_once(read_rows):
    name, section, issue = read_rows(NAME, NAME, DEFINITION, DEFINITION)

    assert (name.text, section.kind) == ("fibrosis quística", SectionKind.DEFINITION)
    assert "2 repeat an earlier row" in str(issue)


def test_prefers_the_complete_file(read_rows):
    read_rows({**NAME, "translation_text": "mucoviscidosis"}, name=FILES[1])

    assert [name.text for name in read_rows(NAME)] == ["fibrosis quística"]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"source_id": "1485"}, '"1485" is not a DOID id'),
        ({"translation_lang": "fr"}, 'the language "fr" is not es'),
        ({"predicate": "rdfs:comment"}, 'the predicate "rdfs:comment" is unknown'),
        ({"translation_text": " "}, "the translation of DOID:1 is empty"),
    ],
)
def test_lists_a_faulty_row_and_keeps_the_rest(read_rows, change, what):
    name, issue = read_rows(NAME, {**NAME, **change})

    assert name.text == "fibrosis quística"
    assert isinstance(issue, Issue)
    assert what in issue.what


def test_refuses_a_file_of_faulty_rows(read_rows):
    with pytest.raises(UnusableRelease, match="swapped"):
        read_rows({**NAME, "source_id": "cystic fibrosis"})
