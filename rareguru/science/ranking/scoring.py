"""How well each disease fits the findings.

S = Σ w·L + 8·cosine - 0.01·n·Σ f²(1 - c) + Σ ln(1 - 0.2·F of what is excluded): a weighted sum of log
ratios, nearness in the common space, and a mild penalty for signs of the disease that were not found.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rareguru.science.ontology.closure import places_of
from rareguru.science.ranking.circumstances import NOTHING, Circumstances, onset_shares, sex_shares
from rareguru.science.ranking.findings import Findings, weights
from rareguru.science.ranking.model import Model
from rareguru.science.ranking.ratios import FLOOR, STEP

NEARNESS = 8.0
PENALTY = 0.01
EXCLUDED = 0.2
_NEAR = 300  # how many of the first sum are compared in the common space
_PENALIZED = 70  # how many of these pay for signs that were not found
_GENERAL = 1.5  # nats: a broader term that tells less covers nothing

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scores:
    """Diseases, best first; equal scores by number."""

    diseases: NDArray[np.int64]
    values: Floats


def rank_diseases(model: Model, findings: Findings, limit: int, circumstances: Circumstances = NOTHING) -> Scores:
    """Return the diseases that fit best."""
    sums = ratio_sums(model, findings)
    if circumstances != NOTHING:
        sums += onset_shares(model, circumstances) + sex_shares(model, circumstances)
    near = best(sums, max(_NEAR, limit))
    values = sums[near] + NEARNESS * cosines(model, findings, near)
    kept = best(values, max(_PENALIZED, limit))
    near, values = near[kept], values[kept]
    values -= penalties(model, findings, near)
    order = np.argsort(-values, kind="stable")[:limit]  # `near` rises
    return Scores(near[order], values[order])


def ratio_sums(model: Model, findings: Findings) -> Floats:
    """Return Σ w·L of the present and Σ ln(1 - 0.2·F) of the excluded findings, less the handicap, by disease."""
    weight = weights(model, findings)
    sums: Floats = (weight * STEP) @ model.ratios.take(findings.present, axis=0, mode="clip").astype(np.float32)
    sums += FLOOR * weight.sum() - model.handicaps
    for term in findings.excluded.tolist():
        diseases, frequencies = model.having(term)
        sums[diseases] += np.log1p(-EXCLUDED * frequencies.astype(np.float32))
    return sums


def best(values: Floats, count: int) -> NDArray[np.int64]:
    """Return the places of the largest values, in rising order of place; more where equal values reach over."""
    if count >= len(values):
        return np.arange(len(values))
    least = np.partition(values, len(values) - count)[len(values) - count]
    return np.flatnonzero(values >= least)


def cosines(model: Model, findings: Findings, diseases: NDArray[np.int64]) -> Floats:
    """Return how near the findings stand to these diseases in the common space, -1 to 1."""
    near: Floats = model.disease_space.take(diseases, axis=0, mode="clip") @ direction(model, findings)
    return near


def direction(model: Model, findings: Findings) -> Floats:
    """Return where the findings point in the common space, with length 1 (0 without findings)."""
    vector = model.term_space[findings.above].sum(axis=0)
    scaled: Floats = vector / max(float(np.sqrt(vector @ vector)), 1e-9)
    return scaled


def penalties(model: Model, findings: Findings, diseases: NDArray[np.int64]) -> Floats:
    """Return 0.01·n·Σ f²(1 - c) over the own signs of these diseases."""
    left = model.own_totals[diseases]
    starts = model.own_starts[diseases]
    lengths = model.own_starts[diseases + 1] - starts
    some = lengths > 0  # numpy cannot add up nothing
    left[some] -= _reliefs(model, findings, starts[some], lengths[some])
    shares: Floats = left * np.float32(PENALTY * len(findings.present))
    return shares


def _reliefs(model: Model, findings: Findings, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Floats:
    """Return Σ f²c over the own signs of each disease, none of which is without any."""
    places = places_of(starts, lengths)
    # Every place is one of the table: "clip" only spares numpy the looking.
    relieved = covered(model, findings).take(model.own_terms.take(places, mode="clip"), mode="clip")
    relieved *= model.own_reliefs.take(places, mode="clip")
    sums: Floats = np.add.reduceat(relieved, np.cumsum(lengths) - lengths)
    return sums


def covered(model: Model, findings: Findings) -> Floats:
    """Return for each term the information of the most informative ancestor that it shares with any finding."""
    above = findings.above[np.argsort(model.information[findings.above], kind="stable")]
    information = model.information[above]
    telling = int(np.searchsorted(information, _GENERAL))
    starts, ends = model.below_starts[above[telling:]], model.below_starts[above[telling:] + 1]
    nats = np.zeros(len(model.terms), np.float32)
    # Where one stands below several, the last and most informative is kept.
    for start, end, told in zip(starts.tolist(), ends.tolist(), information[telling:].tolist(), strict=True):
        nats[model.descendants[start:end]] = told
    nats[above] = information
    return nats
