"""A denial that is taken back, or of what was there before, denies nothing."""

from __future__ import annotations

import pytest

from rareguru.science.recognition.tests.small import statuses


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("There isn't a day without fever", "en"),
        ("He is never without a fever", "en"),
        ("It's not that he has no fever", "en"),
        ("I can't remember the last time he did not have a fever", "en"),
        ("he almost never has a fever", "en"),
        ("Without his tablets he has a fever", "en"),
        ("There's not much fever", "en"),
        ("he does not have much fever", "en"),
        ("Sin las pastillas tiene fiebre", "es"),
        ("no tiene mucha fiebre", "es"),
        ("La medicación no le quita la fiebre", "es"),
        ("No hay día sin fiebre", "es"),
        ("No es que no tenga fiebre", "es"),
        ("casi nunca tiene fiebre", "es"),
    ],
)
def test_a_double_denial_denies_nothing(text, language):
    assert statuses(text, language) == ["fever present"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It's not that he has a fever", "en"),
        ("The last time he did not have a fever", "en"),
        ("No es que tenga fiebre", "es"),
    ],
)
def test_a_single_one_does(text, language):
    assert "fever absent" in statuses(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He hasn't had a seizure since 2019", "en"),
        ("no seizures since he started the tablets", "en"),
        ("She has not had another seizure", "en"),
        ("No more seizures now", "en"),
        ("No ha tenido convulsiones desde 2019", "es"),
        ("sin convulsiones desde marzo", "es"),
        ("no ha vuelto a tener convulsiones", "es"),
        ("No ha tenido más convulsiones", "es"),
    ],
)
def test_what_is_over_was_there(text, language):
    assert statuses(text, language) == ["seizure present"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no seizures since birth", "en"),
        ("He hasn't had a seizure since he was born", "en"),
        ("never had a seizure since we moved", "en"),
        ("sin convulsiones desde que nació", "es"),
        ("nunca ha tenido convulsiones desde 2019", "es"),
    ],
)
def test_what_never_was_is_absent(text, language):
    assert statuses(text, language) == ["seizure absent"]
