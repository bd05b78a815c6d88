"""What is known of a disease's findings, its own and borrowed: one frequency per disease and term.

Evidence of a term is (found, looked at) in people or pseudo-observations; it is smoothed with a
beta prior, so that one of one does not become "always".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from rareguru.science.ranking.origins import Origin

Keys = NDArray[np.int64]
Floats = NDArray[np.float32]
Entries = tuple[Keys, Floats]  # of a disease and a term each, in any order

PRIOR_FOUND, PRIOR_LOOKED_AT = 4 * 0.3, 4.0
_NOTHING = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Profiles:
    """Frequencies by `keys` = disease · terms + term, rising and each once; values in 0..1, origins an Origin."""

    diseases: int
    terms: int
    keys: Keys
    values: Floats
    origins: NDArray[np.uint8]

    @classmethod
    def empty(cls, diseases: int, terms: int) -> Self:
        return cls(diseases, terms, _NOTHING, _NOTHING.astype(np.float32), _NOTHING.astype(np.uint8))

    @classmethod
    def of_evidence(cls, diseases: int, terms: int, keys: Keys, observed: NDArray[np.float64]) -> Self:
        """Sum the evidence of each key and smooth it; keys that were found in nobody are left out.

        `observed` has two columns, found and looked at, a row for each of `keys`.
        """
        different, places = np.unique(keys, return_inverse=True)
        found = np.bincount(places, observed[:, 0], len(different))
        looked_at = np.bincount(places, observed[:, 1], len(different))
        values = ((found + PRIOR_FOUND) / (looked_at + PRIOR_LOOKED_AT)).astype(np.float32)
        there = found > 0
        return cls(diseases, terms, different[there], values[there], np.full(there.sum(), Origin.OWN, np.uint8))

    def filled(self, *lent: tuple[Entries, Origin]) -> Self:
        """Return the profiles with these frequencies where a term is lacking; the largest where a key repeats."""
        keys = np.concatenate([keys for (keys, _), _ in lent])
        values = np.concatenate([values for (_, values), _ in lent])
        all_origins = np.concatenate([np.full(len(keys), origin, np.uint8) for (keys, _), origin in lent])
        taken = ~np.isin(keys, self.keys) & (values > 0)
        order = np.lexsort((all_origins[taken], -values[taken], keys[taken]))
        new, first = np.unique(keys[taken][order], return_index=True)
        places = np.flatnonzero(taken)[order][first]
        merged = np.concatenate((self.keys, new))
        order = np.argsort(merged, kind="stable")
        return type(self)(
            self.diseases,
            self.terms,
            merged[order],
            np.concatenate((self.values, values[places].astype(np.float32)))[order],
            np.concatenate((self.origins, all_origins[places]))[order],
        )

    def rows(self) -> NDArray[np.int64]:
        """Return where the terms of each disease begin in `keys`, and at last their number."""
        return np.searchsorted(self.keys, np.arange(self.diseases + 1, dtype=np.int64) * self.terms)

    def matrix(self) -> sparse.csr_matrix:
        """Return diseases by terms."""
        shape = (self.diseases, self.terms)
        return sparse.csr_matrix((self.values, self.keys % self.terms, self.rows()), shape=shape)


def keys_of(matrix: sparse.spmatrix) -> tuple[Keys, Floats]:
    """Return a diseases by terms matrix as keys and values."""
    entries = matrix.tocoo()
    return entries.row.astype(np.int64) * matrix.shape[1] + entries.col, entries.data.astype(np.float32)
