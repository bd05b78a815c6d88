"""A plain word is shown where it says it differently, in the fewest words."""

from __future__ import annotations

import gzip
import re

import pytest

from rareguru.knowledge.catalogue.statements import SynonymScope, TermName
from rareguru.knowledge.catalogue.statements import Term as TermOf
from rareguru.knowledge.pages.tests.catalogue import tell
from rareguru.knowledge.pages.vocabulary import _WOUNDING, PLAIN_WORDS, Vocabulary, choose_lay_word, plain_words
from rareguru.testing.needs import real_sources


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
    term = TermOf("HP:0009999", "Slow development")
    words = ("Mental retardation", "Mental deficiency", "Dwarfism", "Witch's chin")
    tell("hpo", term, *(TermName(term.id, word, is_layperson=True) for word in words))

    assert Vocabulary.read().by_id[term.id].lay is None


@pytest.mark.django_db
def test_words_of_ours_stand_before_those_of_hpo():
    hearing, stature = TermOf("HP:0000365", "Hearing impairment"), TermOf("HP:0004322", "Short stature")
    lay = (
        TermName(hearing.id, "Deafness", is_layperson=True),
        TermName(stature.id, "Small stature", is_layperson=True),
    )
    tell("hpo", hearing, stature, *lay)

    terms = Vocabulary.read().by_id
    assert terms[hearing.id].lay == {"en": "Hearing loss"}
    assert terms[stature.id].lay is None


@pytest.mark.realdata
def test_words_of_ours_stand_beside_the_label_that_hpo_gives():
    folder = real_sources()
    assert folder is not None
    ontology = gzip.decompress((folder / "hpo" / "hp.obo.gz").read_bytes()).decode()
    labels = dict(re.findall(r"^id: (HP:\d+)\nname: (.+)$", ontology, re.MULTILINE))

    lines = PLAIN_WORDS.read_text(encoding="utf-8").splitlines()[1:]
    told = dict(line.split("\t")[:2] for line in lines)
    assert told == {term: labels.get(term) for term in told}


def test_words_of_ours_are_in_order_and_wound_nobody():
    ours = plain_words()

    assert list(ours) == sorted(ours)
    assert not [words for words in ours.values() if _WOUNDING.search(words)]


@pytest.mark.django_db
def test_only_reviewed_spanish_is_shown():
    tell(
        "hpo",
        TermOf("HP:0012735", "Cough"),
        TermName("HP:0012735", "Toser", "es", SynonymScope.LABEL, is_official=False),
    )

    assert Vocabulary.read().by_id["HP:0012735"].label == {"en": "Cough"}
