"""Ids of HPO as people give them: how they are spelled, what became of them, and what contradicts itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from rareguru.knowledge.differential.ranking import Query, Resolved, TermStatus
from rareguru.knowledge.differential.table import current_table

REFUSALS = {
    TermStatus.UNKNOWN: "{} is not an id of HPO.",
    TermStatus.RETIRED: "{} is obsolete in HPO, and no term replaced it.",
    TermStatus.OUTSIDE: "{} is a term of HPO, but no finding: it says how, when or how often, not what.",
}
_SPELLING = re.compile(r"(?:HP[:_])?([0-9]{7})", re.IGNORECASE)


def spelled(given: Iterable[str]) -> tuple[str, ...]:
    """Return ids as HPO writes them where they are meant so: HP_0001250, hp:0001250 and 0001250 as HP:0001250."""
    return tuple(f"HP:{found[1]}" if (found := _SPELLING.fullmatch(one.strip())) else one for one in given)


def refusals(resolved: Mapping[str, Resolved]) -> list[str]:
    """Return a sentence for each given id that is no finding."""
    return [REFUSALS[now.reason].format(given) for given, now in resolved.items() if now.term is None]


def followed(resolved: Mapping[str, Resolved]) -> list[str]:
    """Return a sentence for each former id."""
    return [
        f"{given} is now {now.term}, which is taken instead."
        for given, now in resolved.items()
        if now.reason is TermStatus.MOVED
    ]


def current(given: Iterable[str], resolved: Mapping[str, Resolved]) -> tuple[str, ...]:
    """Return the findings that the given ids stand for today, each once."""
    return tuple(dict.fromkeys(now for term in given if (now := resolved[term].term)))


def contradictions(query: Query) -> Iterator[str]:
    """Yield a sentence for each finding that is there although a wider one is said not to be."""
    table = current_table()
    if table is None:
        return
    excluded = {table.numbers[term]: term for term in query.excluded if term in table.numbers}
    for term in query.present:
        if term in table.numbers and excluded:
            for wider in excluded.keys() & set(table.model.above(table.numbers[term]).tolist()):
                if excluded[wider] != term:
                    yield f"{term} is there, but {excluded[wider]}, of which it is a kind, is not. Both were counted."
