"""A child called by its rank is the person a text is about, unless that is another child already."""

from __future__ import annotations

import pytest

from rareguru.science.recognition.tests.small import statuses


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("My youngest has seizures", "en"),
        ("our eldest has had seizures", "en"),
        ("My middle one has seizures", "en"),
        ("my older son has seizures", "en"),
        ("My mother is well, my little boy has seizures", "en"),
        ("My eldest is fine. My youngest has seizures", "en"),
        ("Mi hijo mayor tiene convulsiones", "es"),
        ("mi hija pequeña tiene convulsiones", "es"),
        ("Mi mayor tiene convulsiones", "es"),
        ("La pequeña tiene convulsiones", "es"),
        ("el mediano tiene convulsiones", "es"),
    ],
)
def test_it_is_the_patients(text, language):
    assert statuses(text, language) == ["seizure present"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("My youngest sister has seizures", "en"),
        ("my older half brother gets seizures", "en"),
        ("seizures in my maternal aunt", "en"),
        ("my other son has seizures", "en"),
        ("mi hermano mayor tiene convulsiones", "es"),
        ("mi otro hijo tiene convulsiones", "es"),
    ],
)
def test_it_is_somebody_elses(text, language):
    assert statuses(text, language) == ["seizure other"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("My son has a fever. My eldest has seizures.", "en"),
        ("My youngest has a fever, my eldest has seizures", "en"),
        ("My youngest has a fever and my eldest has seizures", "en"),
        ("My youngest has a fever and my older sister has seizures", "en"),
        ("Mi hijo tiene fiebre. Mi hija mayor tiene convulsiones.", "es"),
    ],
)
def test_a_second_child_is_somebody_else(text, language):
    assert statuses(text, language) == ["fever present", "seizure other"]


@pytest.mark.parametrize(
    "text",
    [
        "My youngest has a fever. My youngest son has seizures.",
        "My eldest never had a fever. My youngest has seizures and a fever",
    ],
)
def test_the_same_child_comes_back(text):
    assert "seizure present" in statuses(text)


def test_likeness_to_a_relative_of_a_rank_says_nothing():
    assert statuses("He has seizures like my older brother") == ["seizure present"]
