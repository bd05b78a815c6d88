"""What stands under a heading of a letter is what the heading says."""

from __future__ import annotations

import pytest

from rareguru.science.recognition.tests.small import statuses


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Family history: mother with seizures", "en"),
        ("FH: seizures", "en"),
        ("Family history: father healthy. Seizures in an aunt.", "en"),
        ("Family history\nBrother: seizures", "en"),
        ("FAMILY HISTORY:\nMother well.\nSeizures on the other side.", "en"),
        ("He is 5. Family history: seizures.", "en"),
        ("Family history is notable for seizures", "en"),
        ("Father: seizures", "en"),
        ("Antecedentes familiares: madre con convulsiones", "es"),
        ("AF: convulsiones", "es"),
        ("Antecedentes familiares:\nPadre sano.\nConvulsiones en un primo.", "es"),
        ("ANTECEDENTES FAMILIARES\n\nConvulsiones por vía materna", "es"),
    ],
)
def test_family_history_is_somebody_elses(text, language):
    assert statuses(text, language) == ["seizure other"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Family history: mother with seizures\nFever since Monday", "en"),
        ("FH: seizures.\nExamination: fever", "en"),
        ("Family history:\nBrother with seizures.\n\nHe has a fever.", "en"),
        ("FAMILY HISTORY\nSeizures\nEXAMINATION\nFever", "en"),
        ("Family history: mother with seizures. My son has a fever.", "en"),
        ("He is 5. Family history: seizures. Fever today.", "en"),
        ("Antecedentes familiares: madre con convulsiones. Tiene fiebre.", "es"),
        ("Family history: father well; mother: seizures\nOn examination he has a fever", "en"),
        ("AF: convulsiones.\nExploración: fiebre", "es"),
        ("Antecedentes familiares:\nMadre con convulsiones\n\nFiebre desde ayer", "es"),
    ],
)
def test_it_ends_with_its_lines(text, language):
    assert statuses(text, language) == ["fever present", "seizure other"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Family history: nil. Fever for two weeks.", "en"),
        ("Antecedentes familiares: no. Fiebre desde ayer.", "es"),
        ("Symptoms: fever", "en"),
        ("MY SON IS ILL\nFEVER AGAIN", "en"),
    ],
)
def test_where_nothing_stands_below_nothing_is_taken_in(text, language):
    assert statuses(text, language) == ["fever present"]


@pytest.mark.parametrize(
    "text",
    [
        "Allergies: penicillin (rash)",
        "Drug allergies: rash with amoxicillin",
        "Allergic to penicillin (rash)",
        "ALLERGIES\nRash with penicillin",
    ],
)
def test_what_a_drug_did_is_no_finding(text):
    assert statuses(text) == ["rash uncertain"]


@pytest.mark.parametrize(
    "text", ["Alergias: penicilina (fiebre)", "Alergia a penicilina (fiebre)", "Alergias medicamentosas: fiebre"]
)
def test_what_a_drug_did_is_no_finding_in_spanish(text):
    assert statuses(text, "es") == ["fever uncertain"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Allergies: none. Fever.", "en"),
        ("Allergies: penicillin\nFever", "en"),
        ("Allergic to penicillin and has a fever", "en"),
        ("Alergias: no. Fiebre desde ayer.", "es"),
    ],
)
def test_what_follows_is_one(text, language):
    assert statuses(text, language) == ["fever present"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Return if:\n- fever\n- cough\n\nRash today.", "en"),
        ("Please call us if:\nFever\nCough\nHe has a rash.", "en"),
        ("Acudir a urgencias si:\n- fiebre\n- tos", "es"),
    ],
)
def test_what_a_list_warns_of_is_not_there(text, language):
    assert {one for one in statuses(text, language) if "rash" not in one} == {"cough uncertain", "fever uncertain"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Absent: fever. Present: cough", "en"),
        ("Present: cough. Not present: fever", "en"),
        ("Cough since May.\nPertinent negatives:\n- fever", "en"),
        ("Excluded: fever, but he has a cough", "en"),
        ("Negative: fever. He has a cough.", "en"),
        ("Fever: absent. Cough: present.", "en"),
        ("Fever negative, cough positive", "en"),
        ("Ausente: fiebre. Presente: tos", "es"),
        ("Negativos pertinentes: fiebre\nExploración: tos", "es"),
        ("Tos. Descartado: fiebre", "es"),
    ],
)
def test_what_is_called_absent_is_not_there(text, language):
    assert statuses(text, language) == ["cough present", "fever absent"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fever, negative thoughts", "en"),
        ("Fever with a test that is negative", "en"),
        ("Fever and an absent father", "en"),
        ("Tiene fiebre y una actitud negativa", "es"),
        ("Fiebre con un padre que está ausente", "es"),
    ],
)
def test_a_negative_thing_denies_nothing_before_it(text, language):
    assert statuses(text, language) == ["fever present"]
