"""What a disease borrows from its kin, where its own annotations say nothing of a term."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rareguru.knowledge.differential.evidence import AnnotationReader
from rareguru.knowledge.differential.kinship import Pair, broader, same_gene
from rareguru.science.ontology.closure import rows_of
from rareguru.science.ranking.profiles import Keys, Origin, Profiles

FROM_BROADER = 0.5
FROM_SAME_GENE = 0.06

Borrowed = tuple[Keys, NDArray[np.float32], NDArray[np.uint8]]


def enrich(own: Profiles, reader: AnnotationReader) -> Profiles:
    """Return the profiles with all that is borrowed; each step only fills terms still lacking."""
    candidates = reader.candidates
    return own.filled(
        *_together(
            _lent(own, broader(candidates), FROM_BROADER, Origin.WIDER),
            _lent(own, same_gene(candidates), FROM_SAME_GENE, Origin.GENE),
        )
    )


def _lent(own: Profiles, pairs: Sequence[Pair], share: float, origin: Origin) -> Borrowed:
    """Return what the first of each pair gets of the own signs of the second."""
    who = np.array(pairs, np.int64).reshape(-1, 2)
    places, owners = rows_of(own.rows(), who[:, 1])
    keys = who[owners, 0] * own.terms + own.keys[places] % own.terms
    return keys, share * own.values[places], np.full(len(keys), origin, np.uint8)


def _together(*parts: Borrowed) -> Borrowed:
    keys, values, origins = zip(*parts, strict=True)
    return np.concatenate(keys), np.concatenate(values), np.concatenate(origins)
