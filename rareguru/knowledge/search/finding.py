"""What disease does somebody mean who typed this?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models.functions import Length

from rareguru.knowledge.pages.models import PageDocument
from rareguru.knowledge.search.index import current_index
from rareguru.science.names.entries import EntryKind, NameMatch


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


def find_diseases(query: str, *, limit: int = 10, language: str = "") -> list[FoundDisease]:
    """Return the diseases and branches that the query may mean, likeliest first; any text may be asked for."""
    index = current_index()
    if index is None:
        return []
    matches = {int(match.target): match for match in index.search(query, limit=limit, language=language)}
    pages = PageDocument.objects.live().filter(pk__in=matches).annotate(size=Length("content"))
    rows = {row[0]: row for row in pages.values_list("pk", "kind", "slug", "name", "name_es", "size", "apart")}
    found = []
    for key in sorted(rows, key=_order(matches, {key: row[5] for key, row in rows.items()})):
        _key, kind, slug, name, name_es, _size, apart = rows[key]
        match = matches[key]
        found.append(FoundDisease(kind, slug, name, name_es, match.text, match.language, match.score, apart))
    return found


def _order(matches: Mapping[int, NameMatch], sizes: Mapping[int, int]) -> Callable[[int], tuple[int, bool, int]]:
    """Keep the index's order; but of pages that share the matching name, the one that tells most comes first.

    A page whose own name it is still comes before those that have it as a synonym.
    """
    places: dict[tuple[float, str], int] = {}
    for place, match in enumerate(matches.values()):
        places.setdefault((match.score, match.text.casefold()), place)

    def rank(key: int) -> tuple[int, bool, int]:
        match = matches[key]
        return places[match.score, match.text.casefold()], match.kind is not EntryKind.PREFERRED, -sizes[key]

    return rank
