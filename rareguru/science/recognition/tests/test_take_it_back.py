"""What a clause fears, the next one may deny."""

from __future__ import annotations

import pytest

from rareguru.science.recognition.tests.small import statuses


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We are afraid of seizures but he never had one.", "en"),
        ("She was worried about seizures, but never had any", "en"),
        ("they expected seizures but she did not have any", "en"),
        ("tuvo miedo de convulsiones pero nunca tuvo", "es"),
        ("Temíamos las convulsiones, pero nunca las ha tenido.", "es"),
    ],
)
def test_it_is_absent(text, language):
    assert statuses(text, language) == ["seizure absent"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He has a fever and was afraid of seizures, but never had one", "en"),
        ("He has a fever but never had any seizures", "en"),
        ("Tiene fiebre y temíamos convulsiones, pero nunca las ha tenido", "es"),
        ("Tiene fiebre pero nunca ha tenido convulsiones", "es"),
    ],
)
def test_what_was_told_for_sure_stays(text, language):
    assert statuses(text, language) == ["fever present", "seizure absent"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("he had fever last year but it is gone now", "en"),
        ("He had a fever but has not had one since", "en"),
        ("He has a fever but the doctors never listened", "en"),
        ("tuvo fiebre pero ya no", "es"),
        ("Tiene fiebre, pero nunca nos escuchan", "es"),
    ],
)
def test_what_only_passed_is_left_present(text, language):
    assert statuses(text, language) == ["fever present"]
