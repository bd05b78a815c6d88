"""A small site with its ranking, as `rareguru build` makes it."""

from __future__ import annotations

from rareguru.knowledge.catalogue.statements import (
    Annotation,
    CrossReference,
    GeneLink,
    Hierarchy,
    Record,
    RecordKind,
    Relation,
    Statement,
    Term,
    TermAlias,
    TermName,
    TermParent,
)
from rareguru.knowledge.differential.build import build_ranking, name_candidates
from rareguru.knowledge.pages.build import build_pages
from rareguru.knowledge.pages.tests.catalogue import TODAY, tell_of_cop
from rareguru.knowledge.sources.build import new_build

COUGH, DRY_COUGH, FEVER, RASH, SEIZURE = "HP:0012735", "HP:0031246", "HP:0001945", "HP:0000988", "HP:0001250"
CONGENITAL, X_LINKED_RECESSIVE = "HP:0003577", "HP:0001419"
FORMER_FEVER, FORMER_NOTHING, ADULT_ONSET = "HP:0001955", "HP:0000057", "HP:0003581"

HPO: list[Statement] = [
    Term(FEVER, "Fever"),
    Term(RASH, "Skin rash"),
    Term(SEIZURE, "Seizure"),
    Term(CONGENITAL, "Congenital onset"),
    Term(X_LINKED_RECESSIVE, "X-linked recessive inheritance"),
    Term(FORMER_NOTHING, "Gone", is_obsolete=True),
    Term("HP:0000058", "Replaced", is_obsolete=True, replaced_by=FEVER),
    TermAlias(FORMER_FEVER, FEVER),
    TermName(RASH, "Skin rash", is_layperson=True),
    TermParent(FEVER, "HP:0000118"),
    TermParent(RASH, "HP:0000118"),
    TermParent(SEIZURE, "HP:0000118"),
]
MONDO: list[Statement] = [
    Record("MONDO:0100001", "hot skin", RecordKind.UNKNOWN),
    Record("MONDO:0100002", "hot skin 1", RecordKind.UNKNOWN),
    Record("MONDO:0100003", "hot skin 2", RecordKind.UNKNOWN),
    CrossReference("MONDO:0100002", "OMIM:600001", Relation.EXACT),
    CrossReference("MONDO:0100003", "OMIM:600002", Relation.EXACT),
    Hierarchy("MONDO:0100002", "MONDO:0100001"),
    Hierarchy("MONDO:0100003", "MONDO:0100001"),
]
ORPHANET: list[Statement] = [
    Record("ORPHA:900001", "Warm skin", RecordKind.DISEASE),
    CrossReference("ORPHA:900001", "OMIM:600002", Relation.NARROWER),
    Annotation("ORPHA:900001", FEVER, "P", frequency="HP:0040282", lower=0.3, upper=0.79),
]
HPOA: list[Statement] = [
    Record("OMIM:600001", "Hot skin 1", RecordKind.UNKNOWN),
    Record("OMIM:600002", "Hot skin 2", RecordKind.UNKNOWN),
    Record("OMIM:600003", "Fits", RecordKind.UNKNOWN),
    Record("ORPHA:900001", "Warm skin", RecordKind.UNKNOWN),
    Annotation("OMIM:600001", FEVER, "P", frequency="4/5", lower=0.8, upper=0.8),
    Annotation("OMIM:600001", RASH, "P", frequency="HP:0040281", lower=0.8, upper=0.99),
    Annotation("OMIM:600001", SEIZURE, "P", is_excluded=True, frequency="0/5", lower=0, upper=0),
    Annotation("OMIM:600002", RASH, "P"),
    Annotation("OMIM:600002", ADULT_ONSET, "C"),
    Annotation("OMIM:600003", X_LINKED_RECESSIVE, "I"),
    Annotation("OMIM:600003", SEIZURE, "P", frequency="90%", lower=0.9, upper=0.9),
    Annotation("ORPHA:900001", COUGH, "P", frequency="HP:0040281", lower=0.8, upper=0.99),
    GeneLink("OMIM:600001", "HOT1"),
    GeneLink("OMIM:600003", "HOT1"),
]


def tell_of_findings() -> None:
    """Publish four diseases more, with findings of every kind of evidence."""
    tell_of_cop(("hpo", HPO), ("mondo", MONDO), ("orphanet", ORPHANET), ("hpoa", HPOA))


def build(name: str) -> None:
    """Write the pages and the ranking, and make this the current build."""
    build_pages(today=TODAY)
    with new_build(name) as folder:
        build_ranking(folder)
        name_candidates(folder)
