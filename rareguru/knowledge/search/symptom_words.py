"""Words of symptoms to terms: the tables of a build, and what the site asks of them."""

from __future__ import annotations

import logging
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.db.models import Count

from rareguru.knowledge.catalogue.models import (
    Annotation,
    Section,
    Term,
    TermAlias,
    TermDefinition,
    TermName,
    TermParent,
)
from rareguru.knowledge.catalogue.statements import SynonymScope
from rareguru.knowledge.sources.build import current_build
from rareguru.science.names.entries import EntryKind, NameEntry
from rareguru.science.names.index import NameIndex
from rareguru.science.names.tables import UnusableNameIndex
from rareguru.science.ontology.graph import Graph
from rareguru.science.recognition.folding import fold
from rareguru.science.recognition.languages.guessing import guess_language
from rareguru.science.recognition.languages.language import LANGUAGES, read_ordinary_words
from rareguru.science.recognition.lexicon import Scope, read_lexicon
from rareguru.science.recognition.meaning import Nearness, describe
from rareguru.science.recognition.mentions import Mention
from rareguru.science.recognition.phrases import Source, TermPhrase
from rareguru.science.recognition.recognizer import Recognizer
from rareguru.science.recognition.tables import Tables, Terms, UnusableTables

logger = logging.getLogger(__name__)
FOLDER = "symptom_words"
NAMES = "names"
ROOT = "HP:0000118"  # phenotypic abnormality: what stands above every finding
DESCRIBED = ("en", "es")  # languages in which terms are found by their meaning as well
SURE = 90  # likeness of a name, out of 100, from which on nothing else is looked for
ALIKE = 80  # … from which on a name comes before terms that are described alike
OFFERED = 5  # times as many names are looked at as are given, of which the terms of many diseases come first
USES_WORTH = 0.5  # points of likeness for each e-fold of diseases
NEAR = 0.3  # nearness below which words have nothing to do with a term
LONGEST_QUESTION = 300  # characters
ORDINARY = 4  # times that a word stands in the texts of the catalogue
_WORD = re.compile(r"[^\W\d_]{4,20}")
_SOURCES = {
    SynonymScope.LABEL: Source.LABEL,
    SynonymScope.EXACT: Source.EXACT,
    SynonymScope.NARROW: Source.NARROW,
    SynonymScope.RELATED: Source.RELATED,
    SynonymScope.BROAD: Source.BROAD,
}
_SCOPES = {Scope.EXACT: Source.LEXICON, Scope.WIDER: Source.LEXICON_WIDER, Scope.TRAP: Source.TRAP}


@dataclass(frozen=True, slots=True)
class TermSuggestion:
    """A term whose name begins or sounds like what was typed."""

    term: str
    label: str
    matched: str  # the name that fits best


def build_symptom_words(folder: Path) -> None:
    """Write the tables of every language, and the index of term names, into the folder of a build."""
    terms = _read_terms()
    names = _read_names(terms)
    for code, language in LANGUAGES.items():
        phrases = [*_phrases(names, code), *_lexicon_phrases(code, terms)]
        Tables.build(phrases, terms, language, _ordinary_words(code)).save(folder / FOLDER / code)
        if code in DESCRIBED:
            uses = [terms.uses.get(term, 0) for term in terms.ids]
            Nearness.build(_descriptions(phrases, terms, code), uses, language).save(folder / FOLDER / code)
    NameIndex.build(_entries(names, terms)).save(folder / FOLDER / NAMES)


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
    recognizer = _recognizer(build / FOLDER, code) if build else None
    return recognizer.recognize(text) if recognizer else []


def are_words_built() -> bool:
    """Say whether texts can be read at all."""
    build = current_build()
    return build is not None and _recognizer(build / FOLDER, "en") is not None


def suggest_terms(text: str, *, language: str, limit: int = 8) -> list[TermSuggestion]:
    """Return the terms that somebody may be typing the name or the id of, likeliest first.

    Where no name is like the words, terms follow that are described in words like them.
    """
    build = current_build()
    index = _name_index(build / FOLDER / NAMES) if build else None
    if build is None or index is None:
        return []
    uses = _uses(build / FOLDER)
    matches = index.search(text, limit=OFFERED * limit, language=language)
    matches.sort(key=lambda match: -match.score - USES_WORTH * math.log1p(uses.get(match.target, 0)))
    names = {match.target: match.text for match in matches if match.score >= ALIKE}
    if max((match.score for match in matches), default=0) < SURE:
        names |= {term: "" for term in _nearest(build / FOLDER, text, language, limit) if term not in names}
    for match in matches:
        names[match.target] = names.get(match.target) or match.text
    labels = label_terms(names, language=language)
    found = [TermSuggestion(term, labels[term], name or labels[term]) for term, name in names.items() if term in labels]
    return found[:limit]


@lru_cache(maxsize=1)
def _uses(folder: Path) -> dict[str, int]:
    """Return in how many diseases each term is reported."""
    recognizer = _recognizer(folder, "en")
    return recognizer.uses() if recognizer else {}


def _nearest(folder: Path, text: str, language: str, limit: int) -> list[str]:
    code = language if language in DESCRIBED else "en"
    nearness, recognizer = _nearness(folder, code), _recognizer(folder, code)
    if nearness is None or recognizer is None:
        return []
    near = nearness.nearest(text[:LONGEST_QUESTION], LANGUAGES[code], limit=limit)
    return [recognizer.terms[term] for term, score in near if score >= NEAR]


@lru_cache(maxsize=len(LANGUAGES))
def _recognizer(folder: Path, code: str) -> Recognizer | None:
    try:
        return Recognizer.open(folder / code, LANGUAGES[code])
    except UnusableTables:
        logger.exception("Symptoms cannot be recognized; `rareguru build --again` makes the tables anew.")
        return None


@lru_cache(maxsize=len(LANGUAGES))
def _nearness(folder: Path, code: str) -> Nearness | None:
    try:
        return Nearness.open(folder / code)
    except UnusableTables:
        logger.exception("Terms cannot be suggested by meaning; `rareguru build --again` makes a new index.")
        return None


@lru_cache(maxsize=1)
def _name_index(folder: Path) -> NameIndex | None:
    try:
        return NameIndex.open(folder)
    except UnusableNameIndex:
        logger.exception("Terms cannot be suggested; `rareguru build --again` makes a new index.")
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


@dataclass(frozen=True, slots=True)
class _Name:
    term: str
    text: str
    language: str
    scope: str
    is_layperson: bool
    kind: str


def _read_terms() -> Terms:
    """Return the current terms below phenotypic abnormality."""
    live = dict(Term.objects.live().filter(is_obsolete=False).values_list("pk", "identifier"))
    parents: dict[str, list[str]] = {identifier: [] for identifier in live.values()}
    links = TermParent.objects.live().order_by("pk").values_list("term_id", "parent_id")
    for child, parent in links.iterator(5000):
        if child in live and parent in live:
            parents[live[child]].append(live[parent])
    graph = Graph(parents)
    above = {term: graph.ancestors(term) - {ROOT} for term in parents if ROOT in graph.ancestors(term) and term != ROOT}
    uses = Annotation.objects.live().filter(is_excluded=False).values_list("term__identifier")
    counts = dict(uses.annotate(count=Count("record_id", distinct=True)).order_by())
    return Terms(tuple(sorted(above)), above, counts)


def _read_names(terms: Terms) -> list[_Name]:
    rows = TermName.objects.live().filter(term__is_obsolete=False).order_by("pk")
    columns = ("term__identifier", "text", "language", "scope", "is_layperson", "kind")
    names = [_Name(*row) for row in rows.values_list(*columns).iterator(5000) if row[0] in terms.above]
    named = {name.term for name in names if name.language == "en" and name.scope == SynonymScope.LABEL}
    for identifier, text in Term.objects.live().order_by("pk").values_list("identifier", "name"):
        if identifier in terms.above and identifier not in named:
            names.append(_Name(identifier, text, "en", SynonymScope.LABEL, is_layperson=False, kind=""))
    return names


def _phrases(names: Iterable[_Name], language: str) -> Iterator[TermPhrase]:
    for name in names:
        if name.language == language:
            source = _SOURCES[SynonymScope(name.scope)]
            if name.is_layperson and source is Source.EXACT:
                source = Source.LAY
            yield TermPhrase(name.text, name.term, source, name.kind == "abbreviation")


def _lexicon_phrases(language: str, terms: Terms) -> Iterator[TermPhrase]:
    merged = dict(TermAlias.objects.live().values_list("alias", "term__identifier"))
    merged |= dict(Term.objects.live().exclude(replaced_by="").values_list("identifier", "replaced_by"))
    for line in read_lexicon(language):
        term = line.term if line.term in terms.above else merged.get(line.term, line.term)
        if not line.term or term in terms.above:
            yield TermPhrase(line.phrase, term, _SCOPES[line.scope])


def _descriptions(phrases: Iterable[TermPhrase], terms: Terms, language: str) -> dict[int, list[tuple[str, int]]]:
    """Return for each term its names and definition in the language."""
    places = {term: place for place, term in enumerate(terms.ids)}
    if language == "en":
        definitions = Term.objects.live().exclude(definition="").order_by("pk").values_list("identifier", "definition")
    else:
        translated = TermDefinition.objects.live().filter(language=language).order_by("pk")
        definitions = translated.values_list("term__identifier", "text")
    return describe(
        ((places[phrase.term], phrase.text) for phrase in phrases if phrase.term in places),
        ((places[term], text) for term, text in definitions.iterator(5000) if term in places),
    )


def _ordinary_words(language: str) -> frozenset[str]:
    """Return our list, and the words that the catalogue's own texts use time and again."""
    counts: Counter[str] = Counter()
    for text in Section.objects.live().filter(language=language).values_list("answer", flat=True).iterator(500):
        counts.update(_WORD.findall(text))
    if language == "en":
        for text in Term.objects.live().values_list("definition", flat=True).iterator(5000):
            counts.update(_WORD.findall(text))
    return read_ordinary_words(language).union(fold(word) for word, count in counts.items() if count >= ORDINARY)


def _entries(names: Iterable[_Name], terms: Terms) -> Iterator[NameEntry]:
    kinds: dict[str, EntryKind] = defaultdict(lambda: EntryKind.SYNONYM, {SynonymScope.LABEL: EntryKind.PREFERRED})
    for name in names:
        if name.scope != SynonymScope.BROAD:
            yield NameEntry(name.text, name.term, kinds[name.scope], name.language)
    for term in terms.ids:
        yield NameEntry(term, term, EntryKind.IDENTIFIER)
