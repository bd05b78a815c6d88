"""Read DOID's Spanish names and definitions.

The hand-made translations carry remarks of upstream's reviewer. A remark that begins
with ERROR is about the whole meaning (cut short, another disease's text, a mode of
inheritance that the English does not give) or about the form only. The form can be
mended: "written as parent" means that the text says "The retinitis pigmentosa is caused
by …" where it means "A retinitis pigmentosa that is caused by …".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from rareguru.knowledge.catalogue.statements import Name, NameKind, Section, SectionKind
from rareguru.knowledge.importers.doid.plain_spanish import is_plain, plain
from rareguru.knowledge.importers.tally import Tally
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue

FILES = ("doid/doid-es.tsv", "doid/doid-es-translated.tsv")  # the complete one first
_COLUMNS = ("source_id", "predicate", "translation_text", "translation_lang", "status", "review_notes", "synonym_type")
_ID = re.compile(r"DOID:[0-9]{1,9}")
_LANGUAGE = "es"
_DEFINITION = "IAO:0000115"
_LABEL = "rdfs:label"
_SYNONYM = "oboInOwl:hasExactSynonym"
_OTHER_SYNONYMS = frozenset({"oboInOwl:hasRelatedSynonym", "oboInOwl:hasBroadSynonym", "oboInOwl:hasNarrowSynonym"})
_ACRONYM = "OMO_0003012"
_ERROR = "ERROR"
_FORM_ONLY = re.compile(
    r"written as parent|unmatched (?:double )?quotes|extra double quotes|extra whitespace|'y' tiene"
)
_BAND = re.compile(r"\b(?:[0-9]{1,2}|[XY])[pq](?:[0-9]{1,2}(?:\.[0-9]{1,3})?)?")  # 15q21.1
_MOST_TEXT = 10_000


def read_spanish(files: ReleaseFiles, definitions: Mapping[str, str]) -> Iterator[Name | Section | Issue]:
    """Yield the Spanish names and definitions of these records (id → English definition).

    Raises UnusableRelease.
    """
    for name in FILES:
        if files.has(name):
            yield from _Translations(files, name, definitions).read()
            return


class _Translations:
    """The file while it is read."""

    def __init__(self, files: ReleaseFiles, name: str, definitions: Mapping[str, str]) -> None:
        self._files = files
        self._name = name
        self._definitions = definitions
        self._left_out: Counter[str] = Counter()
        self._names: set[tuple[str, str]] = set()
        self._labelled: set[str] = set()
        self._defined: set[str] = set()
        self._tally = Tally(name)

    def read(self) -> Iterator[Name | Section | Issue]:
        for line, row in self._files.rows(self._name, _COLUMNS, quoted=True):
            if (what := _fault(row)) is not None:
                yield self._tally.refuse(line, what)
                continue
            self._tally.used += 1
            if (reason := self._reason_to_leave_out(row)) is not None:
                self._left_out[reason] += 1
            else:
                yield from self._statement(row)
        self._tally.settle()
        for reason, count in self._left_out.items():
            yield Issue(self._name, "the rows", f"{count} {reason}", "they are left out")

    def _reason_to_leave_out(self, row: Mapping[str, str]) -> str | None:
        if row["source_id"] not in self._definitions:
            return "are of diseases outside the rare subset"
        if row["status"].startswith(_ERROR):
            return f"have a status that begins with {_ERROR}"
        if row["predicate"] in _OTHER_SYNONYMS:
            return "are related, broader or narrower synonyms, which name something else"
        if any(_ERROR in remark and not _FORM_ONLY.search(remark) for remark in row["review_notes"].splitlines()):
            return "were found wrong by upstream's own reviewer"
        return None

    def _statement(self, row: Mapping[str, str]) -> Iterator[Name | Section]:
        record = row["source_id"]
        if row["predicate"] == _DEFINITION:
            yield from self._definition(record, row["translation_text"])
            return
        text = " ".join(row["translation_text"].split())
        if (record, text) in self._names:
            self._left_out["repeat an earlier row"] += 1
            return
        self._names.add((record, text))
        yield Name(record, text, _LANGUAGE, self._kind(row))

    def _kind(self, row: Mapping[str, str]) -> NameKind:
        if row["predicate"] == _LABEL and row["source_id"] not in self._labelled:
            self._labelled.add(row["source_id"])
            return NameKind.PREFERRED
        return NameKind.ACRONYM if row["synonym_type"].endswith(_ACRONYM) else NameKind.SYNONYM

    def _definition(self, record: str, text: str) -> Iterator[Section]:
        english, spanish = self._definitions[record], plain(text)
        if record in self._defined:
            self._left_out["repeat an earlier row"] += 1
        elif not is_plain(spanish):
            self._left_out["have words or quotation marks that cannot be read"] += 1
        elif set(_BAND.findall(english)) != set(_BAND.findall(spanish)):
            self._left_out["name another place on a chromosome than the English definition"] += 1
        else:
            self._defined.add(record)
            yield Section(record, SectionKind.DEFINITION, spanish, language=_LANGUAGE)


def _fault(row: Mapping[str, str]) -> str | None:
    if not _ID.fullmatch(row["source_id"]):
        return f'"{row["source_id"][:40]}" is not a DOID id'
    if row["translation_lang"] != _LANGUAGE:
        return f'the language "{row["translation_lang"][:20]}" is not {_LANGUAGE}'
    if row["predicate"] not in {_DEFINITION, _LABEL, _SYNONYM, *_OTHER_SYNONYMS}:
        return f'the predicate "{row["predicate"][:40]}" is unknown'
    if not 0 < len(row["translation_text"].strip()) <= _MOST_TEXT:
        return f"the translation of {row['source_id']} is empty or too long"
    return None
