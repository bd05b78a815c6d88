"""Read GARD's list of rare diseases and what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rareguru.knowledge.catalogue.statements import (
    GeneLink,
    Hierarchy,
    Name,
    NameKind,
    Record,
    RecordKind,
    Statement,
)
from rareguru.knowledge.importers.gard.cross_references import GARD_ID, read_cross_references
from rareguru.knowledge.importers.gard.summaries import read_summaries
from rareguru.knowledge.importers.gard.upstream import GENES, HIERARCHY, LIST, SUMMARIES
from rareguru.knowledge.importers.tally import Tally
from rareguru.knowledge.importers.wording import is_acronym, tidy
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo

_LEVELS = {
    "Disorder": RecordKind.DISEASE,
    "Subtype of disorder": RecordKind.SUBTYPE,
    "Group of disorders": RecordKind.GROUP,
}
_CATEGORY = "Category"
_OWN_ID = re.compile(r"(?:ORPHA|OMIM):\d{1,7}")
_GENE_IDS = {"HGNC": "HGNC", "GeneID": "NCBIGene", "OMIM": "OMIM"}
_GENE_ID = re.compile(r"(HGNC|GeneID|OMIM):(\d+)")
_NOT_IN_ADDRESS = re.compile(r"[^a-z0-9]+")


def read(files: ReleaseFiles) -> Iterator[Statement | Issue | ReleaseInfo]:
    """Yield the list, cross-references, genes, hierarchy and summaries; the files carry no version and no date."""
    own_ids: dict[str, str] = {}
    listed: set[str] = set()
    for value in _list(files, own_ids):
        if isinstance(value, Record):
            listed.add(value.id)
        yield value
    yield from read_cross_references(files, own_ids)
    yield from _genes(files)
    yield from _hierarchy(files)
    if files.has(SUMMARIES):
        yield from _summaries(files, listed)
    yield ReleaseInfo()


def page_address(identifier: str, name: str) -> str:
    """Return the address of GARD's own page."""
    words = _NOT_IN_ADDRESS.sub("-", name.lower()).strip("-")
    return f"https://rarediseases.info.nih.gov/diseases/{int(identifier.removeprefix('GARD:'))}/{words}"


def _list(files: ReleaseFiles, own_ids: dict[str, str]) -> Iterator[Statement | Issue]:
    tally = Tally(LIST)
    columns = ("GardID", "SourceID", "ClassificationLevel", "DisorderType", "Name", "Synonym")
    for number, row in files.rows(LIST, columns, delimiter=",", quoted=True):
        record, name = row["GardID"], tidy(row["Name"])
        level = _LEVELS.get(row["ClassificationLevel"])
        if not GARD_ID.fullmatch(record) or not name or level is None:
            yield tally.refuse(number, f"{record[:80]!r} is no GARD number with a name and a level")
            continue
        if own_id := row["SourceID"]:
            if _OWN_ID.fullmatch(own_id):
                own_ids.setdefault(record, own_id)
            else:
                yield Issue(
                    LIST,
                    f"line {number}",
                    f"{own_id[:80]!r} is neither an Orphanet nor an OMIM number",
                    "the entry is kept without it; mend it upstream",
                )
        tally.used += 1
        kind = RecordKind.CATEGORY if row["DisorderType"] == _CATEGORY else level
        yield Record(record, name, kind, page_address(record, name))
        yield from _names(record, name, row["Synonym"])
    tally.settle()


def _names(record: str, name: str, synonyms: str) -> Iterator[Name]:
    yield Name(record, name, kind=NameKind.PREFERRED)
    told = {name}
    for synonym in map(tidy, synonyms.split("|")):
        if synonym and synonym not in told:
            told.add(synonym)
            yield Name(record, synonym, kind=NameKind.ACRONYM if is_acronym(synonym) else NameKind.SYNONYM)


def _genes(files: ReleaseFiles) -> Iterator[GeneLink | Issue]:
    tally = Tally(GENES)
    columns = (
        "GardID",
        "GeneSymbol",
        "GeneTitle",
        "Locus",
        "AssociationType",
        "AssociationStatus",
        "Reference",
        "GeneIdentifier",
    )
    for number, row in files.rows(GENES, columns, delimiter=",", quoted=True):
        record, symbol, gene = row["GardID"], tidy(row["GeneSymbol"]), _GENE_ID.fullmatch(row["GeneIdentifier"])
        if not GARD_ID.fullmatch(record) or not symbol or gene is None:
            yield tally.refuse(number, f"{record[:40]!r}, {symbol[:40]!r} is no gene of a GARD number")
            continue
        tally.used += 1
        yield GeneLink(
            record,
            symbol,
            association=tidy(row["AssociationType"]),
            gene_id=f"{_GENE_IDS[gene.group(1)]}:{gene.group(2)}",
            gene_name=tidy(row["GeneTitle"]),
            status=tidy(row["AssociationStatus"]),
            locus=tidy(row["Locus"]),
            reference=";".join(listed(row["Reference"])),
        )
    tally.settle()


def listed(cell: str) -> list[str]:
    """Return the items of a list cell: "[PMID:1, PMID:2]"."""
    items = (tidy(item) for item in cell.removeprefix("[").removesuffix("]").split(", "))
    return [item for item in items if item]


def _hierarchy(files: ReleaseFiles) -> Iterator[Hierarchy | Issue]:
    tally = Tally(HIERARCHY)
    for number, row in files.rows(HIERARCHY, ("PARENT_GARD", "CHILD_GARD"), delimiter=",", quoted=True):
        parent, child = row["PARENT_GARD"], row["CHILD_GARD"]
        if not GARD_ID.fullmatch(parent) or not GARD_ID.fullmatch(child) or parent == child:
            yield tally.refuse(number, f"{child[:40]!r} under {parent[:40]!r} is no link between two GARD numbers")
            continue
        tally.used += 1
        yield Hierarchy(child, parent)
    tally.settle()


def _summaries(files: ReleaseFiles, listed: set[str]) -> Iterator[Statement | Issue]:
    """Yield the summaries, and a record for each number that the list has dropped since."""
    for value in read_summaries(files):
        if isinstance(value, Issue):
            yield value
            continue
        name, section = value
        if section.record not in listed:
            listed.add(section.record)
            yield Record(section.record, name, RecordKind.UNKNOWN, page_address(section.record, name))
            yield Name(section.record, name, kind=NameKind.PREFERRED)
        yield section
