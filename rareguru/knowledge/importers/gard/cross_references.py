"""Read GARD's own source ids and its cross-references to other vocabularies.

Towards Orphanet and OMIM, EXACT says "the same entry": the list's own source id, or a
cross-reference marked exact that nothing contradicts. A target that two entries claim,
or one of two that an entry claims, stays a plain cross-reference.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rareguru.knowledge.catalogue.statements import CrossReference, Relation
from rareguru.knowledge.importers.gard.upstream import CROSS_REFERENCES
from rareguru.knowledge.importers.tally import Tally
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue

GARD_ID = re.compile(r"GARD:\d{7}")

# What stands under other names is not taken: SNOMED CT and MedDRA need a licence of
# their own, Genetic Alliance and Genetics Home Reference give no identifiers.
_PREFIXES = {
    "Orphanet": "ORPHA",
    "OMIM": "OMIM",
    "UMLS": "UMLS",
    "MeSH": "MESH",
    "ICD-10": "ICD10",
    "ICD-10-CM": "ICD10CM",
    "ICD-11": "ICD11",
    "DiseaseOntology": "DOID",
}
_NOT_TAKEN = frozenset({"SNOMED-CT", "MedDRA", "GeneticAlliance", "GeneticsHomeReference"})
_FORMS = {
    "ORPHA": re.compile(r"\d{1,7}"),
    "OMIM": re.compile(r"\d{6}"),
    "UMLS": re.compile(r"C\d{7}"),
    "MESH": re.compile(r"[CD]\d{6,9}"),
    "ICD10": re.compile(r"[A-Z]\d\d(\.\d{1,2})?[+*]?"),
    "ICD10CM": re.compile(r"[A-Z]\d\w(\.\w{1,4})?"),
    "ICD11": re.compile(r"[0-9A-Z]{4,6}(\.[0-9A-Z]{1,4})?"),
    "DOID": re.compile(r"[1-9]\d{3,6}"),  # shorter ones are pieces of a number cut at its comma
}
_RELATIONS = {
    "Exact": Relation.EXACT,
    "NTBT": Relation.BROADER,
    "BTNT": Relation.NARROWER,
    "NA": Relation.UNKNOWN,
    "ND (not yet decided/unable to decide)": Relation.UNKNOWN,
}
_IDENTIFYING = ("ORPHA:", "OMIM:")
_LAST_UNPADDED_DOID = 14_999  # DOID:14330, but DOID:0060811


@dataclass(frozen=True, slots=True)
class _Row:
    record: str
    target: str
    relation: Relation


def read_cross_references(files: ReleaseFiles, own_ids: Mapping[str, str]) -> Iterator[CrossReference | Issue]:
    """Yield the own source id of every entry, then the cross-references."""
    for record, target in own_ids.items():
        yield CrossReference(record, target, Relation.EXACT)
    rows: list[_Row] = []
    for row in _rows(files):
        if isinstance(row, Issue):
            yield row
        else:
            rows.append(row)
    exact = [row for row in rows if row.relation is Relation.EXACT and row.target.startswith(_IDENTIFYING)]
    owners = {target: record for record, target in own_ids.items()}
    claims = Counter(row.target for row in exact)
    # An own id is one of the entry's targets; its rows then claim another of the same vocabulary.
    choices = Counter((row.record, row.target.partition(":")[0]) for row in exact)
    for row in rows:
        if own_ids.get(row.record) == row.target:
            continue
        relation = row.relation
        if relation is Relation.EXACT and row.target.startswith(_IDENTIFYING):
            is_contested = owners.get(row.target, row.record) != row.record or claims[row.target] > 1
            if is_contested or choices[row.record, row.target.partition(":")[0]] > 1:
                relation = Relation.DBXREF
                yield _contested(row)
        yield CrossReference(row.record, row.target, relation)


def _contested(row: _Row) -> Issue:
    return Issue(
        CROSS_REFERENCES,
        row.record,
        f"{row.target} is called exact, but for another entry too, or beside another",
        "it is kept as a loose cross-reference and identifies nothing",
    )


def _rows(files: ReleaseFiles) -> Iterator[_Row | Issue]:
    tally = Tally(CROSS_REFERENCES)
    columns = ("GardID", "XrefSource", "SourceID", "MapRelationship")
    for number, row in files.rows(CROSS_REFERENCES, columns, delimiter=",", quoted=True):
        record, vocabulary = row["GardID"], row["XrefSource"]
        prefix, relation = _PREFIXES.get(vocabulary, ""), _RELATIONS.get(row["MapRelationship"])
        if vocabulary in _NOT_TAKEN:
            tally.used += 1
        elif relation is None or not prefix or not GARD_ID.fullmatch(record):
            what = f"{record[:40]!r}, {vocabulary[:40]!r}, {row['MapRelationship'][:40]!r} is no cross-reference"
            yield tally.refuse(number, what)
        elif not _FORMS[prefix].fullmatch(row["SourceID"]):
            yield tally.refuse(number, f"{row['SourceID'][:80]!r} has not the form of {vocabulary}")
        else:
            tally.used += 1
            yield _Row(record, _curie(prefix, row["SourceID"]), relation)
    tally.settle()


def _curie(prefix: str, local: str) -> str:
    if prefix == "DOID" and int(local) > _LAST_UNPADDED_DOID:
        local = local.zfill(7)
    return f"{prefix}:{local.rstrip('+*')}"
