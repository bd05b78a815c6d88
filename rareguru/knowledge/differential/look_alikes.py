"""Diseases that look alike: computed once in a build, read for the page of a disease."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from rareguru.knowledge.pages.family import FamilyTree
from rareguru.knowledge.sources.build import current_build
from rareguru.science.ontology.closure import Closure
from rareguru.science.ranking.model import Model
from rareguru.science.ranking.profiles import Profiles
from rareguru.science.ranking.propagation import propagate
from rareguru.science.ranking.similarity import Alike, closest_rows

FOLDER = "look_alikes"
MOST = 6
MOST_SHARED = 4
LEAST = 0.15  # likeness; below it two diseases share hardly more than any two
FEWEST_SIGNS = 4  # a disease with fewer is like everything
_TELLING = 1.5  # nats: signs that tell less are not named as shared


class Built(NamedTuple):
    """One row for each disease; 0 and an empty row where there is no further one."""

    keys: NDArray[np.int64]  # (D,) rising
    others: NDArray[np.int64]  # (D, MOST) keys
    likeness: NDArray[np.float32]  # (D, MOST)
    shared: NDArray[np.int32]  # (D, MOST, MOST_SHARED) numbers of HPO ids


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A disease that looks like another."""

    disease: int
    likeness: float  # 0 to 1, see science.ranking.similarity
    shared: tuple[str, ...]  # HPO ids of the most telling signs of both


def build_look_alikes(folder: Path, keys: Sequence[int], own: Profiles, closure: Closure, model: Model) -> None:
    """Write the look-alikes of every disease into the folder of a build; its own kin are left to the family."""
    frequencies = csr_array(propagate(own, closure))
    weights = frequencies.copy()
    weights.data *= model.information[weights.indices]
    weights.eliminate_zeros()
    is_known = np.diff(own.rows()) >= FEWEST_SIGNS
    built = _empty(keys)
    rows = closest_rows(weights, model.disease_space, limit=MOST * 2, apart=_kin(keys))
    shared = _Shared(weights, closure, model.information)
    for row, alike in enumerate(rows):
        if is_known[row]:
            told = [one for one in alike if one.likeness >= LEAST and is_known[one.row]][:MOST]
            _fill(built, row, told, shared)
    (folder / FOLDER).mkdir()
    for name, values in built._asdict().items():
        np.save(folder / FOLDER / f"{name}.npy", values)


def _empty(keys: Sequence[int]) -> Built:
    count = len(keys)
    return Built(
        np.array(keys, np.int64),
        np.zeros((count, MOST), np.int64),
        np.zeros((count, MOST), np.float32),
        np.zeros((count, MOST, MOST_SHARED), np.int32),
    )


def _fill(built: Built, row: int, alike: Sequence[Alike], shared: _Shared) -> None:
    own = shared.row(row) if alike else {}
    for place, one in enumerate(alike):
        built.others[row, place] = built.keys[one.row]
        built.likeness[row, place] = one.likeness
        terms = list(shared.of(own, one.row))
        built.shared[row, place, : len(terms)] = terms


def _kin(keys: Sequence[int]) -> list[set[int]]:
    """Return, for each row, the rows of what stands above and below it in the hierarchy of diseases."""
    tree, rows = FamilyTree.read(), {key: row for row, key in enumerate(keys)}
    kin: list[set[int]] = [set() for _ in keys]
    for row, key in enumerate(keys):
        for ancestor in tree.ancestors(key):
            if (other := rows.get(ancestor)) is not None:
                kin[row].add(other)
                kin[other].add(row)
    return kin


@dataclass(frozen=True, slots=True)
class _Shared:
    """Names the most telling signs that two diseases share, none of them above another."""

    weights: csr_array
    closure: Closure
    information: NDArray[np.float32]

    def of(self, first: dict[int, float], other: int) -> Iterator[int]:
        second = self.row(other)
        terms = [term for term in first.keys() & second.keys() if self.information[term] >= _TELLING]
        terms.sort(key=lambda term: (-min(first[term], second[term]), term))
        covered: set[int] = set()
        chosen = 0
        for term in terms:
            if term in covered:
                continue
            covered.update(self.closure.above(term).tolist())
            chosen += 1
            yield int(self.closure.terms[term].removeprefix("HP:"))
            if chosen == MOST_SHARED:
                return

    def row(self, row: int) -> dict[int, float]:
        own = slice(self.weights.indptr[row], self.weights.indptr[row + 1])
        return dict(zip(self.weights.indices[own].tolist(), self.weights.data[own].tolist(), strict=True))


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
    return Built(*(np.load(folder / f"{name}.npy", mmap_mode="r") for name in Built._fields))
