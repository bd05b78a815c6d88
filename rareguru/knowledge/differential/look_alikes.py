"""Diseases that look alike, read from the build for the page of a disease."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rareguru.knowledge.differential.table import RankedDisease, current_table

FOLDER = "look_alikes"
NONE = -1


class Built(NamedTuple):
    """A row for each disease of the ranking, by its number; NONE, and an empty row, where there is no further one."""

    others: NDArray[np.int32]  # (D, k) numbers
    likeness: NDArray[np.float32]  # (D, k)
    shared: NDArray[np.int32]  # (D, k, s) numbers of HPO ids


class LookAlike(NamedTuple):
    """A disease that looks like another."""

    ranked: RankedDisease
    likeness: float  # 0 to 1, see science.ranking.similarity
    shared: tuple[str, ...]  # HPO ids of the most telling signs of both


def look_alikes(disease: int) -> list[LookAlike]:
    """Return the diseases that look like this one, by its key, likest first; none before the first build."""
    table = current_table()
    built = _open(table.folder.with_name(FOLDER)) if table else None
    if table is None or built is None or (row := table.by_key.get(disease)) is None:
        return []
    return [
        LookAlike(table.diseases[number], likeness, tuple(f"HP:{term:07d}" for term in shared if term))
        for number, likeness, shared in zip(*(values[row].tolist() for values in built), strict=True)
        if number != NONE and table.diseases[number].slug  # which has a page
    ]


@lru_cache(maxsize=1)
def _open(folder: Path) -> Built | None:
    if not folder.is_dir():
        return None
    # Plain arrays over the mapped files: a slice of a memmap costs microseconds more.
    return Built(*(np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in Built._fields))
