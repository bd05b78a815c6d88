"""How quickly the name search answers, and how often it finds what was meant in spite of slips."""

from __future__ import annotations

import random
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import NamedTuple

import numpy as np

from benchmarks.figure import Figure, at_least, at_most
from benchmarks.stage import STAGE, prepare
from rareguru.science.names.entries import EntryKind
from rareguru.science.names.index import NameIndex
from rareguru.science.names.tables import KINDS

COMMAND = "make bench ARGS=names"
SEED = 2
QUERIES = 500
TURNS = 20
SHORTEST = 8  # letters of a name; with two slips in fewer, a person could not tell either what was meant
LONG_WORD = re.compile(r"[^\W\d_]{5}")  # two of them are asked for in a beginning: "deficiency of" means no disease
# Slips fall on words, not on what tells types apart: IIa with another letter, 1 with another digit, is another disease.
WORD = re.compile(r"[^\W\d_]{4,}")
WARM_UP = 50


class Query(NamedTuple):
    text: str
    meant: frozenset[str]  # a name that several diseases share means any of them


def measure() -> Iterator[Figure]:
    index = _index()
    meant = _meant(index)
    yield Figure("names", sum(kind != EntryKind.IDENTIFIER for kind in _kinds(index)), "", COMMAND, at_least(125_000))
    whole, partial = misspelled_names(meant, SEED), misspelled_beginnings(meant, SEED)
    yield from _speed(index, [*whole, *partial])
    slips = f"of {QUERIES} names with one or two slips"
    yield Figure(f"{slips}, right disease first", _found(index, whole, 1), "%", COMMAND, at_least(97))
    yield Figure(f"{slips}, among the first five", _found(index, whole, 5), "%", COMMAND, at_least(99.5))
    beginnings = f"of {QUERIES} names' first two words with one slip, among the first five"
    yield Figure(beginnings, _found(index, partial, 5), "%", COMMAND, at_least(98))


def _index() -> NameIndex:
    prepare()
    builds = STAGE / "build"
    return NameIndex.open(builds / (builds / "current").read_text().strip() / "names")


def _kinds(index: NameIndex) -> list[EntryKind]:
    return [KINDS[number] for number in index.tables.entry_kinds.tolist()]


def _meant(index: NameIndex) -> dict[str, frozenset[str]]:
    """Return the names in lower case, acronyms and identifiers left out, with the diseases they are names of.

    Names that differ in case, spaces and punctuation only are the same to somebody who types them.
    """
    targets: dict[str, set[str]] = defaultdict(set)
    names = set()
    for entry, kind in enumerate(_kinds(index)):
        if kind not in {EntryKind.ACRONYM, EntryKind.IDENTIFIER}:
            name = index.tables.entries[entry].casefold()
            names.add(name)
            targets[_letters(name)].add(index.tables.targets[int(index.tables.entry_targets[entry])])
    return {name: frozenset(targets[_letters(name)]) for name in names}


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name))


def misspelled_names(meant: Mapping[str, frozenset[str]], seed: int) -> list[Query]:
    """Draw names and let one or two slips fall on the letters of their longer words."""
    chance = random.Random(seed)  # noqa: S311 - a draw, not a secret
    names = sorted(name for name in meant if sum(map(str.isalpha, name)) >= SHORTEST and LONG_WORD.search(name))
    return [Query(slip(name, chance.randint(1, 2), chance), meant[name]) for name in chance.sample(names, QUERIES)]


def misspelled_beginnings(meant: Mapping[str, frozenset[str]], seed: int) -> list[Query]:
    """Draw names of three words or more and keep the first two with one slip; they mean all that begin with them."""
    begun: dict[str, set[str]] = defaultdict(set)
    for name, targets in meant.items():
        begun[_letters(_beginning(name))] |= targets
    chance = random.Random(seed)  # noqa: S311 - a draw, not a secret
    names = sorted(name for name in meant if len(name.split()) > 2 and _is_telling(_beginning(name)))
    beginnings = [_beginning(name) for name in chance.sample(names, QUERIES)]
    return [Query(slip(text, 1, chance), frozenset(begun[_letters(text)])) for text in beginnings]


def _beginning(name: str) -> str:
    return " ".join(name.split()[:2])


def _is_telling(beginning: str) -> bool:
    return all(map(LONG_WORD.search, beginning.split()))


def slip(text: str, times: int, chance: random.Random) -> str:
    """Return the text with a letter put in, left out, replaced, or changed with its neighbor; so many times."""
    for _ in range(times):
        place = chance.choice([place for word in WORD.finditer(text) for place in range(*word.span())])
        before, letter, rest = text[:place], text[place], text[place + 1 :]
        other = chance.choice(ascii_lowercase)
        text = before + chance.choice((other + letter + rest, rest, other + rest, rest[:1] + letter + rest[1:]))
    return text


def _speed(index: NameIndex, queries: Sequence[Query]) -> Iterator[Figure]:
    """Time each query in several turns and take its best, so that what else the machine does weighs little."""
    for query in queries[:WARM_UP]:
        index.search(query.text)
    turns = [[_milliseconds(index, query.text) for query in queries] for _ in range(TURNS)]
    times = [min(each) for each in zip(*turns, strict=True)]
    yield Figure("a search in process, p50", float(np.percentile(times, 50)), "ms", COMMAND, at_most(0.6))
    yield Figure("a search in process, p99", float(np.percentile(times, 99)), "ms", COMMAND, at_most(1.5))


def _milliseconds(index: NameIndex, text: str) -> float:
    started = time.perf_counter()
    index.search(text)
    return (time.perf_counter() - started) * 1000


def _found(index: NameIndex, queries: Sequence[Query], among: int) -> float:
    """Return the percentage of the queries for which a disease that is meant is among the first matches."""
    hits = sum(any(match.target in query.meant for match in index.search(query.text, limit=among)) for query in queries)
    return 100 * hits / len(queries)
