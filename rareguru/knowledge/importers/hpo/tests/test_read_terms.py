"""Reading hp.obo."""

import pytest

from rareguru.knowledge.catalogue.statements import SynonymScope, Term, TermAlias, TermName, TermParent
from rareguru.knowledge.importers.hpo.reading import ONTOLOGY, read
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo, UnusableRelease
from rareguru.testing.releases import samples

HEADER = "data-version: hp/releases/2025-01-16\n"
ROOT = "\n[Term]\nid: HP:0000001\nname: All\n"
COUGH = "HP:0012735"


@pytest.fixture(scope="module")
def values():
    return list(read(samples()))


@pytest.fixture
def read_text(tmp_path):
    def read_text(text):
        (tmp_path / "hpo").mkdir()
        (tmp_path / ONTOLOGY).write_text(text)
        return list(read(ReleaseFiles(tmp_path)))

    return read_text


def issues(values):
    return [str(value) for value in values if isinstance(value, Issue)]


def test_says_which_release_it_is(values):
    assert values[0] == ReleaseInfo("2025-01-16", "2025-01-16")


def test_takes_a_term_with_its_definition_and_comment(values):
    (cough,) = [value for value in values if isinstance(value, Term) and value.id == COUGH]

    assert cough.name == "Cough"
    assert cough.definition.startswith("Air driven out")
    assert cough.comment.endswith("chronic.")


def test_takes_every_parent(values):
    parents = {value.parent for value in values if isinstance(value, TermParent) and value.term == "HP:0000008"}

    assert parents == {"HP:0000812", "HP:0010460"}


def test_tells_plain_words_from_the_label(values):
    names = [value for value in values if isinstance(value, TermName) and (value.term, value.language) == (COUGH, "en")]

    assert [(name.text, name.scope, name.is_layperson) for name in names] == [
        ("Cough", SynonymScope.LABEL, False),
        ("Cough", SynonymScope.EXACT, True),
        ("Coughing", SynonymScope.EXACT, True),
    ]


def test_names_the_kind_of_a_synonym(values):
    kinds = {value.kind for value in values if isinstance(value, TermName)}

    assert kinds == {"", "layperson", "abbreviation", "uk_spelling", "plural_form", "allelic_requirement"}


def test_knows_a_layperson_synonym_by_its_reference(read_text):
    term = 'synonym: "Blood clot" EXACT [http://purl.obolibrary.org/obo/hp#layperson, ORCID:1]\n'
    (name,) = [value for value in read_text(HEADER + ROOT + term) if getattr(value, "text", "") == "Blood clot"]

    assert (name.is_layperson, name.kind) == (True, "layperson")


def test_keeps_an_obsolete_term_and_what_replaces_it(values):
    obsolete = {value.id: value.replaced_by for value in values if isinstance(value, Term) and value.is_obsolete}

    assert obsolete == {"HP:0000057": "HP:0008665", "HP:0000535": ""}
    assert any("HP:0000535 is replaced by HP:0045074 and HP:0045075" in issue for issue in issues(values))


def test_takes_former_ids(values):
    assert TermAlias("HP:0001322", "HP:0006872") in values


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("[Term]\nid: HP:0000002\n", "HP:0000002 has no name"),
        ("[Term]\nid: HP:12\nname: x\n", '"HP:12" is not an HPO id'),
        ("[Term]\nid: HP:0000001\nname: again\n", "HP:0000001 stands there twice"),
        ("[Term]\nid: HP:0000002\nname: x\nis_a: HP:0000009\n", "parent HP:0000009 of HP:0000002 is missing"),
        ("[Term]\nid: HP:0000002\nname: x\nalt_id: nonsense\n", '"nonsense" is not an HPO id'),
        ("is_a HP:0000002\n", "there is a line without a tag"),
    ],
)
def test_lists_a_faulty_term_and_keeps_the_rest(read_text, lines, what):
    found = read_text(HEADER + ROOT + "\n" + lines)

    assert any(what in issue for issue in issues(found))
    assert Term("HP:0000001", "All") in found


def test_gives_a_former_id_to_one_term_only(read_text):
    found = read_text(HEADER + ROOT + "alt_id: HP:0000009\n\n[Term]\nid: HP:0000002\nname: x\nalt_id: HP:0000009\n")

    assert [value.term for value in found if isinstance(value, TermAlias)] == ["HP:0000001"]
    assert any("HP:0000009 is a former id of HP:0000001 too" in issue for issue in issues(found))


def test_refuses_a_cycle(read_text):
    terms = "is_a: HP:0000002\n\n[Term]\nid: HP:0000002\nname: x\nis_a: HP:0000001\n"

    with pytest.raises(UnusableRelease, match="cycle of parents"):
        read_text(HEADER + ROOT + terms)


def test_refuses_a_file_cut_short(read_text):
    terms = "".join(f"\n[Term]\nid: HP:00001{i}\nname: x\nis_a: HP:00002{i}\n" for i in range(10, 30))

    with pytest.raises(UnusableRelease, match="cut short"):
        read_text(HEADER + ROOT + terms)


def test_refuses_a_file_without_a_release(read_text):
    with pytest.raises(UnusableRelease, match="data-version"):
        read_text(ROOT)


def test_refuses_a_file_without_terms(read_text):
    with pytest.raises(UnusableRelease, match=r"no \[Term\]"):
        read_text(HEADER)


def test_refuses_a_file_that_is_mostly_faulty(read_text):
    with pytest.raises(UnusableRelease, match="cannot be read"):
        read_text(HEADER + ROOT + "\n[Term]\nid: x\n" * 3)
