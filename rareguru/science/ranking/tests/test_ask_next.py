"""The question that splits the leading diseases is asked; what follows from the answers is not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rareguru.science.ranking import questions
from rareguru.science.ranking.chances import chances
from rareguru.science.ranking.circumstances import (
    ADULT,
    CHILDHOOD,
    FEMALE,
    MALE,
    OLD_AGE,
    OTHER_ONSET,
    OTHER_SEX,
    Circumstances,
    onset_shares,
    sex_shares,
)
from rareguru.science.ranking.findings import Findings
from rareguru.science.ranking.questions import best_question, known
from rareguru.science.ranking.scoring import rank_diseases
from rareguru.science.ranking.tests.small import CLOSURE, NUMBERS, SIGNS, findings, model, numbers

MODEL = model()
NOTHING_ASKED = np.zeros(0, np.int64)


@pytest.fixture(autouse=True)
def everything_tells(monkeypatch):
    monkeypatch.setattr(questions, "_TELLING", 0.1)


def _question(present, excluded=(), asked=()):
    found = Findings.of(MODEL, numbers(*present), numbers(*excluded))
    scores = rank_diseases(MODEL, found, 10)
    skip = known(MODEL, found, np.array(numbers(*asked), np.int64))
    question = best_question(MODEL, scores.diseases, chances(scores.values), skip)
    return CLOSURE.terms[question.term] if question else None


def test_a_sign_that_tells_the_leading_diseases_apart_is_asked_for():
    assert _question(["cough"]) in {"dry cough", "wet cough"}


def test_what_was_asked_is_not_asked_again():
    first = _question(["cough"])

    assert _question(["cough"], asked=[first]) != first


@given(findings, findings)
def test_what_follows_from_the_answers_is_not_asked(present, excluded):
    found = Findings.of(MODEL, numbers(*present), numbers(*(set(excluded) - set(present))))

    skip = known(MODEL, found, NOTHING_ASKED)

    assert skip[found.above].all()
    assert all(skip[MODEL.below(term)].all() for term in found.excluded.tolist())


def test_when_all_was_asked_there_is_no_question():
    assert _question(["cough"], asked=SIGNS) is None


@given(findings)
def test_no_answer_tells_more_than_is_open(present):
    found = Findings.of(MODEL, numbers(*present))
    scores = rank_diseases(MODEL, found, 10)
    likely = chances(scores.values)
    question = best_question(MODEL, scores.diseases, likely, known(MODEL, found, NOTHING_ASKED))
    assume(question is not None)
    assert question is not None  # for the type checker

    assert 0 < question.gain <= -(likely * np.log2(likely)).sum()
    assert question.term not in found.above


@given(st.lists(st.floats(-50, 50, width=32), min_size=1, max_size=100))
def test_chances_sum_to_one_and_follow_the_scores(scores):
    shares = chances(np.sort(np.array(scores, np.float32))[::-1])

    assert shares.sum() == pytest.approx(1)
    assert (np.diff(shares) <= 0).all()


def test_without_scores_there_are_no_chances():
    assert not len(chances(np.zeros(0, np.float32)))


def test_another_age_at_onset_speaks_a_little_against_a_disease():
    assert onset_shares(MODEL, Circumstances(OLD_AGE)).tolist() == pytest.approx([OTHER_ONSET, 0, 0, 0, 0])


@pytest.mark.parametrize("onset", [0, CHILDHOOD, CHILDHOOD << 1, CHILDHOOD >> 1, CHILDHOOD | ADULT])
def test_the_same_age_or_one_beside_it_takes_nothing_off(onset):
    assert not onset_shares(MODEL, Circumstances(onset)).any()


def test_the_sex_that_is_spared_speaks_a_little_against_a_disease():
    assert sex_shares(MODEL, Circumstances(sex=FEMALE)).tolist() == pytest.approx([0, 0, 0, 0, OTHER_SEX])
    assert not sex_shares(MODEL, Circumstances(sex=MALE)).any()


def test_circumstances_are_part_of_the_score():
    found = Findings.of(MODEL, [NUMBERS["dry cough"]])
    without, late = rank_diseases(MODEL, found, 1), rank_diseases(MODEL, found, 1, Circumstances(OLD_AGE))

    assert (late.values - without.values).tolist() == pytest.approx([OTHER_ONSET], abs=1e-5)
