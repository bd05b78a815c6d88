"""Genes linked with a disease, with what each source says of the link."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from rareguru.knowledge.pages.addresses import address_of
from rareguru.knowledge.pages.document import Gene, GeneStatement
from rareguru.knowledge.pages.evidence import Evidence, GeneRow
from rareguru.knowledge.pages.precedence import rank

_REFERENCE_END = re.compile(r"[;,\s]+")
# How far from causing the disease a link is, by what its kind begins with as the sources word it.
_DISTANCES = {
    "Disease-causing": 0,
    "The molecular basis": 0,
    "The disorder is a chromosome": 0,
    "Major susceptibility": 2,
    "Part of a fusion gene": 2,
    "The disease phenotype": 2,
    "The disorder was positioned": 2,
    "Role in the phenotype": 3,
    "Modifying": 3,
    "Candidate": 4,
    "Biomarker": 4,
}
_UNSAID = 1  # of a source that gives no kind, and of a kind that is new to us


def genes_of(evidence: Evidence) -> list[Gene]:
    """Return each gene once: first those that cause the disease, last those only tested for; by symbol among them."""
    by_symbol: dict[str, list[GeneRow]] = defaultdict(list)
    for row in evidence.genes:
        by_symbol[row.symbol].append(row)
    genes = [_gene(symbol, by_symbol[symbol], evidence) for symbol in sorted(by_symbol)]
    return sorted(genes, key=_distance)


def _distance(gene: Gene) -> int:
    said = [statement["association"] for statement in gene["statements"] if statement["association"]]
    return min(map(_distance_of_kind, said), default=_UNSAID)


def _distance_of_kind(association: str) -> int:
    return next((distance for begins, distance in _DISTANCES.items() if association.startswith(begins)), _UNSAID)


def _gene(symbol: str, rows: Iterable[GeneRow], evidence: Evidence) -> Gene:
    ordered = sorted(rows, key=lambda row: (rank(evidence.source(row.record)), row[1:]))
    identifiers = [row.gene_id for row in ordered if row.gene_id]
    gene_id = min(identifiers, key=lambda identifier: (not identifier.startswith("HGNC:"), identifier), default="")
    return Gene(
        symbol=symbol,
        name=next((row.gene_name for row in ordered if row.gene_name), ""),
        gene_id=gene_id,
        url=address_of(gene_id),
        statements=_statements(ordered, evidence),
    )


def _statements(rows: Iterable[GeneRow], evidence: Evidence) -> list[GeneStatement]:
    """Return what each source says; the same words of the same source stand once."""
    merged: dict[tuple[str, str, str], GeneStatement] = {}
    for row in rows:
        source = evidence.source(row.record)
        statement = merged.setdefault(
            (source, row.association, row.status),
            GeneStatement(
                source=source, association=row.association, status=row.status, locus=row.locus, references=[]
            ),
        )
        found = {part for part in _REFERENCE_END.split(row.reference) if part}
        statement["references"] = sorted({*statement["references"], *found})
        statement["locus"] = statement["locus"] or row.locus
    return list(merged.values())
