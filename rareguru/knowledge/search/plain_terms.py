"""Which findings somebody can tell of without a laboratory: those that people have words for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import orjson

from rareguru.knowledge.pages.terms import current_terms
from rareguru.knowledge.search.symptom_tables import FOLDER, PLAIN
from rareguru.knowledge.sources.build import current_build


def technical_terms() -> frozenset[str]:
    """Return the terms that no phrase of our lexicon says, or that HPO has no plain word for."""
    build = current_build()
    return _technical(build) if build else frozenset()


@lru_cache(maxsize=1)
def _technical(build: Path) -> frozenset[str]:
    file = build / FOLDER / PLAIN
    return frozenset(current_terms().keys() - set(orjson.loads(file.read_bytes()))) if file.is_file() else frozenset()
