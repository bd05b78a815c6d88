"""How like a query the names of the index are: candidates by rare trigrams, then a look at every character.

Reading the postings of all trigrams would take milliseconds, comparing all names tens of
them; the rare trigrams find nearly every right name in a fraction of one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from rareguru.science.names.grams import gram_codes
from rareguru.science.names.tables import Tables

# What follows was chosen on real names by benchmarks/names.py; docs/decisions tells how.
POSTINGS_READ = 25_000  # rare trigrams first, until so many postings are read
MOST_ALIKE = 60  # candidates that are alike as a whole, and
MOST_COVERING = 30  # candidates that have most of the query, however long they are
WEAKEST_SHARE = 0.4  # of the best candidate's trigram weight
LONG_NAME_COST = 0.0005  # for each weight of a trigram, among those that have as much of the query
TRIGRAM_WORTH = 0.3  # of the trigrams beside the characters
PREFIX_WORTH = 0.99  # of a name of which the beginning was typed, beside a whole one
MISSING_END_COST = 0.03  # when all but nothing of the name was typed
REORDERED_WORTH = 0.97  # of a name that is alike in another order of words
GOOD = 0.9  # from here on, other orders of words are not tried
LOWEST = 0.6  # below it, a likeness is chance
ALMOST = 0.99  # what is alike is less than what is the same

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Candidates:
    keys: NDArray[np.intp]
    alikeness: Numbers  # as sets of weighted trigrams, by Dice
    coverage: Numbers  # share of the query's trigrams that the key has


def likenesses(tables: Tables, name: str) -> dict[int, float]:
    """Return the keys that may be meant by the normalised name, and how like it they are, between 0 and 1."""
    candidates = find_candidates(tables, name)
    if not candidates.keys.size:
        return {}
    keys = candidates.keys.tolist()
    texts = [tables.keys[key] for key in keys]
    size = len(name)
    whole = _blend(process.cdist([name], texts, scorer=fuzz.ratio), candidates.alikeness)
    if whole.max() < GOOD:
        reordered = process.cdist([name], texts, scorer=fuzz.token_sort_ratio)
        whole = np.maximum(whole, REORDERED_WORTH * _blend(reordered, candidates.alikeness))
    beginning = _blend(process.cdist([name], [text[:size] for text in texts], scorer=fuzz.ratio), candidates.coverage)
    missing = np.array([max(len(text) - size, 0) / len(text) for text in texts])
    scores = np.maximum(whole, PREFIX_WORTH * beginning - MISSING_END_COST * missing).clip(max=ALMOST)
    return {key: score for key, score in zip(keys, scores.tolist(), strict=True) if score >= LOWEST}


def find_candidates(tables: Tables, name: str) -> Candidates:
    """Return the keys that share the rarest trigrams of the name."""
    places = _known_grams(tables, np.unique(gram_codes(name)[0]))
    starts, ends = tables.gram_postings[places], tables.gram_postings[places + 1]
    rarest = np.argsort(ends - starts, kind="stable")
    # The rarest trigram is read however long its list is.
    within = int(np.searchsorted(np.cumsum((ends - starts)[rarest]), POSTINGS_READ, "right"))
    read = rarest[: max(within, 1)]
    if not read.size:
        return Candidates(np.zeros(0, np.intp), np.zeros(0), np.zeros(0))
    weights = tables.gram_weights[places[read]]
    spans = zip(starts[read].tolist(), ends[read].tolist(), strict=True)
    postings = np.concatenate([tables.postings[start:end] for start, end in spans])
    shared = np.bincount(postings, np.repeat(weights, (ends - starts)[read]), minlength=tables.key_weights.size)
    keys = np.flatnonzero(shared > WEAKEST_SHARE * shared.max())
    key_weights = tables.key_weights[keys]
    coverage = shared[keys] / weights.sum()
    alikeness = 2 * shared[keys] / (weights.sum() + key_weights)
    is_chosen = np.zeros(keys.size, np.bool_)
    is_chosen[_most(alikeness, MOST_ALIKE)] = True
    is_chosen[_most(coverage - LONG_NAME_COST * key_weights, MOST_COVERING)] = True
    chosen = np.flatnonzero(is_chosen)
    return Candidates(keys[chosen], alikeness[chosen], coverage[chosen])


def _known_grams(tables: Tables, codes: NDArray[np.uint64]) -> NDArray[np.intp]:
    places = np.searchsorted(tables.gram_codes, codes)
    inside = places < tables.gram_codes.size
    places, codes = places[inside], codes[inside]
    known: NDArray[np.intp] = places[tables.gram_codes[places] == codes]
    return known


def _most(values: Numbers, count: int) -> NDArray[np.intp]:
    """Return where the greatest values stand; of equal ones at the border any, but always the same."""
    if values.size <= count:
        return np.arange(values.size)
    return np.argpartition(-values, count)[:count]


def _blend(percents: NDArray[np.float32], trigrams: Numbers) -> Numbers:
    blended: Numbers = (percents[0] / 100 + TRIGRAM_WORTH * trigrams) / (1 + TRIGRAM_WORTH)
    return blended
