"""Which diseases are kin to each other: of the same gene, broader, of the same branch of Mondo."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rareguru.knowledge.catalogue.models import CrossReference, GeneLink, Hierarchy, Record
from rareguru.knowledge.catalogue.statements import Relation
from rareguru.knowledge.differential.evidence import HPOA, ORPHANET, Candidates

MONDO = "mondo"
FEWEST, MOST = 2, 30  # members of a group that lend each other signs

Pair = tuple[int, int]  # who borrows, from whom


@dataclass(frozen=True, slots=True)
class Groups:
    """The smallest branch of Mondo that each disease shares with others."""

    of: Mapping[int, str]  # number of a disease -> Mondo id
    members: Mapping[str, frozenset[int]]


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


def groups(candidates: Candidates) -> Groups:
    """Return for each disease the ancestor in Mondo that the fewest candidates, at least FEWEST, stand below."""
    parents: dict[int, list[int]] = defaultdict(list)
    for child, parent in Hierarchy.objects.live().filter(source=MONDO).order_by().values_list("child_id", "parent_id"):
        parents[child].append(parent)
    above: dict[int, frozenset[int]] = {}
    members: dict[int, set[int]] = defaultdict(set)
    classes = _classes(candidates)
    for disease, entries in classes.items():
        above[disease] = frozenset(entries).union(*(_ancestors(entry, parents) for entry in entries))
        for ancestor in above[disease]:
            members[ancestor].add(disease)
    identifiers = dict(Record.objects.live().filter(source=MONDO).order_by().values_list("pk", "identifier"))
    chosen = {}
    for disease, ancestors in above.items():
        fitting = [
            (len(members[ancestor]), identifiers.get(ancestor, ""))
            for ancestor in ancestors
            if FEWEST <= len(members[ancestor]) <= MOST
        ]
        if fitting:
            chosen[disease] = min(fitting)[1]
    kept = set(chosen.values())
    return Groups(
        chosen,
        {identifiers[key]: frozenset(those) for key, those in members.items() if identifiers.get(key) in kept},
    )


def _classes(candidates: Candidates) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = Record.objects.live().filter(source=MONDO, disease__isnull=False).order_by("pk")
    for key, disease in rows.values_list("pk", "disease_id"):
        if disease in candidates.numbers:
            found[candidates.numbers[disease]].append(key)
    return found


def _ancestors(entry: int, parents: Mapping[int, Iterable[int]]) -> set[int]:
    found: set[int] = set()
    waiting = list(parents.get(entry, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(parents.get(one, ()))
    return found
