"""Which diseases are kin to each other: of the same gene, and broader."""

from __future__ import annotations

from collections import defaultdict

from rareguru.knowledge.catalogue.models import CrossReference, GeneLink
from rareguru.knowledge.catalogue.statements import Relation
from rareguru.knowledge.differential.evidence import HPOA, ORPHANET, Candidates

Pair = tuple[int, int]  # who borrows, from whom


def same_gene(candidates: Candidates) -> list[Pair]:
    """Return every pair of diseases that HPO gives a gene in common."""
    by_symbol: dict[str, set[int]] = defaultdict(set)
    links = GeneLink.objects.live().filter(source=HPOA).order_by().values_list("record_id", "symbol")
    for record, symbol in links:
        if record in candidates.records:
            by_symbol[symbol].add(candidates.records[record][0])
    pairs = {(one, other) for members in by_symbol.values() for one in members for other in members if one != other}
    return sorted(pairs)


def broader(candidates: Candidates) -> list[Pair]:
    """Return every disease of OMIM with the broader ones that Orphanet maps to it (BTNT)."""
    rows = (
        CrossReference.objects.live()
        .filter(source=ORPHANET, relation=Relation.NARROWER, record__disease__isnull=False)
        .order_by()
        .values_list("target", "record__disease_id")
    )
    numbers = candidates.by_identifier()
    pairs = {
        (numbers[target], candidates.numbers[wider])
        for target, wider in rows
        if target in numbers and wider in candidates.numbers
    }
    return sorted(pair for pair in pairs if pair[0] != pair[1])
