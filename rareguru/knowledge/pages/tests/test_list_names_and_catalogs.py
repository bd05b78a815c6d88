"""Names, genes, cross-references and contacts: each once, with the sources that give it."""

from __future__ import annotations

import pytest

from rareguru.knowledge.catalogue.identity.settling import settle_identity
from rareguru.knowledge.catalogue.statements import CrossReference, GeneLink, RecordKind, Relation
from rareguru.knowledge.catalogue.statements import Name as NameOf
from rareguru.knowledge.catalogue.statements import Record as RecordOf
from rareguru.knowledge.pages.addresses import address_of
from rareguru.knowledge.pages.names import is_acronym
from rareguru.knowledge.pages.organizations import dial, organization_slug
from rareguru.knowledge.pages.tests.catalogue import page_of, tell, tell_of_cop

COP, BO = "ORPHA:1302", "ORPHA:1303"


@pytest.mark.django_db
def test_a_name_of_two_sources_stands_once():
    tell_of_cop(("mondo", [NameOf("MONDO:0015264", "cop")]))

    (name,) = page_of(COP)["names"]

    assert (name["text"], name["kind"], name["sources"]) == ("COP", "acronym", ["orphanet", "mondo"])


@pytest.mark.django_db
def test_the_acronym_is_that_of_the_name():
    tell_of_cop(("orphanet", [NameOf(COP, "BOOP")]), ("mondo", [NameOf("MONDO:0015264", "BOOP")]))

    assert page_of(COP)["acronym"] == "COP"


@pytest.mark.django_db
def test_a_name_that_another_disease_has_too_is_disputed():
    bo = RecordOf(BO, "Bronchiolitis obliterans", RecordKind.DISEASE)
    shared = "Constrictive bronchiolitis"
    tell("orphanet", RecordOf(COP, "COP", RecordKind.DISEASE), bo, NameOf(COP, shared), NameOf(BO, shared.lower()))
    settle_identity()

    (disputed,) = page_of(COP)["disputed"]

    assert (disputed["text"], [link["slug"] for link in disputed["others"]]) == (shared, ["bronchiolitis-obliterans"])


@pytest.mark.django_db
def test_of_two_pages_of_one_title_each_names_the_other():
    title = "Potocki-Shaffer syndrome"
    tell("orphanet", RecordOf(COP, title, RecordKind.DISEASE), RecordOf(BO, title.upper(), RecordKind.DISEASE))
    settle_identity()

    (disputed,) = page_of(COP)["disputed"]

    assert (disputed["text"], disputed["sources"], disputed["other_sources"]) == (title, ["orphanet"], ["orphanet"])
    assert [link["name"]["en"] for link in disputed["others"]] == [title.upper()]
    assert [name["text"] for name in page_of(BO)["disputed"]] == [title.upper()]


@pytest.mark.django_db
def test_a_title_that_is_another_name_elsewhere_is_no_dispute():
    bo = RecordOf(BO, "Bronchiolitis obliterans", RecordKind.DISEASE)
    tell("orphanet", RecordOf(COP, "Organizing pneumonia", RecordKind.DISEASE), bo, NameOf(BO, "Organizing pneumonia"))
    settle_identity()

    assert page_of(COP)["disputed"] == []
    assert [name["text"] for name in page_of(BO)["disputed"]] == ["Organizing pneumonia"]


@pytest.mark.django_db
def test_a_name_shared_within_the_family_is_no_dispute():
    shared = "Organizing pneumonia"
    tell_of_cop(("orphanet", [NameOf(COP, shared), NameOf("ORPHA:98300", shared), NameOf("ORPHA:79126", shared)]))

    assert page_of(COP)["disputed"] == []


@pytest.mark.django_db
def test_a_shared_acronym_is_no_dispute():
    bo = RecordOf(BO, "Bronchiolitis obliterans", RecordKind.DISEASE)
    tell_of_cop(("orphanet", [bo, NameOf(BO, "COP")]))

    assert page_of(COP)["disputed"] == []


@pytest.mark.django_db
def test_a_foreign_id_stands_once_with_its_closest_relation():
    tell_of_cop(
        ("orphanet", [CrossReference(COP, "UMLS:C0242770", Relation.DBXREF)]),
        ("mondo", [CrossReference("MONDO:0015264", "UMLS:C0242770", Relation.EXACT)]),
    )

    found = [entry for entry in page_of(COP)["cross_references"] if entry["prefix"] == "UMLS"]

    assert [(entry["relation"], entry["source"]) for entry in found] == [("exact", "mondo")]


@pytest.mark.django_db
def test_codes_that_need_a_license_are_never_shown():
    licensed = [CrossReference(COP, target, Relation.EXACT) for target in ("SNOMEDCT_US:1", "MedDRA:2", "SCTID:3")]
    tell_of_cop(("orphanet", licensed))

    prefixes = {entry["prefix"].upper() for entry in page_of(COP)["cross_references"]}

    assert prefixes.isdisjoint({"SNOMEDCT_US", "MEDDRA", "SCTID"})


@pytest.mark.django_db
def test_a_gene_has_a_statement_per_source():
    linked = GeneLink(COP, "SFTPC", "Candidate gene tested in", "HGNC:10802", reference="PMID:2;PMID:1")
    tell_of_cop(("orphanet", [linked]), ("hpoa", [GeneLink(COP, "SFTPC", gene_id="NCBIGene:6440")]))

    (gene,) = page_of(COP)["genes"]

    assert (gene["gene_id"], [said["source"] for said in gene["statements"]]) == ("HGNC:10802", ["orphanet", "hpoa"])
    assert gene["statements"][0]["references"] == ["PMID:1", "PMID:2"]


@pytest.mark.django_db
def test_literature_is_listed_with_what_is_taken_from_it():
    tell_of_cop(("orphanet", [GeneLink(COP, "SFTPC", reference="PMID:1")]))

    (reference,) = page_of(COP)["references"]

    assert (reference["url"], reference["about"][0]["text"]) == ("https://pubmed.ncbi.nlm.nih.gov/1/", {"en": "SFTPC"})


@pytest.mark.parametrize(
    ("identifier", "address"),
    [
        ("GARD:0001620", "https://rarediseases.info.nih.gov/diseases/1620/"),
        ("ORPHA:1302", "https://www.orpha.net/en/disease/detail/1302"),
        ("OMIM:154700", "https://omim.org/entry/154700"),
        ("PMID:1 2", "https://pubmed.ncbi.nlm.nih.gov/1%202/"),
        ("NORD:873", ""),
        ("no id", ""),
    ],
)
def test_the_address_of_an_entry(identifier, address):
    assert address_of(identifier) == address


@pytest.mark.parametrize(
    ("printed", "country", "number"),
    [
        ("1-800-548-8252 (1-800-LUNGUSA)", "United States", "+18005488252"),
        ("(416) 777-4000", "Canada", "+14167774000"),
        ("+44 20 7688 5555", "United Kingdom", "+442076885555"),
        ("020 7688 5555", "United Kingdom", ""),
        ("1-800-LUNGUSA", "United States", ""),
        ("", "", ""),
    ],
)
def test_the_number_to_dial(printed, country, number):
    assert dial(printed, country) == number


def test_the_address_of_an_organization():
    assert organization_slug("lung-house-chicago", "Lung House") == "lung-house-chicago"
    assert organization_slug("ROR:000hkd473", "Muscular Dystrophy Canada") == "muscular-dystrophy-canada-000hkd473"


def test_what_is_an_acronym():
    assert [is_acronym(text) for text in ("COP", "MFS1", "IIp", "Cough", "A disease", "X")] == [True] * 3 + [False] * 3


@pytest.mark.django_db
def test_what_causes_the_disease_stands_before_what_only_modifies_it():
    links = [
        GeneLink(COP, "AAA", "Candidate gene tested in"),
        GeneLink(COP, "BBB", "Modifying germline mutation in"),
        GeneLink(COP, "CCC", "Disease-causing germline mutation(s) (loss of function) in"),
    ]
    unsaid = [GeneLink(COP, symbol) for symbol in ("BBB", "CCC", "DDD")]
    tell_of_cop(("orphanet", links), ("hpoa", unsaid))

    assert [gene["symbol"] for gene in page_of(COP)["genes"]] == ["CCC", "DDD", "BBB", "AAA"]
