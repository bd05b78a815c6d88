"""An answer speaks of what stands before it."""

from __future__ import annotations

import pytest

from rareguru.science.recognition.tests.small import statuses


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("fever? no. cough? yes.", "en"),
        ("Fever: No. Cough: Yes", "en"),
        ("fever: no; cough: yes", "en"),
        ("fever no, cough yes", "en"),
        ("Fever (-), cough (+)", "en"),
        ("cough (+) fever (-)", "en"),
        ("Fever: N. Cough: Y.", "en"),
        ("fiebre (-), tos (+)", "es"),
        ("cough yes, fever no", "en"),
        ("no fever, cough yes", "en"),
        ("Fever? Never. Cough? Yes, every day.", "en"),
        ("Does he have a fever? No, but he has a cough.", "en"),
        ("Does he have a cough? Yes. Any fever? None!", "en"),
        ("¿fiebre? no. ¿tos? sí.", "es"),
        ("fiebre: no; tos: sí", "es"),
        ("fiebre no, tos sí", "es"),
        ("tos sí, fiebre no", "es"),
        ("no tiene fiebre, tos sí", "es"),
        ("Fiebre: niega. Tos: sí", "es"),
        ("¿Fiebre? Nunca. ¿Tos? Sí, desde ayer.", "es"),
        ("¿Tiene fiebre? No, pero tiene tos.", "es"),
    ],
)
def test_each_finding_has_its_own(text, language):
    assert statuses(text, language) == ["cough present", "fever absent"]


@pytest.mark.parametrize(
    ("text", "language"),
    [("No, he has a fever.", "en"), ("He said no, he has a fever", "en"), ("No, tiene fiebre", "es")],
)
def test_an_answer_to_something_else_denies_no_later_sentence(text, language):
    assert statuses(text, language) == ["fever present"]


@pytest.mark.parametrize(("text", "language"), [("Fever? No cough.", "en"), ("¿Fiebre? Sin tos.", "es")])
def test_what_goes_on_is_no_bare_answer(text, language):
    assert "cough absent" in statuses(text, language)


def test_an_answer_ends_with_its_sentence():
    assert statuses("Fever? No. Cough and rash.") == ["cough present", "fever absent", "rash present"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Cough yes and fever no", "en"),
        ("cough present, fever absent", "en"),
        ("Fever absent and cough present", "en"),
        ("tos sí y fiebre no", "es"),
        ("Fiebre ausente y tos presente", "es"),
    ],
)
def test_an_and_parts_answers(text, language):
    assert statuses(text, language) == ["cough present", "fever absent"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Seizures absent", "en"),
        ("Seizures: absent", "en"),
        ("Seizures absent.", "en"),
        ("Convulsiones ausentes", "es"),
        ("Convulsiones: ausentes", "es"),
    ],
)
def test_absent_behind_a_finding_denies_it(text, language):
    assert statuses(text, language) == ["seizure absent"]


@pytest.mark.parametrize(
    ("text", "language"),
    [("absence seizures", "en"), ("He has absent seizures", "en"), ("convulsiones de ausencia", "es")],
)
def test_a_finding_named_after_an_absence_stays_one(text, language):
    assert statuses(text, language) == ["absence present"]


@pytest.mark.parametrize(
    ("text", "language"),
    [("Reflexes absent and fever absent", "en"), ("reflejos ausentes y fiebre ausente", "es")],
)
def test_the_absence_of_what_is_no_finding_is_one(text, language):
    assert statuses(text, language) == ["areflexia present", "fever absent"]
