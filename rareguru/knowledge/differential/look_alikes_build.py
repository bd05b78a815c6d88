"""Computes which diseases look alike, once in a build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from rareguru.knowledge.differential.look_alikes import FOLDER, NONE, Built
from rareguru.knowledge.pages.family import FamilyTree
from rareguru.science.ontology.closure import Closure
from rareguru.science.ranking.model import Model
from rareguru.science.ranking.profiles import Profiles
from rareguru.science.ranking.propagation import propagate
from rareguru.science.ranking.similarity import Alike, closest_rows

MOST = 6
MOST_SHARED = 4
LEAST = 0.15  # likeness; below it two diseases share hardly more than any two
FEWEST_SIGNS = 4  # a disease with fewer is like everything
_TELLING = 1.5  # nats: signs that tell less are not named as shared


def build_look_alikes(folder: Path, keys: Sequence[int], own: Profiles, closure: Closure, model: Model) -> None:
    """Write the look-alikes of every disease into the folder of a build; its own kin are left to the family."""
    frequencies = csr_array(propagate(own, closure))
    weights = frequencies.copy()
    weights.data *= model.information[weights.indices]
    weights.eliminate_zeros()
    is_known = np.diff(own.rows()) >= FEWEST_SIGNS
    built = _empty(len(keys))
    rows = closest_rows(weights, model.disease_space, limit=MOST * 2, apart=_kin(keys))
    shared = _Shared(weights, closure, model.information)
    for row, alike in enumerate(rows):
        if is_known[row]:
            told = [one for one in alike if one.likeness >= LEAST and is_known[one.row]][:MOST]
            _fill(built, row, told, shared)
    (folder / FOLDER).mkdir()
    for name, values in built._asdict().items():
        np.save(folder / FOLDER / f"{name}.npy", values)


def _empty(count: int) -> Built:
    return Built(
        np.full((count, MOST), NONE, np.int32),
        np.zeros((count, MOST), np.float32),
        np.zeros((count, MOST, MOST_SHARED), np.int32),
    )


def _fill(built: Built, row: int, alike: Sequence[Alike], shared: _Shared) -> None:
    own = shared.row(row) if alike else {}
    for place, one in enumerate(alike):
        built.others[row, place] = one.row
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
