"""Bring DOID's cross-references into the one spelling of identifiers.

SNOMED CT and MedDRA codes are passed over: they need licences of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rareguru.knowledge.catalogue.statements import CrossReference, Relation
from rareguru.knowledge.sources.issues import Issue
from rareguru.science.ontology.obo import OntologyTerm

# An entry with more OMIM numbers is a group of diseases, not one of them.
MOST_OMIM = 3
_OMIM = re.compile(r"MIM:[0-9]{6}")
_LICENSED = ("SNOMEDCT", "SNOMED", "MEDDRA")
_SPELLINGS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"O?MIM:([0-9]{6})", "OMIM:{}".format),
        (r"O?MIM:PS([0-9]{6})", "OMIMPS:{}".format),
        (r"ORDO:([0-9]{1,7})", "ORPHA:{}".format),
        (r"GARD:([0-9]{1,7})", lambda number: f"GARD:{number:0>7}"),
        (r"UMLS_CUI:(C[0-9]{7})", "UMLS:{}".format),
        (r"MESH:([A-Z][0-9]{5,10})", "MESH:{}".format),
        (r"ICD10CM:([A-Z][0-9A-Z.-]{1,14})", "ICD10CM:{}".format),
        (r"ICD9CM:([0-9A-Z.-]{1,14})", "ICD9CM:{}".format),
        (r"ICD11:([0-9A-Z./&-]{1,20})", "ICD11:{}".format),
        (r"ICDO:([0-9]{4}/[0-9])", "ICDO:{}".format),
        (r"NCI:(C[0-9]{1,7})", "NCIT:{}".format),
        (r"EFO:([0-9]{7})", "EFO:{}".format),
        (r"KEGG:(H?[0-9]{5})", "KEGG:{}".format),
    )
)


def cross_references(term: OntologyTerm, file: str) -> Iterator[CrossReference | Issue]:
    """Yield each cross-reference of the term once."""
    is_group = sum(1 for xref in term.xrefs if _OMIM.fullmatch(xref)) > MOST_OMIM
    if is_group:
        what = f"{term.id} has more than {MOST_OMIM} OMIM numbers"
        yield Issue(file, f"line {term.line}", what, "they are left out, as it stands for a group")
    seen = set()
    for xref in term.xrefs:
        if xref.upper().startswith(_LICENSED) or (is_group and _OMIM.fullmatch(xref)):
            continue
        target = _spelled(xref)
        if target is None:
            what = f'the cross-reference "{xref[:60]}" of {term.id} cannot be read'
            yield Issue(file, f"line {term.line}", what, "it is left out")
        elif target not in seen:
            seen.add(target)
            yield CrossReference(term.id, target, Relation.DBXREF)


def _spelled(xref: str) -> str | None:
    for pattern, spelling in _SPELLINGS:
        if match := pattern.fullmatch(xref):
            return spelling(match[1])
    return None
