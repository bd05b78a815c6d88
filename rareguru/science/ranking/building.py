"""From profiles to a model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from rareguru.science.ontology.closure import Closure
from rareguru.science.ontology.information import information_content
from rareguru.science.ranking.model import Model
from rareguru.science.ranking.profiles import Profiles
from rareguru.science.ranking.propagation import propagate
from rareguru.science.ranking.ratios import background, log_ratios
from rareguru.science.ranking.space import common_space

_LEAST = 1e-6  # nats

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sources:
    """What a model is made of: profiles as annotated, and with all that was borrowed."""

    own: Profiles
    enriched: Profiles
    closure: Closure
    reference: NDArray[np.bool_]  # (D,) whose frequencies make the background: single diseases, counted once
    onsets: NDArray[np.uint8]  # (D,) when each begins, see circumstances.py
    spared: NDArray[np.uint8]  # (D,) whom it spares
    handicaps: NDArray[np.float32]  # (D,) what is taken off a score, whatever the findings


def build_model(sources: Sources) -> Model:
    """Return the model; without a disease of reference all are."""
    own, enriched, closure = sources.own, sources.enriched, sources.closure
    # Of own profiles only: counting what is borrowed would make every term look common.
    having = np.diff(propagate(own, closure).tocsc().indptr).astype(np.int64)
    information = information_content(having, own.diseases)
    frequencies = propagate(enriched, closure)
    shares = background(frequencies[sources.reference] if sources.reference.any() else frequencies)
    term_space, disease_space = common_space(frequencies, information)
    below_starts, descendants = closure.descendants()
    own_terms = (own.keys % own.terms).astype(np.intp)  # numpy gathers by other integers more slowly
    costs, reliefs = _costs(own.values, information[own_terms])
    by_term: sparse.csc_matrix = frequencies.tocsc()
    return Model(
        terms=closure.terms,
        starts=closure.starts,
        ancestors=closure.ancestors,
        steps=closure.steps,
        below_starts=below_starts,
        descendants=descendants.astype(np.intp),
        information=information,
        shares=shares,
        ratios=log_ratios(frequencies, shares, closure),
        term_space=term_space,
        disease_space=disease_space,
        handicaps=sources.handicaps,
        onsets=sources.onsets,
        spared=sources.spared,
        profile_starts=enriched.rows(),
        profile_terms=(enriched.keys % enriched.terms).astype(np.int32),
        profile_values=enriched.values,
        profile_origins=enriched.origins,
        own_starts=own.rows(),
        own_terms=own_terms,
        own_values=own.values,
        own_costs=costs,
        own_reliefs=reliefs,
        own_totals=np.bincount(own.keys // own.terms, costs, own.diseases).astype(np.float32),
        having_starts=by_term.indptr.astype(np.int64),
        having_diseases=by_term.indices.astype(np.min_scalar_type(own.diseases)),
        having_values=by_term.data.astype(np.float16),
    )


def _costs(frequencies: NDArray[np.float32], information: NDArray[np.float32]) -> tuple[Floats, Floats]:
    """Return what each sign costs when it is not found, and what a nat of cover by the findings takes off."""
    tells = information > _LEAST
    costs = np.where(tells, frequencies**2, 0).astype(np.float32)
    return costs, (costs / np.where(tells, information, 1)).astype(np.float32)
