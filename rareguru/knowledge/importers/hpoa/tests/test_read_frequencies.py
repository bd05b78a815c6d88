"""Reading how often a disease shows a term."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rareguru.knowledge.importers.hpoa.frequency import Frequency, read_frequency


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("", None, None),
        ("1/2", 0.5, 0.5),
        ("45/45", 1, 1),
        ("25%", 0.25, 0.25),
        ("12.5%", 0.125, 0.125),
        ("HP:0040280", 1, 1),
        ("HP:0040281", 0.80, 0.99),
        ("HP:0040284", 0.01, 0.04),
    ],
)
def test_reads_fractions_percentages_and_terms(text, lower, upper):
    assert read_frequency(text) == Frequency(lower, upper)


@pytest.mark.parametrize("text", ["0/12", "0%", "HP:0040285"])
def test_takes_none_of_those_looked_at_as_absent(text):
    frequency = read_frequency(text)

    assert frequency is not None
    assert frequency.is_none


def test_does_not_take_an_unknown_frequency_as_absent():
    assert not Frequency().is_none


@pytest.mark.parametrize("text", ["3/0", "3/2", "130%", "often", "HP:0012735", "1/2/3", "½"])
def test_reads_nothing_into_what_is_no_frequency(text):
    assert read_frequency(text) is None


@given(st.text(max_size=20) | st.from_regex(r"[0-9]{1,4}(/[0-9]{1,4}|%)", fullmatch=True))
def test_bounds_lie_between_nobody_and_everybody(text):
    frequency = read_frequency(text) or Frequency()

    assert frequency.lower is None or 0 <= frequency.lower <= (frequency.upper or 0) <= 1
