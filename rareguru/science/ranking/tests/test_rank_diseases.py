"""Diseases that show what was found come first."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rareguru.science.ranking.findings import Findings, weights
from rareguru.science.ranking.reasons import Shares
from rareguru.science.ranking.scoring import rank_diseases
from rareguru.science.ranking.tests.small import NAMES, NUMBERS, SIGNS, catalogues, findings, model, numbers, profile

MODEL = model()


def _ranked(*present, excluded=()):
    scores = rank_diseases(MODEL, Findings.of(MODEL, numbers(*present), numbers(*excluded)), 10)
    return [NAMES[disease] for disease in scores.diseases]


def _scores(of, present, excluded=()):
    scores = rank_diseases(of, Findings.of(of, numbers(*present), numbers(*excluded)), of.diseases)
    return dict(zip(scores.diseases.tolist(), scores.values.tolist(), strict=True))


@pytest.mark.parametrize(
    ("present", "first"),
    [(("dry cough",), "dry lung"), (("wet cough",), "wet lung"), (("seizure",), "fits"), (("itching rash",), "itch")],
)
def test_the_disease_that_shows_a_finding_comes_first(present, first):
    assert _ranked(*present)[0] == first


def test_a_finding_is_answered_by_a_more_general_sign():
    assert _ranked("itching rash")[:2] == ["itch", "wet lung"]


def test_an_excluded_finding_speaks_against_those_who_have_it():
    assert (
        _scores(MODEL, ["rash"], ["wet cough"])[NAMES.index("wet lung")]
        < _scores(MODEL, ["rash"])[NAMES.index("wet lung")]
    )


def test_what_is_above_a_present_finding_cannot_be_excluded():
    assert _scores(MODEL, ["dry cough"], ["lung"]) == _scores(MODEL, ["dry cough"])


def test_no_more_are_given_than_asked_for():
    findings_of_one = Findings.of(MODEL, numbers("rash"))

    assert len(rank_diseases(MODEL, findings_of_one, 2).diseases) == 2


@given(findings, st.randoms())
def test_the_order_of_findings_does_not_matter(present, chance):
    other = list(present)
    chance.shuffle(other)

    assert _scores(MODEL, present) == _scores(MODEL, other)


@given(findings)
def test_repeating_a_finding_changes_nothing(present):
    assert _scores(MODEL, present) == _scores(MODEL, [*present, present[0]])


@given(catalogues, findings, findings)
def test_the_shares_of_every_disease_add_up_to_its_score(signs, present, excluded):
    of = model(signs)
    found = Findings.of(of, numbers(*present), numbers(*(set(excluded) - set(present))))
    scores = rank_diseases(of, found, of.diseases)

    totals = Shares.of(of, found, scores.diseases).totals

    assert totals.tolist() == pytest.approx(scores.values.tolist(), abs=1e-3)


@given(profile.filter(lambda signs: "dry cough" not in signs), findings)
def test_a_sign_the_disease_has_never_lowers_it_against_one_that_lacks_it(signs, present):
    """All else equal: the same signs but for this one, which is asked for besides others."""
    of = model([{**signs, "dry cough": 0.9}, signs, {"seizure": 0.5}])
    before = _difference(of, [sign for sign in present if sign != "dry cough"] or ["seizure"])

    assert _difference(of, [*present, "dry cough"]) >= min(before, 0) - 1e-3


def _difference(of, present):
    scores = _scores(of, present)
    return scores[0] - scores[1]


@given(findings)
def test_findings_that_say_the_same_weigh_less(present):
    found = Findings.of(MODEL, numbers(*present))

    assert ((weights(MODEL, found) > 0) & (weights(MODEL, found) <= 1)).all()


@given(findings)
def test_what_is_above_the_findings_is_closed(present):
    above = set(Findings.of(MODEL, numbers(*present)).above.tolist())

    assert all(set(MODEL.above(term).tolist()) <= above for term in above)


def test_all_terms_at_once_are_ranked():
    scores = rank_diseases(MODEL, Findings.of(MODEL, [NUMBERS[sign] for sign in SIGNS]), 10)

    assert np.isfinite(scores.values).all()
