"""Where the phrases of the tables stand in a sentence.

A row is a candidate when the sentence has all of its words; then its words are looked for
in order, with nothing between them that means something, and after that in another order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rareguru.science.ontology.closure import rows_of
from rareguru.science.recognition.reading import LINK, Reading
from rareguru.science.recognition.tables import Tables

GAP_WORDS = 3  # that "…" may stand for
# "arms, hands and": what is passed over between "pain in the" and "legs".
LISTED_WORDS = 3
LISTED_LINKS = 4
LONG = 3  # words of a phrase that may have a foreign word among them
SPARE_WORTH = 0.85  # with a foreign word
REORDERED_WORTH = 0.95
APART_WORTH = 0.95  # of words that other ones of a list part

# Where the words stand, what this order of them is worth, and whether others of a list part them.
_Placed = tuple[tuple[int, ...], float, bool]


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase at its place: the positions of its words in the sentence."""

    places: tuple[int, ...]
    term: int  # -1 for a trap
    certainty: float
    is_name: bool = False  # of the ontology, not one of our phrases
    is_listed: bool = False  # it shares a word with other members of a list: "pain in his arms and legs"
    is_denying: bool = False  # a "not" is part of it: "can't walk"


def find_matches(tables: Tables, readings: Sequence[Reading]) -> list[list[Match]]:
    """Return for each sentence every place of every phrase, in no order."""
    found: list[list[Match]] = [[] for _ in readings]
    numbers, rows = _candidates(tables, readings)
    pad = len(tables.stems)
    for number, classes, stems, gaps, term, certainty, is_upper, is_name in zip(
        numbers.tolist(),
        tables.row_classes[rows].tolist(),
        tables.row_stems[rows].tolist(),
        tables.row_gaps[rows].tolist(),
        tables.row_terms[rows].tolist(),
        tables.row_certainty[rows].tolist(),
        tables.row_upper[rows].tolist(),
        tables.row_names[rows].tolist(),
        strict=True,
    ):
        reading = readings[number]
        size = classes.index(pad) if pad in classes else len(classes)
        for places, worth, is_listed in _places(reading, classes[:size], gaps, is_loose=term >= 0):
            if is_upper and not reading.is_upper(places[0]):
                continue
            if size == 1 and not reading.is_plain(places[0]):
                continue
            if term < 0 and not reading.is_in_words_of(places, stems):
                continue
            likeness = certainty * worth * reading.likeness(places, stems)
            found[number].append(Match(places, term, likeness, is_name, is_listed, reading.negator in classes))
    return found


def _candidates(tables: Tables, readings: Sequence[Reading]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return the rows of which a sentence has all words, and the numbers of the sentences beside them."""
    known = np.array([one for reading in readings for one in reading.positions], np.int64)
    owners = np.repeat(np.arange(len(readings)), [len(reading.positions) for reading in readings])
    is_there = np.zeros((len(readings), len(tables.stems) + 1), np.bool_)
    is_there[owners, known] = True
    is_there[:, -1] = True
    places, anchors = rows_of(tables.anchor_starts, known)
    rows, numbers = tables.anchor_rows[places], owners[anchors]
    is_whole = is_there[numbers[:, np.newaxis], tables.row_classes[rows]].all(axis=1)
    return numbers[is_whole], rows[is_whole]


def _places(reading: Reading, classes: Sequence[int], gaps: int, *, is_loose: bool) -> Iterator[_Placed]:
    first = reading.positions[classes[0]]
    if len(classes) == 1:
        yield from (((place,), 1.0, False) for place in first)
        return
    found = False
    for place in first:
        if placed := _in_order(reading, classes, gaps, place):
            found = True
            yield placed
    if found or gaps or not is_loose or reading.negator in classes:
        return
    for place in first:
        if placed := _in_any_order(reading, classes, place):
            yield placed


def _in_order(reading: Reading, classes: Sequence[int], gaps: int, place: int) -> _Placed | None:
    places, worth, is_listed = [place], 1.0, False
    spare = 1 if len(classes) >= LONG else 0
    for number, one in enumerate(classes[1:]):
        before = places[-1]
        after = next((there for there in reading.positions[one] if there > before), None)
        if after is None:
            return None
        if classes[number] == reading.negator and any(reading.is_trouble[before:after]):
            return None  # "no trouble walking" is not "can't walk"
        cost = reading.cost(before, after)
        if cost > (GAP_WORDS if gaps >> number & 1 else 0):
            if cost <= spare:
                spare -= cost
                worth *= SPARE_WORTH
            elif reading.negator in classes or not _is_list(reading, before, after):
                return None
            else:
                worth, is_listed = worth * APART_WORTH, True
        places.append(after)
    return tuple(places), worth, is_listed


def _is_list(reading: Reading, before: int, after: int) -> bool:
    links, words = divmod(reading.cost(before, after), LINK)
    return links <= LISTED_LINKS and words <= LISTED_WORDS and reading.is_list(before, after)


def _in_any_order(reading: Reading, classes: Sequence[int], place: int) -> _Placed | None:
    places = {place}
    for one in classes[1:]:
        free = [there for there in reading.positions[one] if there not in places]
        if not free:
            return None
        places.add(min(free, key=lambda there: abs(there - place)))
    ordered = sorted(places)
    # No list parts them here: "high blood sugar and vomiting" is not vomiting blood.
    if any(reading.cost(before, after) for before, after in pairwise(ordered)):
        return None
    return tuple(ordered), REORDERED_WORTH, False
