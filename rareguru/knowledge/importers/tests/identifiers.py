"""The one spelling of identifiers, and which fields of a statement hold one."""

from __future__ import annotations

import re

from rareguru.knowledge.catalogue import statements

_SPELLINGS = (
    r"GARD:\d{7}",
    r"ORPHA:\d+",
    r"OMIM:\d{6}",
    r"OMIMPS:\d{6}",
    r"MONDO:\d{7}",
    r"DECIPHER:\d+",
    r"DOID:\d+",
    r"HP:\d{7}",
    r"UMLS:CN?\d+",
    r"MESH:[CD]\d+",
    r"ICD(?:9|10|10CM|11|O):\S+",
    r"MEDGEN:(?:CN?)?\d+",
    r"NORD:\d+",
    r"NCIT:C\d+",
    r"HGNC:\d+",
    r"NCBIGene:\d+",
    r"GHR:[a-z0-9-]+",
    r"NINDS:[a-z0-9_-]+",
    r"NHLBI:[a-z0-9-]+",
    r"ROR:0[a-z0-9]{6}\d{2}",
)
IDENTIFIER = re.compile("|".join(_SPELLINGS) + r"|(?!.*:)[^\W_]+(?:-[^\W_]+)*")
IDENTIFIER_FIELDS: dict[type, tuple[str, ...]] = {
    statements.Record: ("id",),
    statements.Name: ("record",),
    statements.CrossReference: ("record", "target"),
    statements.Hierarchy: ("child", "parent"),
    statements.Section: ("record",),
    statements.Annotation: ("record", "term"),
    statements.GeneLink: ("record",),
    statements.Prevalence: ("record",),
    statements.Characteristic: ("record",),
    statements.Organization: ("id",),
    statements.OrganizationLink: ("organization", "record"),
    statements.Term: ("id",),
    statements.TermName: ("term",),
    statements.TermDefinition: ("term",),
    statements.TermParent: ("term", "parent"),
    statements.TermAlias: ("alias", "term"),
}
