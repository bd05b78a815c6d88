"""A notice offers what to do: numbers to call, addresses that are links, and nothing beside them in a crisis."""

import re

import pytest

from rareguru.knowledge.differential import helplines
from rareguru.website.finder.tests.test_find_by_symptoms import ADDRESS, ask

pytestmark = pytest.mark.usefixtures("static_files", "built")
CRISIS = {ADDRESS: "I want to die", "/es/symptoms/": "me quiero morir"}


def _calls(text):
    return re.findall(r'href="tel:(\d+)">([^<]+)</a>', text)


def test_an_emergency_can_be_called_at_once(client):
    text = ask(client, "he can't breathe")

    assert _calls(text) == [("112", "Call 112"), ("911", "Call 911")]
    assert "From a mobile phone, either number reaches the emergency services in most countries." in text
    assert "3GPP TS 22.101" in text


def test_what_may_be_urgent_offers_no_button(client):
    text = ask(client, "fever")

    assert 'class="urgent"' in text
    assert _calls(text) == []


def test_two_emergencies_offer_the_numbers_once(client):
    text = ask(client, "he can't breathe and he is vomiting blood")

    assert text.count('class="urgent"') == 2
    assert [number for number, _words in _calls(text)] == ["112", "911"]


@pytest.mark.parametrize("address", CRISIS)
def test_a_crisis_names_those_who_listen_and_where(client, address):
    text = ask(client, CRISIS[address], address)

    assert [number for number, _words in _calls(text)] == ["112", "911", "988", "116123", "024"]
    assert ("United Kingdom and Ireland" if address == ADDRESS else "Reino Unido e Irlanda") in text


def test_an_address_in_the_words_is_a_link_that_tells_nobody_where_it_was_found(client):
    text = ask(client, "I want to die")

    rel = 'rel="noopener noreferrer external"'
    assert f'<a href="https://findahelpline.com/" {rel}>findahelpline.com</a>' in text


def test_a_spanish_page_says_which_pages_are_in_english(client):
    text = ask(client, CRISIS["/es/symptoms/"], "/es/symptoms/")

    assert 'lang="en">findahelpline.com</a> (en inglés)' in text
    assert 'lang="en">NHS: Help for suicidal thoughts</a> (en inglés)' in text
    assert "Línea 024, Ministerio de Sanidad</a></span>" in text


def test_an_english_page_says_which_page_is_in_spanish(client):
    assert 'lang="es">Línea 024, Ministerio de Sanidad</a> (in Spanish)' in ask(client, "I want to die")


def test_without_the_file_of_numbers_the_notice_still_stands(client, monkeypatch):
    def refuse():
        raise helplines.FaultyHelplines

    monkeypatch.setattr("rareguru.website.finder.calling.read_helplines", refuse)
    text = ask(client, "I want to die")

    assert "you do not have to go through this alone" in text
    assert _calls(text) == []
