"""A few phrases of each kind, enough to read the sentences of the tests."""

from __future__ import annotations

from functools import cache

from rareguru.science.recognition.languages.language import LANGUAGES
from rareguru.science.recognition.mentions import Mention, Status
from rareguru.science.recognition.phrases import Source, TermPhrase
from rareguru.science.recognition.recognizer import Recognizer
from rareguru.science.recognition.tables import Tables, Terms

# Terms are called by a word here instead of an id, so that a test can be read.
ENGLISH = [
    TermPhrase("Seizure", "seizure", Source.LABEL),
    TermPhrase("Seizures", "seizure", Source.EXACT),
    TermPhrase("Absence seizure", "absence", Source.LABEL),
    TermPhrase("Areflexia", "areflexia", Source.LABEL),
    TermPhrase("Absence of reflexes", "areflexia", Source.EXACT),
    TermPhrase("Fever", "fever", Source.LABEL),
    TermPhrase("Cough", "cough", Source.LABEL),
    TermPhrase("Skin rash", "rash", Source.LABEL),
    TermPhrase("rash", "rash", Source.LEXICON),
    TermPhrase("Headache", "headache", Source.LABEL),
    TermPhrase("Migraine", "migraine", Source.LABEL),
    TermPhrase("Pain", "pain", Source.LABEL),
    TermPhrase("Leg pain", "leg pain", Source.LABEL),
    TermPhrase("Arm pain", "arm pain", Source.LABEL),
    TermPhrase("Hearing impairment", "hearing", Source.LABEL),
    TermPhrase("hearing loss", "hearing", Source.LAY),
    TermPhrase("cannot walk", "walking", Source.LEXICON),
    TermPhrase("joints that bend the wrong way", "hypermobility", Source.LEXICON),
    TermPhrase("cannot … lift … arm", "arms", Source.LEXICON),
    TermPhrase("Short stature", "short", Source.LABEL),
    TermPhrase("Intellectual disability", "intelligence", Source.LABEL),
    TermPhrase("ID", "intelligence", Source.EXACT, is_abbreviation=True),
    TermPhrase("Muscle weakness", "weakness", Source.LABEL),
    TermPhrase("dying to know", "", Source.TRAP),
    TermPhrase("died", "seizure", Source.LEXICON_WIDER),
    TermPhrase("Tiredness", "tiredness", Source.LABEL),
    TermPhrase("weak and tired", "weakness", Source.LEXICON),
    TermPhrase("weak and tired", "tiredness", Source.LEXICON),
    TermPhrase("Abnormality", "pain", Source.LABEL),
    TermPhrase("a painful chapter", "", Source.TRAP),
    TermPhrase("sore chapter", "pain", Source.LEXICON),
    TermPhrase("shivery", "fever", Source.LABEL),
    TermPhrase("shivery", "cough", Source.LEXICON),
    TermPhrase("stops breathing", "apnea", Source.LEXICON),
    TermPhrase("baby is blue", "cyanosis", Source.LEXICON),
    TermPhrase("newborn is blue", "cyanosis", Source.LEXICON),
]
SPANISH = [
    TermPhrase("Convulsiones", "seizure", Source.LABEL),
    TermPhrase("Convulsiones de ausencia", "absence", Source.LABEL),
    TermPhrase("Reflejos ausentes", "areflexia", Source.LABEL),
    TermPhrase("Fiebre", "fever", Source.LABEL),
    TermPhrase("Tos", "cough", Source.LABEL),
    TermPhrase("Migraña", "migraine", Source.LABEL),
    TermPhrase("dolor de cabeza", "headache", Source.LEXICON),
    TermPhrase("no puede caminar", "walking", Source.LEXICON),
    TermPhrase("Debilidad muscular", "weakness", Source.LABEL),
    TermPhrase("párpados caídos", "short", Source.LABEL),
    TermPhrase("párpados caídos", "arms", Source.LEXICON),
]
PHRASES = {"en": ENGLISH, "es": SPANISH}
ORDINARY = frozenset({"horse", "feather"})


@cache
def recognizer(language: str = "en") -> Recognizer:
    terms = Terms(tuple(sorted({phrase.term for phrase in ENGLISH if phrase.term})), {})
    spoken = LANGUAGES[language]
    return Recognizer(Tables.build(PHRASES[language], terms, spoken, ORDINARY), spoken)


def read(text: str, language: str = "en") -> list[Mention]:
    return recognizer(language).recognize(text)


def told(text: str, language: str = "en") -> set[tuple[str, str]]:
    """Return the findings as (term, status)."""
    return {(mention.term, mention.status.value) for mention in read(text, language)}


def statuses(text: str, language: str = "en") -> list[str]:
    """Return the findings as "term status"."""
    return sorted(f"{term} {status}" for term, status in told(text, language))


def present(text: str, language: str = "en") -> set[str]:
    return {mention.term for mention in read(text, language) if mention.status is Status.PRESENT}
