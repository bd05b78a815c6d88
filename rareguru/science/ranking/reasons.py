"""Why a disease stands where it stands: the shares of its score, finding by finding; they add up to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rareguru.science.ranking.findings import Findings, weights
from rareguru.science.ranking.model import Model
from rareguru.science.ranking.ratios import BACK_OFF, FLOOR, STEP
from rareguru.science.ranking.scoring import EXCLUDED, NEARNESS, missing_shares

NONE = -1
_NEAR = 2  # is_a steps: a broader sign so near is an answer, one farther away only where it makes the disease likelier
_TELLING = 0.7  # nats: what half of all diseases have is no answer


class Answer(NamedTuple):
    """The term of a disease that answers a finding: the same, one below it, or one above; NONE where there is none."""

    term: int
    frequency: float
    origin: int


NO_ANSWER = Answer(NONE, 0.0, NONE)


@dataclass(frozen=True, slots=True)
class Shares:
    """Of one disease: a share for each finding in the order of Findings, and for each own sign that was not found."""

    present: NDArray[np.float64]
    excluded: NDArray[np.float64]
    signs: NDArray[np.int32]  # the disease's own terms
    frequencies: NDArray[np.float32]
    missed: NDArray[np.float64]  # what they cost, negative
    handicap: float

    @property
    def total(self) -> float:
        return float(self.present.sum() + self.excluded.sum() + self.missed.sum() - self.handicap)


@dataclass(frozen=True, slots=True)
class Explainer:
    """Splits the scores of diseases for the same findings."""

    model: Model
    findings: Findings
    weight: NDArray[np.float32]
    split: NDArray[np.float32]  # (n, dimensions): what each finding contributes to the direction
    _marks: dict[int, NDArray[np.bool_]] = field(default_factory=dict)

    @classmethod
    def of(cls, model: Model, findings: Findings) -> Explainer:
        rows = model.term_space[findings.above]
        # What an ancestor contributes is shared by the findings below it.
        parts = findings.below / np.maximum(findings.below.sum(axis=0), 1)
        length = max(float(np.linalg.norm(rows.sum(axis=0))), 1e-9)
        return cls(model, findings, weights(model, findings), (parts @ rows / length).astype(np.float32))

    def shares(self, disease: int) -> Shares:
        """Return the parts of the disease's score."""
        model, findings = self.model, self.findings
        ratios = FLOOR + STEP * model.ratios[findings.present, disease].astype(np.float64)
        near = NEARNESS * (self.split @ model.disease_space[disease])
        rows = np.arange(model.own_starts[disease], model.own_starts[disease + 1])
        missed = -missing_shares(model, findings, rows).astype(np.float64)
        excluded = [np.log1p(-EXCLUDED * self.frequency(disease, term)) for term in findings.excluded.tolist()]
        return Shares(
            self.weight * ratios + near,
            np.array(excluded),
            model.own_terms[rows],
            model.own_values[rows],
            missed,
            float(model.handicaps[disease]),
        )

    def frequency(self, disease: int, term: int) -> float:
        """Return how often the disease shows the term or something below it; 0 where nothing says it does."""
        diseases, frequencies = self.model.having(term)
        place = int(np.searchsorted(diseases, disease))
        return float(frequencies[place]) if place < len(diseases) and diseases[place] == disease else 0.0

    def answer(self, disease: int, term: int) -> Answer:
        """Return the disease's own word on a finding: the term that gave its log ratio."""
        found = self.below(disease, term)
        if found.term != NONE:
            return found
        best, wider = 0.0, NONE
        rows = slice(self.model.starts[term], self.model.starts[term + 1])
        for ancestor, steps in zip(self.model.ancestors[rows].tolist(), self.model.steps[rows].tolist(), strict=True):
            ratio = BACK_OFF**steps * self.frequency(disease, ancestor) / float(self.model.shares[ancestor])
            is_near = steps <= _NEAR and self.model.information[ancestor] >= _TELLING
            if ratio > best and (ratio > 1 or is_near):
                best, wider = ratio, ancestor
        return self.below(disease, wider)._replace(term=wider) if wider != NONE else NO_ANSWER

    def below(self, disease: int, term: int) -> Answer:
        """Return the most frequent sign of the disease that is the term or below it; the term itself before others."""
        terms, values, origins = self.model.profile(disease)
        rows = np.flatnonzero(self._is_below(term)[self.model.places[terms]])
        if not len(rows):
            return NO_ANSWER
        row = rows[np.lexsort((terms[rows] != term, -values[rows]))[0]]
        return Answer(int(terms[row]), float(values[row]), int(origins[row]))

    def _is_below(self, term: int) -> NDArray[np.bool_]:
        """Return by place in preorder whether a term is this one or below it."""
        if term not in self._marks:
            marks = np.zeros(len(self.model.terms), np.bool_)
            for first, last in self.model.spans[
                self.model.span_starts[term] : self.model.span_starts[term + 1]
            ].tolist():
                marks[first:last] = True
            self._marks[term] = marks
        return self._marks[term]
