"""Words of symptoms to terms: the tables of a build, made from the catalogue's terms and our own lexicon."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson
from django.db.models import Count

from rareguru.knowledge.catalogue import statements
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
from rareguru.science.names.entries import EntryKind, NameEntry
from rareguru.science.names.index import NameIndex
from rareguru.science.ontology.graph import Graph
from rareguru.science.recognition.beginnings import Beginnings
from rareguru.science.recognition.folding import fold
from rareguru.science.recognition.languages.language import LANGUAGES, read_ordinary_words
from rareguru.science.recognition.lexicon import GAP, Scope, read_lexicon
from rareguru.science.recognition.meaning import Nearness, describe
from rareguru.science.recognition.phrases import Source, TermPhrase
from rareguru.science.recognition.tables import Tables, Terms

FOLDER = "symptom_words"
NAMES = "names"  # the folder in it for the index of term names
PLAIN = "plain.json"  # the file in it with the terms that people have words for
ROOT = "HP:0000118"  # phenotypic abnormality: what stands above every finding
DESCRIBED = ("en", "es")  # languages in which terms are found by their meaning as well
ORDINARY = 4  # times that a word stands in the texts of the catalogue
SHORT = 2  # words of a name before a slash that may be a whole one
_SLASH = re.compile(r"(?P<left>[^/()]*[^\W\d_]{4})(?P<slash>\s*/\s*)(?P<right>[^\W\d_]{4}[^/()]*)")
_WORD = re.compile(r"[^\W\d_]{4,20}")
_SOURCES = {
    SynonymScope.LABEL: Source.LABEL,
    SynonymScope.EXACT: Source.EXACT,
    SynonymScope.NARROW: Source.NARROW,
    SynonymScope.RELATED: Source.RELATED,
    SynonymScope.BROAD: Source.BROAD,
}
_SCOPES = {Scope.EXACT: Source.LEXICON, Scope.WIDER: Source.LEXICON_WIDER, Scope.TRAP: Source.TRAP}


def build_symptom_words(folder: Path) -> None:
    """Write the tables of every language, and the index of term names, into the folder of a build."""
    terms = _read_terms()
    names = _read_names(terms)
    for code, language in LANGUAGES.items():
        phrases = [*phrases_of(names, code), *_lexicon_phrases(code, terms)]
        Tables.build(phrases, terms, language, _ordinary_words(code)).save(folder / FOLDER / code)
        if code in DESCRIBED:
            uses = [terms.uses.get(term, 0) for term in terms.ids]
            Nearness.build(_descriptions(phrases, terms, code), uses, language).save(folder / FOLDER / code)
            Beginnings.build(_named(phrases, terms)).save(folder / FOLDER / code)
    NameIndex.build(_entries(names, terms)).save(folder / FOLDER / NAMES)
    (folder / FOLDER / PLAIN).write_bytes(orjson.dumps(sorted(_plain_terms(names))))


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
    below = (term for term in parents if term != ROOT and ROOT in graph.ancestors(term))
    uses = Annotation.objects.live().filter(is_excluded=False).values_list("term__identifier")
    counts = dict(uses.annotate(count=Count("record_id", distinct=True)).order_by())
    return Terms(tuple(sorted(below)), counts)


def _read_names(terms: Terms) -> list[_Name]:
    known = frozenset(terms.ids)
    rows = TermName.objects.live().filter(term__is_obsolete=False).order_by("pk")
    columns = ("term__identifier", "text", "language", "scope", "is_layperson", "kind")
    names = [_Name(*row) for row in rows.values_list(*columns).iterator(5000) if row[0] in known]
    named = {name.term for name in names if name.language == "en" and name.scope == SynonymScope.LABEL}
    for identifier, text in Term.objects.live().order_by("pk").values_list("identifier", "name"):
        if identifier in known and identifier not in named:
            names.append(_Name(identifier, text, "en", SynonymScope.LABEL, is_layperson=False, kind=""))
    return names


def _plain_terms(names: Iterable[_Name]) -> set[str]:
    """Return the terms that a phrase of our lexicon says and that HPO has a plain word for."""
    told = {line.term for code in LANGUAGES for line in read_lexicon(code) if line.scope is Scope.EXACT}
    return {
        name.term
        for name in names
        if name.is_layperson and name.scope == SynonymScope.EXACT and name.language == "en" and name.term in told
    }


def phrases_of(names: Collection[_Name | statements.TermName], language: str) -> Iterator[TermPhrase]:
    """Yield the names in one language as phrases that are looked for.

    A translator who gave two names for one has parted them with a slash. Each is looked for as well, less
    surely than a name; where English has a slash too, it belongs to the term.
    """
    slashed = {name.term for name in names if name.language == "en" and "/" in name.text}
    for name in names:
        if name.language == language:
            source = _SOURCES[SynonymScope(name.scope)]
            if name.is_layperson and source is Source.EXACT:
                source = Source.LAY
            yield TermPhrase(name.text, name.term, source, name.kind == "abbreviation")
            if source is Source.LABEL and name.term not in slashed:
                yield from (TermPhrase(side, name.term, Source.NARROW) for side in _sides(name.text))


def _sides(name: str) -> Iterator[str]:
    """Yield "A C" and "B C" for "A/B C"; of "two words/other" the first only, which may share "two" with it."""
    if not (match := _SLASH.fullmatch(name)):
        return
    left, right = match["left"].split(), match["right"].split()
    is_close = match["slash"] == "/" or len(left) == 1
    yield " ".join([*left, *(right[1:] if is_close else [])])
    if len(left) == 1 or (len(left) <= SHORT and len(right) > 1):
        yield match["right"]


def _lexicon_phrases(language: str, terms: Terms) -> Iterator[TermPhrase]:
    known = frozenset(terms.ids)
    merged = dict(TermAlias.objects.live().values_list("alias", "term__identifier"))
    merged |= dict(Term.objects.live().exclude(replaced_by="").values_list("identifier", "replaced_by"))
    for line in read_lexicon(language):
        term = line.term if line.term in known else merged.get(line.term, line.term)
        if not line.term or term in known:
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


def _named(phrases: Iterable[TermPhrase], terms: Terms) -> Iterator[tuple[str, int]]:
    """Yield the names of terms, by their numbers, that may be suggested while somebody types them."""
    places = {term: place for place, term in enumerate(terms.ids)}
    for phrase in phrases:
        if phrase.term in places and phrase.source is not Source.BROAD and GAP not in phrase.text:
            yield phrase.text, places[phrase.term]


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
