"""Read the Human Phenotype Ontology: hp.obo, then its translations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rareguru.knowledge.catalogue.statements import (
    Statement,
    SynonymScope,
    Term,
    TermAlias,
    TermName,
    TermParent,
)
from rareguru.knowledge.importers.hpo.translations import read_translations
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo, UnusableRelease
from rareguru.science.ontology.graph import CyclicGraph, Graph, missing_parents
from rareguru.science.ontology.obo import Fault, Header, OntologyTerm, Scope, Synonym, read_obo

ONTOLOGY = "hpo/hp.obo"
_KEPT = "the published version stays; fetch the file again"
_ID = re.compile(r"HP:[0-9]{7}")
_VERSION = re.compile(r"(?:^|/)([0-9]{4}-[0-9]{2}-[0-9]{2})$")
_SCOPES = {
    Scope.EXACT: SynonymScope.EXACT,
    Scope.NARROW: SynonymScope.NARROW,
    Scope.BROAD: SynonymScope.BROAD,
    Scope.RELATED: SynonymScope.RELATED,
}
_LAYPERSON = "layperson"
# Three synonyms of release 2025-01-16 carry their type among their references.
_LAYPERSON_XREF = "http://purl.obolibrary.org/obo/hp#layperson"
_MISSING_PARENTS_OF_A_CUT_FILE = 10


def read(files: ReleaseFiles) -> Iterator[Statement | Issue | ReleaseInfo]:
    """Yield the ontology's terms, then the official translations of their labels.

    Raises UnusableRelease.
    """
    terms: dict[str, OntologyTerm] = {}
    header = Header()
    faults = 0
    for item in read_obo(files.lines(ONTOLOGY)):
        if isinstance(item, Header):
            header = item
            yield _release(item)
        elif (complaint := _complaint(item, terms)) is not None:
            faults += 1
            yield complaint
        elif isinstance(item, OntologyTerm):
            terms[item.id] = item
    if faults > len(terms):
        raise UnusableRelease(ONTOLOGY, "the file", "most of it cannot be read", _KEPT)
    _check_graph(terms)
    yield from _statements(terms, dict(header.synonym_types))
    yield from read_translations(files, terms.keys())


def _release(header: Header) -> ReleaseInfo:
    match = _VERSION.search(header.data_version)
    if match is None:
        raise UnusableRelease(
            ONTOLOGY, "the header", "no data-version names the release, and HPO asks that it be shown", _KEPT
        )
    return ReleaseInfo(version=match[1], date=match[1])


def _complaint(item: OntologyTerm | Fault, terms: Mapping[str, OntologyTerm]) -> Issue | None:
    if isinstance(item, Fault):
        return Issue(ONTOLOGY, f"line {item.line}", f"there is {item.what}", "the line is left out")
    where = f"line {item.line}"
    if not _ID.fullmatch(item.id):
        return Issue(ONTOLOGY, where, f'"{item.id[:40]}" is not an HPO id', "the term is left out")
    if item.id in terms:
        return Issue(ONTOLOGY, where, f"{item.id} stands there twice", "the first is kept")
    if not item.name:
        return Issue(ONTOLOGY, where, f"{item.id} has no name", "the term is left out; report it to HPO")
    return None


def _check_graph(terms: Mapping[str, OntologyTerm]) -> None:
    """Refuse an ontology that is cut short or runs in a circle: which line is wrong cannot be told."""
    if not terms:
        raise UnusableRelease(ONTOLOGY, "the file", "it holds no [Term]", _KEPT)
    parents = {term.id: term.parents for term in terms.values()}
    missing = list(missing_parents(parents))
    if len(missing) > _MISSING_PARENTS_OF_A_CUT_FILE and len(missing) * 20 > len(terms):
        raise UnusableRelease(
            ONTOLOGY, f"term {missing[0][0]}", f"{len(missing)} parents are missing: the file is cut short", _KEPT
        )
    try:
        Graph(parents)
    except CyclicGraph as error:
        raise UnusableRelease(
            ONTOLOGY, f"term {error.cycle[0]}", f"there is {error}", "the published version stays; report it to HPO"
        ) from error


def _statements(terms: Mapping[str, OntologyTerm], types: Mapping[str, str]) -> Iterator[Statement | Issue]:
    aliases: dict[str, str] = {}
    for term in terms.values():
        where = f"line {term.line}"
        yield from _term(term)
        yield from _names(term, types)
        for parent in term.parents:
            if parent in terms:
                yield TermParent(term.id, parent)
            else:
                yield Issue(ONTOLOGY, where, f"parent {parent[:40]} of {term.id} is missing", "the parent is left out")
        for alias in term.alt_ids:
            if not _ID.fullmatch(alias):
                yield Issue(ONTOLOGY, where, f'"{alias[:40]}" is not an HPO id', "the former id is left out")
            elif aliases.setdefault(alias, term.id) == term.id:
                yield TermAlias(alias, term.id)
            else:
                yield Issue(
                    ONTOLOGY, where, f"{alias} is a former id of {aliases[alias]} too", "the first is kept; report it"
                )


def _term(term: OntologyTerm) -> Iterator[Statement | Issue]:
    replaced_by = term.replaced_by[0] if len(term.replaced_by) == 1 else ""
    if len(term.replaced_by) > 1:
        yield Issue(
            ONTOLOGY,
            f"line {term.line}",
            f"{term.id} is replaced by {' and '.join(term.replaced_by)}",
            "no replacement is taken, as neither is exact",
        )
    yield Term(term.id, term.name, term.definition, term.comment, term.is_obsolete, replaced_by)


def _names(term: OntologyTerm, types: Mapping[str, str]) -> Iterator[TermName]:
    yield TermName(term.id, term.name, scope=SynonymScope.LABEL)
    seen: dict[tuple[str, Scope], Synonym] = {}
    for synonym in term.synonyms:
        seen.setdefault((synonym.text, synonym.scope), synonym)
    for synonym in seen.values():
        yield TermName(
            term.id,
            synonym.text,
            scope=_SCOPES[synonym.scope],
            is_layperson=synonym.type == _LAYPERSON or _LAYPERSON_XREF in synonym.xrefs,
            kind=_kind(synonym, types),
        )


def _kind(synonym: Synonym, types: Mapping[str, str]) -> str:
    """Return the type's own word: "uk_spelling"; where the type is an id, what it stands for."""
    if not synonym.type and _LAYPERSON_XREF in synonym.xrefs:
        return _LAYPERSON
    return types.get(synonym.type, synonym.type) if ":" in synonym.type else synonym.type
