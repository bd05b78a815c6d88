"""Read Orphanet's packets. The definitions have lost their commas: they are kept to be mined, and never shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from rareguru.knowledge.catalogue.statements import (
    Annotation,
    Characteristic,
    CrossReference,
    GeneLink,
    Hierarchy,
    Name,
    NameKind,
    Prevalence,
    Record,
    RecordKind,
    Relation,
    Section,
    SectionKind,
    Statement,
)
from rareguru.knowledge.importers.orphanet.packets import NO_DATA, Fields, Packet, each, packets, text
from rareguru.knowledge.importers.wording import is_acronym, tidy
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo

_KINDS = {
    "Disease": RecordKind.DISEASE,
    "Malformation syndrome": RecordKind.DISEASE,
    "Morphological anomaly": RecordKind.DISEASE,
    "Biological anomaly": RecordKind.DISEASE,
    "Clinical syndrome": RecordKind.DISEASE,
    "Particular clinical situation in a disease or syndrome": RecordKind.DISEASE,
    "Clinical subtype": RecordKind.SUBTYPE,
    "Etiological subtype": RecordKind.SUBTYPE,
    "Histopathological subtype": RecordKind.SUBTYPE,
    "Clinical group": RecordKind.GROUP,
    "Category": RecordKind.CATEGORY,
}
_RELATIONS = {"E": Relation.EXACT, "NTBT": Relation.BROADER, "BTNT": Relation.NARROWER, "ND": Relation.UNKNOWN}

# HPO has the same classes as terms; so written, they compare with HPO's own annotations.
_FREQUENCIES: dict[str, tuple[str, float, float]] = {
    "Obligate (100%)": ("HP:0040280", 1.0, 1.0),
    "Very frequent (99-80%)": ("HP:0040281", 0.80, 0.99),
    "Frequent (79-30%)": ("HP:0040282", 0.30, 0.79),
    "Occasional (29-5%)": ("HP:0040283", 0.05, 0.29),
    "Very rare (<4-1%)": ("HP:0040284", 0.01, 0.04),
    "Excluded (0%)": ("HP:0040285", 0.0, 0.0),
}
_EXCLUDED = "HP:0040285"

_TAG = re.compile(r"<[^<>]{1,40}>")
_TERM = re.compile(r"HP:\d{7}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_OMIM = re.compile(r"\d{6}")
_CODE = re.compile(r"\d{1,7}")
_BETWEEN_REFERENCES = re.compile(
    r"(?<=[\]})])\s*_|(?<=\[PMID)_|(?<=ORPHANET)_|(?<=EXPERT)_|(?<=\d{7})_|_(?=\s*ORPHANET\s*$)"
)
_PUBMED_FIRST = re.compile(r"PMID[ \w]*:")  # "PMID: 1234567; 2345678 & EXPERT"
_IN_WORDS = re.compile(r"\d+|EXPERT|ORPHANET")
_PUBMED = re.compile(r"(?:Source: )?(\d+),?\s*[\[{](?:PMID|MPID)[\]})`]*(?:\[PMID\])?|(\d{7,8})")
_TAGGED = re.compile(r"(.+?)\s*\[[^\[\]]+\]")

Part = Callable[[Packet], Iterator[Statement | Issue]]


def read(files: ReleaseFiles) -> Iterator[Statement | Issue | ReleaseInfo]:
    """Yield what the packets say, entry by entry, and at the end the newest date found in them."""
    release = ReleaseInfo()
    links: set[tuple[str, str]] = set()
    for packet in packets(files):
        if isinstance(packet, Issue):
            yield packet
            continue
        release = max(release, _release(packet), key=lambda info: info.date)
        for part in _PARTS:
            yield from part(packet)
        for child, parent in _links(packet):
            if (child, parent) not in links:
                links.add((child, parent))
                yield Hierarchy(child, parent)
    yield release


def _release(packet: Packet) -> ReleaseInfo:
    date = _DATE.match(text(packet.fields, "creationDate"))
    return ReleaseInfo(text(packet.fields, "version"), date.group() if date else "")


def _fault(packet: Packet, what: str) -> Issue:
    return Issue(packet.member, packet.id, what, "it was left out; mend it upstream")


def _record(packet: Packet) -> Iterator[Statement | Issue]:
    disorder_type = next(each(packet.fields, "DisorderType", "DisorderType"), {})
    kind = _KINDS.get(value := text(disorder_type, "value"), RecordKind.UNKNOWN)
    if kind is RecordKind.UNKNOWN:
        yield Issue(
            packet.member,
            packet.id,
            f"the disorder type {value[:80]!r} is not known",
            "the entry is kept without a kind; teach the reader the new type",
        )
    yield Record(
        packet.id, text(packet.fields, "Label"), kind, f"https://www.orpha.net/en/disease/detail/{packet.code}"
    )


def _names(packet: Packet) -> Iterator[Statement | Issue]:
    name = text(packet.fields, "Label")
    yield Name(packet.id, name, kind=NameKind.PREFERRED)
    told = {name}
    for entry in each(packet.fields, "Synonyms", "Synonym"):
        if not (synonym := text(entry, "Synonym")):
            yield _fault(packet, "there is a synonym without text")
        elif synonym not in told:
            told.add(synonym)
            yield Name(packet.id, synonym, kind=NameKind.ACRONYM if is_acronym(synonym) else NameKind.SYNONYM)


def _characteristics(packet: Packet) -> Iterator[Statement | Issue]:
    for kind, plural, singular in (
        ("onset", "AverageAgeOfOnsets", "AverageAgeOfOnset"),
        ("inheritance", "TypeOfInheritances", "TypeOfInheritance"),
    ):
        for entry in each(packet.fields, plural, singular):
            value = text(entry, "value")
            if not value:
                yield _fault(packet, f"there is an entry of {plural} without value")
            elif value not in NO_DATA:
                yield Characteristic(packet.id, kind, value)


def _definition(packet: Packet) -> Iterator[Statement | Issue]:
    section = packet.fields.get("TextSection")
    definition = text(section, "Contents") if isinstance(section, dict) else ""
    if plain := tidy(unescape(_TAG.sub(" ", definition))):
        yield Section(packet.id, SectionKind.MINED, plain)


def _prevalences(packet: Packet) -> Iterator[Statement | Issue]:
    for entry in each(packet.fields, "Prevalences", "Prevalence"):
        if not (measure := text(entry, "PrevalenceType")):
            yield _fault(packet, "there is a prevalence without its type")
            continue
        yield Prevalence(
            packet.id,
            "" if measure in NO_DATA else measure,
            band=_given(entry, "PrevalenceClass"),
            value="" if text(entry, "ValMoy") == "0.0" else _given(entry, "ValMoy"),
            place=_given(entry, "PrevalenceGeographic"),
            qualification=_given(entry, "PrevalenceQualification"),
            reference=references(text(entry, "Source")),
        )


def _given(entry: Fields, key: str) -> str:
    return "" if (value := text(entry, key)) in NO_DATA else value


def references(source: str) -> str:
    """Return "1234[PMID]_[EXPERT]_ORPHANET" as "PMID:1234;expert opinion;Orphanet"."""
    parts = (_IN_WORDS.findall if _PUBMED_FIRST.search(source) else _BETWEEN_REFERENCES.split)(source)
    return ";".join(_reference(part) for each_part in parts if (part := each_part.strip(" _")))


def _reference(part: str) -> str:
    if match := _PUBMED.fullmatch(part):
        return f"PMID:{match[1] or match[2]}"
    said = match[1] if (match := _TAGGED.fullmatch(part)) else part.strip("[] ")
    return {"ORPHANET": "Orphanet", "EXPERT": "expert opinion"}.get(said, said)


def _annotations(packet: Packet) -> Iterator[Statement | Issue]:
    for entry in each(packet.fields, "Phenotypes", "Phenotype"):
        term, words = text(entry, "HPOId"), text(entry, "HPOFrequency")
        if not _TERM.fullmatch(term) or words not in _FREQUENCIES:
            yield _fault(packet, f"there is a phenotype {term[:40]!r} with the frequency {words[:40]!r}")
            continue
        frequency, lower, upper = _FREQUENCIES[words]
        yield Annotation(
            packet.id,
            term,
            aspect="P",
            is_excluded=frequency == _EXCLUDED,
            frequency=frequency,
            lower=lower,
            upper=upper,
            evidence="TAS",
            reference=packet.id,
        )


def _genes(packet: Packet) -> Iterator[Statement | Issue]:
    """Yield the entry's own genes; those listed under its children belong to the children's packets."""
    for entry in each(packet.fields, "Genes", "Gene"):
        if not (symbol := text(entry, "Symbol")):
            yield _fault(packet, "there is a gene without symbol")
            continue
        ids = {text(other, "Source"): text(other, "Reference") for other in _external_references(entry)}
        yield GeneLink(
            packet.id,
            symbol,
            association=text(entry, "DisorderGeneAssociationType"),
            gene_id=f"HGNC:{ids['HGNC']}" if ids.get("HGNC") else "",
            gene_name=text(entry, "Name"),
        )


def _external_references(fields: Fields) -> Iterator[Fields]:
    return each(fields, "ExternalReferences", "ExternalReference")


def _cross_references(packet: Packet) -> Iterator[Statement | Issue]:
    for entry in _external_references(packet.fields):
        source, target = text(entry, "Source"), text(entry, "Reference")
        relation = _RELATIONS.get(text(entry, "DisorderMappingRelation").partition(" ")[0])
        if source != "OMIM" or not _OMIM.fullmatch(target) or relation is None:
            yield _fault(packet, f"there is an external reference {source[:40]!r} {target[:40]!r} of unknown form")
            continue
        yield CrossReference(packet.id, f"OMIM:{target}", relation)


def _links(packet: Packet) -> Iterator[tuple[str, str]]:
    for entry in each(packet.fields, "Parents", "Parent"):
        if _CODE.fullmatch(code := text(entry, "ORPHAcode")) and code != packet.code:
            yield packet.id, f"ORPHA:{code}"
    for entry in each(packet.fields, "Children", "Child"):
        if _CODE.fullmatch(code := text(entry, "ORPHAcode")) and code != packet.code:
            yield f"ORPHA:{code}", packet.id


_PARTS: tuple[Part, ...] = (
    _record,
    _names,
    _definition,
    _characteristics,
    _prevalences,
    _annotations,
    _genes,
    _cross_references,
)
