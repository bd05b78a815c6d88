"""A small catalogue for tests, written by the loader itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rareguru.knowledge.catalogue.identity.settling import settle_identity
from rareguru.knowledge.catalogue.loading.checking import Known, check
from rareguru.knowledge.catalogue.loading.difference import compare
from rareguru.knowledge.catalogue.loading.writing import write
from rareguru.knowledge.catalogue.models import Disease, Record, Term
from rareguru.knowledge.catalogue.statements import (
    Annotation,
    CrossReference,
    Organization,
    OrganizationLink,
    RecordKind,
    Relation,
    Section,
    SectionKind,
    Statement,
    SynonymScope,
    TermName,
    TermParent,
)
from rareguru.knowledge.catalogue.statements import Hierarchy as Below
from rareguru.knowledge.catalogue.statements import Name as NameOf
from rareguru.knowledge.catalogue.statements import Record as RecordOf
from rareguru.knowledge.catalogue.statements import Term as TermOf
from rareguru.knowledge.pages.assembling import assemble
from rareguru.knowledge.pages.document import DiseaseDocument
from rareguru.knowledge.sources.issues import ReleaseInfo
from rareguru.knowledge.sources.models import Release

COPIED = date(2026, 11, 22)
TODAY = date(2026, 11, 23)

HPO: list[Statement] = [
    TermOf("HP:0000118", "Phenotypic abnormality"),
    TermOf("HP:0002086", "Abnormality of the respiratory system"),
    TermOf("HP:0012735", "Cough", "Air is pushed out of the lungs at once."),
    TermOf("HP:0031246", "Nonproductive cough"),
    TermOf("HP:0000006", "Autosomal dominant inheritance"),
    TermOf("HP:0003581", "Adult onset"),
    TermParent("HP:0002086", "HP:0000118"),
    TermParent("HP:0012735", "HP:0002086"),
    TermParent("HP:0031246", "HP:0012735"),
    TermName("HP:0012735", "Tos", "es", SynonymScope.LABEL),
    TermName("HP:0031246", "Dry cough", is_layperson=True),
]
ORPHANET: list[Statement] = [
    RecordOf("ORPHA:98300", "Idiopathic interstitial pneumonia", RecordKind.GROUP),
    RecordOf("ORPHA:1302", "Cryptogenic organizing pneumonia", RecordKind.DISEASE),
    RecordOf("ORPHA:79126", "Acute interstitial pneumonia", RecordKind.DISEASE),
    Below("ORPHA:1302", "ORPHA:98300"),
    Below("ORPHA:79126", "ORPHA:98300"),
    NameOf("ORPHA:1302", "COP"),
    Annotation("ORPHA:1302", "HP:0012735", "P", frequency="HP:0040281", lower=0.8, upper=0.99),
]
HPOA: list[Statement] = [
    RecordOf("ORPHA:1302", "Cryptogenic organizing pneumonia", RecordKind.DISEASE),
    Annotation("ORPHA:1302", "HP:0012735", "P", frequency="HP:0040281", lower=0.8, upper=0.99, reference="ORPHA:1302"),
]
GARD_PAGES: list[Statement] = [
    RecordOf("GARD:0001620", "Cryptogenic organizing pneumonia", RecordKind.UNKNOWN),
    CrossReference("GARD:0001620", "ORPHA:1302", Relation.EXACT),
    Section("GARD:0001620", SectionKind.CAUSES, "Nobody knows.\n\nIt is studied.", updated=date(2020, 5, 1)),
    Section("GARD:0001620", SectionKind.OUTLOOK, "It is mostly good.", updated=date(2020, 5, 1)),
    Organization(
        "lung-house-chicago", "Lung House", toll_free="1-800-548-8252 (1-800-LUNGUSA)", country="United States"
    ),
    OrganizationLink("lung-house-chicago", "GARD:0001620"),
]
MONDO: list[Statement] = [
    RecordOf("MONDO:0015264", "cryptogenic organizing pneumonia", RecordKind.UNKNOWN),
    CrossReference("MONDO:0015264", "ORPHA:1302", Relation.EXACT),
    CrossReference("MONDO:0015264", "GARD:0001620", Relation.DBXREF),
]


def tell(source: str, *statements: Statement, version: str = "1", published: str = "") -> None:
    """Publish a release of a source that says just this."""
    records = frozenset(Record.objects.live().values_list("identifier", flat=True))
    terms = frozenset(Term.objects.live().values_list("identifier", flat=True))
    checked = check(source, [ReleaseInfo(version, published), *statements], Known(records, terms))
    day = date.fromisoformat(published) if published else None
    release = Release(source=source, version=version, date=day, copied_on=COPIED, fingerprint=version)
    write(release, compare(source, checked))


def tell_of_cop(*more: tuple[str, Sequence[Statement]]) -> None:
    """Publish what all sources say of cryptogenic organizing pneumonia, and more."""
    said: dict[str, Sequence[Statement]] = {
        "hpo": HPO,
        "mondo": MONDO,
        "orphanet": ORPHANET,
        "hpoa": HPOA,
        "gard_pages": GARD_PAGES,
    }
    for source, statements in more:
        said[source] = [*said.get(source, []), *statements]
    for source, statements in said.items():
        tell(source, *statements)
    settle_identity()


def page_of(identifier: str) -> DiseaseDocument:
    disease = Disease.objects.published().filter(records__identifier=identifier).distinct().get()
    (document,) = assemble([disease.pk])
    return document
