"""Which terms come nearest to words that no phrase has: to ask back with, not to decide by.

Every term is a vector of the stems of its names and definition and of their letters in runs of
five, weighted by how rare they are. Latent dimensions were tried and were worse; docs/decisions has
the figures.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from rareguru.science.recognition.folding import Stemmer
from rareguru.science.recognition.languages.language import Language
from rareguru.science.recognition.phrases import kin_classes, stem_words
from rareguru.science.recognition.tables import UnusableTables
from rareguru.science.recognition.words import plain_words

FORMAT = 1
NAME_WEIGHT = 3  # of a name, beside the definition
LETTERS_WORTH = 0.5  # of a run of letters, beside a whole stem
RUN = 5  # letters
USES_WORTH = 0.15  # of being reported in many diseases
MOST_FEATURES = 400  # of a question
_NOTE = "meaning.json"


@dataclass(frozen=True, slots=True)
class Nearness:
    """Terms by the features of their descriptions."""

    features: NDArray[np.uint64]  # hashes, sorted
    rarity: NDArray[np.float32]
    starts: NDArray[np.int32]  # by feature: the first of its terms
    terms: NDArray[np.int32]
    weights: NDArray[np.float16]
    prior: NDArray[np.float32]  # by term: 1, and a little more where many diseases have it

    @classmethod
    def build(cls, described: Mapping[int, Sequence[tuple[str, int]]], uses: Sequence[int], language: Language) -> Self:
        """Build from the texts that describe each term, each with its weight."""
        memory = _Features(language)
        counts = {term: _counted(texts, memory) for term, texts in described.items()}
        found = np.fromiter(chain.from_iterable(counts.values()), np.uint64)
        terms = np.repeat(np.array(list(counts), np.int32), [len(each) for each in counts.values()])
        times = np.fromiter(chain.from_iterable(each.values() for each in counts.values()), np.float64)
        order = np.lexsort((terms, found))
        terms, times = terms[order], times[order]
        features, starts, numbers = np.unique(found[order], return_index=True, return_inverse=True)
        rarity = np.log(max(len(described), 2) / np.bincount(numbers)) if len(numbers) else np.zeros(0)
        weights = np.log1p(times) * rarity[numbers] * _worth(features)[numbers]
        norms = np.sqrt(np.bincount(terms, weights**2, minlength=len(uses)))
        weights = weights / np.maximum(norms, 1e-9)[terms]
        prior = 1 + USES_WORTH * np.log1p(uses) / max(float(np.log1p(max(uses, default=0))), 1.0)
        return cls(
            features=features,
            rarity=(rarity * _worth(features)).astype(np.float32),
            starts=np.append(starts, len(terms)).astype(np.int32),
            terms=terms,
            weights=weights.astype(np.float16),
            prior=prior.astype(np.float32),
        )

    def nearest(self, text: str, language: Language, *, limit: int) -> Iterator[tuple[int, float]]:
        """Yield the terms nearest to the words, nearest first, with how near they are between 0 and 1."""
        wanted = np.array(list(dict.fromkeys(_Features(language).of(text)))[:MOST_FEATURES], np.uint64)
        places = np.searchsorted(self.features, wanted)
        places = places[places < self.features.size]
        places = places[np.isin(self.features[places], wanted)]
        if not places.size:
            return
        asked = self.rarity[places]
        asked = asked / max(float(np.linalg.norm(asked)), 1e-9)
        spans = [(self.starts[place], self.starts[place + 1]) for place in places.tolist()]
        terms = np.concatenate([self.terms[start:end] for start, end in spans])
        weights = np.concatenate(
            [self.weights[start:end] * one for (start, end), one in zip(spans, asked.tolist(), strict=True)]
        )
        scores = np.bincount(terms, weights, minlength=self.prior.size) * self.prior
        for term in np.argsort(-scores, kind="stable")[:limit].tolist():
            if scores[term] > 0:
                yield term, min(float(scores[term]), 1.0)

    def save(self, folder: Path) -> None:
        """Write the arrays into the folder, and last the note that says they are whole."""
        folder.mkdir(parents=True, exist_ok=True)
        for field in fields(self):
            np.save(folder / f"meaning.{field.name}.npy", getattr(self, field.name), allow_pickle=False)
        (folder / _NOTE).write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map the arrays of the folder into memory, read-only; raises UnusableTables."""
        try:
            written = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
            values: dict[str, Any] = {
                field.name: np.asarray(np.load(folder / f"meaning.{field.name}.npy", mmap_mode="r", allow_pickle=False))
                for field in fields(cls)
            }
        except (OSError, ValueError, EOFError) as error:
            raise UnusableTables(f"There is no whole index of meanings in {folder}. Build it again.") from error
        if written != {"format": FORMAT}:
            raise UnusableTables(f"The index of meanings in {folder} is of another version. Build it again.")
        return cls(**values)


def _counted(texts: Iterable[tuple[str, int]], memory: _Features) -> Counter[int]:
    counts: Counter[int] = Counter()
    for text, weight in texts:
        for feature in set(memory.of(text)):
            counts[feature] += weight
    return counts


class _Features:
    """Texts to the numbers of their features; the lowest bit says that it is a run of letters."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._stemmer = Stemmer(language)
        self._kin = kin_classes(language, self._stemmer)
        self._known: dict[str, list[int]] = {}

    def of(self, text: str) -> Iterator[int]:
        words = (word for word in plain_words(text, self._language) if word not in self._language.passing)
        for stem in filter(None, stem_words(words, self._language, self._stemmer)):
            yield from self._of_stem(self._kin.get(stem, stem))

    def _of_stem(self, stem: str) -> list[int]:
        if stem not in self._known:
            self._known[stem] = list(_hashes(stem))
        return self._known[stem]


def _hashes(stem: str) -> Iterator[int]:
    yield _hash(stem) & ~1
    marked = f"<{stem}>"
    if len(stem) > RUN:
        yield from (_hash(marked[place : place + RUN]) | 1 for place in range(len(marked) - RUN + 1))


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(errors="replace"), digest_size=8).digest())


def _worth(features: NDArray[np.uint64]) -> NDArray[np.float64]:
    return np.where(features & np.uint64(1), LETTERS_WORTH, 1.0)


def describe(
    names: Iterable[tuple[int, str]], definitions: Iterable[tuple[int, str]]
) -> dict[int, list[tuple[str, int]]]:
    """Return for each term the texts that describe it, with their weights."""
    described: dict[int, list[tuple[str, int]]] = {}
    for term, text in names:
        described.setdefault(term, []).append((text, NAME_WEIGHT))
    for term, text in definitions:
        described.setdefault(term, []).append((text, 1))
    return described
