"""A denial ends where something is told for itself."""

from __future__ import annotations

import pytest

from rareguru.science.recognition.tests.small import statuses


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no fever, can't walk", "en"),
        ("No fever, cannot walk", "en"),
        ("can't walk, without fever", "en"),
        ("can't walk and without fever", "en"),
        ("sin fiebre, no puede caminar", "es"),
        ("no tiene fiebre, no puede caminar", "es"),
        ("no puede caminar, sin fiebre", "es"),
        ("no puede caminar y sin fiebre", "es"),
    ],
)
def test_at_what_has_a_not_of_its_own(text, language):
    assert statuses(text, language) == ["fever absent", "walking present"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no fever, severe cough", "en"),
        ("no fever, with a cough", "en"),
        ("without fever and with cough", "en"),
        ("no fever, cough since March", "en"),
        ("denies fever, reports cough", "en"),
        ("no fever\ncough", "en"),
        ("- no fever\n- cough", "en"),
        ("sin fiebre, tos fuerte", "es"),
        ("niega fiebre, refiere tos", "es"),
        ("sin fiebre\ntos", "es"),
    ],
)
def test_at_what_is_there_in_some_way(text, language):
    assert statuses(text, language) == ["cough present", "fever absent"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no fever, cough", "en"),
        ("no fever, severe cough or rash", "en"),
        ("never had a fever, a cough or a rash", "en"),
        ("doesn't have a fever or a cough", "en"),
        ("nunca ha tenido una fiebre, una tos o unas convulsiones", "es"),
        ("This has now lasted for much longer than a year, and she has no fever or\ncough", "en"),
        ("sin fiebre, tos", "es"),
    ],
)
def test_not_within_a_list(text, language):
    assert {"cough absent", "fever absent"} <= set(statuses(text, language))


@pytest.mark.parametrize(
    ("text", "language"), [("can't walk without pain", "en"), ("no puede caminar sin dolor", "es")]
)
def test_without_denies_nothing_after_a_not_in_the_same_breath(text, language):
    assert "walking present" in statuses(text, language)
    assert not [one for one in statuses(text, language) if one.endswith("absent")]


@pytest.mark.parametrize("text", ["He had no fever, a cough came", "He never had a fever, a cough came last night"])
def test_at_an_article_that_goes_on_with_no_list(text):
    assert statuses(text) == ["cough present", "fever absent"]
