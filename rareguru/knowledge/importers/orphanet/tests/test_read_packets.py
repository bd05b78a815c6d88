"""Packets become records, names, prevalences, findings, genes and links."""

import orjson
import pytest

from rareguru.knowledge.catalogue.statements import (
    Annotation,
    Characteristic,
    CrossReference,
    GeneLink,
    Hierarchy,
    Name,
    NameKind,
    Prevalence,
    Record,
    RecordKind,
    Relation,
    Section,
    SectionKind,
)
from rareguru.knowledge.importers.orphanet.reading import read, references
from rareguru.knowledge.importers.orphanet.upstream import PACKETS
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo
from rareguru.testing.releases import changed_samples, samples

STATEMENTS = list(read(samples()))
COP = "ORPHA:1302"


def of(kind, /, **fields):
    return [
        value
        for value in STATEMENTS
        if isinstance(value, kind) and all(getattr(value, key) == content for key, content in fields.items())
    ]


def read_packet(folder, **fields):
    packet = {"ORPHAcode": "1", "Label": "A disease", "DisorderType": {"value": "Disease"}, **fields}
    content = orjson.dumps({"Orphapacket": packet})
    values = read(changed_samples(folder, f"{PACKETS}/json/ORPHApacket_1.json", content))
    return [value for value in values if "ORPHA:1" in {getattr(value, name, "") for name in ("id", "record", "where")}]


def test_gives_version_and_date_of_the_packets():
    assert of(ReleaseInfo) == [ReleaseInfo("1.3.42 / 4.1.8 [2025-03-03]", "2025-12-09")]


@pytest.mark.parametrize(
    ("identifier", "kind"),
    [
        (COP, RecordKind.DISEASE),
        ("ORPHA:1303", RecordKind.GROUP),
        ("ORPHA:101944", RecordKind.CATEGORY),
        ("ORPHA:284963", RecordKind.SUBTYPE),
    ],
)
def test_tells_diseases_from_subtypes_groups_and_categories(identifier, kind):
    assert [record.kind for record in of(Record, id=identifier)] == [kind]


def test_keeps_an_entry_of_an_unknown_type_and_says_so(tmp_path):
    values = read_packet(tmp_path, DisorderType={"value": "Novelty"})

    assert [value.kind for value in values if isinstance(value, Record)] == [RecordKind.UNKNOWN]
    assert [value.what for value in values if isinstance(value, Issue)] == ["the disorder type 'Novelty' is not known"]


def test_tells_acronyms_from_other_synonyms():
    kinds = {name.text: name.kind for name in of(Name, record=COP)}

    assert kinds == {
        "Cryptogenic organizing pneumonia": NameKind.PREFERRED,
        "Bronchiolitis obliterans organizing pneumonia": NameKind.SYNONYM,
        "COP": NameKind.ACRONYM,
        "BOOP": NameKind.ACRONYM,
    }


def test_a_definition_is_kept_for_mining_only_and_without_marks():
    assert {section.kind for section in of(Section)} == {SectionKind.MINED}
    assert not any("must never be shown" in str(value) for value in STATEMENTS if not isinstance(value, Section))


def test_marks_are_taken_out_of_a_definition(tmp_path):
    contents = {"TextSectionType": "Definition", "Contents": "<i>Cough</i> &amp; fever,<br/> no  rash."}
    values = read_packet(tmp_path, TextSection=contents)

    assert [value.answer for value in values if isinstance(value, Section)] == ["Cough & fever, no rash."]


@pytest.mark.parametrize("section", ["", [], {}, {"Contents": None}, None])
def test_a_packet_without_a_definition_has_none(tmp_path, section):
    assert not [value for value in read_packet(tmp_path, TextSection=section) if isinstance(value, Section)]


def test_gives_onset_and_inheritance_in_orphanets_words():
    assert {value.value for value in of(Characteristic, record=COP, kind="onset")} == {
        "Adolescent",
        "Adult",
        "Childhood",
        "Elderly",
    }
    assert [value.value for value in of(Characteristic, record=COP, kind="inheritance")] == ["Not applicable"]


def test_gives_prevalence_with_place_band_and_reference():
    assert Prevalence(
        COP,
        "Point prevalence",
        band="1-9 / 1 000 000",
        place="Spain",
        qualification="Value and class",
        reference="PMID:15127977",
    ) in of(Prevalence)


@pytest.mark.parametrize(("printed", "value"), [("no data", ""), ("0.0", ""), ("2.5", "2.5")])
def test_takes_a_figure_only_where_there_is_one(tmp_path, printed, value):
    entry = {"PrevalenceType": "Point prevalence", "ValMoy": printed}
    values = read_packet(tmp_path, Prevalences={"Prevalence": [entry]})

    assert [one.value for one in values if isinstance(one, Prevalence)] == [value]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("19339254[PMID]", "PMID:19339254"),
        ("[EXPERT]_568179[PMID]_ORPHANET", "expert opinion;PMID:568179;Orphanet"),
        ("19016727[PMID]_SEER results 1992_2004[INST]", "PMID:19016727;SEER results 1992_2004"),
        ("EUROCAT [REG] _ORPHANET", "EUROCAT;Orphanet"),
        ("7636671[PMID", "PMID:7636671"),
        ("33607690[PMID]_3391390{PMID]", "PMID:33607690;PMID:3391390"),
        ("ORPHANET_7298353[PMID_3802560[PMID]", "Orphanet;PMID:7298353;PMID:3802560"),
        ("28122681[PMID]_28932688[PMID)", "PMID:28122681;PMID:28932688"),
        ("ORPHANET_7277424 [PMID][PMID]", "Orphanet;PMID:7277424"),
        ("ORPHANET__27662089[PMID]", "Orphanet;PMID:27662089"),
        ("Source: 33080481[PMID]_24259342,[PMID]", "PMID:33080481;PMID:24259342"),
        ("25454926[PMID]_26455322", "PMID:25454926;PMID:26455322"),
        ("PMID: 16901296; 21977988 & EXPERT", "PMID:16901296;PMID:21977988;expert opinion"),
        ("ORPHANET_EXPERT", "Orphanet;expert opinion"),
        ("EXPERT_24719364[PMID]", "expert opinion;PMID:24719364"),
        ("19766516_Pr A. NAME[EXPERT]", "PMID:19766516;Pr A. NAME"),
        ("[WHO Classification of Tumours ]", "WHO Classification of Tumours"),
        ("1[PMID]_Association Française[Patient organisation]", "PMID:1;Association Française"),
        ("ORPHANET", "Orphanet"),
        ("", ""),
    ],
)
def test_reads_references_one_by_one(source, said):
    assert references(source) == said


def test_gives_findings_with_the_bounds_of_their_frequency():
    (cough,) = of(Annotation, record=COP, term="HP:0012735")

    assert (cough.frequency, cough.lower, cough.upper, cough.is_excluded) == ("HP:0040281", 0.80, 0.99, False)
    assert (cough.aspect, cough.evidence, cough.reference) == ("P", "TAS", COP)


def test_marks_a_finding_that_is_excluded():
    (excluded,) = of(Annotation, is_excluded=True)

    assert (excluded.record, excluded.upper) == ("ORPHA:586", 0.0)


def test_leaves_out_a_finding_of_unknown_frequency(tmp_path):
    entry = {"Phenotype": {"HPOId": "HP:0000001", "HPOFrequency": "Now and then"}}
    values = read_packet(tmp_path, Phenotypes=[entry])

    assert not any(isinstance(value, Annotation) for value in values)
    assert any("Now and then" in value.what for value in values if isinstance(value, Issue))


def test_gives_genes_to_the_entry_they_belong_to():
    assert of(GeneLink, record="ORPHA:558") == []
    assert [gene.symbol for gene in of(GeneLink, record="ORPHA:284963")] == ["FBN1"]


def test_gives_a_gene_its_identifier_and_kind_of_association():
    assert GeneLink(
        "ORPHA:324", "GLA", "Disease-causing germline mutation(s) in", "HGNC:4296", "galactosidase alpha"
    ) in of(GeneLink)


def test_tells_exact_from_wider_and_narrower_omim_numbers():
    relations = {(value.record, value.target): value.relation for value in of(CrossReference)}

    assert relations["ORPHA:586", "OMIM:219700"] is Relation.EXACT
    assert relations["ORPHA:716", "OMIM:261600"] is Relation.BROADER
    assert relations["ORPHA:558", "OMIM:154700"] is Relation.NARROWER


def test_gives_each_link_once_though_parent_and_child_both_tell_it():
    links = of(Hierarchy)

    assert Hierarchy("ORPHA:284963", "ORPHA:558") in links
    assert len(links) == len(set(links))
