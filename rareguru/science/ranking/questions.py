"""The finding worth asking for next: whose answer is expected to tell most over the leading diseases.

Expected information gain, as in D. V. Lindley, "On a measure of the information provided by an
experiment" (1956): the entropy over the diseases less what is expected to be left of it. An answer moves
the chances as it would move the scores: a yes by the log ratio, a no a little.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rareguru.science.ontology.closure import rows_of
from rareguru.science.ranking.findings import Findings
from rareguru.science.ranking.model import Model
from rareguru.science.ranking.ratios import FLOOR, STEP
from rareguru.science.ranking.scoring import EXCLUDED

LEADING = 40  # diseases that a question is to tell apart
_SLIP = 0.02  # answers that are wrong
_LEAST = 0.2  # frequencies below this are too faint to ask for
_TELLING = 3.5  # nats: a yes to what is more general tells little
_NO_GAIN = 1e-9

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class BestQuestion:
    """A finding, what its answer is expected to tell in bits, and how often each leading disease shows it."""

    term: int
    gain: float
    frequencies: NDArray[np.float32]  # (k,) in the order of the diseases given


def best_question(
    model: Model, diseases: NDArray[np.int64], chances: Floats, skip: NDArray[np.bool_]
) -> BestQuestion | None:
    """Return the finding that splits these diseases best; None where no answer would tell anything.

    `chances` (k,) sum to one; `skip` (terms,) marks what is known or was asked.
    """
    terms, frequencies = _signs(model, diseases, skip | (model.information < _TELLING))
    if not len(terms):
        return None
    shown = np.where(frequencies > 0, frequencies, model.shares[terms]).astype(np.float64)
    yes = chances @ (_SLIP + (1 - 2 * _SLIP) * shown)
    ratios = FLOOR + STEP * model.ratios[terms[:, None], diseases].T.astype(np.float64)
    before = float(-(chances * np.log2(chances)).sum())
    after = yes * _entropy(chances, ratios) + (1 - yes) * _entropy(chances, np.log1p(-EXCLUDED * frequencies))
    best = int(after.argmin())
    gain = before - float(after[best])
    return BestQuestion(int(terms[best]), gain, frequencies[:, best]) if gain > _NO_GAIN else None


def known(model: Model, findings: Findings, asked: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return for each term whether it was asked, or follows from what was said.

    Who has a finding has what is above it; who lacks one lacks what is below it.
    """
    marks = np.zeros(len(model.terms), np.bool_)
    marks[findings.above] = True
    marks[asked] = True
    for term in findings.excluded.tolist():
        marks[model.below(term)] = True
    return marks


def _signs(
    model: Model, diseases: NDArray[np.int64], skip: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return the terms that these diseases show, and how often each does (k, terms)."""
    rows, owners = rows_of(model.profile_starts, diseases)
    kept = model.profile_values[rows] >= _LEAST
    rows, owners = rows[kept], owners[kept]
    places, signs = rows_of(model.starts, model.profile_terms[rows])
    above = model.ancestors[places]
    wanted = ~skip[above]
    terms, columns = np.unique(above[wanted], return_inverse=True)
    frequencies = np.zeros((len(diseases), len(terms)), np.float32)
    np.maximum.at(frequencies, (owners[signs[wanted]], columns), model.profile_values[rows][signs[wanted]])
    return terms.astype(np.int64), frequencies


def _entropy(chances: Floats, shifts: Floats) -> Floats:
    """Return the bits left when each column of shifts (k, terms), in nats, moves the chances (k,)."""
    moved = np.log(chances)[:, None] + shifts
    weights = np.exp(moved)
    total = weights.sum(axis=0)
    left: Floats = (np.log(total) - (weights * moved).sum(axis=0) / total) / np.log(2)
    return left
