"""The findings of a person as numbers, and what they say together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rareguru.science.ranking.model import Model

OVERLAP = 0.3  # how much less a finding weighs beside one that says the same
_NONE = np.zeros(0, np.int32)
_AT_ONCE = 100_000  # numbers compared in one step
IGNORED = 0.15  # likeness that any two findings have


@dataclass(frozen=True, slots=True)
class Findings:
    """Present findings with all their ancestors, and excluded ones."""

    present: NDArray[np.int64]  # (n,) numbers of terms, rising
    excluded: NDArray[np.int64]
    above: NDArray[np.int64]  # (m,) the present findings and all above them, each once, rising
    below: NDArray[np.bool_]  # (n, m) whether a finding is below, or is, one of `above`

    @classmethod
    def of(cls, model: Model, present: Sequence[int], excluded: Sequence[int] = ()) -> Findings:
        """Order the findings; repeated ones count once, and excluded ones above a present one not at all."""
        terms = sorted(set(present))
        rows = [model.above(term) for term in terms]
        together = np.concatenate([_NONE, *rows])
        above = np.array(sorted(set(together.tolist())), np.int64)
        below = np.zeros((len(terms), len(above)), np.bool_)
        owners = np.repeat(np.arange(len(terms)), [len(row) for row in rows])
        below[owners, np.searchsorted(above, together)] = True
        # Who has a finding has everything above it, whatever was said of that.
        lacking = sorted(set(excluded) - set(above.tolist())) if excluded else []
        return cls(np.array(terms, np.int64), np.array(lacking, np.int64), above, below)


def weights(model: Model, findings: Findings) -> NDArray[np.float32]:
    """Return how much each present finding weighs (n,): less where others say the same.

    1 / (1 + OVERLAP · Σ max(0, likeness - IGNORED)), where the likeness of two findings is the information of
    their most informative common ancestor over the smaller of their own (after Resnik 1995).
    """
    own = np.maximum(model.information[findings.present], 1e-6)
    above = findings.below * model.information[findings.above]
    likeness = np.empty((len(own), len(own)), np.float32)
    step = max(1, _AT_ONCE // max(above.size, 1))
    for start in range(0, len(own), step):
        common = np.minimum(above[start : start + step, None], above)  # (step, n, m)
        np.maximum.reduce(common, axis=2, out=likeness[start : start + step])
    likeness /= np.minimum(own[:, None], own)
    likeness -= IGNORED
    likeness.reshape(-1)[:: len(own) + 1] = 0  # each with itself
    weight: NDArray[np.float32] = 1 / (1 + OVERLAP * np.maximum(likeness, 0).sum(axis=1))
    return weight
