"""All that the live statements say of a batch of diseases, gathered with one query per kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from rareguru.knowledge.catalogue.models import (
    Annotation,
    Characteristic,
    CrossReference,
    Disagreement,
    GeneLink,
    Name,
    OrganizationLink,
    Prevalence,
    Record,
    Section,
)
from rareguru.knowledge.catalogue.models.statement import Statement
from rareguru.knowledge.pages.astray import Astray


class RecordRow(NamedTuple):
    key: int
    source: str
    identifier: str
    name: str
    url: str


class NameRow(NamedTuple):
    record: int
    text: str
    language: str
    kind: str


class SectionRow(NamedTuple):
    record: int
    kind: str
    answer: str
    language: str
    updated: date | None


class AnnotationRow(NamedTuple):
    record: int
    term: int
    aspect: str
    is_excluded: bool
    frequency: str
    lower: float | None
    upper: float | None
    onset: str
    sex: str
    modifier: str
    evidence: str
    reference: str


class CharacteristicRow(NamedTuple):
    record: int
    kind: str
    value: str


class PrevalenceRow(NamedTuple):
    record: int
    measure: str
    band: str
    value: str
    place: str
    qualification: str
    reference: str


class GeneRow(NamedTuple):
    record: int
    symbol: str
    association: str
    gene_id: str
    gene_name: str
    status: str
    locus: str
    reference: str


class CrossReferenceRow(NamedTuple):
    record: int
    target: str
    relation: str


class OrganizationRow(NamedTuple):
    record: int
    source: str
    identifier: str
    name: str
    street: str
    city: str
    region: str
    postal_code: str
    country: str
    toll_free: str
    email: str
    url: str


class DisagreementRow(NamedTuple):
    source: str
    identifier: str
    name: str
    first: int | None
    second: int | None


@dataclass(slots=True)
class Evidence:
    """What the sources say of one disease, in no particular order."""

    records: dict[int, RecordRow] = field(default_factory=dict)
    names: list[NameRow] = field(default_factory=list)
    sections: list[SectionRow] = field(default_factory=list)
    annotations: list[AnnotationRow] = field(default_factory=list)
    characteristics: list[CharacteristicRow] = field(default_factory=list)
    prevalences: list[PrevalenceRow] = field(default_factory=list)
    genes: list[GeneRow] = field(default_factory=list)
    cross_references: list[CrossReferenceRow] = field(default_factory=list)
    organizations: list[OrganizationRow] = field(default_factory=list)
    disagreements: list[DisagreementRow] = field(default_factory=list)
    guests: dict[int, RecordRow] = field(default_factory=dict)  # records of another disease whose texts belong here

    def teller(self, record: int) -> RecordRow:
        """Return the record that a text is from."""
        return self.guests.get(record) or self.records[record]

    def source(self, record: int) -> str:
        return self.records[record].source


# attribute of Evidence, model, row, its columns in the model
_KINDS: tuple[tuple[str, type[Statement], Callable[..., Any], tuple[str, ...]], ...] = (
    ("names", Name, NameRow, ("record_id", "text", "language", "kind")),
    ("sections", Section, SectionRow, ("record_id", "kind", "answer", "language", "updated")),
    (
        "annotations",
        Annotation,
        AnnotationRow,
        ("record_id", "term_id", "aspect", "is_excluded", "frequency", "lower", "upper", "onset", "sex", "modifier",
         "evidence", "reference"),
    ),
    ("characteristics", Characteristic, CharacteristicRow, ("record_id", "kind", "value")),
    (
        "prevalences",
        Prevalence,
        PrevalenceRow,
        ("record_id", "measure", "band", "value", "place", "qualification", "reference"),
    ),
    (
        "genes",
        GeneLink,
        GeneRow,
        ("record_id", "symbol", "association", "gene_id", "gene_name", "status", "locus", "reference"),
    ),
    ("cross_references", CrossReference, CrossReferenceRow, ("record_id", "target", "relation")),
)  # fmt: skip
_ORGANIZATION_COLUMNS = tuple(
    f"organization__{name}"
    for name in (
        "identifier",
        "name",
        "street",
        "city",
        "region",
        "postal_code",
        "country",
        "toll_free",
        "email",
        "url",
    )
)


def gather(disease_ids: Sequence[int], astray: Astray) -> dict[int, Evidence]:
    """Return the evidence of each disease; a dozen queries, however many diseases there are."""
    found: dict[int, Evidence] = {disease: Evidence() for disease in disease_ids}
    owners: dict[int, int] = {}
    records = Record.objects.live().filter(disease__in=disease_ids).order_by()
    for disease, *cells in records.values_list("disease_id", "pk", "source", "identifier", "name", "url"):
        row = RecordRow(*cells)
        found[disease].records[row.key] = row
        owners[row.key] = disease
    for attribute, model, row_class, columns in _KINDS:
        for row in _of_diseases(model, disease_ids).values_list(*columns):
            getattr(found[owners[row[0]]], attribute).append(row_class(*row))
    _move_texts(found, owners, astray)
    links = _of_diseases(OrganizationLink, disease_ids).filter(
        organization__retired_in=None, organization__is_candidate=False
    )
    for row in links.values_list("record_id", "source", *_ORGANIZATION_COLUMNS):
        found[owners[row[0]]].organizations.append(OrganizationRow(*row))
    for disease, disagreements in _disagreements(disease_ids).items():
        found[disease].disagreements = disagreements
    return found


def _move_texts(found: dict[int, Evidence], owners: dict[int, int], astray: Astray) -> None:
    """Take the texts that belong elsewhere off the page, and those that belong here onto it."""
    for disease in {owners[record] for record in owners.keys() & astray.keys()}:
        found[disease].sections = [row for row in found[disease].sections if row.record not in astray]
    coming = [record for record, destination in astray.items() if destination.disease in found]
    if not coming:
        return
    records = Record.objects.filter(pk__in=coming).order_by()
    for row in map(RecordRow._make, records.values_list("pk", "source", "identifier", "name", "url")):
        destination = astray[row.key]
        found[destination.disease].guests[row.key] = row._replace(name=destination.name)
    sections = Section.objects.live().filter(record__in=coming).order_by()
    for section in map(SectionRow._make, sections.values_list("record_id", "kind", "answer", "language", "updated")):
        found[astray[section.record].disease].sections.append(section)


def _of_diseases(model: type[Statement], disease_ids: Sequence[int]) -> Any:  # noqa: ANN401 (a queryset of any model)
    return model.objects.live().filter(record__disease__in=disease_ids, record__retired_in=None).order_by()


def _disagreements(disease_ids: Sequence[int]) -> dict[int, list[DisagreementRow]]:
    """Return the disagreements over a record that each disease has a part in."""
    found: dict[int, list[DisagreementRow]] = defaultdict(list)
    wanted = frozenset(disease_ids)
    rows = Disagreement.objects.order_by().values_list(
        "disease_id", "source", "identifier", "name", "first_id", "second_id"
    )
    for disease, source, identifier, name, first, second in rows:
        for part in {disease, first, second}:
            if part in wanted:
                found[part].append(DisagreementRow(source, identifier, name, first, second))
    return found
