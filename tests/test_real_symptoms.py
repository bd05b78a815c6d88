"""The real ontology with our lexicon reads what people write."""

from __future__ import annotations

import pytest

from benchmarks.recognition import Expected, Sentence, tally_sentences
from rareguru.knowledge.catalogue import statements
from rareguru.knowledge.importers.hpo.reading import read
from rareguru.knowledge.search.symptom_tables import ROOT, phrases_of
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.science.ontology.graph import Graph
from rareguru.science.recognition.folding import Stemmer
from rareguru.science.recognition.languages.language import LANGUAGES, read_ordinary_words
from rareguru.science.recognition.lexicon import Scope, find_faults, read_lexicon
from rareguru.science.recognition.mentions import Status
from rareguru.science.recognition.phrases import Source, TermPhrase, rows
from rareguru.science.recognition.recognizer import Recognizer
from rareguru.science.recognition.tables import Tables, Terms
from rareguru.science.recognition.tests.development import read_marked
from rareguru.testing.needs import real_sources
from tests.basic_words import other_words, words_and_terms

pytestmark = [pytest.mark.realdata, pytest.mark.slow]
LEAST_F1 = {"en": 0.75, "es": 0.40}  # so that a change for the worse is seen
SOURCES = {Scope.EXACT: Source.LEXICON, Scope.WIDER: Source.LEXICON_WIDER, Scope.TRAP: Source.TRAP}


@pytest.fixture(scope="module")
def told():
    folder = real_sources()
    assert folder
    return list(read(ReleaseFiles(folder)))


@pytest.fixture(scope="module")
def terms(told):
    live = {one.id for one in told if isinstance(one, statements.Term) and not one.is_obsolete}
    parents: dict[str, list[str]] = {term: [] for term in live}
    for one in told:
        if isinstance(one, statements.TermParent) and one.term in live:
            parents[one.term].append(one.parent)
    graph = Graph(parents)
    return Terms(tuple(sorted(term for term in live if term != ROOT and ROOT in graph.ancestors(term))), {})


@pytest.fixture(scope="module", params=["en", "es"])
def language(request):
    return request.param


@pytest.fixture(scope="module")
def names(told, terms):
    known = frozenset(terms.ids)
    return [one for one in told if isinstance(one, statements.TermName) and one.term in known]


@pytest.fixture(scope="module")
def recognizer(names, terms, language):
    ours = [TermPhrase(line.phrase, line.term, SOURCES[line.scope]) for line in read_lexicon(language)]
    spoken = LANGUAGES[language]
    phrases = [*phrases_of(names, language), *ours]
    return Recognizer(Tables.build(phrases, terms, spoken, read_ordinary_words(language)), spoken)


def test_every_term_of_the_lexicon_is_current(terms, language):
    assert list(find_faults(read_lexicon(language), frozenset(terms.ids))) == []


def test_the_example_in_the_empty_field_is_read_as_a_whole(recognizer, language):
    """It stands in rareguru/website/articles/finder/page.html, and in the Spanish catalog."""
    example = {
        "en": "he tires on the stairs, his eyelids droop in the evening, no fever.",
        "es": "se cansa al subir escaleras, se le caen los párpados por la tarde, sin fiebre.",
    }[language]

    found = [(one.term, one.status) for one in recognizer.recognize(example)]

    assert found == [
        ("HP:0003546", Status.PRESENT),
        ("HP:0000508", Status.PRESENT),
        ("HP:0001945", Status.ABSENT),
    ]


def test_a_letter_is_read_by_its_own_rules(recognizer, language):
    letter = {
        "en": "Family history: mother with migraine.\n\n"
        "Ptosis, ?seizures. Fever? No. If he gets a headache he should return.",
        "es": "Antecedentes familiares: madre con migraña.\n\n"
        "Ptosis, ¿convulsiones? ¿Fiebre? No. Si aparece cefalea, acudir.",
    }[language]

    found = [(one.term, one.status) for one in recognizer.recognize(letter)]

    assert found == [
        ("HP:0002076", Status.OTHER),
        ("HP:0000508", Status.PRESENT),
        ("HP:0001250", Status.UNCERTAIN),
        ("HP:0001945", Status.ABSENT),
        ("HP:0002315", Status.UNCERTAIN),
    ]


def test_basic_words_are_read(recognizer, language):
    misread = {
        words: found
        for words, expected in words_and_terms(language)
        if (found := {one.term for one in recognizer.recognize(words) if one.status is Status.PRESENT}) != expected
    }

    assert misread == {}


def test_other_words_are_not(recognizer, language):
    found = {words: [one.term for one in recognizer.recognize(words)] for words in other_words(language)}

    assert {words: terms for words, terms in found.items() if terms} == {}


def test_no_trap_reads_like_a_name(names, language):
    spoken = LANGUAGES[language]
    stemmer = Stemmer(spoken)
    traps = [TermPhrase(one.phrase, "", Source.TRAP) for one in read_lexicon(language) if one.scope is Scope.TRAP]
    read = [
        {(row.stems, row.gaps) for row in rows(phrases, spoken, stemmer)}
        for phrases in (traps, phrases_of(names, language))
    ]

    assert read[0] & read[1] == set()


def test_sentences_to_develop_by_are_mostly_read(recognizer, language):
    sentences = [
        Sentence(one.text, language, "", tuple(Expected(*finding) for finding in one.findings))
        for one in read_marked(language)
    ]

    tally = tally_sentences(sentences, lambda text, _: recognizer.recognize(text))

    assert tally.f1 >= LEAST_F1[language]
    assert tally.share_given_away <= 10
