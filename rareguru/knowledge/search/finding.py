"""What disease does somebody mean who typed this?"""

from __future__ import annotations

from dataclasses import dataclass

from rareguru.knowledge.pages.models import PageDocument
from rareguru.knowledge.search.index import current_index


@dataclass(frozen=True, slots=True)
class FoundDisease:
    kind: str
    slug: str
    name: str
    name_es: str
    matched: str  # the name that fits best
    language: str  # of that name
    score: float  # 100 for the very name


def find_diseases(query: str, *, limit: int = 10, language: str = "") -> list[FoundDisease]:
    """Return the diseases and branches that the query may mean, likeliest first; any text may be asked for."""
    index = current_index()
    if index is None:
        return []
    matches = {int(match.target): match for match in index.search(query, limit=limit, language=language)}
    pages = PageDocument.objects.live().filter(pk__in=matches)
    rows = {row[0]: row for row in pages.values_list("pk", "kind", "slug", "name", "name_es")}
    found = []
    for key, match in matches.items():
        if key in rows:
            _key, kind, slug, name, name_es = rows[key]
            found.append(FoundDisease(kind, slug, name, name_es, match.text, match.language, match.score))
    return found
