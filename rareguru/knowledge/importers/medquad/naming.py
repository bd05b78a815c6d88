"""The names and cross-references that every MedQuAD document gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rareguru.knowledge.catalogue.statements import CrossReference, Name, NameKind, Relation
from rareguru.knowledge.importers.medquad.documents import Document

_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,9}(?:-[A-Z0-9]{1,4})?")
_GENERAL_CONCEPTS = frozenset(("C0012634", "C0039082"))  # "Disease", "Syndrome": they single out nothing
_FORMER = re.compile(r"\s*\(\s*(?:formerly|former name)\s*\)$", re.IGNORECASE)


def names_of(record: str, document: Document) -> Iterator[Name]:
    """Yield the heading and the synonyms, each once whatever its capitals."""
    yield Name(record, document.focus, kind=NameKind.PREFERRED)
    seen = {document.focus.casefold()}
    for synonym in document.synonyms:
        text = _FORMER.sub("", synonym)
        if text and text.casefold() not in seen:
            seen.add(text.casefold())
            yield Name(record, text, kind=_kind(text, is_former=text != synonym))


def cross_references_of(record: str, document: Document) -> Iterator[CrossReference]:
    """Yield the UMLS concepts: an annotator's output, hence looser than exact."""
    for cui in document.cuis:
        if cui not in _GENERAL_CONCEPTS:
            yield CrossReference(record, f"UMLS:{cui}", Relation.DBXREF)


def _kind(text: str, *, is_former: bool) -> NameKind:
    if is_former:
        return NameKind.FORMER
    return NameKind.ACRONYM if _ACRONYM.fullmatch(text) else NameKind.SYNONYM
