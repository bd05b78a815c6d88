"""Read the rare-disease subset of the Human Disease Ontology, then its Spanish translations.

The subset holds the cross-references and the parents too: allXREFinDO.tsv and
HumanDO.tsv say nothing more of these terms (see docs/sources/doid.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rareguru.knowledge.catalogue.statements import (
    CrossReference,
    Hierarchy,
    Name,
    NameKind,
    Record,
    RecordKind,
    Relation,
    Section,
    SectionKind,
    Statement,
)
from rareguru.knowledge.importers.doid.plain_words import plain
from rareguru.knowledge.importers.doid.spanish import read_spanish
from rareguru.knowledge.importers.doid.xrefs import cross_references
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo, UnusableRelease
from rareguru.science.ontology.graph import CyclicGraph, Graph
from rareguru.science.ontology.obo import Fault, Header, OntologyTerm, Scope, read_obo

SUBSET = "doid/DO_rare_slim.obo"
_KEPT = "the published version stays; fetch the file again"
_ID = re.compile(r"DOID:[0-9]{1,9}")
_DATE = re.compile(r"(?:^|/)([0-9]{4}-[0-9]{2}-[0-9]{2})(?:/|$)")
_ACRONYM = "OMO:0003012"
_PAGE = "https://disease-ontology.org/?id="


def read(files: ReleaseFiles) -> Iterator[Statement | Issue | ReleaseInfo]:
    """Yield the rare diseases with what DOID says of them, in English and in Spanish.

    Raises UnusableRelease.
    """
    terms: dict[str, OntologyTerm] = {}
    faults = 0
    for item in read_obo(files.lines(SUBSET)):
        if isinstance(item, Header):
            match = _DATE.search(item.data_version)
            yield ReleaseInfo(version=match[1], date=match[1]) if match else ReleaseInfo(item.data_version)
        elif (complaint := _complaint(item, terms)) is not None:
            faults += 1
            yield complaint
        elif isinstance(item, OntologyTerm):
            terms[item.id] = item
    if not terms or faults > len(terms):
        raise UnusableRelease(SUBSET, "the file", "there is hardly a [Term] in it that can be read", _KEPT)
    _check_graph(terms)
    yield from _statements(terms)
    yield from read_spanish(files, {term.id: term.definition for term in terms.values()})


def _complaint(item: OntologyTerm | Fault, terms: Mapping[str, OntologyTerm]) -> Issue | None:
    if isinstance(item, Fault):
        return Issue(SUBSET, f"line {item.line}", f"there is {item.what}", "the line is left out")
    where = f"line {item.line}"
    if not _ID.fullmatch(item.id):
        return Issue(SUBSET, where, f'"{item.id[:40]}" is not a DOID id', "the term is left out")
    if item.id in terms:
        return Issue(SUBSET, where, f"{item.id} stands there twice", "the first is kept")
    if item.is_obsolete:
        replacement = " and ".join(item.replaced_by) or "nothing"
        return Issue(SUBSET, where, f"{item.id} is obsolete, replaced by {replacement}", "the term is left out")
    if not item.name:
        return Issue(SUBSET, where, f"{item.id} has no name", "the term is left out; report it to DOID")
    return None


def _check_graph(terms: Mapping[str, OntologyTerm]) -> None:
    try:
        Graph({term.id: term.parents for term in terms.values()})
    except CyclicGraph as error:
        raise UnusableRelease(
            SUBSET, f"term {error.cycle[0]}", f"there is {error}", "the published version stays; report it to DOID"
        ) from error


def _statements(terms: Mapping[str, OntologyTerm]) -> Iterator[Statement | Issue]:
    former: dict[str, str] = {}
    other_scopes = 0
    for term in terms.values():
        yield Record(term.id, term.name, RecordKind.UNKNOWN, _PAGE + term.id)
        yield from _names(term)
        other_scopes += sum(synonym.scope is not Scope.EXACT for synonym in term.synonyms)
        if term.definition:
            yield Section(term.id, SectionKind.DEFINITION, plain(term.definition))
        yield from _former_ids(term, former)
        yield from cross_references(term, SUBSET)
        yield from _parents(term, terms)
    if other_scopes:
        what = f"{other_scopes} related, broader or narrower synonyms name something else"
        yield Issue(SUBSET, "the synonyms", what, "they are left out")


def _names(term: OntologyTerm) -> Iterator[Name]:
    seen = {term.name}
    yield Name(term.id, term.name, kind=NameKind.PREFERRED)
    for synonym in term.synonyms:
        if synonym.scope is Scope.EXACT and synonym.text not in seen:
            seen.add(synonym.text)
            kind = NameKind.ACRONYM if synonym.type == _ACRONYM else NameKind.SYNONYM
            yield Name(term.id, synonym.text, kind=kind)


def _former_ids(term: OntologyTerm, former: dict[str, str]) -> Iterator[CrossReference | Issue]:
    """Yield the ids this entry had, or that were merged into it: they lead to it still."""
    for alias in term.alt_ids:
        where = f"line {term.line}"
        if not _ID.fullmatch(alias):
            yield Issue(SUBSET, where, f'"{alias[:40]}" is not a DOID id', "the former id is left out")
        elif former.setdefault(alias, term.id) != term.id:
            yield Issue(SUBSET, where, f"{alias} is a former id of {former[alias]} too", "the first is kept")
        else:
            yield CrossReference(term.id, alias, Relation.EXACT)


def _parents(term: OntologyTerm, terms: Mapping[str, OntologyTerm]) -> Iterator[Hierarchy | Issue]:
    for parent in term.parents:
        if parent in terms:
            yield Hierarchy(term.id, parent)
        else:
            what = f"parent {parent[:40]} of {term.id} is not in the subset"
            yield Issue(SUBSET, f"line {term.line}", what, "the parent is left out")
