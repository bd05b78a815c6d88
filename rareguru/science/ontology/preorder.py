"""What stands below each term, as a few spans of one order.

A depth-first order keeps most of what is below a term together; what hangs there by a second parent
adds a span. Setting a value for everything below a term is then a handful of slices.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rareguru.science.ontology.closure import Closure

Spans = NDArray[np.int32]


def preorder(closure: Closure) -> tuple[NDArray[np.int32], NDArray[np.int64], Spans]:
    """Return the place of each term, where the spans of each term start, and the spans (first, one past the last)."""
    places = _places(closure)
    below: list[list[int]] = [[] for _ in range(len(closure))]
    for term in range(len(closure)):
        for ancestor in closure.above(term).tolist():
            below[ancestor].append(int(places[term]))
    spans = [_spans(np.sort(np.array(found, np.int32))) for found in below]
    starts = np.concatenate(([0], np.cumsum([len(found) for found in spans]))).astype(np.int64)
    return places, starts, np.concatenate([*spans, np.zeros((0, 2), np.int32)])


def _places(closure: Closure) -> NDArray[np.int32]:
    children: list[list[int]] = [[] for _ in range(len(closure))]
    waiting = []
    for term in range(len(closure)):
        parents = closure.parents[closure.parent_starts[term] : closure.parent_starts[term + 1]]
        if len(parents):
            children[parents[0]].append(term)
        else:
            waiting.append(term)
    places = np.zeros(len(closure), np.int32)
    place = 0
    while waiting:
        term = waiting.pop()
        places[term] = place
        place += 1
        waiting.extend(reversed(children[term]))
    return places


def _spans(places: NDArray[np.int32]) -> Spans:
    breaks = np.flatnonzero(np.diff(places) != 1)
    firsts = places[np.concatenate(([0], breaks + 1))]
    lasts = places[np.concatenate((breaks, [len(places) - 1]))] + 1
    return np.stack((firsts, lasts), axis=1).astype(np.int32)
