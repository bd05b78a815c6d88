"""What lies above every term, and how far, as arrays.

Terms are numbered parents first. Distances count the fewest is_a steps, as in Rada et al.,
"Development and application of a metric on semantic nets" (1989).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from rareguru.science.ontology.graph import Graph

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Closure:
    """The ancestors of every term, itself included, row by row.

    Row t is `ancestors[starts[t]:starts[t + 1]]` (numbers in rising order) with `steps` beside it;
    `parents` and `parent_starts` hold the direct parents in the same way.
    """

    terms: tuple[str, ...]
    starts: NDArray[np.int64]  # (terms + 1,)
    ancestors: Ints  # (pairs,)
    steps: NDArray[np.uint8]  # (pairs,)
    parent_starts: NDArray[np.int64]  # (terms + 1,)
    parents: Ints

    @classmethod
    def build(cls, parents: Mapping[str, Sequence[str]]) -> Self:
        """Number the terms parents first and close the graph.

        Raises CyclicGraph.
        """
        graph = Graph(parents)
        terms = graph.in_order()
        numbers = {term: number for number, term in enumerate(terms)}
        above = [tuple(numbers[parent] for parent in graph.parents(term)) for term in terms]
        rows: list[dict[int, int]] = []
        for number, direct in enumerate(above):
            rows.append(_row(number, direct, rows))
        ordered = [sorted(row.items()) for row in rows]
        return cls(
            terms,
            _starts([len(row) for row in ordered]),
            np.array([ancestor for row in ordered for ancestor, _ in row], np.int32),
            np.array([step for row in ordered for _, step in row], np.uint8),
            _starts([len(direct) for direct in above]),
            np.array([parent for direct in above for parent in direct], np.int32),
        )

    def __len__(self) -> int:
        return len(self.terms)

    def above(self, term: int) -> Ints:
        """Return the numbers of the term's ancestors and its own."""
        return self.ancestors[self.starts[term] : self.starts[term + 1]]

    def descendants(self) -> tuple[NDArray[np.int64], Ints]:
        """Return where the row of each term starts, and the rows: the term and all below it, in rising order."""
        order = np.argsort(self.ancestors, kind="stable")
        owners = np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))
        return np.searchsorted(self.ancestors[order], np.arange(len(self) + 1)), owners[order]

    def levels(self) -> Iterator[Ints]:
        """Yield the terms by their longest way from a root, roots first: parents always come earlier."""
        depth = np.zeros(len(self.terms), np.int32)
        for term in range(len(self.terms)):
            direct = self.parents[self.parent_starts[term] : self.parent_starts[term + 1]]
            if len(direct):
                depth[term] = depth[direct].max() + 1
        for level in range(int(depth.max(initial=-1)) + 1):
            yield np.flatnonzero(depth == level).astype(np.int32)


def _row(number: int, direct: Sequence[int], rows: Sequence[Mapping[int, int]]) -> dict[int, int]:
    row = {number: 0}
    for parent in direct:
        for ancestor, steps in rows[parent].items():
            row[ancestor] = min(steps + 1, row.get(ancestor, steps + 1))
    return row


def _starts(lengths: Sequence[int]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(np.array(lengths, np.int64))))


def rows_of(starts: NDArray[np.int64], rows: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the places of several rows of a packed table, and for each place the position of its row in `rows`."""
    firsts = starts[rows]
    lengths = starts[rows + 1] - firsts
    return places_of(firsts, lengths), np.repeat(np.arange(len(rows)), lengths)


def places_of(firsts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the places of several runs, one run after another, by the first place and the length of each."""
    places = np.repeat(firsts - np.cumsum(lengths) + lengths, lengths)
    places += np.arange(len(places))
    return places
