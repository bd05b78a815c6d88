"""The graph of an ontology: who is whose parent, and what lies above.

Exceptions: CyclicGraph (a term would be its own ancestor).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter


class CyclicGraph(ValueError):
    """The parents lead back to where they started."""

    def __init__(self, cycle: Sequence[str]) -> None:
        self.cycle = tuple(cycle)
        super().__init__("a cycle of parents: " + " → ".join(self.cycle))


class Graph:
    """Terms and their parents; a parent that is not a term itself is left out.

    Raises CyclicGraph.
    """

    __slots__ = ("_ancestors", "_order", "_parents")

    def __init__(self, parents: Mapping[str, Sequence[str]]) -> None:
        self._parents = {
            term: tuple(parent for parent in above if parent in parents) for term, above in parents.items()
        }
        try:
            self._order = tuple(TopologicalSorter(self._parents).static_order())
        except CycleError as error:
            # graphlib walks from parent to child; a reader expects child → parent.
            raise CyclicGraph(tuple(reversed(error.args[1]))) from error
        self._ancestors: dict[str, frozenset[str]] = {}

    def __contains__(self, term: object) -> bool:
        return term in self._parents

    def __len__(self) -> int:
        return len(self._parents)

    def in_order(self) -> tuple[str, ...]:
        """Return every term, parents before their children."""
        return self._order

    def parents(self, term: str) -> tuple[str, ...]:
        return self._parents[term]

    def ancestors(self, term: str) -> frozenset[str]:
        """Return everything above the term, and the term itself."""
        if not self._ancestors:
            self._close()
        return self._ancestors[term]

    def roots(self) -> tuple[str, ...]:
        return tuple(term for term in self._order if not self._parents[term])

    def _close(self) -> None:
        for term in self._order:
            above = (self._ancestors[parent] for parent in self._parents[term])
            self._ancestors[term] = frozenset((term,)).union(*above)


def missing_parents(parents: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield (term, parent) wherever the parent is not a term itself."""
    for term, above in parents.items():
        for parent in above:
            if parent not in parents:
                yield term, parent
