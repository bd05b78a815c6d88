"""The evidence of the catalogue: which diseases can be ranked, and what sources say of their findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from rareguru.knowledge.catalogue.models import Annotation, Disease, Record
from rareguru.knowledge.differential.phenotypes import Phenotypes
from rareguru.science.ranking.evidence import CLASSES, UNSAID, observed
from rareguru.science.ranking.profiles import Profiles

HPOA, ORPHANET = "hpoa", "orphanet"
_WEAKER = 0.3  # what Orphanet's classes weigh beside counts of patients
_COLUMNS = ("record_id", "term_id", "is_excluded", "frequency")
_EXCLUDED = "HP:0040285"


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
        return frozenset(number for number, identifier in self.records.values() if not identifier.startswith("ORPHA:"))


@dataclass(frozen=True, slots=True)
class AnnotationReader:
    """Reads the lines of aspect P for the candidates."""

    candidates: Candidates
    phenotypes: Phenotypes

    def own(self) -> Profiles:
        """Return what the annotations of a disease say of it; Orphanet weighs less where there is another entry."""
        by_key, both = self.phenotypes.by_key(), self.candidates.with_omim()
        keys: list[int] = []
        evidence: list[tuple[float, float]] = []
        unsaid: set[int] = set()
        for record, term, is_excluded, frequency in _rows(HPOA):
            disease, identifier = self.candidates.records.get(record, (-1, ""))
            number = by_key.get(term)
            if disease < 0 or number is None:
                continue
            key = disease * len(self.phenotypes.closure) + number
            if (seen := observed(frequency)) is None:
                if not is_excluded and key not in unsaid:
                    unsaid.add(key)
                    keys.append(key)
                    evidence.append(UNSAID)
            elif not is_excluded or seen[0] == 0:  # "NOT, 3 of 7" contradicts itself
                weight = _WEAKER if identifier.startswith("ORPHA:") and disease in both else 1.0
                keys.append(key)
                evidence.append((weight * seen[0], weight * seen[1]))
        shape = len(self.candidates), len(self.phenotypes.closure)
        return Profiles.of_evidence(*shape, np.array(keys, np.int64), np.array(evidence, np.float64).reshape(-1, 2))

    def newer(self) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Return Orphanet's own, newer release as keys and the middles of its classes."""
        by_key = self.phenotypes.by_key()
        found = {}
        for record, term, is_excluded, frequency in _rows(ORPHANET):
            disease, number = self.candidates.records.get(record, (-1, ""))[0], by_key.get(term)
            if disease >= 0 and number is not None and not is_excluded:
                found[disease * len(self.phenotypes.closure) + number] = CLASSES.get(frequency, 0.0)
        return np.fromiter(found.keys(), np.int64), np.fromiter(found.values(), np.float32)


def _rows(source: str) -> Iterator[tuple[int, int, bool, str]]:
    rows: Iterable[tuple[int, int, bool, str]] = (
        Annotation.objects.live().filter(source=source, aspect="P").order_by().values_list(*_COLUMNS)
    ).iterator(chunk_size=10_000)
    yield from rows
