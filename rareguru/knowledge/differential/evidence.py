"""The evidence of the catalogue: which diseases can be ranked, and what sources say of their findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np

from rareguru.knowledge.catalogue.models import Annotation, CrossReference, Disease, Record
from rareguru.knowledge.catalogue.statements import Relation
from rareguru.knowledge.differential.phenotypes import Phenotypes
from rareguru.science.ranking.evidence import CLASSES, UNSAID, observed
from rareguru.science.ranking.profiles import Entries, Profiles

HPOA, ORPHANET = "hpoa", "orphanet"
_WEAKER = 0.3  # what Orphanet's classes weigh beside counts of patients
_ORPHA = "ORPHA:"
_COLUMNS = ("record_id", "term_id", "is_excluded", "frequency")


@dataclass(frozen=True, slots=True)
class Candidates:
    """The diseases that have findings, numbered by their keys."""

    keys: tuple[int, ...]
    numbers: dict[int, int]
    records: dict[int, tuple[int, str]]  # key of an annotated record -> number of its disease, its identifier

    @classmethod
    def read(cls) -> Self:
        annotated = set(
            Annotation.objects.live()
            .filter(aspect="P", is_excluded=False)
            .order_by()
            .values_list("record_id", flat=True)
            .distinct()
        )
        diseases = Record.objects.live().filter(disease__is_published=True, disease__kind=Disease.Kind.DISEASE)
        rows = diseases.order_by("disease_id", "pk").values_list("pk", "disease_id", "identifier")
        found = [row for row in rows if row[0] in annotated]
        keys = tuple(sorted({disease for _, disease, _ in found}))
        numbers = {key: number for number, key in enumerate(keys)}
        return cls(keys, numbers, {key: (numbers[disease], identifier) for key, disease, identifier in found})

    def __len__(self) -> int:
        return len(self.keys)

    def with_omim(self) -> frozenset[int]:
        """Return the diseases that have an entry of OMIM or DECIPHER."""
        return frozenset(number for number, identifier in self.records.values() if not identifier.startswith(_ORPHA))

    def by_identifier(self) -> dict[str, int]:
        """Return the number of the disease that an annotated entry stands for."""
        return {identifier: number for number, identifier in self.records.values()}

    def twins(self) -> dict[int, list[int]]:
        """Return for diseases of Orphanet others that it says are the same, though their records stand apart."""
        numbers = self.by_identifier()
        rows = CrossReference.objects.live().filter(source=ORPHANET, relation=Relation.EXACT).order_by("pk")
        found: dict[int, list[int]] = defaultdict(list)
        for target, identifier in rows.values_list("target", "record__identifier"):
            one, other = numbers.get(identifier), numbers.get(target)
            if one is not None and other is not None and one != other:
                found[one].append(other)
        return found


@dataclass(frozen=True, slots=True)
class AnnotationReader:
    """Reads the lines of aspect P for the candidates."""

    candidates: Candidates
    phenotypes: Phenotypes

    def own(self) -> Profiles:
        """Return what the annotations of a disease say of it; Orphanet's classes weigh less than counts."""
        keys: list[int] = []
        evidence: list[tuple[float, float]] = []
        unsaid: set[int] = set()
        for key, frequency, weight in self._lines():
            if (seen := observed(frequency)) is not None:
                keys.append(key)
                evidence.append((weight * seen[0], weight * seen[1]))
            elif key not in unsaid:
                unsaid.add(key)
                keys.append(key)
                evidence.append(UNSAID)
        shape = len(self.candidates), len(self.phenotypes.closure)
        return Profiles.of_evidence(*shape, np.array(keys, np.int64), np.array(evidence, np.float64).reshape(-1, 2))

    def _lines(self) -> Iterator[tuple[int, str, float]]:
        """Yield (key, frequency, weight) of every line that is no NOT, also for those who are the same."""
        by_key, twins = self.phenotypes.by_key(), self.candidates.twins()
        for record, term, is_excluded, frequency in _rows(HPOA):
            disease, identifier = self.candidates.records.get(record, (-1, ""))
            number = by_key.get(term)
            if disease < 0 or number is None or (is_excluded and not _is_of_nobody(frequency)):
                continue
            weight = _WEAKER if identifier.startswith(_ORPHA) else 1.0
            for one in (disease, *(twins.get(disease, ()) if identifier.startswith(_ORPHA) else ())):
                yield one * len(self.phenotypes.closure) + number, frequency, weight

    def newer(self) -> Entries:
        """Return Orphanet's own, newer release as keys, rising, and the middles of its classes."""
        by_key = self.phenotypes.by_key()
        found = {}
        for record, term, is_excluded, frequency in _rows(ORPHANET):
            disease, number = self.candidates.records.get(record, (-1, ""))[0], by_key.get(term)
            if disease >= 0 and number is not None and not is_excluded:
                found[disease * len(self.phenotypes.closure) + number] = CLASSES.get(frequency, 0.0)
        keys = sorted(found)
        return np.array(keys, np.int64), np.array([found[key] for key in keys], np.float32)


def _is_of_nobody(frequency: str) -> bool:
    """Say whether it was looked for and found in none; "NOT, 3 of 7" contradicts itself."""
    seen = observed(frequency)
    return seen is not None and seen[0] == 0


def _rows(source: str) -> Iterator[tuple[int, int, bool, str]]:
    rows: Iterable[tuple[int, int, bool, str]] = (
        Annotation.objects.live().filter(source=source, aspect="P").order_by().values_list(*_COLUMNS)
    ).iterator(chunk_size=10_000)
    yield from rows
