"""The models of the catalogue, a module per topic."""

from rareguru.knowledge.catalogue.models.disease import Address, Disagreement, Disease
from rareguru.knowledge.catalogue.models.organization import Organization, OrganizationLink
from rareguru.knowledge.catalogue.models.record import (
    Annotation,
    Characteristic,
    CrossReference,
    GeneLink,
    Hierarchy,
    Name,
    Prevalence,
    Record,
    Section,
)
from rareguru.knowledge.catalogue.models.statement import Statement
from rareguru.knowledge.catalogue.models.term import Term, TermAlias, TermDefinition, TermName, TermParent

__all__ = [
    "Address",
    "Annotation",
    "Characteristic",
    "CrossReference",
    "Disagreement",
    "Disease",
    "GeneLink",
    "Hierarchy",
    "Name",
    "Organization",
    "OrganizationLink",
    "Prevalence",
    "Record",
    "Section",
    "Statement",
    "Term",
    "TermAlias",
    "TermDefinition",
    "TermName",
    "TermParent",
]
