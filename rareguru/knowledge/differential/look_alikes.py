"""Diseases that look alike, read from the build for the page of a disease."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rareguru.knowledge.sources.build import current_build

FOLDER = "look_alikes"


class Built(NamedTuple):
    """One row for each disease; 0 and an empty row where there is no further one."""

    keys: NDArray[np.int64]  # (D,) rising
    others: NDArray[np.int64]  # (D, k) keys
    likeness: NDArray[np.float32]  # (D, k)
    shared: NDArray[np.int32]  # (D, k, s) numbers of HPO ids


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A disease that looks like another."""

    disease: int
    likeness: float  # 0 to 1, see science.ranking.similarity
    shared: tuple[str, ...]  # HPO ids of the most telling signs of both


def look_alikes(disease: int) -> list[LookAlike]:
    """Return the diseases that look like this one, by its key, likest first; none before the first build."""
    build = current_build()
    built = _open(build) if build else None
    if built is None:
        return []
    row = int(np.searchsorted(built.keys, disease))
    if row == len(built.keys) or built.keys[row] != disease:
        return []
    return [
        LookAlike(int(key), float(likeness), tuple(f"HP:{number:07d}" for number in shared if number))
        for key, likeness, shared in zip(
            built.others[row].tolist(), built.likeness[row].tolist(), built.shared[row].tolist(), strict=True
        )
        if key
    ]


@lru_cache(maxsize=1)
def _open(build: Path) -> Built | None:
    folder = build / FOLDER
    if not folder.is_dir():
        return None
    # Plain arrays over the mapped files: a slice of a memmap costs microseconds more.
    return Built(*(np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in Built._fields))
