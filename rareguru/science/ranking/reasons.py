"""Why diseases stand where they stand: the shares of their scores, finding by finding; they add up to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

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


class Answer(NamedTuple):
    """The term of a disease that answers a finding: the same, one below it, or one above; NONE where there is none."""

    term: int
    frequency: float
    origin: int


NO_ANSWER = Answer(NONE, 0.0, NONE)


@dataclass(frozen=True, slots=True)
class Shares:
    """Of one disease: a share for each finding in the order of Findings, and for each own sign that was not found."""

    present: Floats
    excluded: Floats
    signs: NDArray[np.int32]  # the disease's own terms
    frequencies: NDArray[np.float32]
    missed: Floats  # what they cost, negative
    handicap: float

    @property
    def total(self) -> float:
        return float(self.present.sum() + self.excluded.sum() + self.missed.sum() - self.handicap)


@dataclass(frozen=True, slots=True)
class Explainer:
    """Splits the scores of k diseases for the same findings, n of them present."""

    model: Model
    findings: Findings
    diseases: NDArray[np.int64]  # (k,)
    present: Floats  # (k, n) shares
    excluded: Floats  # (k, excluded) shares
    wider: NDArray[np.int64]  # (n, k) the broader term that answers each finding best, or NONE
    wider_frequencies: NDArray[np.float32]  # (n, k)
    sign_starts: NDArray[np.int64]  # (k + 1,) of the own signs
    sign_rows: NDArray[np.int64]
    missed: Floats
    below: Marks  # (n + excluded, terms) what is a finding, or below it
    marks: dict[int, Marks]  # the same for broader terms, as far as needed

    @classmethod
    def of(cls, model: Model, findings: Findings, diseases: NDArray[np.int64]) -> Explainer:
        """Work out at once what can be."""
        rows, owners = rows_of(model.own_starts, diseases)
        lacking = _frequencies(model, findings.excluded, diseases)
        return cls(
            model,
            findings,
            diseases,
            _present(model, findings, diseases),
            np.log1p(-EXCLUDED * lacking.T.astype(np.float64)),
            *_wider(model, findings, _frequencies(model, findings.above, diseases)),
            np.searchsorted(owners, np.arange(len(diseases) + 1)),
            rows,
            -PENALTY * len(findings.present) * _left(model, findings, rows),
            np.array([below(model, term) for term in (*findings.present.tolist(), *findings.excluded.tolist())]),
            {},
        )

    def shares(self, number: int) -> Shares:
        """Return the parts of the score of the disease at this place among the k."""
        signs = slice(self.sign_starts[number], self.sign_starts[number + 1])
        rows = self.sign_rows[signs]
        return Shares(
            self.present[number],
            self.excluded[number],
            self.model.own_terms[rows],
            self.model.own_values[rows],
            self.missed[signs],
            float(self.model.handicaps[self.diseases[number]]),
        )

    def answers(self, number: int) -> list[Answer]:
        """Return the disease's own word on each present and then each excluded finding: what gave its log ratio.

        An excluded finding is answered by nothing broader.
        """
        terms, values, origins = self.model.profile(int(self.diseases[number]))
        if not len(terms):
            return [NO_ANSWER] * len(self.below)
        frequencies = self.below[:, terms] * values
        # The term itself before others that are as frequent.
        chosen = (frequencies + 1e-6 * (terms == self._asked()[:, None])).argmax(axis=1)
        found = frequencies[np.arange(len(chosen)), chosen].tolist()
        parts = zip(found, terms[chosen].tolist(), values[chosen].tolist(), origins[chosen].tolist(), strict=True)
        answers = [
            Answer(term, value, origin) if frequency > 0 else NO_ANSWER for frequency, term, value, origin in parts
        ]
        for place in range(len(self.findings.present)):
            if answers[place].term == NONE:
                answers[place] = self._wider(number, place)
        return answers

    def _asked(self) -> NDArray[np.int64]:
        return np.concatenate((self.findings.present, self.findings.excluded))

    def _wider(self, number: int, place: int) -> Answer:
        """Return the broader term that makes the disease likelier, with the origin of what stands below it."""
        term = int(self.wider[place, number])
        if term == NONE:
            return NO_ANSWER
        terms, values, origins = self.model.profile(int(self.diseases[number]))
        if term not in self.marks:
            self.marks[term] = below(self.model, term)
        source = np.where(self.marks[term][terms], values, 0).argmax()
        return Answer(term, float(self.wider_frequencies[place, number]), int(origins[source]))


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
    model: Model, findings: Findings, above: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return for each present finding and disease the broader term that answers it best, and how frequent it is.

    `above` (m, k) holds the frequencies of the findings' ancestors.
    """
    shape = len(findings.present), above.shape[1]
    terms, frequencies = np.full(shape, NONE, np.int64), np.zeros(shape, np.float32)
    for place, term in enumerate(findings.present.tolist()):
        rows = np.flatnonzero(findings.below[place])
        ancestors = findings.above[rows]
        steps = model.steps[model.starts[term] : model.starts[term + 1]]  # in the order of ancestors: both rise
        is_near = (steps <= _NEAR) & (model.information[ancestors] >= _TELLING)
        ratios = above[rows] * (BACK_OFF ** steps.astype(np.float32) / model.shares[ancestors])[:, None]
        ratios[(ratios <= 1) & ~is_near[:, None]] = 0
        best = ratios.argmax(axis=0)
        found = ratios[best, np.arange(shape[1])] > 0
        terms[place, found] = ancestors[best[found]]
        frequencies[place] = above[rows[best], np.arange(shape[1])]
    return terms, frequencies
