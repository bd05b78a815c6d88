"""Who has a term also has everything above it: frequencies carried up the ontology.

The true-path rule; as in S. Köhler et al., "Clinical diagnostics in human genetics with semantic
similarity searches in ontologies" (2009).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from rareguru.science.ontology.closure import Closure, rows_of
from rareguru.science.ranking.profiles import Profiles

CHUNK = 512  # diseases at a time: 40 MB


def propagate(profiles: Profiles, closure: Closure) -> sparse.csr_matrix:
    """Return diseases by terms: for every term the largest frequency of it and of what lies below it."""
    rows = profiles.rows()
    parts = [_carried_up(profiles, closure, rows[first : first + CHUNK + 1]) for first in _chunks(profiles.diseases)]
    if not parts:
        return sparse.csr_matrix((0, profiles.terms), dtype=np.float32)
    return sparse.vstack(parts, format="csr", dtype=np.float32)


def _chunks(diseases: int) -> Iterator[int]:
    yield from range(0, diseases, CHUNK)


def _carried_up(profiles: Profiles, closure: Closure, rows: NDArray[np.int64]) -> sparse.csr_matrix:
    keys = profiles.keys[rows[0] : rows[-1]]
    diseases = np.repeat(np.arange(len(rows) - 1), np.diff(rows))
    places, owners = rows_of(closure.starts, keys % profiles.terms)
    values = np.zeros((len(rows) - 1, profiles.terms), np.float32)
    np.maximum.at(values, (diseases[owners], closure.ancestors[places]), profiles.values[rows[0] : rows[-1]][owners])
    return sparse.csr_matrix(values)
