"""What lies above and below a term, for a handful of terms at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache

from rareguru.knowledge.catalogue.models import TermParent
from rareguru.knowledge.sources.models import Release

_TOP = frozenset({"HP:0000001", "HP:0000118"})  # the root, and that of all findings


def ancestors_of(terms: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return, for each term by its HPO id, everything above it without itself; nothing for an unknown one."""
    parents = _parents(_release())
    return {term: frozenset(_above(term, parents)) for term in terms}


def neighbours_of(terms: Iterable[str]) -> dict[str, tuple[list[str], list[str]]]:
    """Return, for each term, those directly above and directly below it that are findings, by id."""
    release = _release()
    parents, children = _parents(release), _children(release)
    return {
        term: (
            [above for above in sorted(parents.get(term, ())) if above not in _TOP and not _is_top(above, parents)],
            sorted(children.get(term, ())),
        )
        for term in terms
    }


def _is_top(term: str, parents: Mapping[str, list[str]]) -> bool:
    """Say whether the term stands directly below the root of all findings: "Abnormality of the eye"."""
    return not _TOP.isdisjoint(parents.get(term, ()))


def _release() -> tuple[int, datetime] | None:
    return Release.objects.published().filter(source="hpo").values_list("pk", "loaded_at").first()


@lru_cache(maxsize=1)
def _parents(_release: tuple[int, datetime] | None) -> Mapping[str, list[str]]:
    """Return the parents of every term; read once for each release."""
    parents: dict[str, list[str]] = defaultdict(list)
    links = TermParent.objects.live().order_by().values_list("term__identifier", "parent__identifier")
    for term, parent in links.iterator(chunk_size=5000):
        parents[term].append(parent)
    return dict(parents)


@lru_cache(maxsize=1)
def _children(release: tuple[int, datetime] | None) -> Mapping[str, list[str]]:
    children: dict[str, list[str]] = defaultdict(list)
    for term, above in _parents(release).items():
        for parent in above:
            children[parent].append(term)
    return dict(children)


def _above(term: str, parents: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(parents.get(term, ()))
    while waiting:
        parent = waiting.pop()
        if parent not in found:
            found.add(parent)
            waiting.extend(parents.get(parent, ()))
    return found
