"""A sentence as the tables know its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rareguru.science.recognition.folding import Stemmer
from rareguru.science.recognition.languages.language import Language
from rareguru.science.recognition.phrases import NEGATOR
from rareguru.science.recognition.slips import Slips
from rareguru.science.recognition.tables import Tables
from rareguru.science.recognition.words import Break, Sentence

SLIP_WORTH = 0.92  # of a word that is read in spite of a slip
KIN_WORTH = 0.93  # of a word of the same family, beside the very word
LONG_WORD = 6  # letters; a shorter one with a slip says nothing by itself
MOST_SLIPS = 1_000  # different words of a text that slips are looked for in
# What it costs to pass over what stands between the words of a phrase.
WORD = 1
LINK = 1_000  # a pause or an "and"
WALL = 1_000_000  # a "not", or the beginning of another sentence: ", and she"


class Known(NamedTuple):
    """What a word is, wherever it stands."""

    stem: int  # -1 where it stands in no phrase
    stem_class: int
    cost: int  # of passing over it
    is_joining: bool
    is_trouble: bool


@dataclass(slots=True)
class Memory:
    """What was found out about the words of one text; forgotten with it, since they are words about health."""

    stemmer: Stemmer
    words: dict[str, Known] = field(default_factory=dict)
    slipped: set[str] = field(default_factory=set)
    looked_for: int = 0  # words for which a slip was looked for


class Reader:
    """Knows the words of one language."""

    def __init__(self, tables: Tables, language: Language) -> None:
        self._language = language
        self._stems = {stem: number for number, stem in enumerate(tables.stems)}
        self._surfaces: dict[str, int] = dict(zip(tables.surfaces, tables.surface_stems.tolist(), strict=True))
        self._slips = Slips(word for word, stem in self._surfaces.items() if stem >= 0)
        self._classes = tables.stem_classes.tolist()
        self._negator = self._stems.get(NEGATOR, -1)

    def new_memory(self) -> Memory:
        return Memory(Stemmer(self._language))

    def read(self, sentence: Sentence, memory: Memory) -> Reading:
        """Look every word of the sentence up."""
        reading = Reading(sentence, self._negator, self._classes)
        walls, is_joining = 0, False
        for place, word in enumerate(sentence.words):
            if (known := memory.words.get(word)) is None:
                known = memory.words[word] = self._know(word, memory)
            if sentence.breaks[place] or is_joining:
                walls += self._break(sentence, place)
            reading.before.append(walls)
            walls += known.cost
            reading.after.append(walls)
            reading.stems.append(known.stem)
            is_joining = known.is_joining
            reading.is_joining.append(is_joining)
            reading.is_trouble.append(known.is_trouble)
            if known.stem >= 0:
                reading.positions.setdefault(known.stem_class, []).append(place)
                if word in memory.slipped:
                    reading.slipped.add(place)
        return reading

    def _break(self, sentence: Sentence, place: int) -> int:
        """Return what the break before a word costs."""
        is_pause = sentence.breaks[place] is Break.PAUSE
        is_parted = is_pause or (place > 0 and sentence.words[place - 1] in self._language.joining)
        if is_parted and sentence.words[place] in self._language.starters:
            return WALL
        return LINK if is_pause else 0

    def _know(self, word: str, memory: Memory) -> Known:
        stem, cost = self._look_up(word, memory)
        stem_class = self._classes[stem] if stem >= 0 else -1
        return Known(stem, stem_class, cost, word in self._language.joining, word in self._language.troubles)

    def _look_up(self, word: str, memory: Memory) -> tuple[int, int]:
        """Return the number of the word's stem, -1 for none, and what it costs to pass over it."""
        language = self._language
        if word in language.negators:
            return self._negator, WALL
        if word in language.free:
            return -1, 0
        if word in language.joining:
            return -1, LINK
        is_passing = word in language.passing
        stem = self._surfaces.get(word)
        if stem is None:
            stem = self._work_out(word, memory, may_slip=not is_passing)
        return stem, 0 if is_passing or word.isdigit() else WORD

    def _work_out(self, word: str, memory: Memory, *, may_slip: bool) -> int:
        stem = self._stems.get(memory.stemmer.stem(word), -1)
        if stem >= 0 or not may_slip or memory.looked_for >= MOST_SLIPS:
            return stem
        memory.looked_for += 1
        if not (meant := self._slips.correct(word)):
            return -1
        memory.slipped.add(word)
        return self._surfaces.get(meant, -1)


@dataclass(slots=True)
class Reading:
    """The words of a sentence, side by side with it."""

    sentence: Sentence
    negator: int
    classes: Sequence[int]
    stems: list[int] = field(default_factory=list)  # -1 where the word stands in no phrase
    positions: dict[int, list[int]] = field(default_factory=dict)  # class -> where it stands
    before: list[int] = field(default_factory=list)  # what it costs to come here from the start
    after: list[int] = field(default_factory=list)  # … and to pass the word as well
    is_joining: list[bool] = field(default_factory=list)
    is_trouble: list[bool] = field(default_factory=list)
    slipped: set[int] = field(default_factory=set)

    def cost(self, one: int, other: int) -> int:
        """Return how much stands between two places, of which the first comes first: words, links and walls."""
        return self.before[other] - self.after[one]

    def is_list(self, one: int, other: int) -> bool:
        """Say whether what stands between is another member of a list: "weak [and painful] legs"."""
        return self.is_joining[other - 1] or (one + 2 < other and self.is_joining[one + 1])

    def is_plain(self, place: int) -> bool:
        """Say whether a word is long enough to mean something by itself in spite of a slip."""
        return place not in self.slipped or len(self.sentence.words[place]) >= LONG_WORD

    def is_upper(self, place: int) -> bool:
        return self.sentence.is_upper[place]

    def is_in_words_of(self, places: Sequence[int], stems: Sequence[int]) -> bool:
        """Say whether no word stands for another of its family; a saying is one in its own words only."""
        return all(place in self.slipped or self.stems[place] in stems for place in places)

    def likeness(self, places: Sequence[int], stems: Sequence[int]) -> float:
        """Return the worth of the words as they are written, beside those of the phrase."""
        worth = 1.0
        wanted = set(stems)
        for place in places:
            if place in self.slipped:
                worth *= SLIP_WORTH
            elif self.stems[place] not in wanted:
                worth *= KIN_WORTH
        return worth
