"""Mondo's files become records, names, mappings and parents."""

import pytest

from rareguru.knowledge.catalogue.statements import CrossReference, Hierarchy, Name, NameKind, Record, Relation
from rareguru.knowledge.importers.mondo.reading import curie, read
from rareguru.knowledge.importers.mondo.upstream import EDGES, MAPPINGS, NAMES, NORD_SUBSET, UPSTREAM
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo, UnusableRelease
from rareguru.testing.releases import SAMPLES, changed_samples, samples

STATEMENTS = list(read(samples()))
COP = "MONDO:0015264"


def of(kind, /, **fields):
    return [
        value
        for value in STATEMENTS
        if isinstance(value, kind) and all(getattr(value, key) == content for key, content in fields.items())
    ]


def test_gives_the_release_of_the_mapping_files():
    assert of(ReleaseInfo) == [ReleaseInfo("2026-08-04", "2026-08-04")]


def test_takes_a_newer_version_from_any_of_the_files(tmp_path):
    text = (SAMPLES / MAPPINGS[-1]).read_text().replace("2026-08-04", "2026-09-01")
    files = changed_samples(tmp_path, MAPPINGS[-1], text.encode())

    assert next(read(files)) == ReleaseInfo("2026-09-01", "2026-09-01")


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Orphanet:1302", "ORPHA:1302"),
        ("mesh:D018549", "MESH:D018549"),
        ("GARD:1620", "GARD:0001620"),
        ("GARD:0001620", "GARD:0001620"),
        ("OMIM:154700", "OMIM:154700"),
    ],
)
def test_spells_identifiers_in_one_way(theirs, ours):
    assert curie(theirs) == ours


def test_maps_exactly_to_orphanet_and_loosely_to_gard():
    assert of(CrossReference, record=COP, target="ORPHA:1302") == [CrossReference(COP, "ORPHA:1302", Relation.EXACT)]
    assert of(CrossReference, record=COP, target="GARD:0001620") == [
        CrossReference(COP, "GARD:0001620", Relation.DBXREF)
    ]


def test_keeps_a_loose_mapping_that_no_exact_one_repeats():
    loose = [value for value in of(CrossReference, relation=Relation.DBXREF) if value.target.startswith("ORPHA:")]

    assert loose == [CrossReference("MONDO:0005249", "ORPHA:264984", Relation.DBXREF)]


def test_names_a_class_by_its_current_label_and_keeps_the_former_one():
    names = {(name.text, name.kind) for name in of(Name, record="MONDO:0015265")}

    assert ("bronchiolitis obliterans syndrome", NameKind.PREFERRED) in names
    assert ("bronchiolitis obliterans", NameKind.FORMER) in names


def test_tells_acronyms_from_other_synonyms():
    kinds = {name.text: name.kind for name in of(Name, record=COP)}

    assert kinds["COP"] is NameKind.ACRONYM
    assert kinds["bronchiolitis obliterans organizing pneumonia"] is NameKind.SYNONYM


@pytest.mark.parametrize(
    "synonym", ["A lung that has_material_basis_in scars.", "Ch\ufffd\ufffddiak pneumonia", "ChÃ©diak pneumonia"]
)
def test_lists_a_synonym_that_is_no_name_and_leaves_it_out(tmp_path, synonym):
    rows = f"ID\tLABEL\tSYNONYMS\n{COP}\tcryptogenic organizing pneumonia\tCOP|{synonym}|Chédiak pneumonia\n"
    values = list(read(changed_samples(tmp_path, NAMES, rows.encode())))

    names = {value.text for value in values if isinstance(value, Name) and value.record == COP}
    assert names >= {"COP", "Chédiak pneumonia"}
    assert synonym not in names
    assert any(synonym in issue.what for issue in values if isinstance(issue, Issue))


def test_takes_a_label_from_the_list_of_2023_where_no_mapping_has_one():
    assert [record.name for record in of(Record, id="MONDO:0043905")] == ["pneumonitis"]


def test_passes_over_a_class_without_label_and_keeps_the_way_up():
    assert {link.parent for link in of(Hierarchy, child="MONDO:0002429")} == {"MONDO:0005249"}
    assert not of(Record, id="MONDO:7770008")
    assert any(issue.where == "MONDO:7770008" for issue in of(Issue))


def test_reaches_the_nearest_named_ancestor_across_a_nameless_one(tmp_path):
    edges = (
        "subject\tpredicate\tobject\n"
        "MONDO:0015264\tbiolink:subclass_of\tMONDO:9999999\n"
        "MONDO:9999999\tbiolink:subclass_of\tMONDO:0005249\n"
    )
    files = changed_samples(tmp_path, EDGES, edges.encode())

    assert Hierarchy(COP, "MONDO:0005249") in set(read(files))


def test_survives_a_circle_of_nameless_classes(tmp_path):
    edges = (
        "subject\tpredicate\tobject\n"
        "MONDO:0015264\tbiolink:subclass_of\tMONDO:9999998\n"
        "MONDO:9999998\tbiolink:subclass_of\tMONDO:9999999\n"
        "MONDO:9999999\tbiolink:subclass_of\tMONDO:9999998\n"
    )

    assert not any(isinstance(value, Hierarchy) for value in read(changed_samples(tmp_path, EDGES, edges.encode())))


def test_never_brings_an_obsolete_class_to_life():
    said = [value for value in STATEMENTS if "MONDO:0015106" in str(value) and not isinstance(value, Issue)]

    assert said == []
    assert any(issue.where == "MONDO:0015106" for issue in of(Issue))


def test_knows_an_obsolete_class_by_either_spelling(tmp_path):
    text = (SAMPLES / MAPPINGS[0]).read_text() + "MONDO:0007506\tobsoleted x\tskos:exactMatch\tOrphanet:9\t\tx\n"
    values = list(read(changed_samples(tmp_path, MAPPINGS[0], text.encode())))

    assert not any("MONDO:0007506" in str(value) for value in values if not isinstance(value, Issue))


def test_lists_an_obsolete_class_with_its_gard_number():
    (issue,) = (issue for issue in of(Issue) if issue.where == "MONDO:0000501")

    assert "GARD:0003046" in issue.what


def test_lists_what_only_the_reports_of_2023_know():
    assert not of(Record, id="MONDO:0019123")
    assert any(issue.where == "MONDO:0019123" for issue in of(Issue))


def test_tells_rare_classes_from_others():
    assert {record.id for record in of(Record, is_rare=False)} == {"MONDO:0000127"}


def test_reads_an_address_in_a_subset_as_the_class(tmp_path):
    rows = "ID\tType\tSubset\nID\tTYPE\tAI\nhttp://purl.obolibrary.org/obo/MONDO_0000127\towl:Class\trare\n"
    values = read(changed_samples(tmp_path, NORD_SUBSET, rows.encode()))

    assert [value.is_rare for value in values if isinstance(value, Record) and value.id == "MONDO:0000127"] == [True]


def test_does_without_the_reports_of_2023(tmp_path):
    files = changed_samples(tmp_path, NAMES, b"")
    for file in UPSTREAM.files:
        if file.is_optional:
            (tmp_path / file.name).unlink()

    assert any(isinstance(value, Record) and value.id == COP for value in read(files))


def test_leaves_out_a_line_it_cannot_use_and_says_which(tmp_path):
    name = "mondo/mondo_exactmatch_mesh.sssom.tsv"
    text = (SAMPLES / name).read_text() + "MONDO:0015265\tx\tskos:exactMatch\tSCTID:1\tsemapv:ManualMappingCuration\n"
    issues = [value for value in read(changed_samples(tmp_path, name, text.encode())) if isinstance(value, Issue)]

    assert any(issue.file == name and issue.where == "line 13" and "SCTID:1" in issue.what for issue in issues)


def test_refuses_a_file_whose_columns_were_swapped(tmp_path):
    name = MAPPINGS[0]
    header = "subject_id\tsubject_label\tpredicate_id\tobject_id"
    text = (SAMPLES / name).read_text().replace(header, "object_id\tsubject_label\tpredicate_id\tsubject_id")

    with pytest.raises(UnusableRelease, match="columns were swapped"):
        list(read(changed_samples(tmp_path, name, text.encode())))
