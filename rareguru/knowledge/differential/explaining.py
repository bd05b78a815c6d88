"""Reasons as they are shown: what fits, what does not, what is missing, what speaks against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rareguru.science.ranking.circumstances import NOTHING, Circumstances, onset_shares, sex_shares
from rareguru.science.ranking.findings import Findings
from rareguru.science.ranking.model import Model
from rareguru.science.ranking.origins import Origin
from rareguru.science.ranking.reasons import NONE, Answers, Packed, Shares, answers

_MOST_MISSING = 8  # signs of a disease that are named when they were not mentioned
_COMMON = 0.5  # from this frequency a sign is expected
_TELLING = 1.0  # nats: signs that say less are not worth asking for
_MOST_NAMED = 5  # signs whose absence costs something are named, the others summed up
_ROUNDING = 1e-9  # a smaller share is a rest of the arithmetic
_WORDS = {Origin.OWN: "own", Origin.NEWER: "own", Origin.WIDER: "wider", Origin.GENE: "gene", Origin.GROUP: "group"}
_ORIGINS = [_WORDS.get(origin, "text") for origin in Origin]  # by number


# Not frozen: a thousand of these are made for one answer, and freezing makes that several times slower.
@dataclass(slots=True)
class Reason:
    """One finding's share; the shares of a candidate add up to its score."""

    finding: str  # HP id asked about, "" for shares that belong to no finding
    kind: str  # "present" | "excluded" | "unexplained" | "onset" | "sex"; unexplained: a sign of the disease not found
    share: float
    term: str  # the disease's own term that answers it, "" if none: same, ancestor or descendant
    frequency: float | None  # of that term in the disease, 0..1; None where unknown
    origin: str  # "own" | "gene" | "group" | "text" | "wider" | "": where the frequency was taken from
    is_broader: bool = False  # the disease is only said to have something more general than the finding


@dataclass(slots=True)
class MissingSign:
    """A common sign of the disease that was not mentioned."""

    term: str
    frequency: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a disease stands where it stands."""

    reasons: tuple[Reason, ...]  # findings in order of share, largest first, then the rest
    unexplained: tuple[str, ...]  # findings the disease does not explain
    missing: tuple[MissingSign, ...]
    against: tuple[Reason, ...]


def explain_diseases(
    model: Model, findings: Findings, diseases: Sequence[int], circumstances: Circumstances = NOTHING
) -> list[Explanation]:
    """Return the reasons of these diseases, given by their numbers in the model."""
    numbers = np.array(diseases, np.int64)
    shares = Shares.of(model, findings, numbers)
    found = zip(
        _given(model, findings, shares, answers(model, findings, numbers)),
        _missed(model, shares),
        _missing(model, findings, shares.own),
        _besides(model, circumstances, diseases),
        strict=True,
    )
    split = len(findings.present)
    return [
        _explanation(given[:split], given[split:], missed, missing, beside) for given, missed, missing, beside in found
    ]


def _besides(model: Model, circumstances: Circumstances, diseases: Sequence[int]) -> list[tuple[Reason, ...]]:
    """Return what sex and age at onset add to each disease."""
    if circumstances == NOTHING:
        return [()] * len(diseases)
    parts = {"onset": onset_shares(model, circumstances), "sex": sex_shares(model, circumstances)}
    return [
        tuple(
            Reason("", kind, float(shares[disease]), "", None, "") for kind, shares in parts.items() if shares[disease]
        )
        for disease in diseases
    ]


def _explanation(
    present: Sequence[Reason],
    excluded: Sequence[Reason],
    missed: Sequence[Reason],
    missing: tuple[MissingSign, ...],
    besides: tuple[Reason, ...],
) -> Explanation:
    present = sorted(present, key=lambda reason: (-reason.share, reason.finding))
    return Explanation(
        reasons=(*present, *excluded, *besides, *missed),
        unexplained=tuple(reason.finding for reason in present if not reason.term),
        missing=missing,
        against=tuple(reason for reason in (*excluded, *besides) if reason.share < 0),
    )


def _given(model: Model, findings: Findings, shares: Shares, answered: Answers) -> Iterator[list[Reason]]:
    """Yield how each disease answers the findings; of what is only borrowed, nothing more general is an answer."""
    asked = [(model.terms[term], "present") for term in findings.present.tolist()]
    asked += [(model.terms[term], "excluded") for term in findings.excluded.tolist()]
    is_borrowed = answered.are_broader & (np.array(_ORIGINS)[answered.origins] != "own")
    terms = np.where(is_borrowed, NONE, answered.terms).tolist()
    rows = (shares.findings, answered.frequencies, answered.origins, answered.are_broader)
    for *row, answering in zip(*(part.tolist() for part in rows), terms, strict=True):
        yield [
            Reason(finding, kind, share, "", None, "")
            if term == NONE
            else Reason(finding, kind, share, model.terms[term], frequency, _ORIGINS[origin], is_broader)
            for (finding, kind), share, frequency, origin, is_broader, term in zip(asked, *row, answering, strict=True)
        ]


def _missed(model: Model, shares: Shares) -> Iterator[list[Reason]]:
    """Yield the signs whose absence costs most, and as one what all others cost together with the handicap."""
    kept = shares.own.largest(-shares.missed, _MOST_NAMED)
    named, costs = shares.own.only(kept), shares.missed[kept].tolist()
    terms, frequencies = model.own_terms[named.places].tolist(), model.own_values[named.places].tolist()
    signs = list(zip(terms, frequencies, costs, strict=True))
    rests = (shares.own.sums(shares.missed) - shares.handicaps).tolist()
    for rest, (start, end) in zip(rests, pairwise(named.starts.tolist()), strict=True):
        told = [
            Reason("", "unexplained", cost, model.terms[term], often, "own")
            for term, often, cost in signs[start:end]
            if cost < 0
        ]
        left = rest - sum(costs[start:end])
        yield [*told, Reason("", "unexplained", left, "", None, "")] if abs(left) > _ROUNDING else told


def _missing(model: Model, findings: Findings, own: Packed) -> Iterator[tuple[MissingSign, ...]]:
    """Yield common, telling signs that no finding says in other words, most telling first."""
    terms, frequencies = model.own_terms[own.places], model.own_values[own.places]
    information = model.information[terms]
    is_wanted = (frequencies >= _COMMON) & (information >= _TELLING) & ~_said(model, findings)[terms]
    wanted = own.only(is_wanted)
    kept = wanted.largest((frequencies * information)[is_wanted], _MOST_MISSING)
    named = wanted.only(kept)
    parts = model.own_terms[named.places].tolist(), model.own_values[named.places].tolist()
    signs = [MissingSign(model.terms[term], frequency) for term, frequency in zip(*parts, strict=True)]
    for start, end in pairwise(named.starts.tolist()):
        yield tuple(signs[start:end])


def _said(model: Model, findings: Findings) -> NDArray[np.bool_]:
    """Return for every term whether it was said or denied, in more general or more specific words too."""
    said = np.zeros(len(model.terms), np.bool_)
    said[findings.above] = True
    for term in (*findings.present.tolist(), *findings.excluded.tolist()):
        said[model.below(term)] = True
    return said
