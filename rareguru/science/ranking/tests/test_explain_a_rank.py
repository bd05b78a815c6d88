"""Every finding is answered by a sign of the disease, or by none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rareguru.science.ranking.findings import Findings
from rareguru.science.ranking.origins import Origin
from rareguru.science.ranking.reasons import NONE, Packed, answers
from rareguru.science.ranking.tests.small import NAMES, NUMBERS, model, numbers

MODEL = model()


def _answer(disease, finding):
    answered = answers(MODEL, Findings.of(MODEL, numbers(finding)), np.array([NAMES.index(disease)]))
    return tuple(part.item() for part in answered)


@pytest.mark.parametrize(
    ("disease", "finding", "sign", "frequency"),
    [
        ("dry lung", "dry cough", "dry cough", 0.9),
        ("dry lung", "cough", "dry cough", 0.9),  # one below it
        ("wet lung", "itching rash", "rash", 0.2),  # one above it
    ],
)
def test_a_finding_is_answered_by_the_nearest_sign(disease, finding, sign, frequency):
    term, often, origin, is_broader = _answer(disease, finding)

    assert (term, origin, is_broader) == (NUMBERS[sign], Origin.OWN, sign == "rash")
    assert often == pytest.approx(frequency, abs=1e-3)


def test_a_finding_that_nothing_explains_has_no_answer():
    assert _answer("fits", "dry cough") == (NONE, 0, NONE, False)


def test_each_disease_answers_for_itself():
    names = ["dry lung", "wet lung", "fits"]
    findings = Findings.of(MODEL, numbers("dry cough", "itching rash"))

    together = answers(MODEL, findings, np.array([NAMES.index(name) for name in names]))

    alone = [answers(MODEL, findings, np.array([NAMES.index(name)])) for name in names]
    assert all((part == np.concatenate(parts)).all() for part, *parts in zip(together, *alone, strict=True))


@given(st.lists(st.lists(st.integers(0, 9), max_size=6), min_size=1, max_size=5), st.integers(1, 3))
def test_the_largest_of_each_row_come_first(rows, count):
    ends = np.cumsum([0, *map(len, rows)])
    values = np.array([value for row in rows for value in row], np.float64)
    packed = Packed.of(ends, np.arange(len(rows)))

    kept = packed.largest(values, count)

    assert values[kept].tolist() == [value for row in rows for value in sorted(row, reverse=True)[:count]]
    assert np.diff(packed.only(kept).starts).tolist() == [min(len(row), count) for row in rows]
