"""Phrases are found however they are written, and not where longer ones say something else."""

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


def test_a_parenthesis_that_is_not_closed_is_refused():
    with pytest.raises(ValueError, match="not closed"):
        Phrases(["(me|se corta"])
