"""What a disease borrows from its kin and from texts, where its own annotations say nothing of a term.

The shares were chosen on published cases; docs/decisions/ has the experiments.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from rareguru.knowledge.differential.evidence import AnnotationReader
from rareguru.knowledge.differential.families import Groups
from rareguru.knowledge.differential.kinship import Pair, broader, same_gene
from rareguru.knowledge.differential.texts import TextReader
from rareguru.science.ontology.closure import rows_of
from rareguru.science.ranking.origins import Origin
from rareguru.science.ranking.profiles import Entries, Profiles, keys_of

_FROM_BROADER = 0.5
_FROM_SAME_GENE = 0.06
_FROM_NEWER = 0.6
_FROM_NEWER_BROADER = 0.4
_FROM_GROUP = 0.25


def enrich(own: Profiles, annotations: AnnotationReader, texts: TextReader, groups: Groups) -> Profiles:
    """Return the profiles with all that is borrowed; each step only fills terms still lacking."""
    candidates = annotations.candidates
    wider = broader(candidates)
    newer = annotations.newer()
    related = own.filled(
        (_lent(own, (own.keys, own.values), wider, _FROM_BROADER), Origin.WIDER),
        (_lent(own, (own.keys, own.values), same_gene(candidates), _FROM_SAME_GENE), Origin.GENE),
    )
    renewed = related.filled(((newer[0], _FROM_NEWER * newer[1]), Origin.NEWER))
    widened = renewed.filled((_lent(own, newer, wider, _FROM_NEWER_BROADER), Origin.WIDER))
    return widened.filled((_of_groups(own, groups), Origin.GROUP), (texts.named(), Origin.TEXT))


def _lent(shape: Profiles, entries: Entries, pairs: Sequence[Pair], share: float) -> Entries:
    """Return what the first of each pair gets of the entries, with rising keys, of the second."""
    keys, values = entries
    who = np.array(pairs, np.int64).reshape(-1, 2)
    starts = np.searchsorted(keys, np.arange(shape.diseases + 1, dtype=np.int64) * shape.terms)
    places, owners = rows_of(starts, who[:, 1])
    return who[owners, 0] * shape.terms + keys[places] % shape.terms, share * values[places]


def _of_groups(own: Profiles, kin: Groups) -> Entries:
    """Return a share of the mean of the other members of each group, 0 counted where one lacks a term."""
    rows = [(disease, kin.members[group] - {disease}) for disease, group in kin.of.items()]
    borrowers = [disease for disease, others in rows for _ in others]
    lenders = [other for _, others in rows for other in sorted(others)]
    parts = [1 / len(others) for _, others in rows for _ in others]
    mixing = sparse.csr_matrix((parts, (borrowers, lenders)), shape=(own.diseases, own.diseases), dtype=np.float32)
    keys, means = keys_of(mixing @ own.matrix())
    return keys, _FROM_GROUP * means
