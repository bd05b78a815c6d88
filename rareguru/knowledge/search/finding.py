"""What disease does somebody mean who typed this?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models.functions import Length

from rareguru.knowledge.pages.models import PageDocument
from rareguru.knowledge.search.index import current_index
from rareguru.science.names.entries import EntryKind, NameMatch

FEWEST_ORDERED = 10  # matches put in order, however few are asked for
EXACT = 100.0


@dataclass(frozen=True, slots=True)
class FoundDisease:
    kind: str
    slug: str
    name: str
    name_es: str
    matched: str  # the name that fits best
    language: str  # of that name
    score: float  # 100 for the very name
    apart: str = ""  # what tells it from another disease of the same name
    is_title: bool = False  # whether the name of the page itself is what was typed


def find_diseases(query: str, *, limit: int = 10, language: str = "") -> list[FoundDisease]:
    """Return the diseases and branches that the query may mean, likeliest first; any text may be asked for."""
    index = current_index()
    if index is None:
        return []
    most = max(limit, FEWEST_ORDERED)
    matches = {int(match.target): match for match in index.search(query, limit=most, language=language)}
    pages = PageDocument.objects.live().filter(pk__in=matches).annotate(size=Length("content"))
    rows = {row[0]: row for row in pages.values_list("pk", "kind", "slug", "name", "name_es", "apart", "size")}
    found = []
    for key in sorted(rows, key=_order(matches, {key: (row[1], row[6]) for key, row in rows.items()}))[: max(limit, 0)]:
        _key, kind, slug, name, name_es, apart, _size = rows[key]
        match = matches[key]
        told = (match.text, match.language, match.score, apart, _is_title(match))
        found.append(FoundDisease(kind, slug, name, name_es, *told))
    return found


def _order(
    matches: Mapping[int, NameMatch], pages: Mapping[int, tuple[str, int]]
) -> Callable[[int], tuple[int, bool, bool, int]]:
    """Keep the index's order; but of pages that share the matching name, diseases come first, then what tells most.

    A page whose own name it is still comes before those that have it as a synonym. A page is a kind and a size.
    """
    places: dict[tuple[float, str, bool], int] = {}
    for place, match in enumerate(matches.values()):
        places.setdefault(_shared(match), place)

    def rank(key: int) -> tuple[int, bool, bool, int]:
        match, (kind, size) = matches[key], pages[key]
        return places[_shared(match)], match.kind is not EntryKind.PREFERRED, kind == "branch", -size

    return rank


def _shared(match: NameMatch) -> tuple[float, str, bool]:
    return match.score, match.text.casefold(), _is_title(match)


def _is_title(match: NameMatch) -> bool:
    return match.kind is EntryKind.PREFERRED and match.score == EXACT
