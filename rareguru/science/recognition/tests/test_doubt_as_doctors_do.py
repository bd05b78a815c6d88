"""A mark before a finding, or a word for looking into it, says that it is not settled."""

from __future__ import annotations

import pytest

from rareguru.science.recognition.tests.small import statuses


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("?seizures", "en"),
        ("? seizures", "en"),
        ("Impression: ? seizures", "en"),
        ("Impression (?seizures)", "en"),
        ("query seizures", "en"),
        ("r/o seizures", "en"),
        ("Admitted to rule out seizures.", "en"),
        ("EEG to exclude seizures", "en"),
        ("seizures cannot be ruled out", "en"),
        ("Side effects may include seizures.", "en"),
        ("The leaflet says it can cause seizures", "en"),
        ("Side effects are seizures", "en"),
        ("Seizures?", "en"),
        ("Convulsiones?", "es"),
        ("I worry that he has seizures", "en"),
        ("No estoy segura de si tiene convulsiones", "es"),
        ("They have not ruled out seizures", "en"),
        ("cannot exclude seizures", "en"),
        ("seizures cannot be excluded", "en"),
        ("I'm scared it's seizures", "en"),
        ("I read that this causes seizures", "en"),
        ("No han descartado convulsiones", "es"),
        ("Las convulsiones no están descartadas", "es"),
        ("No se puede excluir convulsiones", "es"),
        ("He leído que esto causa convulsiones", "es"),
        ("We're not convinced it's seizures", "en"),
        ("I wouldn't say she has seizures", "en"),
        ("We thought it was seizures", "en"),
        ("They are testing her for seizures", "en"),
        ("an EEG to see if he has seizures", "en"),
        ("Creíamos que eran convulsiones", "es"),
        ("Le hacen un EEG para ver si tiene convulsiones", "es"),
        ("¿convulsiones?", "es"),
        ("Los efectos secundarios pueden incluir convulsiones", "es"),
        ("El prospecto dice que puede causar convulsiones", "es"),
        ("Impresión: ? convulsiones", "es"),
        ("¿unas convulsiones?", "es"),
        ("a descartar convulsiones", "es"),
        ("Convulsiones a descartar", "es"),
        ("Descartar convulsiones", "es"),
        ("No se descarta convulsiones", "es"),
    ],
)
def test_it_is_uncertain(text, language):
    assert statuses(text, language) == ["seizure uncertain"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fever, ?seizures", "en"),
        ("Fever ?seizures", "en"),
        ("Fever. ?seizures", "en"),
        ("He has fever, maybe seizures", "en"),
        ("?seizures, fever for a week", "en"),
        ("Fiebre, ¿convulsiones?", "es"),
        ("Fiebre a descartar convulsiones", "es"),
        ("Fiebre, se sospechan. ¿Convulsiones?", "es"),
    ],
)
def test_what_stands_beside_it_is_not(text, language):
    assert statuses(text, language) == ["fever present", "seizure uncertain"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Why does my head hurt? Fever.", "en"),
        ("¿Qué será? ¿Por qué tiene fiebre?", "es"),
        ("¿Por qué tiene fiebre?", "es"),
        ("¿Qué hago con la fiebre?", "es"),
    ],
)
def test_a_question_about_something_there_doubts_nothing(text, language):
    assert "fever present" in statuses(text, language)


def test_without_is_written_short():
    assert statuses("w/o fever") == ["fever absent"]


def test_so_is_each_of_a_choice():
    assert statuses("not sure whether it's a fever or a cough") == ["cough uncertain", "fever uncertain"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("seizures were ruled out", "en"),
        ("Seizures ruled out", "en"),
        ("Seizures were not observed", "en"),
        ("convulsiones no observadas", "es"),
        ("The EEG excluded seizures", "en"),
        ("seizures have been excluded", "en"),
        ("We thought it was seizures but it isn't", "en"),
        ("Se descartó convulsiones", "es"),
        ("Le descartaron convulsiones", "es"),
        ("Las convulsiones quedaron descartadas", "es"),
        ("Dio negativo en convulsiones", "es"),
        ("Pensábamos que eran convulsiones pero no lo eran", "es"),
    ],
)
def test_what_was_settled_is_absent(text, language):
    assert statuses(text, language) == ["seizure absent"]
