"""Reading the rare-disease subset of the Disease Ontology."""

import pytest

from rareguru.knowledge.catalogue.statements import (
    CrossReference,
    Hierarchy,
    Name,
    NameKind,
    Record,
    RecordKind,
    Relation,
    Section,
)
from rareguru.knowledge.importers.doid.reading import SUBSET, read
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo, UnusableRelease
from rareguru.testing.releases import samples

COP = "DOID:0050157"
TOP = "data-version: doid/releases/2026-07-31/subsets/DO_rare_slim.obo\n\n[Term]\nid: DOID:1\nname: cystic fibrosis\n"


@pytest.fixture(scope="module")
def values():
    return list(read(samples()))


@pytest.fixture
def read_text(tmp_path):
    def read_text(text):
        (tmp_path / "doid").mkdir()
        (tmp_path / SUBSET).write_text(text)
        return list(read(ReleaseFiles(tmp_path)))

    return read_text


def targets(values, record=COP):
    return {
        value.target: value.relation for value in values if isinstance(value, CrossReference) and value.record == record
    }


def issues(values):
    return [str(value) for value in values if isinstance(value, Issue)]


def test_says_which_release_it_is(values):
    assert values[0] == ReleaseInfo("2026-07-31", "2026-07-31")


def test_gives_a_disease_with_its_page(values):
    page = f"https://disease-ontology.org/?id={COP}"

    assert Record(COP, "cryptogenic organizing pneumonia", RecordKind.UNKNOWN, page) in values


def test_tells_acronyms_from_synonyms(values):
    kinds = {v.text: v.kind for v in values if isinstance(v, Name) and (v.record, v.language) == ("DOID:12858", "en")}

    assert kinds == {
        "Huntington's disease": NameKind.PREFERRED,
        "HD": NameKind.ACRONYM,
        "Huntington disease": NameKind.SYNONYM,
        "Huntington's chorea": NameKind.SYNONYM,
    }


def test_leaves_out_synonyms_that_are_not_exact(values):
    assert "MFS" not in {value.text for value in values if isinstance(value, Name)}
    assert any("1 related, broader or narrower synonyms" in issue for issue in issues(values))


def test_gives_the_definition_in_plain_words_without_addresses(values):
    (section,) = [v for v in values if isinstance(v, Section) and (v.record, v.language) == (COP, "en")]

    assert section.answer == (
        "An interstitial lung disease located in alveoli, small airways, "
        "with dry cough, fever, and breathlessness, for which no reason is found."
    )


def test_spells_cross_references_and_leaves_out_licensed_codes(values):
    assert targets(values) == {
        "DOID:2798": Relation.EXACT,
        "GARD:0001620": Relation.DBXREF,
        "ICD10CM:J84.116": Relation.DBXREF,
        "MESH:D018549": Relation.DBXREF,
        "NCIT:C62586": Relation.DBXREF,
        "UMLS:C0242770": Relation.DBXREF,
    }
    assert not any(target.startswith("MEDDRA") for target in targets(values, "DOID:14323"))


def test_tells_omim_numbers_from_series(values):
    assert "OMIMPS:163950" in targets(values, "DOID:3490")
    assert "OMIM:154700" in targets(values, "DOID:14323")


def test_leaves_out_the_omim_numbers_of_a_group(values):
    assert targets(values, "DOID:1588") == {}
    assert any("DOID:1588 has more than 3 OMIM numbers" in issue for issue in issues(values))


def test_gives_the_parents(values):
    assert [value for value in values if isinstance(value, Hierarchy)] == [Hierarchy("DOID:14499", "DOID:1927")]


def test_leaves_out_an_obsolete_entry(values):
    assert "DOID:0080191" not in {value.id for value in values if isinstance(value, Record)}
    assert any("DOID:0080191 is obsolete, replaced by DOID:0050657" in issue for issue in issues(values))


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("xref: ORDO:many\n", 'the cross-reference "ORDO:many" of DOID:1 cannot be read'),
        ("is_a: DOID:9 ! lung disease\n", "parent DOID:9 of DOID:1 is not in the subset"),
        ("alt_id: 1484\n", '"1484" is not a DOID id'),
        ("[Term]\nid: CF\nname: x\n", '"CF" is not a DOID id'),
        ("[Term]\nid: DOID:1\nname: x\n", "DOID:1 stands there twice"),
        ("[Term]\nid: DOID:2\n", "DOID:2 has no name"),
        ("synonym: CF\n", "there is a synonym without quotation marks"),
    ],
)
def test_lists_a_fault_and_keeps_the_rest(read_text, lines, what):
    found = read_text(TOP + lines)

    assert [value.id for value in found if isinstance(value, Record)] == ["DOID:1"]
    assert what in issues(found)[0]


def test_gives_a_former_id_to_one_disease_only(read_text):
    found = read_text(TOP + "alt_id: DOID:8\n\n[Term]\nid: DOID:2\nname: x\nalt_id: DOID:8\n")

    assert targets(found, "DOID:1") == {"DOID:8": Relation.EXACT}
    assert "DOID:8 is a former id of DOID:1 too" in issues(found)[0]


def test_refuses_a_cycle(read_text):
    with pytest.raises(UnusableRelease, match="cycle of parents"):
        read_text(TOP + "is_a: DOID:2\n\n[Term]\nid: DOID:2\nname: x\nis_a: DOID:1\n")


def test_refuses_a_file_without_terms(read_text):
    with pytest.raises(UnusableRelease, match="hardly a"):
        read_text("data-version: none\n")
