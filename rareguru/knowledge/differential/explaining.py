"""Reasons as they are shown: what fits, what does not, what is missing, what speaks against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rareguru.science.ranking.profiles import Origin
from rareguru.science.ranking.reasons import NONE, Answer, Explainer, Shares

_MOST_MISSING = 8  # signs of a disease that are named when they were not mentioned
_COMMON = 0.5  # from this frequency a sign is expected
_TELLING = 1.0  # nats: signs that say less are not worth asking for
_NAMED = 5e-4  # what costs less is summed up
_ORIGINS = {
    Origin.OWN: "own",
    Origin.NEWER: "own",
    Origin.WIDER: "wider",
    Origin.GENE: "gene",
    Origin.GROUP: "group",
    Origin.TEXT: "text",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding's share; the shares of a candidate add up to its score."""

    finding: str  # HP id asked about, "" for shares that belong to no finding
    kind: str  # "present" | "excluded" | "unexplained" | "onset" | "sex"; unexplained: a sign of the disease not found
    share: float
    term: str  # the disease's own term that answers it, "" if none: same, ancestor or descendant
    frequency: float | None  # of that term in the disease, 0..1; None where unknown
    origin: str  # "own" | "gene" | "group" | "text" | "wider" | "": where the frequency was taken from


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


def explain_disease(explainer: Explainer, disease: int) -> Explanation:
    """Return the reasons of one disease, by its number in the model."""
    shares = explainer.shares(disease)
    present = sorted(_present(explainer, disease, shares), key=lambda reason: (-reason.share, reason.finding))
    excluded = list(_excluded(explainer, disease, shares))
    return Explanation(
        reasons=(*present, *excluded, *_missed(explainer, shares)),
        unexplained=tuple(reason.finding for reason in present if not reason.term),
        missing=tuple(_missing(explainer, disease, shares)),
        against=tuple(reason for reason in excluded if reason.share < 0),
    )


def _present(explainer: Explainer, disease: int, shares: Shares) -> Iterator[Reason]:
    for term, share in zip(explainer.findings.present.tolist(), shares.present.tolist(), strict=True):
        yield _reason(explainer, "present", term, share, explainer.answer(disease, term))


def _excluded(explainer: Explainer, disease: int, shares: Shares) -> Iterator[Reason]:
    for term, share in zip(explainer.findings.excluded.tolist(), shares.excluded.tolist(), strict=True):
        yield _reason(explainer, "excluded", term, share, explainer.below(disease, term))


def _reason(explainer: Explainer, kind: str, term: int, share: float, answer: Answer) -> Reason:
    terms = explainer.model.terms
    if answer.term == NONE:
        return Reason(terms[term], kind, share, "", None, "")
    return Reason(terms[term], kind, share, terms[answer.term], answer.frequency, _ORIGINS[Origin(answer.origin)])


def _missed(explainer: Explainer, shares: Shares) -> Iterator[Reason]:
    """Yield the signs that cost something, and as one what all others cost together with the handicap."""
    named = np.flatnonzero(shares.missed <= -_NAMED)
    for row in named[np.argsort(shares.missed[named], kind="stable")].tolist():
        term = explainer.model.terms[shares.signs[row]]
        frequency = float(shares.frequencies[row])
        yield Reason("", "unexplained", float(shares.missed[row]), term, frequency, "own")
    rest = float(shares.missed.sum() - shares.missed[named].sum()) - shares.handicap
    if rest:
        yield Reason("", "unexplained", rest, "", None, "")


def _missing(explainer: Explainer, disease: int, shares: Shares) -> Iterator[MissingSign]:
    """Yield common, telling signs that no finding says in other words, most telling first."""
    model, findings = explainer.model, explainer.findings
    said = set(findings.present.tolist()) | set(findings.excluded.tolist())
    information = model.information[shares.signs]
    wanted = (shares.frequencies >= _COMMON) & (information >= _TELLING)
    rows = np.flatnonzero(wanted)
    rows = rows[np.argsort(-(shares.frequencies[rows] * information[rows]), kind="stable")]
    count = 0
    for row in rows.tolist():
        term = int(shares.signs[row])
        if count == _MOST_MISSING:
            return
        if term in set(findings.above.tolist()) or said & set(model.above(term).tolist()):
            continue
        count += 1
        yield MissingSign(model.terms[term], float(shares.frequencies[row]))
