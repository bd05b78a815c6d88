"""Finds phrases that must not be missed, in whatever language: letter by letter, without weighing and guessing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_DENIALS = frozenset(
    {"no", "not", "never", "without", "dont", "don't", "doesn't", "doesnt", "isn't", "isnt", "sin", "nunca", "ni"}
)
_DENIED_WITHIN = 2  # words before a phrase, in the same breath
_APOSTROPHES = "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{ACUTE ACCENT}`"
_BREATH = re.compile(r"[.,;:!?\n]")


class Phrases:
    """Phrases in small letters; in a text they may stand with other spaces, accents and apostrophes."""

    def __init__(self, phrases: Iterable[str]) -> None:
        written = sorted((fold(phrase) for phrase in phrases), key=len, reverse=True)
        found = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in written)
        self._pattern = re.compile(rf"(?<!\w)(?:{found})(?!\w)") if found else None

    def find(self, folded: str) -> tuple[int, int] | None:
        """Return where the first of them stands that is not denied, in a text that `fold` has made."""
        if self._pattern is None:
            return None
        for match in self._pattern.finditer(folded):
            breath = _BREATH.split(folded[: match.start()])[-1]
            if _DENIALS.isdisjoint(breath.split()[-_DENIED_WITHIN:]):
                return match.span()
        return None


@lru_cache(maxsize=4_096)
def _plain(letter: str) -> str:
    if letter in _APOSTROPHES:
        return "'"
    plain = unicodedata.normalize("NFD", letter)[0].casefold()
    return plain if len(plain) == 1 else letter


def fold(text: str) -> str:
    """Return the text in small letters without accents; every letter keeps its place."""
    return "".join(map(_plain, text))
