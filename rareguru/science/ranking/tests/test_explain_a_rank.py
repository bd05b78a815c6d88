"""Every finding is answered by a sign of the disease, or by none."""

from __future__ import annotations

import numpy as np
import pytest

from rareguru.science.ranking.findings import Findings
from rareguru.science.ranking.profiles import Origin
from rareguru.science.ranking.reasons import NO_ANSWER, Answer, Explainer
from rareguru.science.ranking.tests.small import NAMES, NUMBERS, model, numbers

MODEL = model()


def _answer(disease, finding):
    explainer = Explainer.of(MODEL, Findings.of(MODEL, numbers(finding)), np.array([NAMES.index(disease)]))
    [answer] = explainer.answers(0)
    return answer


@pytest.mark.parametrize(
    ("disease", "finding", "sign", "frequency"),
    [
        ("dry lung", "dry cough", "dry cough", 0.9),
        ("dry lung", "cough", "dry cough", 0.9),  # one below it
        ("wet lung", "itching rash", "rash", 0.2),  # one above it
    ],
)
def test_a_finding_is_answered_by_the_nearest_sign(disease, finding, sign, frequency):
    answer = _answer(disease, finding)

    assert answer == Answer(NUMBERS[sign], answer.frequency, Origin.OWN)
    assert answer.frequency == pytest.approx(frequency, abs=1e-3)


def test_a_finding_that_nothing_explains_has_no_answer():
    assert _answer("fits", "dry cough") == NO_ANSWER
