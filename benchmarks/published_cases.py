"""Published cases with known diagnoses: reading them, and counting how high the right disease stood.

Each publication weighs the same, however many cases it tells of; ties count with their middle place. The
interval is that of 2,000 bootstrap samples of publications.
"""

from __future__ import annotations

import gzip
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

SAMPLES = 2_000
SEED = 1

Floats = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Case:
    """A person of a publication; `is_unseen` where no annotation of the disease cites that publication."""

    id: str
    disease: str
    publication: str
    is_unseen: bool
    present: tuple[str, ...]
    excluded: tuple[str, ...]


def cases_file() -> Path | None:
    """Return the file of cases beside the folder of sources, None where there is none."""
    sources = os.environ.get("RAREGURU_SOURCES")
    path = Path(sources).parent / "cases" / "tuning.jsonl.gz" if sources else None
    return path if path and path.is_file() else None


def read_cases(path: Path) -> list[Case]:
    with gzip.open(path, "rt") as lines:
        return [_case(json.loads(line)) for line in lines]


def _case(line: Mapping[str, Any]) -> Case:
    publication = " ".join(line["pmids"])
    terms = tuple(line["present"]), tuple(line["excluded"])
    return Case(line["id"], line["disease"], publication, line["unseen"], *terms)


def place_of(disease: str, ranking: Sequence[Mapping[str, Any]]) -> float:
    """Return the place of the entry that carries the id, ties shared; infinity where none does."""
    scores = [entry["score"] for entry in ranking if disease in entry["ids"]]
    if not scores:
        return float("inf")
    better = sum(entry["score"] > scores[0] for entry in ranking)
    equal = sum(entry["score"] == scores[0] for entry in ranking)
    return float(better + (equal + 1) / 2)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the right disease of each case stood."""

    places: Floats
    publications: Sequence[str]

    @classmethod
    def of(cls, cases: Sequence[Case], places: Iterable[float]) -> Places:
        return cls(np.array(list(places)), [case.publication for case in cases])

    def within(self, top: int) -> Measured:
        """Return the percentage of the cases whose disease stood among the first so many."""
        return self._macro(100.0 * (self.places <= top))

    def reciprocal(self) -> Measured:
        """Return the mean reciprocal place, times 100."""
        return self._macro(100.0 / self.places)

    def plain(self, top: int) -> float:
        """Return the percentage with every case counted once."""
        return float(100 * (self.places <= top).mean())

    def _macro(self, values: Floats) -> Measured:
        by_publication: dict[str, list[float]] = defaultdict(list)
        for publication, value in zip(self.publications, values.tolist(), strict=True):
            by_publication[publication].append(value)
        means = np.array([np.mean(of) for of in by_publication.values()])
        chance = np.random.default_rng(SEED)
        samples = means[chance.integers(0, len(means), (SAMPLES, len(means)))].mean(axis=1)
        low, high = np.percentile(samples, [2.5, 97.5])
        return Measured(float(means.mean()), float(low), float(high))


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def interval(self) -> str:
        return f"[{self.low:.1f} to {self.high:.1f}]"
