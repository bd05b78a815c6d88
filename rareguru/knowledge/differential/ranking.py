"""Which diseases fit these findings, why, and what to ask next.

Exceptions: RankingUnavailable (there is no build yet), UnusableQuery (a sentence says what is wrong).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rareguru.knowledge.differential.explaining import Explanation, MissingSign, Reason, explain_diseases
from rareguru.knowledge.differential.families import together
from rareguru.knowledge.differential.onset_terms import ONSETS
from rareguru.knowledge.differential.table import Family, RankedDisease, RankingTable, current_table
from rareguru.knowledge.pages.document import Localized
from rareguru.science.ranking.chances import COMPARED, OPEN, chances
from rareguru.science.ranking.circumstances import FEMALE, MALE, Circumstances
from rareguru.science.ranking.findings import Findings
from rareguru.science.ranking.questions import LEADING, best_question, known
from rareguru.science.ranking.scoring import rank_diseases

__all__ = [
    "Band", "Candidate", "Explanation", "Family", "MissingSign", "Query", "Question", "RankingUnavailable", "Reason",
    "Resolved", "TermStatus", "UnusableQuery", "bands_of", "explain", "families", "is_ready", "next_question", "rank",
    "resolve_terms", "upstream_ids",
]  # fmt: skip


_WELL, _PARTLY = 0.4, 0.05  # chances
_SEXES = {"": 0, "female": FEMALE, "male": MALE}
# What nobody of this sex is asked about: signs of the other one's body, and what stands below them.
_NOT_ASKED_OF = {
    "male": ("HP:0010460", "HP:0030012", "HP:0000868"),
    "female": ("HP:0010461", "HP:0012874", "HP:0012041"),
}
_ENOUGH = 3  # findings: with fewer, even a clear lead was right in less than half of the cases
_SPLIT = 10  # leading diseases that a question is said to split


class RankingUnavailable(Exception):
    """There is no table to rank with: `rareguru sync`, or `rareguru build --again`, makes one."""


class UnusableQuery(ValueError):
    """The findings cannot be ranked; the message is a sentence."""


class Band(StrEnum):
    """How well a disease fits, by measured hit rates."""

    WELL = "well"
    PARTLY = "partly"
    LITTLE = "little"


class TermStatus(StrEnum):
    """What became of an id."""

    CURRENT = "current"
    MOVED = "moved"  # merged into, or replaced by, the term given
    RETIRED = "retired"  # obsolete, and nothing replaced it
    OUTSIDE = "outside"  # a current HPO term, but no finding: inheritance, onset, course…
    UNKNOWN = "unknown"


class Resolved(NamedTuple):
    """The current id of a finding, None where it is none, and why."""

    term: str | None
    reason: TermStatus


@dataclass(frozen=True, slots=True)
class Query:
    """What is known of a person."""

    present: tuple[str, ...]  # current HPO ids of aspect "phenotypic abnormality", no repeats
    excluded: tuple[str, ...] = ()
    sex: str = ""  # "female" | "male" | ""
    onset: str = ""  # an HPO onset term or ""


# Not frozen: fifty are made for each ranking, and freezing would take longer than the sums.
@dataclass(slots=True)
class Candidate:
    """A disease that may be it."""

    ranked: RankedDisease
    score: float
    band: Band
    group: int  # key of the family it stands in when several of it fit alike, else 0

    @property
    def disease(self) -> int:
        """The key of the disease."""
        return self.ranked.key

    @property
    def slug(self) -> str:
        return self.ranked.slug

    @property
    def name(self) -> Localized:
        return self.ranked.name


@dataclass(frozen=True, slots=True)
class Question:
    """The finding to ask for next."""

    term: str
    having: tuple[int, ...]  # leading diseases that have it
    lacking: tuple[int, ...]  # leading diseases that do not
    gain: float  # expected, in bits


def is_ready() -> bool:
    """Say whether there is a table to rank with."""
    return current_table() is not None


def resolve_terms(ids: Iterable[str]) -> Mapping[str, Resolved]:
    """Return for each given id the current finding it stands for, and what became of it."""
    table = _table()
    return {given: _resolve(table, given) for given in ids}


def rank(query: Query, *, limit: int = 50) -> list[Candidate]:
    """Return the diseases that fit best, best first; none without a present finding.

    Raises RankingUnavailable, UnusableQuery.
    """
    table = _table()
    findings = _findings(table, query)
    if not len(findings.present):
        return []
    scores = rank_diseases(table.model, findings, max(limit, COMPARED), _circumstances(query))
    numbers, values = scores.diseases[:limit].tolist(), scores.values[:limit].tolist()
    kin = together(numbers, values, table.families)
    bands = bands_of(chances(scores.values[:COMPARED])[:limit], len(findings.present), len(numbers))
    ranked = [table.diseases[number] for number in numbers]
    groups = [kin.get(place, 0) for place in range(len(numbers))]
    return list(map(Candidate, ranked, values, bands, groups))


def bands_of(likely: NDArray[np.float64], findings: int, count: int) -> list[Band]:
    """Return the words for so many chances, which fall, given so many findings; those left out are of the last band.

    docs/decisions/ has the measured hit rates.
    """
    leading = likely[: int(1 / _PARTLY)].tolist()  # no more can be so likely
    well = sum(chance >= _WELL for chance in leading) if findings >= _ENOUGH else 0
    partly = sum(chance >= _PARTLY for chance in leading)
    return [Band.WELL] * well + [Band.PARTLY] * (partly - well) + [Band.LITTLE] * (count - partly)


def families(keys: Iterable[int]) -> dict[int, Family]:
    """Return what the families are called that candidates stand in, by their keys."""
    names = _table().family_names
    return {key: names[key] for key in keys if key in names}


def explain(query: Query, diseases: Sequence[int]) -> dict[int, Explanation]:
    """Return why these diseases, by their keys, stand where they stand; unknown keys are left out.

    Raises RankingUnavailable, UnusableQuery.
    """
    table = _table()
    found = [key for key in diseases if key in table.by_key]
    findings, numbers = _findings(table, query), [table.by_key[key] for key in found]
    explanations = explain_diseases(table.model, findings, numbers, _circumstances(query))
    return dict(zip(found, explanations, strict=True))


def next_question(query: Query, *, asked: Collection[str] = (), never: frozenset[str] = frozenset()) -> Question | None:
    """Return the finding whose answer is expected to tell most over the leading diseases.

    What was `asked`, or is `never` to be, is not asked, nor what a body of the other sex has.
    Raises RankingUnavailable, UnusableQuery.
    """
    table = _table()
    findings = _findings(table, query)
    if not len(findings.present):
        return None
    scores = rank_diseases(table.model, findings, LEADING, _circumstances(query))
    asked_terms = np.append(_never_asked(table.folder, never), _numbers(table, asked))
    likely = chances(scores.values, OPEN)
    skip = known(table.model, findings, asked_terms)
    for term in _numbers(table, _NOT_ASKED_OF.get(query.sex, ())).tolist():
        skip[table.model.below(term)] = True
    question = best_question(table.model, scores.diseases, likely, skip)
    if question is None:
        return None
    leading = list(zip(scores.diseases[:_SPLIT].tolist(), question.frequencies[:_SPLIT].tolist(), strict=True))
    return Question(
        table.model.terms[question.term],
        tuple(table.diseases[number].key for number, frequency in leading if frequency > 0),
        tuple(table.diseases[number].key for number, frequency in leading if frequency == 0),
        question.gain,
    )


# The same thousands every time. What somebody was asked is kept nowhere.
@lru_cache(maxsize=1)
def _never_asked(_build: Path, terms: frozenset[str]) -> NDArray[np.int64]:
    return _numbers(_table(), terms)


def _numbers(table: RankingTable, terms: Iterable[str]) -> NDArray[np.int64]:
    return np.array([table.numbers[term] for term in terms if term in table.numbers], np.int64)


def upstream_ids(diseases: Iterable[int]) -> dict[int, list[str]]:
    """Return every upstream id of these diseases, given by their keys."""
    table = _table()
    return {key: table.identifiers[table.by_key[key]] for key in diseases if key in table.by_key}


def _table() -> RankingTable:
    table = current_table()
    if table is None:
        message = "There is no table to rank with yet. Run `rareguru sync` first, or `rareguru build --again`."
        raise RankingUnavailable(message)
    return table


def _resolve(table: RankingTable, given: str) -> Resolved:
    if given in table.numbers:
        return Resolved(given, TermStatus.CURRENT)
    if given in table.outside:
        return Resolved(None, TermStatus.OUTSIDE)
    if given not in table.moved:
        return Resolved(None, TermStatus.UNKNOWN)
    target = table.moved[given]
    if not target:
        return Resolved(None, TermStatus.RETIRED)
    return Resolved(target, TermStatus.MOVED) if target in table.numbers else Resolved(None, TermStatus.OUTSIDE)


def _findings(table: RankingTable, query: Query) -> Findings:
    numbers = table.numbers
    try:
        present, excluded = ([numbers[term] for term in terms] for terms in (query.present, query.excluded))
    except KeyError as unknown:
        message = f"{unknown.args[0]} is not a current finding of HPO; resolve the ids first."
        raise UnusableQuery(message) from None
    if excluded and (both := set(query.present).intersection(query.excluded)):
        message = f"{min(both)} is said to be both there and not there. Decide which, and ask again."
        raise UnusableQuery(message)
    return Findings.of(table.model, present, excluded)


def _circumstances(query: Query) -> Circumstances:
    if query.onset and query.onset not in ONSETS:
        message = f"{query.onset} is not a term of HPO for an age at onset; see HP:0003674 for those that are."
        raise UnusableQuery(message)
    if query.sex not in _SEXES:
        message = f'"{query.sex[:20]}" is not understood as a sex; it can be female, male or left out.'
        raise UnusableQuery(message)
    return Circumstances(ONSETS.get(query.onset, 0), _SEXES[query.sex])
