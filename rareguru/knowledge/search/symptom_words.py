"""Words of symptoms to terms: what the site asks of the tables of the current build."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from rareguru.knowledge.catalogue.models import Term, TermName
from rareguru.knowledge.catalogue.statements import SynonymScope
from rareguru.knowledge.search.symptom_tables import FOLDER, build_symptom_words
from rareguru.knowledge.search.term_suggestions import TermSuggestion, suggest
from rareguru.knowledge.sources.build import current_build
from rareguru.science.recognition.languages.guessing import guess_language
from rareguru.science.recognition.languages.language import LANGUAGES
from rareguru.science.recognition.mentions import Mention
from rareguru.science.recognition.recognizer import Recognizer
from rareguru.science.recognition.tables import UnusableTables

__all__ = [
    "TermSuggestion",
    "are_words_built",
    "build_symptom_words",
    "label_terms",
    "recognize",
    "recognize_in",
    "suggest_terms",
]
logger = logging.getLogger(__name__)


def recognize(text: str, *, language: str) -> list[Mention]:
    """Return the findings that a text tells of, in the order of their places; none before the first build.

    A text that is plainly English or Spanish is read as that, in whatever language the site is read.
    """
    return recognize_in(text, language=guess_language(text) or language)


def recognize_in(text: str, *, language: str | None) -> list[Mention]:
    """Return the findings of a text that is known to be in the language; None leaves it to be guessed."""
    if language is None:
        guessed = guess_language(text)
        return _recognize(text, guessed or "en") or ([] if guessed else _recognize(text, "es"))
    return _recognize(text, language if language in LANGUAGES else "en")


def _recognize(text: str, code: str) -> list[Mention]:
    build = current_build()
    recognizer = open_recognizer(build / FOLDER, code) if build else None
    return recognizer.recognize(text) if recognizer else []


def are_words_built(languages: Iterable[str]) -> bool:
    """Say whether texts in these languages can be read at all."""
    build = current_build()
    return build is not None and all(open_recognizer(build / FOLDER, code) is not None for code in languages)


def suggest_terms(text: str, *, language: str, limit: int = 8) -> list[TermSuggestion]:
    """Return the terms that somebody may be typing the name or the id of, likeliest first.

    Where no name is like the words, terms follow that are described in words like them.
    """
    build = current_build()
    found = suggest(build / FOLDER, text, language, limit) if build else []
    labels = label_terms([term for term, _ in found], language=language)
    return [TermSuggestion(term, labels[term], name or labels[term]) for term, name in found if term in labels][:limit]


@lru_cache(maxsize=len(LANGUAGES))
def open_recognizer(folder: Path, code: str) -> Recognizer | None:
    try:
        return Recognizer.open(folder / code, LANGUAGES[code])
    except UnusableTables:
        logger.exception("Symptoms cannot be recognized; `rareguru build --again` makes the tables anew.")
        return None


def label_terms(terms: Iterable[str], *, language: str) -> dict[str, str]:
    """Return the label of each current term in the language, in English where it has none there."""
    live = Term.objects.live().filter(identifier__in=set(terms), is_obsolete=False)
    labels = dict(live.values_list("identifier", "name"))
    if language != "en":
        named = TermName.objects.live().filter(
            term__identifier__in=labels, language=language, scope=SynonymScope.LABEL, is_official=True
        )
        labels.update(named.order_by("-text").values_list("term__identifier", "text"))
    return labels
