"""What a disease page says, as one JSON value: the agreement between `pages` and `website`.

Rules that hold everywhere: an empty string or list means "the sources say nothing";
dates are ISO dates and None where the source gives none (`copied_on` is then what a
page shows); `source` is a source's key, looked up in `DiseaseDocument.sources`;
nothing here is worded for readers except what a source itself has worded, so codes
are given their English and Spanish names by the website.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

Kind = Literal["disease", "branch"]
Band = Literal["always", "most", "many", "some", "few", "unknown"]  # 100 %, 80 to 99, 30 to 79, 5 to 29, 1 to 4


class Localized(TypedDict):
    """A text in English, and in Spanish where a source gives it."""

    en: str
    es: NotRequired[str]


class Link(TypedDict):
    """Another disease or branch."""

    slug: str
    name: Localized
    kind: Kind


class NameEntry(TypedDict):
    """One name besides the preferred one; `kind` is synonym, acronym or former."""

    text: str
    language: str
    kind: str
    sources: list[str]


class DisputedName(TypedDict):
    """A name that sources give to this disease and to others which we keep apart."""

    text: str
    language: str
    sources: list[str]
    others: list[Link]
    other_sources: list[str]


class Answer(TypedDict):
    source: str
    release: str
    date: str | None
    copied_on: str
    language: str
    paragraphs: list[str]
    record: str  # the source's identifier, "GARD:0001620"
    url: str  # the source's own page, "" where it has none
    named: str  # the name the source answers under, "" where it is this disease's name


class Question(TypedDict):
    """`kind` is a SectionKind; the first answer is shown, the others are one tap away."""

    kind: str
    answers: list[Answer]


class PrevalenceDetail(TypedDict):
    """One figure; `code` is a band of facts.PREVALENCE_BANDS, "unknown", or "" where only a value is given."""

    measure: str  # as the source words it: "Point prevalence", "Annual incidence"…
    code: str
    band: str  # as the source writes it: "1-9 / 1 000 000"
    value: str
    place: str
    qualification: str
    references: list[str]
    source: str


class PrevalenceFact(TypedDict):
    """`codes` is the headline: one band, or several where places differ; empty means not known."""

    codes: list[str]
    measure: str  # of the headline
    places: list[str]  # of the headline
    is_unknown_worldwide: bool  # the source says so, while places are known
    details: list[PrevalenceDetail]  # those of the headline first
    sources: list[str]


class CodedDetail(TypedDict):
    """`text` is as the source words it; `code` is "" for what only qualifies the fact ("incomplete penetrance")."""

    code: str
    text: Localized
    source: str
    record: str
    references: list[str]


class CodedFact(TypedDict):
    """`codes` is everything any source says, in reading order; empty means not known."""

    codes: list[str]
    is_agreed: bool  # False: the sources differ, so show `details` side by side
    details: list[CodedDetail]
    sources: list[str]


class SystemDetail(TypedDict):
    code: str
    signs: int


class SystemFact(TypedDict):
    """Body systems affected, most signs first; codes are those of body_systems.SYSTEMS."""

    codes: list[str]
    details: list[SystemDetail]
    sources: list[str]


class Facts(TypedDict):
    prevalence: PrevalenceFact
    onset: CodedFact
    inheritance: CodedFact
    systems: SystemFact


class SignStatement(TypedDict):
    """What one source says of one sign; `also` names sources that repeat it word for word."""

    source: str
    also: list[str]
    record: str  # "ORPHA:1302"
    lower: float | None  # share between 0 and 1
    upper: float | None
    band: Band
    frequency: str  # as the source wrote it: "3/7", "45%", "HP:0040281", ""
    people: list[int]  # [with the sign, examined] where the frequency is a fraction, else []
    references: list[str]
    onset: Localized | None
    sex: str  # "female", "male" or ""
    modifiers: list[Localized]
    evidence: str


class Sign(TypedDict):
    """A term; `band`, `lower`, `upper` and `people` repeat its leading statement, the first."""

    term: str
    label: Localized
    lay: Localized | None
    definition: Localized | None
    band: Band
    lower: float | None
    upper: float | None
    people: list[int]
    is_agreed: bool  # False: the statements fall into different bands
    statements: list[SignStatement]
    excluded: list[SignStatement]  # sources that say it is absent, while others say it is there


class SignSystem(TypedDict):
    system: str
    signs: list[Sign]
    frequent: int  # how many of them are "always", "most" or "many"


class Signs(TypedDict):
    """Everything about signs; `answers` are texts on symptoms."""

    systems: list[SignSystem]
    total: int
    frequent_total: int
    answers: list[Answer]
    sources: list[str]


class GeneStatement(TypedDict):
    source: str
    association: str  # as the source words it
    status: str
    locus: str
    references: list[str]


class Gene(TypedDict):
    symbol: str
    name: str
    gene_id: str
    url: str
    statements: list[GeneStatement]


class OrganizationCard(TypedDict):
    id: str
    slug: str
    name: str
    street: str
    city: str
    region: str
    postal_code: str
    country: str
    toll_free: str  # as printed, letters included
    dial: str  # "+18005488252", "" where the number cannot be read
    email: str
    url: str
    source: str
    date: str | None
    copied_on: str


class Family(TypedDict):
    """Where it stands: narrowest parents first; `children` of a branch are its members."""

    parents: list[Link]
    children: list[Link]
    siblings: list[Link]  # below the first parent, at most family.MOST_SIBLINGS
    sibling_total: int
    diseases_below: int  # all diseases below, however deep
    sources: list[str]


class Reference(TypedDict):
    """`about` says what is taken from it: kinds prevalence, sign, gene, onset, inheritance; text: place, symbol…"""

    id: str  # "PMID:15127977"
    url: str
    about: list[ReferenceUse]


class ReferenceUse(TypedDict):
    kind: str
    text: Localized


class CrossReferenceEntry(TypedDict):
    """`relation` is exact, broader, narrower, dbxref or unknown."""

    prefix: str  # "ORPHA"
    id: str  # "1302"
    relation: str
    source: str
    url: str


class SourceEntry(TypedDict):
    """The release a page's statements are from."""

    key: str
    release: str
    date: str | None
    copied_on: str


class Disagreement(TypedDict):
    """Where sources differ: kinds name, sign, onset, inheritance, identity."""

    kind: str
    text: Localized
    sources: list[str]
    others: list[Link]


class DiseaseDocument(TypedDict):
    id: str  # "RG:0000123"
    slug: str
    kind: Kind
    name: Localized
    acronym: str
    names: list[NameEntry]
    disputed: list[DisputedName]
    summary: Answer | None  # the first paragraph is the one opening sentence
    summary_es: Answer | None  # only where a source wrote it in Spanish
    definitions: list[Answer]  # for professionals, without what is the summary already
    facts: Facts
    questions: list[Question]  # in reading order, without symptoms and outlook
    outlook: list[Answer]
    signs: Signs
    excluded_signs: list[Sign]  # said to be absent, and by nobody to be there
    course: list[Sign]  # how it goes on ("Slowly progressive", "Death in infancy"): shown with the outlook
    history: list[Sign]  # what often went before
    genes: list[Gene]
    organizations: list[OrganizationCard]
    family: Family
    references: list[Reference]
    cross_references: list[CrossReferenceEntry]
    sources: list[SourceEntry]
    disagreements: list[Disagreement]
    revision: str  # digest of all the rest
