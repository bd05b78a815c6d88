"""Finds phrases that must not be missed, in whatever language: letter by letter, without weighing and guessing.

In a phrase "(a|b)" stands for either, "(a|)" for one or none, and "…" for up to three words, no denial among them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

Place = tuple[int, int]
_DENIALS = frozenset(
    {"no", "not", "never", "without", "dont", "don't", "doesn't", "doesnt", "isn't", "isnt", "sin", "nunca", "ni"}
)
_LOOKED_BACK = 200  # characters: in a text without a stop, all before each phrase would be looked at again
_DENIED_WITHIN = 2  # words before a phrase, in the same breath
# Said of a patient: "denies any suicidal thoughts", "no history of suicide attempts"; and an answer: "Seizures: no".
_DENIED_BEFORE = re.compile(
    r"\b(?:denies|denied|denying|deny|niega|niegan|nego|negaba|negando|no|not|without|sin|never|nunca)"
    r"(?:\s+(?:any|a|current|currently|active|recent|past|previous|prior|family|history|hx|of|ever|having|had|has|feeling"
    r"|being|thoughts?|plans?|ideas?|suicidal|homicidal|or|nor|tener|tiene|haber|tenido|presentar|alguna?|ninguna?"
    r"|pensamientos?|antecedentes?|historia|previos?|actual(?:es)?|de|ni|o))*\s*$"
)
_DENIED_BEHIND = re.compile(
    r"(?:\s+[\w'-]+){0,2}\s*[:?]\s*(?:no|none|never|negative|denied|denies|nunca|ningun[oa]|negativ[oa]s?|niega)"
    r"\s*(?:$|[.,;!?)\n])"
)
_APOSTROPHES = "\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{ACUTE ACCENT}`"
_BREATH = re.compile(r"[.,;:!?\n]")
_SIGN = re.compile(r"\s*…\s*|\s+|[(|)]")
_UP_TO_THREE_WORDS = rf"(?:\s+(?!(?:{'|'.join(map(re.escape, sorted(_DENIALS)))})\b)[\w'-]+){{0,3}}\s+"


class Phrases:
    """Phrases in small letters; in a text they may stand with other spaces, accents and apostrophes.

    `unless`: phrases into which they run, and then mean something else.
    Raises ValueError (a parenthesis is not closed).
    """

    def __init__(self, phrases: Iterable[str], unless: Iterable[str] = ()) -> None:
        self._pattern = _any_of(phrases)
        self._unless = _any_of(unless)

    def find(self, folded: str) -> Place | None:
        """Return where the first of them stands that is not denied, in a text that `fold` has made."""
        if self._pattern is None:
            return None
        harmless = self._harmless(folded)
        for match in self._pattern.finditer(folded):
            is_harmless = _last_begun(harmless, match.end())[1] >= match.end()
            if not is_harmless and not _is_denied(folded, match.span()):
                return match.span()
        return None

    def taking_away(self, folded: str) -> Callable[[Place], bool]:
        """Return what says whether words at a place mean something else there, or are answered with a no."""
        harmless = self._harmless(folded)  # once for all places: a text may have thousands
        return lambda place: is_answered_no(folded, place) or _last_begun(harmless, place[1])[1] > place[0]

    def _harmless(self, folded: str) -> list[Place]:
        return [match.span() for match in self._unless.finditer(folded)] if self._unless else []


def _last_begun(places: Sequence[Place], end: int) -> Place:
    """Return the last of the places, in order and without overlaps, that begins before `end`."""
    number = bisect_left(places, (end,))
    return places[number - 1] if number else (0, 0)


def is_answered_no(folded: str, place: Place) -> bool:
    """Say whether a no stands right behind: "Suicidal thoughts: no"."""
    return _DENIED_BEHIND.match(folded, place[1]) is not None


def _is_denied(folded: str, place: Place) -> bool:
    breath = _BREATH.split(folded[max(0, place[0] - _LOOKED_BACK) : place[0]])[-1]
    return (
        not _DENIALS.isdisjoint(breath.split()[-_DENIED_WITHIN:])
        or _DENIED_BEFORE.search(breath) is not None
        or is_answered_no(folded, place)
    )


def _any_of(phrases: Iterable[str]) -> re.Pattern[str] | None:
    found = "|".join(_written(fold(phrase)) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)") if found else None


def _written(phrase: str) -> str:
    """Return the pattern of one phrase."""
    if phrase.count("(") != phrase.count(")"):
        message = f"a parenthesis of “{phrase}” is not closed"
        raise ValueError(message)
    parts, end = [], 0
    for sign in _SIGN.finditer(phrase):
        parts += [re.escape(phrase[end : sign.start()]), _pattern_of(sign[0])]
        end = sign.end()
    return "".join(parts) + re.escape(phrase[end:])


def _pattern_of(sign: str) -> str:
    if "…" in sign:
        return _UP_TO_THREE_WORDS
    return {"(": "(?:", "|": "|", ")": ")"}.get(sign, r"\s+")


@lru_cache(maxsize=4_096)
def _plain(letter: str) -> str:
    if letter in _APOSTROPHES:
        return "'"
    plain = unicodedata.normalize("NFD", letter)[0].casefold()
    return plain if len(plain) == 1 else letter


def fold(text: str) -> str:
    """Return the text in small letters without accents; every letter keeps its place."""
    return "".join(map(_plain, text))
