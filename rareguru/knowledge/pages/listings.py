"""Lists of pages: A to Z, by body system, by branch, for sitemaps, and what changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Count

from rareguru.knowledge.pages.body_systems import SYSTEMS
from rareguru.knowledge.pages.models import PageDocument, PageQuerySet, PageSystem

LETTERS = (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0")
PAGE_SIZE = 100


class Entry(NamedTuple):
    """A line of a list."""

    slug: str
    name: str
    name_es: str
    kind: str
    apart: str


class Change(NamedTuple):
    slug: str
    name: str
    name_es: str
    kind: str
    apart: str
    changed_on: date
    is_new: bool


class BranchEntry(NamedTuple):
    slug: str
    name: str
    name_es: str
    diseases_below: int


class SitemapEntry(NamedTuple):
    kind: str
    slug: str
    changed_on: date


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list; `number` counts from 1 up to `pages`."""

    entries: list[Entry]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Counts:
    diseases: int
    branches: int
    with_answers: int


_ENTRY = ("slug", "name", "name_es", "kind", "apart")


def counts() -> Counts:
    live = PageDocument.objects.live()
    return Counts(
        diseases=live.diseases().count(),
        branches=live.branches().count(),
        with_answers=live.diseases().filter(has_answers=True).count(),
    )


def letter_counts(kind: str = "disease") -> dict[str, int]:
    """Return how many pages each letter has, every letter included."""
    rows = PageDocument.objects.live().filter(kind=kind).order_by().values_list("letter").annotate(Count("pk"))
    found: dict[str, int] = dict(rows)
    return {letter: found.get(letter, 0) for letter in LETTERS}


def of_letter(letter: str, number: int = 1, *, kind: str = "disease") -> Listing | None:
    """Return a page of the names with this letter, None where there is no such page."""
    return _listing(PageDocument.objects.live().filter(kind=kind, letter=letter), number)


def system_counts() -> dict[str, int]:
    """Return how many diseases affect each body system, every system included."""
    found: dict[str, int] = dict(PageSystem.objects.order_by().values_list("system").annotate(Count("page")))
    return {system: found.get(system, 0) for system in SYSTEMS}


def of_system(system: str, number: int = 1) -> Listing | None:
    """Return a page of the diseases with signs of this body system, None where there is no such page."""
    return _listing(PageDocument.objects.live().filter(systems__system=system), number)


def top_branches() -> list[BranchEntry]:
    """Return the branches that stand below no other, widest first."""
    roots = PageDocument.objects.live().branches().filter(has_parents=False, diseases_below__gt=0)
    columns = ("slug", "name", "name_es", "diseases_below")
    return [BranchEntry(*row) for row in roots.order_by("-diseases_below", "sort_key").values_list(*columns)]


def latest_changes(most: int = 10) -> list[Change]:
    rows = PageDocument.objects.live().order_by("-changed_on", "sort_key", "pk")
    return [Change(*row) for row in rows.values_list(*_ENTRY, "changed_on", "is_new")[:most]]


def sitemap() -> Iterator[SitemapEntry]:
    """Yield every page with the day it last changed."""
    rows = PageDocument.objects.live().order_by("pk").values_list("kind", "slug", "changed_on")
    for row in rows.iterator(chunk_size=5000):
        yield SitemapEntry(*row)


def _listing(pages: PageQuerySet, number: int) -> Listing | None:
    total = pages.count()
    page_count = -(-total // PAGE_SIZE)
    if not 1 <= number <= max(page_count, 1):
        return None
    start = (number - 1) * PAGE_SIZE
    rows = pages.order_by("sort_key", "pk").values_list(*_ENTRY)[start : start + PAGE_SIZE]
    return Listing([Entry(*row) for row in rows], number, page_count, total)
