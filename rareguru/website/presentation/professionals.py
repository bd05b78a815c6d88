"""What professionals look for: definitions, genes, figures, other catalogs; folded on the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import ngettext

from rareguru.knowledge.pages.document import (
    CrossReferenceEntry,
    Disagreement,
    DiseaseDocument,
    Facts,
    Gene,
    PrevalenceDetail,
)
from rareguru.website.presentation.answers import AnswerView, answer_view
from rareguru.website.presentation.facts import (
    CodedDetailView,
    coded_details,
    inheritance_differing,
    onset_differing,
)
from rareguru.website.presentation.labels import CATALOGS, relation_name
from rareguru.website.presentation.languages import gettext
from rareguru.website.presentation.links import NamedLink, disease_links, translated
from rareguru.website.presentation.places import amount_words, measure_name, place_name
from rareguru.website.presentation.references import ReferenceLink, reference_links
from rareguru.website.presentation.signs import SignView, sign_views
from rareguru.website.presentation.sources import Releases, from_sources, source_name


class GeneRow(NamedTuple):
    symbol: str
    name: str
    url: str
    association: str
    locus: str
    source: str


class PrevalenceRow(NamedTuple):
    place: str
    measure: str
    amount: str
    references: list[ReferenceLink]
    source: str


class CatalogEntry(NamedTuple):
    id: str
    url: str
    relation: str


class Catalog(NamedTuple):
    name: str
    entries: list[CatalogEntry]


@dataclass(frozen=True, slots=True)
class DisagreementView:
    text: str
    lang: str
    said: str  # of it
    others: list[NamedLink]
    source: str


@dataclass(frozen=True, slots=True)
class ProfessionalsView:
    definitions: list[AnswerView]
    genes_label: str
    genes: list[GeneRow]
    has_associations: bool  # of genes; a column that would be empty is left out
    has_loci: bool
    details: list[CodedDetailView]
    prevalence: list[PrevalenceRow]
    prevalence_from: str
    history: list[SignView]
    absent: list[SignView]
    disagreements: list[DisagreementView]
    catalogs: list[Catalog]
    catalogs_from: str


def professionals_view(document: DiseaseDocument, releases: Releases) -> ProfessionalsView | None:
    """Return the section, None where it would be empty."""
    prevalence = document["facts"]["prevalence"]
    genes = document["genes"]
    gene_rows = [row for gene in genes for row in _gene_rows(gene)]
    references = document["cross_references"]
    view = ProfessionalsView(
        definitions=[answer_view(answer, releases) for answer in document["definitions"]],
        genes_label=ngettext("%(total)d gene", "%(total)d genes", len(genes)) % {"total": len(genes)},
        genes=gene_rows,
        has_associations=any(row.association for row in gene_rows),
        has_loci=any(row.locus for row in gene_rows),
        details=coded_details(document["facts"]),
        prevalence=[_prevalence_row(detail) for detail in prevalence["details"]],
        prevalence_from=" · ".join(from_sources(prevalence["sources"], releases)),
        history=sign_views(document["history"]),
        absent=sign_views(document["excluded_signs"]),
        disagreements=[_disagreement_view(item, document["facts"]) for item in document["disagreements"]],
        catalogs=_catalogs(references),
        catalogs_from=" · ".join(from_sources(sorted({entry["source"] for entry in references}), releases)),
    )
    filled = (
        view.definitions,
        view.genes,
        view.details,
        view.prevalence,
        view.absent,
        view.disagreements,
        view.history,
        view.catalogs,
    )
    return view if any(filled) else None


def _gene_rows(gene: Gene) -> list[GeneRow]:
    """Return one row per source; the gene is named in the first."""
    return [
        GeneRow(
            symbol=gene["symbol"],
            name=gene["name"],
            url=gene["url"],
            association=statement["association"],
            locus=statement["locus"],
            source=source_name(statement["source"]),
        )
        for statement in gene["statements"]
    ]


def _prevalence_row(detail: PrevalenceDetail) -> PrevalenceRow:
    return PrevalenceRow(
        place=place_name(detail["place"]),
        measure=measure_name(detail["measure"]),
        amount=amount_words(detail["band"] or detail["value"]),
        references=reference_links(detail["references"]),
        source=source_name(detail["source"]),
    )


def _disagreement_view(item: Disagreement, facts: Facts) -> DisagreementView:
    text, lang = translated(item["text"])
    others = disease_links(item["others"])
    if item["kind"] == "onset":
        text, lang, said = gettext("Age of onset"), "", "; ".join(onset_differing(facts["onset"]))
    elif item["kind"] == "inheritance":
        text, lang, said = gettext("Inheritance"), "", "; ".join(inheritance_differing(facts["inheritance"]))
    elif item["kind"] == "sign":
        said = gettext("some say that it occurs, some that it does not")
    elif not others:
        said = ""
    else:
        said = gettext("is also a name of") if item["kind"] == "name" else gettext("this entry may belong here, or to")
    return DisagreementView(text, lang, said, others, ", ".join(source_name(key) for key in item["sources"]))


def _catalogs(references: list[CrossReferenceEntry]) -> list[Catalog]:
    """Group by catalog, in the order in which the document lists them."""
    entries: dict[str, dict[str, CatalogEntry]] = {}
    for reference in references:
        entry = CatalogEntry(reference["id"], reference["url"], relation_name(reference["relation"]))
        entries.setdefault(reference["prefix"], {}).setdefault(reference["id"], entry)
    return [Catalog(CATALOGS.get(prefix, prefix), list(found.values())) for prefix, found in entries.items()]
