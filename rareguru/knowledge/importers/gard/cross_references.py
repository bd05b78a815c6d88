"""Read GARD's own source ids and its cross-references to other vocabularies.

OWN says "the same entry": the list took it from there. What the cross-references call
exact is told as such, but several entries may claim one target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

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
_LAST_UNPADDED_DOID = 14_999  # DOID:14330, but DOID:0060811


def read_cross_references(files: ReleaseFiles, own_ids: Mapping[str, str]) -> Iterator[CrossReference | Issue]:
    """Yield the own source id of every entry, then the cross-references."""
    for record, target in own_ids.items():
        yield CrossReference(record, target, Relation.OWN)
    for value in _cross_references(files):
        if isinstance(value, Issue) or own_ids.get(value.record) != value.target:
            yield value


def _cross_references(files: ReleaseFiles) -> Iterator[CrossReference | Issue]:
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
            yield CrossReference(record, _curie(prefix, row["SourceID"]), relation)
    tally.settle()


def _curie(prefix: str, local: str) -> str:
    if prefix == "DOID" and int(local) > _LAST_UNPADDED_DOID:
        local = local.zfill(7)
    return f"{prefix}:{local.rstrip('+*')}"
