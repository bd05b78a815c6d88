"""Read phenotype.hpoa and genes_to_phenotype.txt.

https://obophenotype.github.io/human-phenotype-ontology/annotations/phenotype_hpoa/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter

from rareguru.knowledge.catalogue.statements import Annotation, Name, NameKind, Record, RecordKind, Statement
from rareguru.knowledge.importers.hpoa.frequency import read_frequency
from rareguru.knowledge.importers.hpoa.genes import read_genes
from rareguru.knowledge.importers.tally import Tally
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo, UnusableRelease

ANNOTATIONS = "hpo/phenotype.hpoa"
_COLUMNS = (
    "database_id", "disease_name", "qualifier", "hpo_id", "reference", "evidence",
    "onset", "frequency", "sex", "modifier", "aspect",
)  # fmt: skip
_RECORD_ID = re.compile(r"(?:OMIM|ORPHA|DECIPHER):[0-9]{1,9}")
_codes = itemgetter("hpo_id", "qualifier", "aspect", "sex", "onset", "modifier")
_TERM_ID = re.compile(r"HP:[0-9]{7}")
_VERSION = re.compile(r"#(?:version|date): ?([0-9]{4}-[0-9]{2}-[0-9]{2})")
_ASPECTS = frozenset("PICMH")
_SEXES = {"": "", "MALE": "male", "male": "male", "FEMALE": "female", "female": "female"}
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
        self._tally = Tally(ANNOTATIONS)

    def read(self) -> Iterator[Statement | Issue]:
        for line, row in self._files.rows(ANNOTATIONS, _COLUMNS, comment="#"):
            record, name = row["database_id"], row["disease_name"]
            if (what := _record_fault(record, name) or _coded_fault(*_codes(row))) is not None:
                yield self._tally.refuse(line, what)
                continue
            self._tally.used += 1
            if name not in self.records.get(record, ()):
                yield from self._record(record, name)
            yield self._annotation(line, row)
        self._tally.settle()

    def _record(self, record: str, name: str) -> Iterator[Record | Name]:
        names = self.records.get(record)
        if names is None:
            names = self.records[record] = set()
            yield Record(record, name.strip(), RecordKind.UNKNOWN, _PAGE + record)
        if name.strip() not in {known.strip() for known in names}:
            yield Name(record, name.strip(), kind=NameKind.SYNONYM if names else NameKind.PREFERRED)
        names.add(name)

    def _annotation(self, line: int, row: dict[str, str]) -> Annotation | Issue:
        frequency = read_frequency(row["frequency"])
        if frequency is None:
            return self._left_out(line, f'the frequency "{row["frequency"][:40]}" cannot be read')
        record, term, aspect, onset = row["database_id"], row["hpo_id"], row["aspect"], row["onset"]
        is_excluded = _EXCLUDED[row["qualifier"]] or frequency.is_none
        sex, modifier, reference = _SEXES[row["sex"]], _listed(row["modifier"]), _listed(row["reference"])
        key = hash((record, term, aspect, reference, onset, sex, row["frequency"], modifier, is_excluded))
        if key in self._seen:
            return self._left_out(line, f"{term} of {record} repeats an earlier row")
        self._seen.add(key)
        return Annotation(
            record, term, aspect, is_excluded, row["frequency"], frequency.lower, frequency.upper,
            onset, sex, modifier, row["evidence"], reference,
        )  # fmt: skip

    def _left_out(self, line: int, what: str) -> Issue:
        return Issue(ANNOTATIONS, f"line {line}", what, "the row is left out")


@lru_cache(maxsize=256)
def _record_fault(record: str, name: str) -> str | None:
    if not _RECORD_ID.fullmatch(record):
        return f'"{record[:40]}" is not an id of OMIM, ORPHA or DECIPHER'
    return None if 0 < len(name.strip()) <= _MOST_NAME else f"{record} has no usable name"


@lru_cache(maxsize=16_384)
def _coded_fault(*codes: str) -> str | None:
    term, qualifier, aspect, sex, onset, modifier = codes
    if not _TERM_ID.fullmatch(term):
        return f'"{term[:40]}" is not an HPO id'
    if qualifier not in _EXCLUDED:
        return f'the qualifier "{qualifier[:40]}" is unknown'
    if aspect not in _ASPECTS:
        return f'the aspect "{aspect[:40]}" is unknown'
    if sex not in _SEXES:
        return f'the sex "{sex[:40]}" is unknown'
    for value in filter(None, (onset, *modifier.split(";"))):
        if not _TERM_ID.fullmatch(value.strip()):
            return f'"{value[:40]}" is not an HPO id'
    return None


@lru_cache(maxsize=4096)
def _listed(cell: str) -> str:
    """Return a list cell without stray spaces and separators."""
    if ";" not in cell:
        return cell.strip()
    return ";".join(part for value in cell.split(";") if (part := value.strip()))
