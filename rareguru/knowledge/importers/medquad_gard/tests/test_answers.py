import pytest

from rareguru.knowledge.importers.medquad_gard.answers import clean, is_dead_pointer

TABLE = (
    "The Human Phenotype Ontology provides the following list of signs and symptoms for X. Signs and Symptoms "
    "Cough 90% Fever - In these cases, the sign or symptom may be rare or common."
)


@pytest.mark.parametrize(
    ("kind", "text", "prose"),
    [
        ("causes", "What causes X? A gene.", "A gene."),
        ("symptoms", "What are the signs and symptoms of 16p13.3 deletion? Fever.", "Fever."),
        ("inheritance", "Is X inherited? No.", "No."),
        ("inheritance", "How do people inherit X? From both parents.", "From both parents."),
        ("exams and tests", "How is X diagnosed? By a biopsy.", "By a biopsy."),
        ("treatment", "How might X be treated? How might X be treated? By rest.", "By rest."),
        ("causes", "What causes X?", ""),
        ("information", "", ""),
    ],
)
def test_cuts_the_question_that_the_answer_repeats(kind, text, prose):
    assert clean(text, kind) == prose


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("inheritance", "If I do not carry it can my child have it? Yes, rarely."),
        ("exams and tests", "Is genetic testing available for X? Yes."),
        ("treatment", "Is surgery helpful? Rarely."),
    ],
)
def test_keeps_a_question_without_which_the_answer_makes_no_sense(kind, text):
    assert clean(text, kind).startswith(text.split("?")[0])


def test_drops_the_table_of_signs():
    assert clean(f"What are the signs and symptoms of X? {TABLE}", "symptoms") == ""


def test_keeps_prose_before_and_after_the_table():
    assert clean(f"What are the symptoms of X? It itches. {TABLE} It heals.", "symptoms") == "It itches. It heals."


def test_drops_a_table_whose_end_was_lost():
    assert clean(f"What are the symptoms of X? It itches. {TABLE[:150]}", "symptoms") == "It itches."


@pytest.mark.parametrize(
    "sentence",
    [
        "Click here to view a diagram of the foot.",
        "Please click on the link to access this resource.",
        "More detailed information can be found by clicking here.",
        "To see a list of laboratories, click here.",
        "CLICK HERE to learn more about this study.",
    ],
)
def test_a_sentence_that_only_points_to_a_lost_link_goes(sentence):
    assert clean(f"It heals. {sentence} It is rare.", "causes") == "It heals. It is rare."


@pytest.mark.parametrize(
    "sentence",
    [
        "A clicking of the joint is common.",
        "Click on the following link http://example.org/search.",
        "Although no laboratory is listed, some do research; to see them, click here.",
        "Below, we provide a list of online resources.",
    ],
)
def test_a_sentence_that_says_more_stays(sentence):
    assert not is_dead_pointer(sentence)
