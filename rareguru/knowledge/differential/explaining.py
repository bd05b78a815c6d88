"""Reasons as they are shown: what fits, what does not, what is missing, what speaks against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rareguru.science.ranking.circumstances import NOTHING, Circumstances, onset_shares, sex_shares
from rareguru.science.ranking.findings import Findings
from rareguru.science.ranking.model import Model
from rareguru.science.ranking.profiles import Origin
from rareguru.science.ranking.reasons import NONE, Answer, Explainer, Shares, below

_MOST_MISSING = 8  # signs of a disease that are named when they were not mentioned
_COMMON = 0.5  # from this frequency a sign is expected
_TELLING = 1.0  # nats: signs that say less are not worth asking for
_MOST_NAMED = 5  # signs whose absence costs something are named, the others summed up
_WORDS = {Origin.OWN: "own", Origin.NEWER: "own", Origin.WIDER: "wider", Origin.GENE: "gene", Origin.GROUP: "group"}
_ORIGINS = [_WORDS.get(origin, "text") for origin in Origin]  # by number


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding's share; the shares of a candidate add up to its score."""

    finding: str  # HP id asked about, "" for shares that belong to no finding
    kind: str  # "present" | "excluded" | "unexplained" | "onset" | "sex"; unexplained: a sign of the disease not found
    share: float
    term: str  # the disease's own term that answers it, "" if none: same, ancestor or descendant
    frequency: float | None  # of that term in the disease, 0..1; None where unknown
    origin: str  # "own" | "gene" | "group" | "text" | "wider" | "": where the frequency was taken from
    is_broader: bool = False  # the disease is only said to have something more general than the finding


@dataclass(frozen=True, slots=True)
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
    explainer = Explainer.of(model, findings, np.array(diseases, np.int64))
    said = _said(model, findings)
    besides = _besides(model, circumstances, diseases)
    return [_explanation(explainer, number, said, besides[number]) for number in range(len(diseases))]


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
    explainer: Explainer, number: int, said: NDArray[np.bool_], besides: tuple[Reason, ...]
) -> Explanation:
    shares, answers = explainer.shares(number), explainer.answers(number)
    each = (*shares.present.tolist(), *shares.excluded.tolist())
    told = [_reason(explainer, place, share, answers[place]) for place, share in enumerate(each)]
    split = len(explainer.findings.present)
    present = sorted(told[:split], key=lambda reason: (-reason.share, reason.finding))
    excluded = told[split:]
    return Explanation(
        reasons=(*present, *excluded, *besides, *_missed(explainer.model.terms, shares)),
        unexplained=tuple(reason.finding for reason in present if not reason.term),
        missing=tuple(_missing(explainer.model, shares, said)),
        against=tuple(reason for reason in (*excluded, *besides) if reason.share < 0),
    )


def _reason(explainer: Explainer, place: int, share: float, answer: Answer) -> Reason:
    """Say how a disease answers one finding; of what is only borrowed, nothing more general counts as an answer."""
    findings, names = explainer.findings, explainer.model.terms
    split = len(findings.present)
    is_present = place < split
    finding = names[findings.present[place] if is_present else findings.excluded[place - split]]
    kind = "present" if is_present else "excluded"
    is_broader = answer.term != NONE and not explainer.below[place, answer.term]
    origin = _ORIGINS[answer.origin]
    if answer.term == NONE or (is_broader and origin != "own"):
        return Reason(finding, kind, share, "", None, "")
    return Reason(finding, kind, share, names[answer.term], answer.frequency, origin, is_broader)


def _missed(names: Sequence[str], shares: Shares) -> Iterator[Reason]:
    """Yield the signs whose absence costs most, and as one what all others cost together with the handicap."""
    rows = np.argsort(shares.missed, kind="stable")[:_MOST_NAMED]
    for row in rows[shares.missed[rows] < 0].tolist():
        term = names[shares.signs[row]]
        yield Reason("", "unexplained", float(shares.missed[row]), term, float(shares.frequencies[row]), "own")
    rest = float(shares.missed.sum() - shares.missed[rows].sum()) - shares.handicap
    if rest:
        yield Reason("", "unexplained", rest, "", None, "")


def _said(model: Model, findings: Findings) -> NDArray[np.bool_]:
    """Return for every term whether it was said or denied, in more general or more specific words too."""
    said = np.zeros(len(model.terms), np.bool_)
    said[findings.above] = True
    for term in (*findings.present.tolist(), *findings.excluded.tolist()):
        said |= below(model, term)
    return said


def _missing(model: Model, shares: Shares, said: NDArray[np.bool_]) -> Iterator[MissingSign]:
    """Yield common, telling signs that no finding says in other words, most telling first."""
    information = model.information[shares.signs]
    wanted = (shares.frequencies >= _COMMON) & (information >= _TELLING) & ~said[shares.signs]
    rows = np.flatnonzero(wanted)
    worth = shares.frequencies[rows] * information[rows]
    for row in rows[np.argsort(-worth, kind="stable")][:_MOST_MISSING].tolist():
        yield MissingSign(model.terms[shares.signs[row]], float(shares.frequencies[row]))
