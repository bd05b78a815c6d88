"""The vocabulary an importer speaks: every upstream file is read into these values.

A reader yields statements; the loader writes each class to the model of the same
name. `KEY` names the fields that say which statement it is; the others are what it
says, so the same key with other content is a changed statement.

Identifiers are CURIEs in one spelling: GARD:0001620 (seven digits), ORPHA:1302,
OMIM:154700, OMIMPS:…, MONDO:0015264, DECIPHER:47, DOID:…, HP:0012735, UMLS:C…,
MESH:D…, ICD10CM:…, ICD10:…, MEDGEN:…, NORD:873, HGNC:…, GHR:slug, NINDS:slug,
NHLBI:slug, ROR:….
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar


class RecordKind(StrEnum):
    DISEASE = "disease"
    SUBTYPE = "subtype"  # still a disease: a form of a wider one
    GROUP = "group"  # a branch: clinical group, phenotypic series
    CATEGORY = "category"  # a branch high up: "Rare neurologic disease"
    UNKNOWN = "unknown"  # the source does not say


class NameKind(StrEnum):
    PREFERRED = "preferred"
    SYNONYM = "synonym"
    ACRONYM = "acronym"
    FORMER = "former"


class Relation(StrEnum):
    EXACT = "exact"
    OWN = "own"  # the id under which the source itself took the entry from another
    BROADER = "broader"  # the target is broader than the record (NTBT)
    NARROWER = "narrower"  # the target is narrower than the record (BTNT)
    DBXREF = "dbxref"  # looser than exact
    UNKNOWN = "unknown"


class SectionKind(StrEnum):
    SUMMARY = "summary"  # one paragraph: what it is
    INFORMATION = "information"
    CAUSES = "causes"
    DIAGNOSIS = "diagnosis"
    INHERITANCE = "inheritance"
    FREQUENCY = "frequency"
    SYMPTOMS = "symptoms"
    TREATMENT = "treatment"
    OUTLOOK = "outlook"
    PREVENTION = "prevention"
    RESEARCH = "research"
    DEFINITION = "definition"  # a terminology's definition
    MINED = "mined"  # read for the findings it names, never shown


class SynonymScope(StrEnum):
    LABEL = "label"
    EXACT = "exact"
    NARROW = "narrow"
    BROAD = "broad"
    RELATED = "related"


@dataclass(frozen=True, slots=True)
class Record:
    """An entry of a source. `id` is the source's identifier as a CURIE."""

    KEY: ClassVar = ("id",)
    id: str
    name: str
    kind: RecordKind
    url: str = ""
    is_rare: bool = True  # False where the source also lists what is not rare


@dataclass(frozen=True, slots=True)
class Name:
    KEY: ClassVar = ("record", "text", "language")
    record: str
    text: str
    language: str = "en"
    kind: NameKind = NameKind.SYNONYM


@dataclass(frozen=True, slots=True)
class CrossReference:
    KEY: ClassVar = ("record", "target", "relation")
    record: str
    target: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Hierarchy:
    KEY: ClassVar = ("child", "parent")
    child: str
    parent: str


@dataclass(frozen=True, slots=True)
class Section:
    """A question and its answer; paragraphs are separated by a blank line."""

    KEY: ClassVar = ("record", "kind", "language")
    record: str
    kind: SectionKind
    answer: str
    question: str = ""  # as the source words it
    language: str = "en"
    updated: date | None = None  # only where the source gives a date


@dataclass(frozen=True, slots=True)
class Annotation:
    """A disease has, or has not, a term.

    `frequency` is as the source wrote it ("3/7", "45%", "HP:0040281" or ""); `lower`
    and `upper` bound the same share between 0 and 1, None where it is not given.
    """

    KEY: ClassVar = ("record", "term", "aspect", "reference", "onset", "sex", "frequency", "modifier", "is_excluded")
    record: str
    term: str  # HP:…, current id
    aspect: str  # P phenotype, I inheritance, C course, M modifier, H history
    is_excluded: bool = False  # the source says NOT, or found it in none
    frequency: str = ""
    lower: float | None = None
    upper: float | None = None
    onset: str = ""  # HP:…
    sex: str = ""  # "female" | "male" | ""
    modifier: str = ""  # HP ids joined by ";"
    evidence: str = ""  # PCS, TAS, IEA
    reference: str = ""  # PMID:… and others joined by ";"


@dataclass(frozen=True, slots=True)
class GeneLink:
    KEY: ClassVar = ("record", "symbol", "association")
    record: str
    symbol: str  # HGNC symbol
    association: str = ""  # the source's own words, "" where it says no kind
    gene_id: str = ""  # HGNC:… or NCBIGene:…
    gene_name: str = ""
    status: str = ""  # Assessed, Not yet assessed, ""
    locus: str = ""
    reference: str = ""  # PMIDs joined by ";"


@dataclass(frozen=True, slots=True)
class Prevalence:
    KEY: ClassVar = ("record", "measure", "place", "reference", "band", "value")
    record: str
    measure: str  # "Point prevalence", "Annual incidence", "Cases/families"…
    band: str = ""  # "1-9 / 1 000 000", "Unknown", …
    value: str = ""  # a figure where given
    place: str = ""
    qualification: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Characteristic:
    """A short coded statement: kind "onset" or "inheritance", value in the source's words."""

    KEY: ClassVar = ("record", "kind", "value")
    record: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Organization:
    """`id` is ROR:… or, where the source gives none, a slug of name and city."""

    KEY: ClassVar = ("id",)
    id: str
    name: str
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    toll_free: str = ""  # as printed, letters included
    email: str = ""
    url: str = ""
    is_candidate: bool = False  # not shown until a curator confirms it


@dataclass(frozen=True, slots=True)
class OrganizationLink:
    KEY: ClassVar = ("organization", "record")
    organization: str
    record: str


@dataclass(frozen=True, slots=True)
class Term:
    """An HPO term."""

    KEY: ClassVar = ("id",)
    id: str
    name: str
    definition: str = ""
    comment: str = ""
    is_obsolete: bool = False
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class TermName:
    """A label or synonym of a term in a language; `is_official` only where reviewed."""

    KEY: ClassVar = ("term", "text", "language", "scope")
    term: str
    text: str
    language: str = "en"
    scope: SynonymScope = SynonymScope.EXACT
    is_layperson: bool = False
    is_official: bool = True
    kind: str = ""  # HPO's synonym type: abbreviation, plural_form, uk_spelling…


@dataclass(frozen=True, slots=True)
class TermDefinition:
    """A translated definition."""

    KEY: ClassVar = ("term", "language")
    term: str
    text: str
    language: str
    is_official: bool = True


@dataclass(frozen=True, slots=True)
class TermParent:
    KEY: ClassVar = ("term", "parent")
    term: str
    parent: str


@dataclass(frozen=True, slots=True)
class TermAlias:
    """A former id (alt_id) of a term."""

    KEY: ClassVar = ("alias",)
    alias: str
    term: str


Statement = (
    Record
    | Name
    | CrossReference
    | Hierarchy
    | Section
    | Annotation
    | GeneLink
    | Prevalence
    | Characteristic
    | Organization
    | OrganizationLink
    | Term
    | TermName
    | TermDefinition
    | TermParent
    | TermAlias
)
