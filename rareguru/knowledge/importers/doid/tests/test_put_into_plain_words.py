"""Turning the property words of definitions into plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rareguru.knowledge.importers.doid import plain_spanish
from rareguru.knowledge.importers.doid.plain_words import plain


@pytest.mark.parametrize(
    ("definition", "words"),
    [
        ("A disease that has_material_basis_in mutation in PAH.", "A disease that is caused by mutation in PAH."),
        ("A disease that has material basis in a virus.", "A disease that is caused by a virus."),
        ("It has_material_basis_inhomozygous mutation.", "It is caused by homozygous mutation."),
        ("It has_material_basis_homozygous mutation.", "It is caused by homozygous mutation."),
        ("It has_material_basis_insufficient iron.", "It is caused by insufficient iron."),
        ("A lesion that has-agent Candida.", "A lesion that is caused by Candida."),
        ("It has_symptom fever, has_symptom chills, and has_symptom rash.", "It causes fever, chills, and rash."),
        ("It has symptom fever and has symptom rash.", "It causes fever and rash."),
        ("It has _symptom fever.", "It causes fever."),
        ("A disease of the brain, has_symptom agraphia.", "A disease of the brain, with agraphia."),
        ("A cyst located_in skin, located_in nail, or located_in hair.", "A cyst located in skin, nail, or hair."),
        (
            "A disease that results_in scars and results_in pain.",
            "A disease that results in scars and results in pain.",
        ),
        ("An illness that results_in_formation_of cysts.", "An illness that results in the formation of cysts."),
        ("It is transmitted_by ticks, or transmitted_by mites.", "It is transmitted by ticks, or mites."),
        ("A cancer that derives_from nerve cells.", "A cancer that arises from nerve cells."),
        ("A disease characterized_by anemia.", "A disease characterized by anemia."),
        ("It is located in in the septum  of the heart .", "It is located in the septum of the heart."),
        (
            "A tumor that has_material_basis_in abnormally proliferating cells, derives_from epithelium.",
            "A tumor that is made up of abnormally proliferating cells, arises from epithelium.",
        ),
    ],
)
def test_reads_like_a_sentence(definition, words):
    assert plain(definition) == words


def test_names_one_cause_after_the_other():
    definition = (
        "It has_material_basis_in S. boydii, has_material_basis_in S. flexneri, or has_material_basis_in Candida."
    )

    assert plain(definition) == "It is caused by S. boydii, S. flexneri, or Candida."


def test_repeats_the_verb_after_another_statement():
    definition = (
        "It has_material_basis_in inheritance and is characterized by chorea and has_material_basis_in repeats."
    )

    assert plain(definition) == "It is caused by inheritance and is characterized by chorea and is caused by repeats."


def test_keeps_each_cause_with_its_carrier():
    definition = "It has_material_basis_in A, transmitted_by mice, or has_material_basis_in B, transmitted_by rats."

    assert plain(definition) == "It is caused by A, transmitted by mice, or by B, transmitted by rats."


def test_begins_anew_with_each_sentence():
    assert plain("It has_symptom fever. The skin has_symptom rash.") == "It causes fever. The skin causes rash."


def test_leaves_a_plain_definition_alone():
    definition = "A disease in which material is stored; its symptoms begin in childhood (type 2)."

    assert plain(definition) == definition


@given(st.lists(st.sampled_from(["has_symptom", "located_in", "has_material_basis_in", ",", "and", "a", "."])))
def test_leaves_no_property_word(words):
    assert "_" not in plain(" ".join(words))


@pytest.mark.parametrize(
    ("definition", "words"),
    [
        ("Una enfermedad que tiene_base_material_en el virus.", "Una enfermedad que se debe al virus."),
        ("Una anemia que tiene_su_base_material_en una mutación.", "Una anemia que se debe a una mutación."),
        ("Un mal que tiene_como_base  la bacteria.", "Un mal que se debe a la bacteria."),
        ("Tumores que tienen_base_material_en células.", "Tumores que se deben a células."),
        ("Tiene base material en Bordetella.", "Se debe a Bordetella."),
        (
            "Una gripe. La infección tiene_síntomas de tos, tiene_síntomas de fiebre.",
            "Una gripe. La infección causa tos, fiebre.",
        ),
        ("Un dolor localizado_en el pie,  tiene_síntomas de picor .", "Un dolor localizado en el pie, con picor."),
        ("Una sífilis que provoca_una una infección.", "Una sífilis que provoca una infección."),
        ("heterotaxia visceral.", "Heterotaxia visceral."),
    ],
)
def test_reads_like_a_spanish_sentence(definition, words):
    assert plain_spanish.plain(definition) == words


@pytest.mark.parametrize(
    ("definition", "words"),
    [
        ("La cardiopatía se caracteriza por soplos.", "Una cardiopatía que se caracteriza por soplos."),
        ("El síndrome y tiene_base_material_en una mutación.", "Un síndrome que se debe a una mutación."),
        ("La teniasis que resulta de la Taenia.", "Una teniasis que resulta de la Taenia."),
        ("Enfermedad que se caracteriza por fiebre.", "Enfermedad que se caracteriza por fiebre."),
    ],
)
def test_speaks_of_the_disease_and_not_of_its_parent(definition, words):
    assert plain_spanish.plain(definition) == words


@pytest.mark.parametrize("text", ["tiene base material homocigota", "has material basis", "una_mutación", 'una "cita'])
def test_knows_what_is_not_plain(text):
    assert not plain_spanish.is_plain(text)
