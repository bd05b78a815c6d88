"""Terms that somebody may mean who types: by the beginning of a name, a name with slips, or its meaning."""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rareguru.knowledge.search.symptom_tables import DESCRIBED, NAMES
from rareguru.science.names.entries import NameMatch
from rareguru.science.names.index import NameIndex
from rareguru.science.names.tables import UnusableNameIndex
from rareguru.science.recognition.beginnings import Beginnings
from rareguru.science.recognition.languages.language import LANGUAGES
from rareguru.science.recognition.meaning import Nearness
from rareguru.science.recognition.tables import Tables, UnusableTables

logger = logging.getLogger(__name__)
BEGUN = 98  # likeness, out of 100, of a name that begins with what was typed
SURE = 90  # likeness from which on nothing is looked for by its meaning
ALIKE = 80  # … from which on a name comes before terms that are described alike
OFFERED = 5  # times as many names are looked at as are given, of which the terms of many diseases come first
USES_WORTH = 0.5  # points of likeness for each e-fold of diseases
NEAR = 0.3  # nearness below which words have nothing to do with a term
LONGEST_QUESTION = 300  # characters


@dataclass(frozen=True, slots=True)
class TermSuggestion:
    """A term whose name begins or sounds like what was typed, or means it."""

    term: str
    label: str
    matched: str  # the name that fits best


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What is open of one language."""

    names: NameIndex
    beginnings: Beginnings
    nearness: Nearness
    terms: tuple[str, ...]
    uses: dict[str, int]


def suggest(folder: Path, text: str, language: str, limit: int) -> list[tuple[str, str]]:
    """Return ids of terms with the name that fits, likeliest first; "" where a term is near by its meaning."""
    code = language if language in DESCRIBED else "en"
    shelf = _open(folder, code)
    if shelf is None:
        return []
    likeness = _likenesses(shelf, text, language, limit)
    found = {term: name for term, (score, name) in likeness.items() if score >= ALIKE}
    if max((score for score, _ in likeness.values()), default=0) < SURE:
        near = shelf.nearness.nearest(text[:LONGEST_QUESTION], LANGUAGES[code], limit=limit)
        found |= {shelf.terms[term]: "" for term, score in near if score >= NEAR and shelf.terms[term] not in found}
    found |= {term: name for term, (_, name) in likeness.items() if not found.get(term)}
    return list(found.items())


def _likenesses(shelf: _Shelf, text: str, language: str, limit: int) -> dict[str, tuple[float, str]]:
    """Return the terms with names like the text, those of many diseases first among such as are alike."""
    matches: list[NameMatch] = shelf.names.search(text, limit=OFFERED * limit, language=language)
    likeness = {shelf.terms[term]: (float(BEGUN), name) for term, name in shelf.beginnings.begin_with(text)}
    for match in matches:
        if match.score > likeness.get(match.target, (0.0, ""))[0]:
            likeness[match.target] = (match.score, match.text)

    def rank(term: str) -> float:
        return -likeness[term][0] - USES_WORTH * math.log1p(shelf.uses.get(term, 0))

    return {term: likeness[term] for term in sorted(likeness, key=rank)[: OFFERED * limit]}


@lru_cache(maxsize=len(DESCRIBED))
def _open(folder: Path, code: str) -> _Shelf | None:
    try:
        tables = Tables.open(folder / code)
        return _Shelf(
            NameIndex.open(folder / NAMES),
            Beginnings.open(folder / code),
            Nearness.open(folder / code),
            tables.terms,
            dict(zip(tables.terms, tables.term_uses.tolist(), strict=True)),
        )
    except (UnusableTables, UnusableNameIndex):
        logger.exception("Terms cannot be suggested; `rareguru build --again` makes the tables anew.")
        return None
