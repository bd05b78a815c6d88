"""Whether a finding is there, is not, may be, or is somebody else's."""

from __future__ import annotations

import pytest

from rareguru.science.recognition.tests.small import read, statuses


@pytest.mark.parametrize(
    "text",
    [
        "He has no fever.",
        "never had a fever",
        "She doesn't have a fever",
        "She doesnt have fever",
        "denies fever",
        "without any fever",
        "There was no sign of fever",
        "fever was ruled out",
    ],
)
def test_it_is_absent(text):
    assert statuses(text) == ["fever absent"]


@pytest.mark.parametrize("text", ["No tiene fiebre", "nunca ha tenido fiebre", "sin fiebre", "niega fiebre"])
def test_it_is_absent_in_spanish(text):
    assert statuses(text, "es") == ["fever absent"]


@pytest.mark.parametrize(
    ("text", "language"),
    [("Unlike his brother, he has seizures", "en"), ("A diferencia de su hermano, tiene convulsiones", "es")],
)
def test_what_a_relative_lacks_is_the_patients(text, language):
    assert statuses(text, language) == ["seizure present"]


def test_a_list_is_denied_as_a_whole():
    assert statuses("no fever, rash or cough") == ["cough absent", "fever absent", "rash absent"]


@pytest.mark.parametrize("text", ["no fever but a cough", "No fever. He has a cough.", "no fever, but he has a cough"])
def test_denying_ends(text):
    assert statuses(text) == ["cough present", "fever absent"]


@pytest.mark.parametrize(
    "text",
    [
        "no longer able to walk",
        "not only can she not walk",
        "can't walk",
        "there is no doubt, she can't walk",
    ],
)
def test_what_only_sounds_like_denying_is_none(text):
    assert statuses(text) == ["walking present"]


@pytest.mark.parametrize("text", ["maybe seizures", "I'm not sure if it was a seizure", "it could be seizures"])
def test_it_is_uncertain(text):
    assert statuses(text) == ["seizure uncertain"]


def test_a_question_claims_nothing():
    assert statuses("Could this cause seizures?") == ["seizure uncertain"]


@pytest.mark.parametrize("text", ["My mother has seizures", "his sister had seizures", "seizures run in the family"])
def test_it_is_somebody_elses(text):
    assert statuses(text) == ["seizure other"]


@pytest.mark.parametrize("text", ["my son has seizures", "My daughter has seizures", "My mother says I have seizures"])
def test_it_is_the_patients(text):
    assert statuses(text) == ["seizure present"]


def test_the_patient_comes_back():
    assert statuses("My mother has migraines and I have seizures") == ["migraine other", "seizure present"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Mum has migraines. She also has seizures.", ["migraine other", "seizure other"]),
        ("She is five. Mum has migraines. She also has seizures.", ["migraine other", "seizure present"]),
        ("My mother, who has migraines, noticed my seizures", ["migraine other", "seizure present"]),
        ("He has seizures like his father", ["seizure present"]),
        ("No one in my family has seizures", ["seizure other"]),
        ("fever: no, seizures: yes", ["fever absent", "seizure present"]),
        ("no fever, he has a cough", ["cough present", "fever absent"]),
        ("he does not cough and has fever", ["cough absent", "fever present"]),
        ("he can't eat without a cough", ["cough present"]),
        ("no headaches until last year", ["headache present"]),
        ("I don't think it is a migraine", ["migraine uncertain"]),
        ("nothing helps with the headaches", ["headache present"]),
        ("headaches run in the family, he has a fever", ["fever present", "headache other"]),
    ],
)
def test_people_say_it_in_many_ways(text, status):
    assert statuses(text) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("sin fiebre, tos o migrañas", ["cough absent", "fever absent", "migraine absent"]),
        ("no tiene fiebre, pero sí tos", ["cough present", "fever absent"]),
        ("mi madre tiene migrañas y yo tengo tos", ["cough present", "migraine other"]),
        ("puede que sea una migraña", ["migraine uncertain"]),
        ("mi madre dice que tengo tos", ["cough present"]),
        ("no puede caminar", ["walking present"]),
        ("no se le quita la fiebre", ["fever present"]),
        ("¿Puede esto causar convulsiones?", ["seizure uncertain"]),
    ],
)
def test_people_say_it_in_many_ways_in_spanish(text, status):
    assert statuses(text, "es") == status


def test_the_word_that_made_it_so_is_told():
    [mention] = read("She doesn't have a fever")

    assert mention.span_cue == "does not have"


@pytest.mark.parametrize("text", ["no trouble walking", "He has no problems walking", "no difficulty walking"])
def test_no_trouble_is_no_inability(text):
    assert "walking present" not in statuses(text)


@pytest.mark.parametrize("text", ["my aunt and my cousin had seizures", "both grandfathers had seizures"])
def test_several_relatives_are_somebody_else(text):
    assert statuses(text) == ["seizure other"]


def test_what_befalls_a_relative_in_spanish_is_somebody_elses():
    assert statuses("a mi tía le dan convulsiones y a mi primo también", "es") == ["seizure other"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mother with seizures", "en"),
        ("my dog has seizures", "en"),
        ("Our cat had seizures", "en"),
        ("My brother, who is older, has seizures", "en"),
        ("Mi hermano, que es mayor, tiene convulsiones", "es"),
        ("On my dad's side there are seizures", "en"),
        ("my husband's mother gets seizures", "en"),
        ("The mother of my husband has seizures", "en"),
        ("Nobody else in the family has seizures", "en"),
        ("la madre de mi marido tiene convulsiones", "es"),
        ("Por parte de padre hay convulsiones", "es"),
        ("convulsiones por parte de madre", "es"),
        ("madre con convulsiones", "es"),
        ("su mamá tiene convulsiones", "es"),
        ("convulsiones en la madre", "es"),
        ("un tío con convulsiones", "es"),
        ("hermana fallecida por convulsiones", "es"),
        ("mi perro tiene convulsiones", "es"),
        ("a mi gato le dan convulsiones", "es"),
    ],
)
def test_relatives_and_animals_are_somebody_else(text, language):
    assert statuses(text, language) == ["seizure other"]


@pytest.mark.parametrize(
    "text",
    ["my cat coughs", "The dog often coughs", "our dog has had a cough for weeks", "the horse coughs and coughs"],
)
def test_an_animal_that_something_ails_is_somebody_else(text):
    assert statuses(text) == ["cough other"]


@pytest.mark.parametrize(
    "text", ["walks the dog, coughs", "I have a cat and cough", "the dog licks my cough away", "the cat makes me cough"]
)
def test_an_animal_that_is_only_there_has_nothing(text):
    assert statuses(text) == ["cough present"]


@pytest.mark.parametrize("text", ["does not stop breathing", "he has never stopped breathing"])
def test_a_denial_is_heard_where_what_is_denied_begins_with_a_word_of_its_cue(text):
    assert "apnea present" not in statuses(text)


@pytest.mark.parametrize("text", ["my newborn is blue", "The baby was all blue", "a blue baby"])
def test_a_baby_is_a_word_of_a_phrase(text):
    assert statuses(text) == ["cyanosis present"]


@pytest.mark.parametrize("text", ["the baby, blue", "he is blue", "blue is the colour of my baby's pram"])
def test_without_the_baby_the_phrase_is_none(text):
    assert statuses(text) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He was bitten by a dog and then fever", "en"),
        ("fever after the cat scratched him", "en"),
        ("I am a mother with fever", "en"),
        ("le mordió un perro y fiebre desde ayer", "es"),
        ("la madre refiere fiebre", "es"),
    ],
)
def test_others_who_only_stand_by_have_nothing(text, language):
    assert statuses(text, language) == ["fever present"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no fever, then cough", "en"),
        ("No fever or rash, later a cough", "en"),
        ("no fever but then cough", "en"),
        ("no tiene fiebre, después tos", "es"),
        ("sin fiebre ni migrañas, luego tos", "es"),
    ],
)
def test_denying_ends_with_its_time(text, language):
    assert "cough present" in statuses(text, language)
    assert "fever absent" in statuses(text, language)


def test_what_a_relative_had_goes_on_with_time():
    assert statuses("My mother had a cough, then seizures") == ["cough other", "seizure other"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("denies fever, cough or migraine", "en"),
        ("no longer has fever, no cough or migraine", "en"),
        ("niega fiebre, tos o migraña", "es"),
        ("sin fiebre ni tos ni migraña", "es"),
        ("no presenta fiebre, tos ni migraña", "es"),
    ],
)
def test_doctors_deny_in_lists(text, language):
    assert {"cough absent", "migraine absent"} <= set(statuses(text, language))
