"""The same disease in other catalogs, and the literature a page rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from rareguru.knowledge.catalogue.statements import Relation
from rareguru.knowledge.pages.addresses import LICENSED, address_of, split
from rareguru.knowledge.pages.document import (
    CrossReferenceEntry,
    Facts,
    Gene,
    Localized,
    Reference,
    ReferenceUse,
    Sign,
)
from rareguru.knowledge.pages.evidence import Evidence
from rareguru.knowledge.pages.precedence import rank

_CLOSEST_FIRST = (Relation.EXACT, Relation.BROADER, Relation.NARROWER, Relation.DBXREF, Relation.UNKNOWN)
_CLOSENESS = {relation.value: closeness for closeness, relation in enumerate(_CLOSEST_FIRST)}
_PREFIXES = ("GARD", "ORPHA", "OMIM", "OMIMPS", "MONDO", "DOID", "ICD11", "ICD10CM", "ICD10", "UMLS", "MESH", "MEDGEN")
_OWN_ENTRIES = frozenset({"GARD", "ORPHA", "OMIM", "OMIMPS", "MONDO", "DOID", "DECIPHER"})
# Prefixes of literature; other references of annotations point to catalog entries.
_LITERATURE = frozenset({"PMID", "PMC", "DOI", "ISBN"})


def cross_references_of(evidence: Evidence) -> list[CrossReferenceEntry]:
    """Return each foreign entry once, with the closest relation any source states."""
    best: dict[str, tuple[int, tuple[int, str], str, str]] = {}
    for target, relation, source in _targets(evidence):
        entry = (_CLOSENESS.get(relation, len(_CLOSENESS)), rank(source), relation, source)
        if split(target)[0].upper() not in LICENSED and entry < best.get(target, (99,)):
            best[target] = entry
    entries = [
        CrossReferenceEntry(
            prefix=split(target)[0],
            id=split(target)[1],
            relation=relation,
            source=source,
            url=address_of(target),
        )
        for target, (_closeness, _rank, relation, source) in best.items()
    ]
    return sorted(entries, key=_catalog_order)


def _targets(evidence: Evidence) -> Iterator[tuple[str, str, str]]:
    for record in evidence.records.values():
        if split(record.identifier)[0].upper() in _OWN_ENTRIES:
            yield record.identifier, Relation.EXACT.value, record.source
    for row in evidence.cross_references:
        yield row.target, row.relation, evidence.source(row.record)


def _catalog_order(entry: CrossReferenceEntry) -> tuple[object, ...]:
    prefix = entry["prefix"]
    position = _PREFIXES.index(prefix) if prefix in _PREFIXES else len(_PREFIXES)
    return position, prefix, _CLOSENESS.get(entry["relation"], len(_CLOSENESS)), entry["id"]


def references_of(facts: Facts, genes: Iterable[Gene], signs: Iterable[Sign]) -> list[Reference]:
    """Return the literature named by the facts, genes and signs of a page, with what is taken from it."""
    uses: dict[str, list[ReferenceUse]] = defaultdict(list)
    for identifier, kind, text in _uses(facts, genes, signs):
        use = ReferenceUse(kind=kind, text=text)
        if split(identifier)[0].upper() in _LITERATURE and use not in uses[identifier]:
            uses[identifier].append(use)
    return [
        Reference(id=identifier, url=address_of(identifier), about=about) for identifier, about in uses.items() if about
    ]


def _uses(facts: Facts, genes: Iterable[Gene], signs: Iterable[Sign]) -> Iterator[tuple[str, str, Localized]]:
    for figure in facts["prevalence"]["details"]:
        yield from ((reference, "prevalence", Localized(en=figure["place"])) for reference in figure["references"])
    for kind, fact in (("onset", facts["onset"]), ("inheritance", facts["inheritance"])):
        for detail in fact["details"]:
            yield from ((reference, kind, Localized(en="")) for reference in detail["references"])
    for gene in genes:
        for linked in gene["statements"]:
            yield from ((reference, "gene", Localized(en=gene["symbol"])) for reference in linked["references"])
    found = {reference for sign in signs for said in sign["statements"] for reference in said["references"]}
    yield from ((reference, "sign", Localized(en="")) for reference in sorted(found, key=_reference_order))


def _reference_order(identifier: str) -> tuple[str, int, str]:
    prefix, number = split(identifier)
    return prefix, int(number) if number.isdecimal() else 0, number
