"""Findings named in a text about a disease, by a dictionary of their names.

A phrase is known by its words in any order, without plural endings and words that say nothing; the
longest comes first and none overlap. What is denied nearby is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Self

LONGEST = 7  # words of a phrase
_DENIED_WITHIN = 3  # words before a phrase
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SENTENCE = re.compile(r"[.;:!?\n]+(?=\s|$)")
_WORD = re.compile(r"[a-z0-9]+")
_DENIALS = frozenset({"no", "not", "without", "absence", "normal", "never", "rarely", "differ", "unlike", "except"})
_STOP_WORDS = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "due", "for", "from", "has", "have",
    "in", "into", "is", "it", "its", "of", "on", "or", "that", "the", "this", "to", "was", "which", "with",
})  # fmt: skip
_TOO_GENERAL = frozenset({"abnormality", "disease", "syndrome", "death", "onset", "severe"})

Phrase = tuple[str, ...]


def stem(word: str) -> str:
    """Return the word without a plural ending."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def phrase_of(text: str) -> Phrase:
    """Return the words of a name that say something, stemmed and sorted."""
    words = _WORD.findall(_BRACKETS.sub(" ", text.lower()))
    return tuple(sorted(stem(word) for word in words if word not in _STOP_WORDS))


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Phrases and the terms they name."""

    terms: Mapping[Phrase, int]
    stems: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[tuple[str, int]]) -> Self:
        """Take in (name, term); the first of two terms with the same phrase keeps it."""
        terms: dict[Phrase, int] = {}
        for name, term in names:
            phrase = phrase_of(name)
            if phrase and len(phrase) <= LONGEST and not set(phrase) <= _TOO_GENERAL:
                terms.setdefault(phrase, term)
        return cls(terms, frozenset(chain.from_iterable(terms)))

    def terms_in(self, text: str) -> set[int]:
        """Return the terms that the text names and does not deny."""
        plain = _BRACKETS.sub(" ", text.lower())
        return {term for sentence in _SENTENCE.split(plain) for term in self._in_sentence(sentence)}

    def _in_sentence(self, sentence: str) -> Iterator[int]:
        words = _WORD.findall(sentence)
        places = [place for place, word in enumerate(words) if word not in _STOP_WORDS]
        stems = [stem(words[place]) for place in places]
        taken = [stem not in self.stems for stem in stems]  # no phrase reaches over a word that stands in none
        for length in range(min(LONGEST, len(stems)), 0, -1):
            for first in range(len(stems) - length + 1):
                if any(taken[first : first + length]):
                    continue
                term = self.terms.get(tuple(sorted(stems[first : first + length])))
                if term is None:
                    continue
                taken[first : first + length] = [True] * length
                before = words[max(0, places[first] - _DENIED_WITHIN) : places[first]]
                if _DENIALS.isdisjoint(before):
                    yield term
