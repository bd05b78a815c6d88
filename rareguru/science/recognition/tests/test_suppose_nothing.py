"""What a letter says to do if something comes does not say that it is there."""

from __future__ import annotations

import pytest

from rareguru.science.recognition.tests.small import statuses


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("If he develops a fever he should attend A&E", "en"),
        ("If your child gets a fever, please call us.", "en"),
        ("return if fever", "en"),
        ("Please come back if there is any fever.", "en"),
        ("If fever occurs stop the tablets", "en"),
        ("Should she develop a fever, call 999.", "en"),
        ("in case of fever", "en"),
        ("In the event of fever he must be seen", "en"),
        ("Si presenta fiebre, acudir a urgencias", "es"),
        ("acudir si fiebre", "es"),
        ("Si nota fiebre consulte con su médico", "es"),
        ("Si su hijo tiene fiebre debe volver", "es"),
        ("Llame si aparece fiebre", "es"),
        ("en caso de fiebre", "es"),
        ("En caso de que presente fiebre, llamar al 112", "es"),
    ],
)
def test_it_is_uncertain(text, language):
    assert statuses(text, language) == ["fever uncertain"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Return if fever, cough or he has seizures", "en"),
        ("If he gets seizures, a cough or fever, please call", "en"),
        ("Call us if she gets a cough or if she has a fever or seizures", "en"),
        ("Volver si fiebre, tos o tiene convulsiones", "es"),
        ("Si aparece fiebre, tos o convulsiones, debe acudir a urgencias", "es"),
    ],
)
def test_so_is_a_list(text, language):
    assert statuses(text, language) == ["cough uncertain", "fever uncertain", "seizure uncertain"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He gets headaches if he reads, he should see an optician", "en"),
        ("If he reads he gets headaches and we should see an optician", "en"),
        ("If he is late he gets headaches", "en"),
        ("headaches as if drunk, please help", "en"),
        ("I call it headaches if I read", "en"),
        ("He has headaches. If he gets worse please call.", "en"),
        ("Tiene dolor de cabeza si lee", "es"),
        ("si come le da dolor de cabeza, debe descansar", "es"),
        ("dolor de cabeza como si estuviera borracho", "es"),
        ("Tiene dolor de cabeza. Si empeora, acudir a urgencias", "es"),
    ],
)
def test_what_brings_a_finding_on_leaves_it_present(text, language):
    assert statuses(text, language) == ["headache present"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Return if fever, but he has a cough", "en"),
        ("Return if fever. He has a cough.", "en"),
        ("He has a cough; if he develops a fever he must return", "en"),
        ("Volver si fiebre, pero tiene tos", "es"),
    ],
)
def test_it_ends_with_its_clause(text, language):
    assert statuses(text, language) == ["cough present", "fever uncertain"]
