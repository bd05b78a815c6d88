"""Why diseases stand where they stand: the shares of their scores, finding by finding; they add up to them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rareguru.science.ontology.closure import rows_of
from rareguru.science.ranking.findings import Findings, weights
from rareguru.science.ranking.model import Model
from rareguru.science.ranking.ratios import BACK_OFF, FLOOR, STEP
from rareguru.science.ranking.scoring import EXCLUDED, NEARNESS, PENALTY, covered

NONE = -1
_NEAR = 2  # is_a steps: a broader sign so near is an answer, one farther away only where it makes the disease likelier
_TELLING = 0.7  # nats: what half of all diseases have is no answer

Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]


class Answers(NamedTuple):
    """The terms of k diseases that answer f findings: the same, one below, or one above. All are (k, f)."""

    terms: NDArray[np.int64]  # NONE where nothing answers
    frequencies: NDArray[np.float32]  # of these in the disease
    origins: NDArray[np.int64]  # of the frequency, NONE where nothing answers
    are_broader: Marks  # than the finding


@dataclass(frozen=True, slots=True)
class Packed:
    """Some rows of a packed table."""

    starts: NDArray[np.int64]  # (k + 1,) of places and owners
    places: NDArray[np.int64]  # in the table
    owners: NDArray[np.int64]  # which of the k rows each belongs to

    @classmethod
    def of(cls, starts: NDArray[np.int64], rows: NDArray[np.int64]) -> Packed:
        """Gather the rows of the table whose rows start at `starts`."""
        places, owners = rows_of(starts, rows)
        return cls(np.searchsorted(owners, np.arange(len(rows) + 1)), places, owners)

    def only(self, chosen: Marks | NDArray[np.int64]) -> Packed:
        """Keep these places, given by marks or by their numbers in an order that keeps rows together."""
        owners = self.owners[chosen]
        return Packed(np.searchsorted(owners, np.arange(len(self.starts))), self.places[chosen], owners)

    def sums(self, values: Floats) -> Floats:
        """Return the sum of the values of each row (k,)."""
        sums: Floats = np.bincount(self.owners, values, len(self.starts) - 1).astype(np.float64)
        return sums

    def largest(self, values: NDArray[np.floating[Any]], count: int) -> NDArray[np.int64]:
        """Return the numbers of the largest values of each row, row by row and largest first."""
        order = np.lexsort((-values, self.owners))
        return order[np.arange(len(order)) - self.starts[self.owners] < count]


@dataclass(frozen=True, slots=True)
class Shares:
    """The parts of the scores of k diseases for f findings, the present ones first; they add up to the scores."""

    findings: Floats  # (k, f)
    own: Packed  # the diseases' own signs, places in own_terms of the model
    missed: Floats  # beside them, negative: what it costs that they were not found
    handicaps: Floats  # (k,) what is taken off

    @classmethod
    def of(cls, model: Model, findings: Findings, diseases: NDArray[np.int64]) -> Shares:
        """Split the scores of the diseases with these numbers."""
        own = Packed.of(model.own_starts, diseases)
        lacking = _frequencies(model, findings.excluded, diseases)
        given = _present(model, findings, diseases), np.log1p(-EXCLUDED * lacking.T.astype(np.float64))
        missed = -PENALTY * len(findings.present) * _left(model, findings, own.places)
        return cls(np.concatenate(given, axis=1), own, missed, model.handicaps[diseases].astype(np.float64))

    @property
    def totals(self) -> Floats:
        """The scores (k,)."""
        totals: Floats = self.findings.sum(axis=1) + self.own.sums(self.missed) - self.handicaps
        return totals


def answers(model: Model, findings: Findings, diseases: NDArray[np.int64]) -> Answers:
    """Return each disease's own word on the present and then the excluded findings: what gave its log ratio.

    An excluded finding is answered by nothing broader.
    """
    profiles = Packed.of(model.profile_starts, diseases)
    asked = np.concatenate((findings.present, findings.excluded))
    shape = len(diseases), len(asked)
    terms, frequencies = np.full(shape, NONE, np.int64), np.zeros(shape, np.float32)
    origins, are_broader = np.full(shape, NONE, np.int64), np.zeros(shape, np.bool_)
    signs = _most_frequent(model, profiles, asked)
    found = signs != NONE
    terms[found] = model.profile_terms[signs[found]]
    frequencies[found] = model.profile_values[signs[found]]
    origins[found] = model.profile_origins[signs[found]]

    wider, wider_frequencies = _wider(model, findings, diseases)
    rows, columns = np.nonzero(~found[:, : wider.shape[1]] & (wider != NONE))
    broader = wider[rows, columns]
    are_broader[rows, columns] = True
    terms[rows, columns] = broader
    frequencies[rows, columns] = wider_frequencies[rows, columns]
    # A broader term comes from where what stands below it does.
    names = np.unique(broader)
    signs = _most_frequent(model, profiles, names)
    origins[rows, columns] = model.profile_origins[signs[rows, np.searchsorted(names, broader)]]
    return Answers(terms, frequencies, origins, are_broader)


def _most_frequent(model: Model, profiles: Packed, asked: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each disease and term the place of its most frequent sign that is the term, or below it (k, asked).

    The term itself comes before others that are as frequent; NONE where there is none.
    """
    terms, values = model.profile_terms[profiles.places], model.profile_values[profiles.places]
    best = np.full((len(profiles.starts) - 1, len(asked)), NONE, np.int64)
    marks = np.array([below(model, term) for term in asked.tolist()], np.bool_).reshape(len(asked), len(model.terms))
    # From the last to the first, then the best last: what is written later stays. (nonzero would take much longer.)
    found = np.flatnonzero(marks.take(terms, axis=1) & (values > 0))[::-1]
    columns, rows = np.divmod(found, max(len(terms), 1))
    order = np.argsort(values[rows] + 1e-6 * (terms[rows] == asked[columns]), kind="stable")
    columns, rows = columns[order], rows[order]
    best[profiles.owners[rows], columns] = profiles.places[rows]
    return best


def below(model: Model, term: int) -> Marks:
    """Return for every term whether it is this one or below it."""
    marks = np.zeros(len(model.terms), np.bool_)
    marks[model.below(term)] = True
    return marks


def _left(model: Model, findings: Findings, rows: NDArray[np.int64]) -> Floats:
    """Return f²(1 - c) of these own signs."""
    nats = covered(model, findings)[model.own_terms[rows]]
    left: Floats = (model.own_costs[rows] - nats * model.own_reliefs[rows]).astype(np.float64)
    return left


def _present(model: Model, findings: Findings, diseases: NDArray[np.int64]) -> Floats:
    """Return what each present finding adds to each disease (k, n): its log ratio and its part of the nearness."""
    weight = weights(model, findings)
    ratios = FLOOR + STEP * model.ratios[findings.present[:, None], diseases].astype(np.float64)
    rows = model.term_space[findings.above]
    # What an ancestor contributes is shared by the findings below it.
    parts = findings.below / np.maximum(findings.below.sum(axis=0), 1)
    length = max(float(np.linalg.norm(rows.sum(axis=0))), 1e-9)
    near = (parts @ rows / length) @ model.disease_space[diseases].T
    shares: Floats = (weight[:, None] * ratios + NEARNESS * near).T
    return shares


def _frequencies(model: Model, terms: NDArray[np.int64], diseases: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return how often each disease shows each term or something below it (terms, k); 0 where nothing says so."""
    found = np.zeros((len(terms), len(diseases)), np.float32)
    for row, term in enumerate(terms.tolist()):
        having, frequencies = model.having(term)
        if len(having):
            places = np.minimum(np.searchsorted(having, diseases.astype(having.dtype)), len(having) - 1)
            found[row] = np.where(having[places] == diseases, frequencies[places], 0)
    return found


def _wider(
    model: Model, findings: Findings, diseases: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return for each disease and present finding the broader term that answers it best, and how frequent it is."""
    shape = len(diseases), len(findings.present)
    terms, frequencies = np.full(shape, NONE, np.int64), np.zeros(shape, np.float32)
    above = Packed.of(model.starts, findings.present)
    ancestors, steps = model.ancestors[above.places], model.steps[above.places]
    factors = BACK_OFF ** steps.astype(np.float32) / model.shares[ancestors]
    is_near = (steps <= _NEAR) & (model.information[ancestors] >= _TELLING)
    # What is so common and so far above that no frequency makes a disease likelier is not looked up.
    is_useful = is_near | (factors > 1)
    above, ancestors, factors, is_near = (
        above.only(is_useful),
        ancestors[is_useful],
        factors[is_useful],
        is_near[is_useful],
    )
    names = np.unique(ancestors).astype(np.int64)
    often = _frequencies(model, names, diseases)[np.searchsorted(names, ancestors)]
    ratios = often * factors[:, None]
    ratios[(ratios <= 1) & ~is_near[:, None]] = 0
    for place, (start, end) in enumerate(pairwise(above.starts.tolist())):
        if start < end:
            best = start + ratios[start:end].argmax(axis=0)
            found = ratios[best, np.arange(shape[0])] > 0
            terms[found, place] = ancestors[best[found]]
            frequencies[:, place] = often[best, np.arange(shape[0])]
    return terms, frequencies
