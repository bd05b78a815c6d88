"""What will or may come is not there yet; what a habit brings is."""

from __future__ import annotations

import pytest

from rareguru.science.recognition.tests.small import statuses


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("he will have seizures", "en"),
        ("She may develop seizures later", "en"),
        ("he could get seizures", "en"),
        ("They say she is going to have seizures", "en"),
        ("he'll probably get seizures", "en"),
        ("he is likely to develop seizures", "en"),
        ("When he is older he will get seizures", "en"),
        ("is at risk of seizures", "en"),
        ("a small chance of seizures", "en"),
        ("They said he would get seizures", "en"),
        ("nos dijeron que tendría convulsiones", "es"),
        ("podría tener convulsiones", "es"),
        ("tendrá convulsiones", "es"),
        ("dicen que va a tener convulsiones", "es"),
        ("puede llegar a tener convulsiones", "es"),
        ("Puede desarrollar convulsiones más adelante", "es"),
    ],
)
def test_it_is_uncertain(text, language):
    assert statuses(text, language) == ["seizure uncertain"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("At night he will sometimes have seizures", "en"),
        ("whenever he runs he will have seizures", "en"),
        ("He would get seizures as a baby", "en"),
        ("He will have surgery for his seizures", "en"),
        ("He will have to take tablets: seizures", "en"),
        ("A veces puede tener convulsiones", "es"),
        ("puede tener convulsiones diez veces al día", "es"),
        ("Tendrá que operarse, convulsiones", "es"),
    ],
)
def test_a_habit_or_its_treatment_is_there(text, language):
    assert statuses(text, language) == ["seizure present"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He has a fever and may develop seizures", "en"),
        ("He may develop seizures but has a fever", "en"),
        ("Tiene fiebre y puede desarrollar convulsiones", "es"),
    ],
)
def test_what_stands_beside_it_is_there(text, language):
    assert statuses(text, language) == ["fever present", "seizure uncertain"]
