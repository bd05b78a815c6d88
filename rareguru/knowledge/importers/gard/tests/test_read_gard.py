"""GARD's files become records, names, cross-references, genes, links and summaries."""

import pytest

from rareguru.knowledge.catalogue.statements import (
    CrossReference,
    GeneLink,
    Hierarchy,
    Name,
    NameKind,
    Record,
    RecordKind,
    Relation,
)
from rareguru.knowledge.importers.gard.reading import listed, page_address, read
from rareguru.knowledge.importers.gard.upstream import CROSS_REFERENCES, HIERARCHY, LIST
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo, UnusableRelease
from rareguru.testing.releases import SAMPLES, changed_samples, samples

STATEMENTS = list(read(samples()))
COP = "GARD:0001620"


def of(kind, /, **fields):
    return [
        value
        for value in STATEMENTS
        if isinstance(value, kind) and all(getattr(value, key) == content for key, content in fields.items())
    ]


def with_lines(folder, name, *lines):
    text = (SAMPLES / name).read_text(encoding="utf-8") + "".join(f"{line}\n" for line in lines)
    return list(read(changed_samples(folder, name, text.encode())))


def test_claims_no_version_and_no_date():
    assert of(ReleaseInfo) == [ReleaseInfo("", "")]


@pytest.mark.parametrize(
    ("identifier", "kind"),
    [
        (COP, RecordKind.DISEASE),
        ("GARD:0013337", RecordKind.GROUP),
        ("GARD:0019793", RecordKind.CATEGORY),
        ("GARD:0000635", RecordKind.SUBTYPE),
    ],
)
def test_tells_diseases_from_subtypes_groups_and_categories(identifier, kind):
    assert [record.kind for record in of(Record, id=identifier)] == [kind]


def test_gives_each_entry_the_address_of_its_page():
    (record,) = of(Record, id=COP)

    assert record.url == "https://rarediseases.info.nih.gov/diseases/1620/cryptogenic-organizing-pneumonia"


def test_leaves_signs_out_of_an_address():
    assert page_address("GARD:0000001", "46,XX (SRY+)").endswith("/1/46-xx-sry")


def test_tells_acronyms_from_other_synonyms():
    assert {name.text: name.kind for name in of(Name, record=COP)} == {
        "Cryptogenic organizing pneumonia": NameKind.PREFERRED,
        "Bronchiolitis obliterans organizing pneumonia": NameKind.SYNONYM,
        "BOOP": NameKind.ACRONYM,
        "COP": NameKind.ACRONYM,
    }


def test_tells_the_lists_own_id_from_an_exact_cross_reference():
    relations = {(value.record, value.target): value.relation for value in of(CrossReference)}

    assert relations[COP, "ORPHA:1302"] is Relation.OWN
    assert relations["GARD:0000635", "OMIM:204000"] is Relation.OWN
    assert relations["GARD:0000634", "OMIM:204000"] is Relation.EXACT


def test_gives_an_own_id_once():
    assert len(of(CrossReference, record=COP, target="ORPHA:1302")) == 1


def test_gives_an_entry_of_gard_itself_no_own_id():
    assert of(CrossReference, record="GARD:0009907", relation=Relation.OWN) == []


@pytest.mark.parametrize(
    ("row", "target", "relation"),
    [
        ("GARD:0001620,ICD-10,J84.1,NTBT", "ICD10:J84.1", Relation.BROADER),
        ("GARD:0001620,ICD-10,A17.0+,Exact", "ICD10:A17.0", Relation.EXACT),
        ("GARD:0001620,ICD-11,XH1A50,Exact", "ICD11:XH1A50", Relation.EXACT),
        ("GARD:0001620,OMIM,100000,BTNT", "OMIM:100000", Relation.NARROWER),
        ("GARD:0001620,DiseaseOntology,50157,NA", "DOID:0050157", Relation.UNKNOWN),
        ("GARD:0001620,DiseaseOntology,2799,NA", "DOID:2799", Relation.UNKNOWN),
        ("GARD:0001620,UMLS,C0000001,ND (not yet decided/unable to decide)", "UMLS:C0000001", Relation.UNKNOWN),
    ],
)
def test_spells_cross_references_in_one_way(tmp_path, row, target, relation):
    assert CrossReference(COP, target, relation) in with_lines(tmp_path, CROSS_REFERENCES, row)


@pytest.mark.parametrize("vocabulary", ["SNOMED-CT", "MedDRA", "GeneticAlliance", "GeneticsHomeReference"])
def test_takes_nothing_from_vocabularies_that_need_a_licence(tmp_path, vocabulary):
    values = with_lines(tmp_path, CROSS_REFERENCES, f"GARD:0001620,{vocabulary},987654,NA")

    assert not any("987654" in str(value) for value in values)


def test_leaves_out_a_piece_of_a_number_and_names_the_line():
    (issue,) = (issue for issue in of(Issue) if issue.file == CROSS_REFERENCES)

    assert issue.what == "'044' has not the form of DiseaseOntology"
    assert issue.where.startswith("line ")


def test_gives_a_gene_with_place_status_and_references():
    (gene,) = of(GeneLink, record="GARD:0006677", symbol="HTT")

    assert (gene.gene_id, gene.gene_name, gene.locus, gene.status) == ("HGNC:4851", "huntingtin", "4p16.3", "Assessed")
    assert gene.reference == "PMID:20301482;PMID:21566141"


@pytest.mark.parametrize(
    ("cell", "items"), [("", []), ("[PMID:1]", ["PMID:1"]), ("[PMID:1, PMID:2]", ["PMID:1", "PMID:2"])]
)
def test_reads_list_cells(cell, items):
    assert listed(cell) == items


def test_puts_child_under_parent():
    assert Hierarchy(child=COP, parent="GARD:0013337") in of(Hierarchy)


def test_reads_a_list_with_a_byte_order_mark(tmp_path):
    content = b"\xef\xbb\xbf" + (SAMPLES / LIST).read_bytes()

    assert Record in map(type, read(changed_samples(tmp_path, LIST, content)))


def test_leaves_out_an_entry_without_name(tmp_path):
    values = with_lines(tmp_path, LIST, "GARD:0099999,Orphanet,ORPHA:9,Disorder,Disease,,")

    assert not any(isinstance(value, Record) and value.id == "GARD:0099999" for value in values)
    assert any("GARD:0099999" in value.what for value in values if isinstance(value, Issue))


def test_refuses_a_file_whose_columns_were_swapped(tmp_path):
    text = (SAMPLES / LIST).read_text(encoding="utf-8").replace("GardID,DataSource", "DataSource,GardID")

    with pytest.raises(UnusableRelease, match="columns were swapped"):
        list(read(changed_samples(tmp_path, LIST, text.encode())))


def test_leaves_out_an_entry_under_itself(tmp_path):
    values = with_lines(tmp_path, HIERARCHY, f"{COP},{COP}")

    assert Hierarchy(COP, COP) not in values
    assert any(value.file == HIERARCHY for value in values if isinstance(value, Issue))
