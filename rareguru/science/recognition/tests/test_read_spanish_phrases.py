"""What our Spanish phrases make of everyday sentences, by themselves and with the traps beside them."""

from __future__ import annotations

import pytest

from rareguru.science.recognition.languages.language import LANGUAGES
from rareguru.science.recognition.lexicon import Scope, read_lexicon
from rareguru.science.recognition.mentions import Status
from rareguru.science.recognition.phrases import Source, TermPhrase
from rareguru.science.recognition.recognizer import Recognizer
from rareguru.science.recognition.tables import Tables, Terms

_SOURCES = {Scope.EXACT: Source.LEXICON, Scope.WIDER: Source.LEXICON_WIDER, Scope.TRAP: Source.TRAP}
CYANOSIS, SALTY, VOMITING = "HP:0000961", "HP:0012236", "HP:0002013"
HYPERACTIVITY, POLYPHAGIA = "HP:0000752", "HP:0002591"
NO_SPEECH, SPEECH_LOST, WALKING_LOST, REGRESSION = "HP:0001344", "HP:0002371", "HP:0002505", "HP:0002376"


@pytest.fixture(scope="module")
def recognizer():
    phrases = [TermPhrase(line.phrase, line.term, _SOURCES[line.scope]) for line in read_lexicon("es")]
    terms = Terms(tuple(sorted({phrase.term for phrase in phrases if phrase.term})), {})
    return Recognizer(Tables.build(phrases, terms, LANGUAGES["es"], frozenset()), LANGUAGES["es"])


@pytest.fixture
def told(recognizer):
    return lambda text: {(one.term, one.status) for one in recognizer.recognize(text)}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("mi bebé está azul", CYANOSIS),
        ("se pone azul cuando llora", CYANOSIS),
        ("el bebé está azulito", CYANOSIS),
        ("tiene la piel salada", SALTY),
        ("sabe salado al besarlo", SALTY),
        ("no deja de vomitar", VOMITING),
        ("no para de moverse", HYPERACTIVITY),
        ("no para de comer", POLYPHAGIA),
        ("no se llena nunca", POLYPHAGIA),
        ("nunca se sacia", POLYPHAGIA),
        ("ya no camina", WALKING_LOST),
        ("dejó de caminar", WALKING_LOST),
        ("ya no habla", SPEECH_LOST),
        ("dejó de hablar a los dos años", SPEECH_LOST),
        ("ya no se sienta", REGRESSION),
        ("no habla para nada", NO_SPEECH),
    ],
)
def test_a_finding_is_there(told, text, term):
    assert told(text) == {(term, Status.PRESENT)}


@pytest.mark.parametrize(
    "text",
    [
        "tiene los ojos azules",
        "lleva zapatos azules",
        "el cielo está azul",
        "esta camiseta azul le queda bien",
        "no para de hablar",
        "no paraba de hablar en toda la tarde",
        "tiene un gran corazón",
        "tiene un corazón de oro",
    ],
)
def test_what_only_sounds_like_one_is_none(told, text):
    assert told(text) == set()


@pytest.mark.parametrize("text", ["mi gato cojea", "mi perro convulsiona", "nuestra perra vomita"])
def test_what_an_animal_has_is_not_the_patients(told, text):
    assert {status for _, status in told(text)} == {Status.OTHER}


@pytest.mark.parametrize("text", ["mi gato me arañó y fiebre desde ayer", "le mordió mi perro y tiene fiebre"])
def test_what_an_animal_did_leaves_the_finding_present(told, text):
    assert ("HP:0001945", Status.PRESENT) in told(text)
