"""Plain words and typed names lead to the terms of the published catalogue."""

from __future__ import annotations

import pytest

from rareguru.knowledge.catalogue import statements
from rareguru.knowledge.catalogue.models import Term
from rareguru.knowledge.search.symptom_tables import FOLDER, phrases_of
from rareguru.knowledge.search.symptom_words import recognize, suggest_terms
from rareguru.knowledge.search.term_suggestions import TermSuggestion
from rareguru.knowledge.search.tests.built import build_words, tell_of_names
from rareguru.knowledge.sources.build import current_build

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def built():
    tell_of_names()
    build_words("1")


def _terms(text, language="en"):
    return [mention.term for mention in recognize(text, language=language)]


def _label(text, language):
    return statements.TermName("HP:1", text, language, statements.SynonymScope.LABEL)


def test_names_and_lay_synonyms_are_read(built):
    assert _terms("A dry cough.") == ["HP:0031246"]


def test_a_text_is_read_in_its_own_language(built):
    assert _terms("Mi hijo tiene tos") == _terms("my son has a cough", "es") == ["HP:0012735"]


def test_what_is_no_phenotypic_abnormality_is_no_finding(built):
    assert _terms("autosomal dominant inheritance, adult onset, phenotypic abnormality") == []


def test_a_language_without_tables_is_read_as_english(built):
    assert _terms("cough", "xx") == ["HP:0012735"]


def test_before_the_first_build_there_is_nothing():
    assert (recognize("a cough", language="en"), suggest_terms("cough", language="en")) == ([], [])


def test_damaged_tables_are_told_of_once_and_bear_nothing(built, caplog):
    build = current_build()
    assert build is not None
    for file in (build / FOLDER).rglob("*.json"):
        file.unlink()

    assert (recognize("a cough", language="en"), suggest_terms("cough", language="en")) == ([], [])
    assert "rareguru build --again" in caplog.text
    assert "a cough" not in caplog.text


@pytest.mark.parametrize("typed", ["cou", "cuogh", "HP:0012735", "hp12735", "tos"])
def test_terms_are_suggested_while_somebody_types(built, typed):
    assert "HP:0012735" in [one.term for one in suggest_terms(typed, language="en")]


def test_terms_described_in_such_words_are_suggested_where_no_name_is_alike(built):
    assert "HP:0012735" in [one.term for one in suggest_terms("pushing air out of the lungs", language="en")]


def test_a_suggestion_has_its_label_in_the_language_of_the_reader(built):
    assert suggest_terms("cough", language="es", limit=1) == [TermSuggestion("HP:0012735", "Tos", "Cough")]


def test_a_term_that_is_gone_is_not_suggested(built):
    Term.objects.filter(identifier="HP:0012735").update(is_obsolete=True)

    assert "HP:0012735" not in [one.term for one in suggest_terms("cough", language="en")]


@pytest.mark.parametrize(
    ("name", "sides"),
    [
        ("Hemiplejía / hemiparesia", {"Hemiplejía", "hemiparesia"}),
        ("Discapacidad auditiva/hipoacusia leve", {"Discapacidad auditiva leve", "hipoacusia leve"}),
        ("Marcha neuropática / marcha del gran paso", {"Marcha neuropática", "marcha del gran paso"}),
        ("Desviación / desplazamiento del pulgar", {"Desviación del pulgar", "desplazamiento del pulgar"}),
        ("Pestañas escasas/ausentes", {"Pestañas escasas"}),
        ("Actividad anormal de la enzima/coenzima", {"Actividad anormal de la enzima"}),
        ("Relación T3/T4 anormal", set()),
    ],
)
def test_two_names_that_a_translator_parted_with_a_slash_are_looked_for(name, sides):
    names = [_label("Something", "en"), _label(name, "es")]

    assert {phrase.text for phrase in phrases_of(names, "es")} == {name, *sides}


def test_a_slash_that_english_has_too_belongs_to_the_term():
    names = [_label("Spastic/hyperactive", "en"), _label("Floja/viva", "es")]

    assert [phrase.text for phrase in phrases_of(names, "es")] == ["Floja/viva"]
