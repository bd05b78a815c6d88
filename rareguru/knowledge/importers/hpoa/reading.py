"""Read phenotype.hpoa and genes_to_phenotype.txt.

https://obophenotype.github.io/human-phenotype-ontology/annotations/phenotype_hpoa/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rareguru.knowledge.catalogue.statements import Annotation, Name, NameKind, Record, RecordKind, Statement
from rareguru.knowledge.importers.hpoa.frequency import read_frequency
from rareguru.knowledge.importers.hpoa.genes import read_genes
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo, UnusableRelease

ANNOTATIONS = "hpo/phenotype.hpoa"
_COLUMNS = (
    "database_id", "disease_name", "qualifier", "hpo_id", "reference", "evidence",
    "onset", "frequency", "sex", "modifier", "aspect",
)  # fmt: skip
_KEPT = "the published version stays; check whether upstream changed the columns"
_RECORD_ID = re.compile(r"(?:OMIM|ORPHA|DECIPHER):[0-9]{1,9}")
_TERM_ID = re.compile(r"HP:[0-9]{7}")
_VERSION = re.compile(r"#(?:version|date): ?([0-9]{4}-[0-9]{2}-[0-9]{2})")
_ASPECTS = frozenset("PICMH")
_SEXES = {"": "", "MALE": "male", "FEMALE": "female"}
_EXCLUDED = {"": False, "NOT": True}
_MOST_NAME = 500
_PAGE = "https://hpo.jax.org/browse/disease/"


def read(files: ReleaseFiles) -> Iterator[Statement | Issue | ReleaseInfo]:
    """Yield every disease with its annotations, then the genes of the diseases.

    Raises UnusableRelease.
    """
    yield _release(files)
    annotations = _Annotations(files)
    yield from annotations.read()
    yield from read_genes(files, annotations.records)


def _release(files: ReleaseFiles) -> ReleaseInfo:
    for _, text in files.lines(ANNOTATIONS):
        if not text.startswith("#"):
            break
        if match := _VERSION.match(text):
            return ReleaseInfo(version=match[1], date=match[1])
    raise UnusableRelease(
        ANNOTATIONS, "the first lines", "no #version names the release, and HPO asks that it be shown",
        "the published version stays; fetch the file again",
    )  # fmt: skip


class _Annotations:
    """phenotype.hpoa while it is read."""

    def __init__(self, files: ReleaseFiles) -> None:
        self._files = files
        self.records: dict[str, set[str]] = {}  # id → the names it goes by
        # Hashes instead of 270,000 keys: two in a billion files would lose a row by it.
        self._seen: set[int] = set()
        self._rows = 0
        self._faulty = 0

    def read(self) -> Iterator[Statement | Issue]:
        for line, row in self._files.rows(ANNOTATIONS, _COLUMNS, comment="#"):
            self._rows += 1
            if (what := _fault(row)) is not None:
                self._faulty += 1
                yield self._left_out(line, what)
                continue
            yield from self._record(row["database_id"], row["disease_name"].strip())
            yield self._annotation(line, row)
        if self._faulty * 2 > self._rows:
            what = f"{self._faulty} of {self._rows} are not what the header says"
            raise UnusableRelease(ANNOTATIONS, "the rows", what, _KEPT)

    def _record(self, record: str, name: str) -> Iterator[Record | Name]:
        names = self.records.get(record)
        if names is None:
            names = self.records[record] = set()
            yield Record(record, name, RecordKind.UNKNOWN, _PAGE + record)
        if name not in names:
            yield Name(record, name, kind=NameKind.SYNONYM if names else NameKind.PREFERRED)
            names.add(name)

    def _annotation(self, line: int, row: dict[str, str]) -> Annotation | Issue:
        frequency = read_frequency(row["frequency"])
        if frequency is None:
            return self._left_out(line, f'the frequency "{row["frequency"][:40]}" cannot be read')
        annotation = Annotation(
            record=row["database_id"],
            term=row["hpo_id"],
            aspect=row["aspect"],
            is_excluded=_EXCLUDED[row["qualifier"]] or frequency.is_none,
            frequency=row["frequency"],
            lower=frequency.lower,
            upper=frequency.upper,
            onset=row["onset"],
            sex=_SEXES[row["sex"].upper()],
            modifier=_listed(row["modifier"]),
            evidence=row["evidence"],
            reference=_listed(row["reference"]),
        )
        key = hash(
            (
                annotation.record, annotation.term, annotation.aspect, annotation.reference, annotation.onset,
                annotation.sex, annotation.frequency, annotation.modifier, annotation.is_excluded,
            )
        )  # fmt: skip
        if key in self._seen:
            return self._left_out(line, f"{annotation.term} of {annotation.record} repeats an earlier row")
        self._seen.add(key)
        return annotation

    def _left_out(self, line: int, what: str) -> Issue:
        return Issue(ANNOTATIONS, f"line {line}", what, "the row is left out")


def _fault(row: dict[str, str]) -> str | None:
    name = row["disease_name"].strip()
    if not _RECORD_ID.fullmatch(row["database_id"]):
        return f'"{row["database_id"][:40]}" is not an id of OMIM, ORPHA or DECIPHER'
    if not 0 < len(name) <= _MOST_NAME:
        return f"{row['database_id']} has no usable name"
    return _coded_fault(
        row["hpo_id"], row["qualifier"], row["aspect"], row["sex"], row["onset"], row["modifier"]
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _coded_fault(term: str, qualifier: str, aspect: str, sex: str, onset: str, modifier: str) -> str | None:
    if not _TERM_ID.fullmatch(term):
        return f'"{term[:40]}" is not an HPO id'
    if qualifier not in _EXCLUDED:
        return f'the qualifier "{qualifier[:40]}" is unknown'
    if aspect not in _ASPECTS:
        return f'the aspect "{aspect[:40]}" is unknown'
    if sex.upper() not in _SEXES:
        return f'the sex "{sex[:40]}" is unknown'
    for value in filter(None, (onset, *modifier.split(";"))):
        if not _TERM_ID.fullmatch(value.strip()):
            return f'"{value[:40]}" is not an HPO id'
    return None


def _listed(cell: str) -> str:
    """Return a list cell without stray spaces and separators."""
    if ";" not in cell:
        return cell.strip()
    return ";".join(part for value in cell.split(";") if (part := value.strip()))
