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


def genes_of(evidence: Evidence) -> list[Gene]:
    """Return each gene once, in the order of symbols."""
    by_symbol: dict[str, list[GeneRow]] = defaultdict(list)
    for row in evidence.genes:
        by_symbol[row.symbol].append(row)
    return [_gene(symbol, by_symbol[symbol], evidence) for symbol in sorted(by_symbol)]


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
