"""What a term can be called, as rows of word numbers: the input of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from rareguru.science.recognition.folding import Stemmer
from rareguru.science.recognition.languages.language import Language
from rareguru.science.recognition.lexicon import GAP
from rareguru.science.recognition.words import plain_words

MOST_WORDS = 8  # of a phrase, what may be passed over left out
NEGATOR = "\u00ac"  # stands for every word of negation within a phrase
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")


class Source(IntEnum):
    """Where a phrase is from."""

    LABEL = 0
    EXACT = 1
    LAY = 2
    NARROW = 3
    RELATED = 4
    BROAD = 5
    LEXICON = 6
    LEXICON_WIDER = 7
    TRAP = 8


# How surely the very words of a phrase mean its term.
CERTAINTY = {
    Source.LABEL: 0.97,
    Source.EXACT: 0.95,
    Source.LAY: 0.93,
    Source.NARROW: 0.85,
    Source.RELATED: 0.75,
    Source.BROAD: 0.65,
    Source.LEXICON: 0.96,
    Source.LEXICON_WIDER: 0.7,
    Source.TRAP: 1.0,
}
# What is left of a phrase says it less surely.
_LESS = {Source.LABEL: Source.NARROW, Source.EXACT: Source.NARROW, Source.LAY: Source.NARROW}
_LESS |= {Source.NARROW: Source.RELATED, Source.LEXICON: Source.NARROW, Source.LEXICON_WIDER: Source.LEXICON_WIDER}
SHORTEST = 2  # words that such a rest has at least
# One word of these says too little.
_NEEDS_WORDS = {Source.RELATED, Source.BROAD}


@dataclass(frozen=True, slots=True)
class TermPhrase:
    """A name of a term in one language; a trap has no term."""

    text: str
    term: str
    source: Source
    is_abbreviation: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A phrase taken apart: its words in order, and after which of them other words may stand."""

    stems: tuple[str, ...]
    gaps: int  # a bit for each word that a gap follows
    term: str
    source: Source
    is_upper: bool


def stem_words(words: Iterable[str], language: Language, stemmer: Stemmer) -> Iterator[str]:
    """Yield each word as phrases know it: negators as one, what stands in no phrase as nothing."""
    for word in words:
        if word in language.negators:
            yield NEGATOR
        elif word in language.free or word in language.joining:
            yield ""
        else:
            yield stemmer.stem(word)


def rows(phrases: Iterable[TermPhrase], language: Language, stemmer: Stemmer) -> Iterator[Row]:
    """Yield the rows that can be looked for; what says nothing or is too long is left out."""
    general = {stemmer.stem(word) for word in language.general} | {NEGATOR}
    droppable = {stemmer.stem(word) for word in language.droppable}
    hindered = {stemmer.stem(word) for word in language.hindered}
    everyday = {stemmer.stem(word) for word in language.everyday}
    for phrase in phrases:
        stems, gaps = _take_apart(phrase.text, language, stemmer)
        if not stems or len(stems) > MOST_WORDS or (phrase.source in _NEEDS_WORDS and len(stems) == 1):
            continue
        if not _says_something(stems, phrase.source, general, everyday):
            continue
        letters = phrase.text.strip()
        is_upper = phrase.is_abbreviation or (letters.isupper() and len(letters) <= MOST_WORDS)
        yield Row(tuple(stems), gaps, phrase.term, phrase.source, is_upper and len(stems) == 1)
        if not gaps:
            less = _LESS.get(phrase.source, phrase.source)
            yield from (
                Row(other, 0, phrase.term, less, is_upper=False) for other in _others(stems, droppable, hindered)
            )


def _others(stems: Sequence[str], droppable: set[str], hindered: set[str]) -> Iterator[tuple[str, ...]]:
    """Yield how a phrase is said less surely: without "very" and "often"; with "can't" instead of "difficulty"."""
    shorter = tuple(stem for stem in stems if stem not in droppable)
    if len(shorter) < len(stems) and sum(stem != NEGATOR for stem in shorter) >= SHORTEST:
        yield shorter
    if len(stems) >= SHORTEST and stems[0] in hindered:
        yield (NEGATOR, *stems[1:])


def _says_something(stems: Sequence[str], source: Source, general: set[str], everyday: set[str]) -> bool:
    if source is Source.TRAP:
        return True
    is_ours = source in {Source.LEXICON, Source.LEXICON_WIDER}
    return not general.issuperset(stems) and (is_ours or len(stems) > 1 or stems[0] not in everyday)


def _take_apart(text: str, language: Language, stemmer: Stemmer) -> tuple[list[str], int]:
    stems: list[str] = []
    gaps = 0
    for number, part in enumerate(_BRACKETS.sub("", text).replace("...", GAP).split(GAP)):
        if number and stems:
            gaps |= 1 << (len(stems) - 1)
        stems += filter(None, stem_words(plain_words(part, language), language, stemmer))
    return stems, gaps


def kin_classes(language: Language, stemmer: Stemmer) -> Mapping[str, str]:
    """Return for each stem of a family of words the one that stands for all of them."""
    families = [[stemmer.stem(word.rstrip("_")) for word in family] for family in language.kin]
    return {stem: family[0] for family in families for stem in family}
