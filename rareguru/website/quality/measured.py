"""The figures that `make bench ARGS="… --publish"` wrote down."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import orjson

FILE = Path(__file__).with_name("measured.json")


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure; `shown` is the value with its unit."""

    key: str
    what: str  # in English, as the benchmark words it
    value: float
    shown: str
    goal: str
    command: str


@dataclass(frozen=True, slots=True)
class Measurement:
    """All figures of one benchmark, taken on one day."""

    name: str
    measured_on: str
    figures: tuple[Measured, ...]

    def value(self, key: str) -> float | None:
        return next((figure.value for figure in self.figures if figure.key == key), None)


@lru_cache(maxsize=1)
def read_measured(path: Path = FILE) -> dict[str, Measurement]:
    """Return the last measurement of each benchmark, none before the first."""
    if not path.exists():
        return {}
    return {
        name: Measurement(name, told["measured_on"], tuple(Measured(**figure) for figure in told["figures"]))
        for name, told in orjson.loads(path.read_bytes()).items()
    }
