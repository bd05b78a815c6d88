"""Read Mondo's mapping files, rare-disease edges, names and subsets."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rareguru.knowledge.catalogue.statements import (
    CrossReference,
    Hierarchy,
    Name,
    NameKind,
    Record,
    RecordKind,
    Relation,
    Statement,
)
from rareguru.knowledge.importers.mondo.upstream import EDGES, GARD_SUBSET, MAPPINGS, NAMES, NORD_SUBSET, OBSOLETES
from rareguru.knowledge.importers.tally import Tally
from rareguru.knowledge.importers.wording import is_acronym, tidy
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo

_RELATIONS = {"skos:exactMatch": Relation.EXACT, "oboInOwl:hasDbXref": Relation.DBXREF}
_SUBCLASS = "biolink:subclass_of"
_CLASS = re.compile(r"MONDO:\d{7}")
_CLASS_ADDRESS = re.compile(r"<?http://purl\.obolibrary\.org/obo/MONDO_(\d{7})>?")
_VERSION = re.compile(r"#\s*mapping_set_version:.*?(\d{4}-\d\d-\d\d)")
_OBSOLETE = re.compile(r"obsoleted?\b", re.IGNORECASE)
# A relation of the ontology, from a definition; a letter that was lost; letters read in the wrong encoding.
_NO_NAME = re.compile("[a-z]_[a-z]|\ufffd|[ÂÃ][\x80-\xbf]|â€")
_PREFIXES = {"Orphanet": "ORPHA", "mesh": "MESH"}
_TARGET = re.compile(
    r"(?:ORPHA|OMIM|OMIMPS|MEDGEN|NORD):\d+|GARD:\d{7}|DOID:\d+|UMLS:CN?\d+|MESH:[CD]\d+|ICD10CM:[A-Z]\w{1,2}[\w.-]*"
)


@dataclass(slots=True)
class _Classes:
    """What the files say of Mondo's classes, put together."""

    labels: dict[str, str] = field(default_factory=dict)
    former_labels: dict[str, str] = field(default_factory=dict)  # of 2023
    synonyms: dict[str, list[str]] = field(default_factory=dict)
    obsolete: dict[str, str] = field(default_factory=dict)
    obsolete_mappings: Counter[str] = field(default_factory=Counter)
    parents: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    in_edges: set[str] = field(default_factory=set)
    in_subsets: set[str] = field(default_factory=set)
    exact: set[tuple[str, str]] = field(default_factory=set)

    def is_current(self, identifier: str, label: str) -> bool:
        """Note the label of a mapped class; False where the label calls the class obsolete."""
        if identifier in self.labels:
            return True
        if _OBSOLETE.match(label):
            self.obsolete[identifier] = tidy(label)
            self.obsolete_mappings[identifier] += 1
            return False
        self.labels[identifier] = tidy(label)
        return True

    def name_of(self, identifier: str) -> str:
        """Return the current label, else that of 2023; "" for a class without label and for an obsolete one."""
        if identifier in self.obsolete:
            return ""
        return self.labels.get(identifier) or self.former_labels.get(identifier, "")

    def current(self) -> list[str]:
        """Return the classes the current files know, in order, without the obsolete ones."""
        return sorted((self.labels.keys() | self.in_edges) - self.obsolete.keys())


def read(files: ReleaseFiles) -> Iterator[Statement | Issue | ReleaseInfo]:
    """Yield the classes of Mondo with their names, mappings and parents."""
    classes = _Classes()
    yield ReleaseInfo(version := max(_version(files, name) for name in MAPPINGS), version)
    for name in MAPPINGS:
        yield from _mappings(files, name, classes)
    yield from _edges(files, classes)
    for name in (GARD_SUBSET, NORD_SUBSET):
        if files.has(name):
            yield from _subset(files, name, classes)
    if files.has(NAMES):
        yield from _names(files, classes)
    if files.has(OBSOLETES):
        yield from _obsoletes(files, classes)
    yield from _statements(classes)
    yield from _left_out(classes)


def curie(identifier: str) -> str:
    """Return an identifier in our spelling: Orphanet:1302 as ORPHA:1302, GARD:1620 as GARD:0001620."""
    prefix, _, local = identifier.partition(":")
    return f"{_PREFIXES.get(prefix, prefix)}:{local.zfill(7) if prefix == 'GARD' else local}"


def _version(files: ReleaseFiles, name: str) -> str:
    for _, text in files.lines(name):
        if not text.startswith("#"):
            break
        if match := _VERSION.match(text):
            return match.group(1)
    return ""


def _mappings(files: ReleaseFiles, name: str, classes: _Classes) -> Iterator[Statement | Issue]:
    tally = Tally(name)
    columns = ("subject_id", "subject_label", "predicate_id", "object_id")
    for number, row in files.rows(name, columns, comment="#"):
        subject, target = row["subject_id"], curie(row["object_id"])
        relation = _RELATIONS.get(row["predicate_id"])
        if fault := _mapping_fault(subject, target, relation):
            yield tally.refuse(number, fault)
            continue
        tally.used += 1
        if classes.is_current(subject, row["subject_label"]) and (subject, target) not in classes.exact:
            if relation is Relation.EXACT:
                classes.exact.add((subject, target))
            yield CrossReference(subject, target, relation or Relation.UNKNOWN)
    tally.settle()


def _mapping_fault(subject: str, target: str, relation: Relation | None) -> str:
    if not _CLASS.fullmatch(subject):
        return f"{subject[:80]!r} is no Mondo class"
    if not _TARGET.fullmatch(target):
        return f"{target[:80]!r} is no identifier of a known vocabulary"
    return "" if relation else "the predicate is neither an exact match nor a database cross-reference"


def _edges(files: ReleaseFiles, classes: _Classes) -> Iterator[Issue]:
    tally = Tally(EDGES)
    for number, row in files.rows(EDGES, ("subject", "predicate", "object")):
        child, parent = row["subject"], row["object"]
        if row["predicate"] != _SUBCLASS:  # links to genes carry addresses only, no symbol
            continue
        if not (_CLASS.fullmatch(child) and _CLASS.fullmatch(parent)) or child == parent:
            yield tally.refuse(number, f"{child[:80]!r} under {parent[:80]!r} is no link between two Mondo classes")
            continue
        tally.used += 1
        classes.parents[child].append(parent)
        classes.in_edges |= {child, parent}
    tally.settle()


def _subset(files: ReleaseFiles, name: str, classes: _Classes) -> Iterator[Issue]:
    tally = Tally(name)
    column = "mondo_id" if name == GARD_SUBSET else "ID"
    for number, row in files.rows(name, (column,)):
        identifier = _CLASS_ADDRESS.sub(r"MONDO:\1", row[column])
        if identifier == "ID":  # the second of two header rows
            continue
        if not _CLASS.fullmatch(identifier):
            yield tally.refuse(number, f"{identifier[:80]!r} is no Mondo class")
            continue
        tally.used += 1
        classes.in_subsets.add(identifier)
    tally.settle()


def _names(files: ReleaseFiles, classes: _Classes) -> Iterator[Issue]:
    tally = Tally(NAMES)
    for number, row in files.rows(NAMES, ("ID", "LABEL", "SYNONYMS")):
        identifier, label = row["ID"], tidy(row["LABEL"])
        if not _CLASS.fullmatch(identifier) or not label:
            yield tally.refuse(number, f"{identifier[:80]!r} is no Mondo class with a label")
            continue
        tally.used += 1
        if not _OBSOLETE.match(label):
            synonyms = [tidy(text) for text in row["SYNONYMS"].split("|")]
            classes.former_labels[identifier] = label
            classes.synonyms[identifier] = [text for text in synonyms if not _NO_NAME.search(text)]
            for text in filter(_NO_NAME.search, synonyms):
                what = f"the synonym {text[:80]!r} is a definition or holds broken letters"
                yield Issue(NAMES, f"line {number}", what, "the synonym is left out; report it to Mondo")
    tally.settle()


def _obsoletes(files: ReleaseFiles, classes: _Classes) -> Iterator[Issue]:
    tally = Tally(OBSOLETES)
    for number, row in files.rows(OBSOLETES, ("?cls", "?cls_label", "?xref")):
        identifier = _CLASS_ADDRESS.sub(r"MONDO:\1", row["?cls"])
        if not _CLASS.fullmatch(identifier):
            yield tally.refuse(number, f"{identifier[:80]!r} is no Mondo class")
            continue
        tally.used += 1
        # A class that lives again in the current files is no longer obsolete.
        if identifier not in classes.labels and identifier not in classes.in_edges:
            gard = curie(row["?xref"].strip('"'))
            classes.obsolete.setdefault(identifier, f"{tidy(row['?cls_label'].strip(chr(34)))} ({gard})")
    tally.settle()


def _statements(classes: _Classes) -> Iterator[Statement]:
    rare = classes.in_edges | classes.in_subsets
    for identifier in classes.current():
        if not (name := classes.name_of(identifier)):
            continue
        yield Record(
            identifier, name, RecordKind.UNKNOWN, f"https://monarchinitiative.org/{identifier}", identifier in rare
        )
        yield from _names_of(identifier, name, classes)
        for parent in _named_parents(identifier, classes):
            yield Hierarchy(identifier, parent)


def _names_of(identifier: str, name: str, classes: _Classes) -> Iterator[Name]:
    yield Name(identifier, name, kind=NameKind.PREFERRED)
    told = {name.casefold()}
    former = classes.former_labels.get(identifier, "")
    synonyms = classes.synonyms.get(identifier, [])
    for text, kind in [(former, NameKind.FORMER), *((text, NameKind.SYNONYM) for text in synonyms)]:
        if text and text.casefold() not in told:
            told.add(text.casefold())
            is_short = kind is NameKind.SYNONYM and is_acronym(text)
            yield Name(identifier, text, kind=NameKind.ACRONYM if is_short else kind)


def _named_parents(identifier: str, classes: _Classes) -> Iterable[str]:
    """Return the nearest ancestors that have a name: a nameless class in between is passed over."""
    found: set[str] = set()
    seen = {identifier}
    waiting = list(classes.parents.get(identifier, ()))
    while waiting:
        parent = waiting.pop()
        if parent in seen:
            continue
        seen.add(parent)
        if classes.name_of(parent):
            found.add(parent)
        else:
            waiting += classes.parents.get(parent, ())
    return sorted(found)


def _left_out(classes: _Classes) -> Iterator[Issue]:
    for identifier, label in sorted(classes.obsolete.items()):
        count = classes.obsolete_mappings[identifier]
        yield Issue(
            "mondo",
            identifier,
            f"the class is obsolete: {label}",
            f"it was left out, and of its mappings {count}; nothing needs to be done",
        )
    for identifier in classes.current():
        if not classes.name_of(identifier):
            yield Issue(
                EDGES,
                identifier,
                "no file gives the class a label",
                "it was left out, and what stands below it was put under its parents",
            )
    gone = (classes.former_labels.keys() | classes.in_subsets) - classes.labels.keys() - classes.in_edges
    for identifier in sorted(gone - classes.obsolete.keys()):
        yield Issue(
            "mondo",
            identifier,
            "only the reports of 2023 know the class",
            "it was left out: the current release neither maps it nor calls it rare",
        )
