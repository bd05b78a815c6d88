"""A plain word is shown where it says it differently, in the fewest words."""

from __future__ import annotations

import pytest

from rareguru.knowledge.catalogue.statements import SynonymScope, TermName
from rareguru.knowledge.catalogue.statements import Term as TermOf
from rareguru.knowledge.pages.tests.catalogue import tell
from rareguru.knowledge.pages.vocabulary import Vocabulary, choose_lay_word


@pytest.mark.parametrize(
    ("label", "words", "chosen"),
    [
        ("Nonproductive cough", ["Dry cough"], "Dry cough"),
        ("Cough", ["Cough", "Coughing"], ""),
        ("Fatigue", ["Fatigue", "Tired", "Tiredness"], "Tiredness"),
        ("Myopia", ["Close sighted", "Near sighted", "Nearsightedness"], "Nearsightedness"),
        ("Hypotonia", ["Low or weak muscle tone", "Low muscle tone"], "Low muscle tone"),
        ("Crackles", [], ""),
    ],
)
def test_the_plain_word(label, words, chosen):
    assert choose_lay_word(label, words) == chosen


@pytest.mark.django_db
def test_a_word_that_means_several_terms_is_not_used():
    seizure, spasm = TermOf("HP:0001250", "Seizure"), TermOf("HP:0003394", "Muscle spasm")
    tell("hpo", seizure, spasm, *(TermName(term.id, "Fit", is_layperson=True) for term in (seizure, spasm)))

    assert [term.lay for term in Vocabulary.read().by_key.values()] == [None, None]


@pytest.mark.django_db
def test_anorexia_is_called_loss_of_appetite():
    tell("hpo", TermOf("HP:0002039", "Anorexia"), TermName("HP:0002039", "Anorexia", is_layperson=True))

    assert Vocabulary.read().by_id["HP:0002039"].lay == {"en": "Loss of appetite"}


@pytest.mark.django_db
def test_a_word_that_wounds_is_never_shown():
    term = TermOf("HP:0001256", "Intellectual disability, mild")
    tell("hpo", term, TermName(term.id, "Mild mental retardation", is_layperson=True))

    assert Vocabulary.read().by_id[term.id].lay is None


@pytest.mark.django_db
def test_only_reviewed_spanish_is_shown():
    tell(
        "hpo",
        TermOf("HP:0012735", "Cough"),
        TermName("HP:0012735", "Toser", "es", SynonymScope.LABEL, is_official=False),
    )

    assert Vocabulary.read().by_id["HP:0012735"].label == {"en": "Cough"}
