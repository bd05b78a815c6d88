"""A finding is found however its words are bent."""

from __future__ import annotations

import pytest

from rareguru.science.recognition.folding import Stemmer
from rareguru.science.recognition.languages.language import LANGUAGES
from rareguru.science.recognition.tests.small import present, read


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("He has seizures.", "seizure"),
        ("SEIZURES", "seizure"),
        ("his joints bend the wrong way", "hypermobility"),
        ("joints that really bent the wrong way", "hypermobility"),
        ("pain in both of her legs", "leg pain"),
        ("her legs hurt", "leg pain"),
        ("a loss of hearing", "hearing"),
        ("he is of short stature", "short"),
        ("she can't walk", "walking"),
        ("She can\u2019t walk", "walking"),
        ("she is unable to walk", "walking"),
        ("she cannot even lift her left arm", "arms"),
    ],
)
def test_it_is_found(text, term):
    assert present(text) == {term}


@pytest.mark.parametrize("text", ["siezures", "seizurs", "seizuers", "seisures"])
def test_slips_are_forgiven(text):
    assert present(f"she has {text}") == {"seizure"}


def test_what_sounds_alike_in_spanish_is_the_same_word():
    stemmer = Stemmer(LANGUAGES["es"])

    assert stemmer.stem("combulsiones") == stemmer.stem("convulsiones") != stemmer.stem("compulsiones")


def test_an_ordinary_word_is_no_slip():
    assert present("he never rode a horse") == set()


@pytest.mark.parametrize("text", ["I'm dying to know", "an abnormality", "please show your id card", "", "no words"])
def test_what_only_looks_like_one_is_none(text):
    assert present(text) == set()


def test_an_abbreviation_is_one_in_capitals():
    assert present("diagnosed with ID") == {"intelligence"}


def test_members_of_a_list_share_their_word():
    assert present("arm and leg pain") == {"arm pain", "leg pain"}


def test_no_list_parts_words_in_another_order():
    assert present("pain in his arms and legs") == {"arm pain"}


def test_the_longest_phrase_has_its_words():
    assert present("leg pain") == {"leg pain"}


def test_meanings_as_likely_are_asked_about():
    [mention] = read("weak and tired")

    assert {mention.term, *mention.alternatives} == {"weakness", "tiredness"}


def test_places_are_those_of_the_text_as_it_was_given():
    text = "Él, 🙂 <b>E\u0301l</b> has\u00a0SEIZURES\u0000 daily"

    [mention] = read(text)

    assert text[mention.start : mention.end] == "SEIZURES"


def test_spanish_is_read_without_accents_too():
    assert present("No puede caminar y le duele la cabeza, tiene migrana", "es") == {"walking", "headache", "migraine"}


def test_an_english_name_comes_before_a_phrase_of_ours():
    assert present("he is shivery") == {"fever"}


def test_a_phrase_of_ours_comes_before_a_translated_name():
    assert present("tiene los párpados caídos", "es") == {"arms"}


def test_a_trap_is_one_in_its_own_words_only():
    assert present("a painful chapter") == set()
    assert present("a sore chapter") == {"pain"}
