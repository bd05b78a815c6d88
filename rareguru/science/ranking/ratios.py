"""The table of log ratios: how much more often a disease shows a finding than diseases in general.

ln(0.5 + 0.5·ratio), where the ratio backs off to broader terms, a tenth for every step. The idea of a
likelihood ratio for phenotypes is that of P. N. Robinson et al., "Interpretable clinical genomics with
a likelihood ratio paradigm" (2020); the mixture, the back-off and the constants are our own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rareguru.science.ontology.closure import Closure

if TYPE_CHECKING:
    from scipy import sparse

LEAST_BACKGROUND = 6e-5
BACK_OFF = 0.1
FLOOR = float(np.log(0.5))  # of a finding that neither the disease nor anything broader explains
STEP = 0.038  # of the 8-bit table: 255 steps reach from FLOOR to the largest ratio
CHUNK = 512  # diseases at a time

Quantized = NDArray[np.uint8]


def background(frequencies: sparse.csr_matrix) -> NDArray[np.float32]:
    """Return for each term its mean frequency over these diseases, at least LEAST_BACKGROUND."""
    means = np.asarray(frequencies.mean(axis=0)).ravel() if frequencies.shape[0] else np.zeros(frequencies.shape[1])
    shares: NDArray[np.float32] = np.maximum(means, LEAST_BACKGROUND).astype(np.float32)
    return shares


def log_ratios(frequencies: sparse.csr_matrix, shares: NDArray[np.float32], closure: Closure) -> Quantized:
    """Return terms by diseases in steps of STEP above FLOOR.

    `frequencies` are propagated (diseases by terms); `shares` their background.
    """
    diseases = frequencies.shape[0]
    table = np.empty((len(closure), diseases), np.uint8)
    levels = _levels(closure)
    for first in range(0, diseases, CHUNK):
        chunk = frequencies[first : first + CHUNK]
        ratios = np.ascontiguousarray(chunk.toarray().T)
        ratios /= shares[:, None]
        _back_off(ratios, levels)
        table[:, first : first + chunk.shape[0]] = quantized(ratios)
    return table


def quantized(ratios: NDArray[np.float32]) -> Quantized:
    """Return ln(0.5 + 0.5·ratio) in steps above FLOOR; the array given is used up."""
    np.log1p(ratios, out=ratios)  # ln(0.5 + 0.5 r) - ln 0.5
    ratios /= STEP
    np.rint(ratios, out=ratios)
    return np.minimum(ratios, 255, out=ratios).astype(np.uint8)


Level = tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int32]]


def _levels(closure: Closure) -> Sequence[Level]:
    """Return for each level below the roots its terms, where their parents begin, and the parents."""
    found = []
    for terms in list(closure.levels())[1:]:
        rows = [closure.parents[closure.parent_starts[term] : closure.parent_starts[term + 1]] for term in terms]
        begins = np.concatenate(([0], np.cumsum([len(row) for row in rows])[:-1])).astype(np.int64)
        found.append((terms, begins, np.concatenate(rows)))
    return found


def _back_off(ratios: NDArray[np.float32], levels: Sequence[Level]) -> None:
    for terms, begins, parents in levels:
        above = np.maximum.reduceat(ratios[parents], begins, axis=0)
        above *= BACK_OFF
        ratios[terms] = np.maximum(ratios[terms], above, out=above)
