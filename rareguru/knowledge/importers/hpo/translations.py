"""Read HPO's translations (Babelon tables): the official ones, by column name.

Babelon: https://github.com/monarch-initiative/babelon. The order and number of the
columns differ per language. Cells are not CSV-quoted, yet some files carry cells that a
spreadsheet quoted ("… ""croisés"" …"); those are unwrapped.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from rareguru.knowledge.catalogue.statements import Statement, SynonymScope, TermDefinition, TermName
from rareguru.knowledge.importers.tally import Tally
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue

LANGUAGES = ("es", "fr", "de", "pt", "it", "nl", "ja", "zh")
_COLUMNS = ("subject_id", "predicate_id", "translation_language", "translation_value", "translation_status")
_OFFICIAL = "OFFICIAL"
_DEFINITION = "IAO:0000115"
_SCOPES = {
    "rdfs:label": SynonymScope.LABEL,
    "oboInOwl:hasExactSynonym": SynonymScope.EXACT,
    "oboInOwl:hasNarrowSynonym": SynonymScope.NARROW,
    "oboInOwl:hasBroadSynonym": SynonymScope.BROAD,
    "oboInOwl:hasRelatedSynonym": SynonymScope.RELATED,
}
_ID = re.compile(r"HP:[0-9]{7}")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_MOST_TEXT = 5_000


def file_names(language: str) -> tuple[str, str]:
    """Return upstream's final file and the one it is made from, the better first."""
    return f"hpo/hp-{language}.babelon.tsv", f"hpo/hp-{language}-preprocessed.babelon.tsv"


def read_translations(files: ReleaseFiles, terms: Collection[str]) -> Iterator[Statement | Issue]:
    """Yield names and definitions of these terms in every language that has a file.

    Raises UnusableRelease.
    """
    for language in LANGUAGES:
        for name in file_names(language):
            if files.has(name):
                yield from _Table(files, name, language).read(terms)
                break


class _Table:
    """One language's file while it is read."""

    def __init__(self, files: ReleaseFiles, name: str, language: str) -> None:
        self._files = files
        self._name = name
        self._language = language
        self._tally = Tally(name)
        self._unreviewed = 0
        self._repeated = 0
        self._taken: dict[tuple[str, str], str] = {}  # (term, predicate) → the text taken

    def read(self, terms: Collection[str]) -> Iterator[Statement | Issue]:
        for line, row in self._files.rows(self._name, _COLUMNS):
            found = self._statement(line, row, terms)
            if found is not None:
                yield found
        self._tally.settle()
        yield from self._counted()

    def _statement(self, line: int, row: dict[str, str], terms: Collection[str]) -> Statement | Issue | None:
        if (what := self._fault(row)) is not None:
            return self._tally.refuse(line, what)
        self._tally.used += 1
        term, predicate = row["subject_id"], row["predicate_id"]
        if row["translation_status"] != _OFFICIAL:
            self._unreviewed += 1
            return None
        if term not in terms:
            return self._issue(line, f"{term} is not in hp.obo")
        text = _unwrapped(row["translation_value"].strip())
        # A term has one label and one definition in a language, and any number of synonyms.
        place = predicate if _SCOPES.get(predicate, SynonymScope.LABEL) == SynonymScope.LABEL else predicate + text
        if (first := self._taken.get((term, place))) is not None:
            return self._repetition(line, term, first=first, text=text)
        self._taken[term, place] = text
        if predicate == _DEFINITION:
            return TermDefinition(term, text, self._language)
        return TermName(term, text, self._language, _SCOPES[predicate])

    def _repetition(self, line: int, term: str, *, first: str, text: str) -> Issue | None:
        if first == text:
            self._repeated += 1
            return None
        return self._issue(line, f'{term} has another text already, "{first[:80]}"')

    def _fault(self, row: dict[str, str]) -> str | None:
        text = row["translation_value"].strip()
        if not _ID.fullmatch(row["subject_id"]):
            return f'"{row["subject_id"][:40]}" is not an HPO id'
        if row["translation_language"] != self._language:
            return f'the language "{row["translation_language"][:20]}" is not {self._language}'
        if row["predicate_id"] not in _SCOPES and row["predicate_id"] != _DEFINITION:
            return f'the predicate "{row["predicate_id"][:40]}" is unknown'
        if not text and row["translation_status"] == _OFFICIAL:
            return f"the translation of {row['subject_id']} is empty"
        return f"the translation is longer than {_MOST_TEXT} letters" if len(text) > _MOST_TEXT else None

    def _issue(self, line: int, what: str) -> Issue:
        return Issue(self._name, f"line {line}", what, "the row is left out")

    def _counted(self) -> Iterator[Issue]:
        """Yield one issue for what would otherwise be thousands."""
        if self._unreviewed:
            what = f"{self._unreviewed} of {self._tally.used} translations are not {_OFFICIAL}"
            yield Issue(self._name, "column translation_status", what, "they are left out until HPO has reviewed them")
        if self._repeated:
            yield Issue(self._name, "the rows", f"{self._repeated} repeat an earlier row", "each is taken once")


def _unwrapped(text: str) -> str:
    if text.startswith('"') and _QUOTED.fullmatch(text):
        return text[1:-1].replace('""', '"').strip()
    return text
