"""What lies above a term, for a handful of terms at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache

from rareguru.knowledge.catalogue.models import TermParent
from rareguru.knowledge.sources.models import Release


def ancestors_of(terms: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return, for each term by its HPO id, everything above it without itself; nothing for an unknown one."""
    release = Release.objects.published().filter(source="hpo").values_list("pk", "loaded_at").first()
    parents = _parents(release)
    return {term: frozenset(_above(term, parents)) for term in terms}


@lru_cache(maxsize=1)
def _parents(_release: tuple[int, datetime] | None) -> Mapping[str, list[str]]:
    """Return the parents of every term; read once for each release."""
    parents: dict[str, list[str]] = defaultdict(list)
    links = TermParent.objects.live().order_by().values_list("term__identifier", "parent__identifier")
    for term, parent in links.iterator(chunk_size=5000):
        parents[term].append(parent)
    return dict(parents)


def _above(term: str, parents: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(parents.get(term, ()))
    while waiting:
        parent = waiting.pop()
        if parent not in found:
            found.add(parent)
            waiting.extend(parents.get(parent, ()))
    return found
