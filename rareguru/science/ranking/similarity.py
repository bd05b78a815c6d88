"""How alike two pictures of findings are: for diseases that look alike, and for people like me.

simGIC of C. Pesquita, D. Faria, H. Bastos, A. O. Falcão, F. M. Couto, "Evaluating GO-based semantic
similarity measures" (2007): the information content of what two sets share, with everything above it,
divided by that of what either has. A disease has its terms with a frequency, so each term counts with
its information content times its frequency, and sharing is the lesser of two weights; with frequencies
of one this is simGIC itself. (As a formula on weights it is that of M. Růžička, 1958.)

A picture is a row of weights (terms,): information content times frequency, ancestors included.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rareguru.science.ontology.closure import rows_of

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Weights = NDArray[np.float32]
BLOCK = 512  # rows compared at a time


@dataclass(frozen=True, slots=True)
class Alike:
    row: int
    likeness: float  # 0 to 1


def likeness(first: Weights, second: Weights) -> float:
    """Return how alike two pictures (terms,) are: symmetric, 0 where nothing is shared, 1 for the same.

    A picture without any weight is like nothing, not even itself.
    """
    widest = float(np.maximum(first, second).sum())
    return float(np.minimum(first, second).sum()) / widest if widest else 0.0


def likeness_to_rows(
    picture: Weights, table: csr_array, among: NDArray[np.int64] | None = None, totals: Weights | None = None
) -> NDArray[np.float32]:
    """Return how alike the picture (terms,) is to each row of a table (rows, terms), or to those `among` them.

    `totals` are the sums of all rows, where they are known.
    """
    rows = np.arange(table.shape[0]) if among is None else among
    widths = (_sums(table.data, table.indptr) if totals is None else totals)[rows]
    places, owners = rows_of(table.indptr, rows)
    shared = np.bincount(owners, np.minimum(table.data[places], picture[table.indices[places]]), len(rows))
    widest = widths + picture.sum(dtype=np.float32) - shared
    found: Weights = np.divide(shared, widest, out=np.zeros(len(rows)), where=widest > 0).astype(np.float32)
    return found


def closest_rows(
    table: csr_array, places: Weights, *, limit: int, pool: int = 60, apart: Sequence[Collection[int]] = ()
) -> Iterator[list[Alike]]:
    """Yield, for each row of the table (rows, terms), the `limit` rows most like it, likest first.

    Comparing every row with every other would take minutes, so only the `pool` nearest by the cosine of
    `places` (rows, dimensions), rows of length one, are compared. `apart[row]` names rows that are not
    to be given for it (its own subtypes and parents). Equal likeness keeps the order of the table.
    """
    totals = _sums(table.data, table.indptr)
    wanted = min(pool + max(map(len, apart), default=0) + 1, table.shape[0])
    for start in range(0, table.shape[0], BLOCK):
        near = places[start : start + BLOCK] @ places.T
        nearest = np.argpartition(-near, wanted - 1, axis=1)[:, :wanted] if wanted else near
        for offset, candidates in enumerate(nearest):
            row = start + offset
            skipped = {row, *(apart[row] if apart else ())}
            others = np.array(sorted(set(candidates.tolist()) - skipped), np.int64)
            yield _likest(table, totals, row, others, limit)


def _likest(table: csr_array, totals: Weights, row: int, others: NDArray[np.int64], limit: int) -> list[Alike]:
    if not len(others):
        return []
    picture = np.zeros(table.shape[1], np.float32)
    own = slice(table.indptr[row], table.indptr[row + 1])
    picture[table.indices[own]] = table.data[own]
    found = likeness_to_rows(picture, table, others, totals)
    best = np.argsort(-found, kind="stable")[:limit]
    return [Alike(int(others[place]), float(found[place])) for place in best.tolist() if found[place] > 0]


def _sums(values: Weights, starts: NDArray[np.int32]) -> Weights:
    """Return the sum of each packed row; an empty row sums to 0."""
    totals = np.concatenate((np.zeros(1), np.cumsum(values, dtype=np.float64)))
    return (totals[starts[1:]] - totals[starts[:-1]]).astype(np.float32)
