"""A notice offers what to do: numbers to call, addresses that are links, and nothing beside them in a crisis."""

import re

import pytest

from rareguru.knowledge.catalogue.statements import Annotation, Term, TermParent
from rareguru.knowledge.differential import helplines
from rareguru.knowledge.differential.tests.built import HPO, HPOA
from rareguru.knowledge.differential.urgent import FaultyNotices
from rareguru.knowledge.pages.tests.catalogue import tell_of_cop
from rareguru.website.finder.tests.asking import ADDRESS, ask, results, said
from rareguru.website.finder.tests.conftest import build_site

pytestmark = pytest.mark.usefixtures("static_files", "built")
IDEATION = "HP:0031589"
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


@pytest.fixture
def with_ideation(built):
    """The small site, where suicidal ideation is a sign of a disease too."""
    tell_of_cop(
        ("hpo", [*HPO, Term(IDEATION, "Suicidal ideation"), TermParent(IDEATION, "HP:0000118")]),
        ("hpoa", [*HPOA, Annotation("OMIM:600003", IDEATION, "P", frequency="1/1")]),
    )
    build_site("2")


@pytest.mark.parametrize("address", CRISIS)
def test_a_crisis_alone_is_answered_by_its_notice_and_a_kind_sentence(client, address):
    text = ask(client, CRISIS[address], address)

    assert text.count('class="urgent"') == 1
    assert ("When you are safe" if address == ADDRESS else "Cuando esté a salvo") in text
    assert not re.search(r'class="result"|id="next-h"|id="res-h"|name="system"', text)
    assert "Or begin with a common sign" not in text
    assert "No sign" not in text


def test_other_findings_beside_a_crisis_are_ranked(client):
    text = ask(client, "fever and a skin rash. I want to die")

    assert text.count('class="urgent"') >= 1
    assert results(text)[0] == "Hot skin 1"
    assert "When you are safe" not in text


@pytest.mark.usefixtures("with_ideation")
def test_the_finding_of_a_crisis_stays_to_be_seen_but_is_not_ranked(client):
    alone = ask(client, **{f"said-{IDEATION}": "yes"})
    beside = ask(client, "fever and a skin rash", **{f"said-{IDEATION}": "yes"})

    assert said(alone, IDEATION) == said(beside, IDEATION) == "yes"
    assert results(alone) == []
    assert results(beside) == results(ask(client, "fever and a skin rash"))
    assert "uicidal ideation" not in beside.split('id="res-h"')[1]


@pytest.mark.usefixtures("with_ideation")
def test_the_page_for_the_doctor_names_the_finding_of_a_crisis_and_no_disease_for_it(client):
    text = ask(client, address="/symptoms/doctor/", **{f"said-{IDEATION}": "yes"})

    assert "Suicidal ideation" in text
    assert "Hot skin" not in text


def test_a_faulty_file_of_notices_stops_no_answer(client, monkeypatch):
    def refuse(*_args):
        raise FaultyNotices

    monkeypatch.setattr("rareguru.website.finder.understanding.unranked", refuse)

    assert results(ask(client, "fever and a skin rash"))
