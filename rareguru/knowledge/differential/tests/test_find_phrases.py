"""Phrases are found however they are written, and not where longer ones say something else."""

from time import process_time

import pytest

from rareguru.knowledge.differential.urgent_phrases import Phrases, fold


@pytest.mark.parametrize("text", ["se quiere matar", "se quiere, ay, matar", "se quiere no matar"])
def test_three_dots_stand_for_a_few_words_of_one_breath_without_a_no(text):
    found = Phrases(["se quiere … matar"]).find(fold(text))

    assert (found is not None) == (text == "se quiere matar")


def test_either_of_two_words_is_found():
    phrases = Phrases(["(me|se) corta"])

    assert phrases.find("se corta")
    assert not phrases.find("corta")


def test_a_longer_phrase_takes_the_meaning_away_only_where_it_stands():
    phrases = Phrases(["se ahoga"], unless=["se ahoga al caminar"])

    assert phrases.find("se ahoga al caminar") is None
    assert phrases.find("se ahoga al caminar. se ahoga") == (21, 29)


def test_of_many_words_those_within_a_longer_phrase_mean_something_else():
    text = fold("se ahoga. se ahoga al caminar, y se ahoga; se ahoga: no")
    places = [(at, at + 8) for at in range(len(text)) if text.startswith("se ahoga", at)]

    takes_away = Phrases(["se ahoga"], unless=["se ahoga al caminar"]).taking_away(text)

    assert [takes_away(place) for place in places] == [False, True, False, True]


def test_a_long_text_of_harmless_words_is_read_in_no_time():
    phrases = Phrases(["thirst"], unless=["thirst for words", "blood thirst"])
    text = "thirst for words, " * 2_000
    began = process_time()

    takes_away = phrases.taking_away(text)

    assert all(takes_away((at, at + 6)) for at in range(0, len(text), 18))
    assert phrases.find(text) is None
    assert process_time() - began < 0.3  # it takes a hundredth of what looking through all for each word takes


def test_a_parenthesis_that_is_not_closed_is_refused():
    with pytest.raises(ValueError, match="not closed"):
        Phrases(["(me|se corta"])
