"""How much of each source found its place, and which sources stand together."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from rareguru.knowledge.catalogue.models import Annotation, Disagreement, Disease, Record

COVERAGE_FILE = "coverage.json"  # in the folder of a build


@dataclass(slots=True)
class SourceCoverage:
    """The places of one source's live records."""

    source: str
    records: int = 0
    places: dict[str, int] = field(default_factory=dict)  # attached, alone, listed
    listed: dict[str, int] = field(default_factory=dict)  # the reasons, where a record is on no page


@dataclass(slots=True)
class Coverage:
    diseases: int
    branches: int
    sources: list[SourceCoverage]
    combinations: list[tuple[str, int]]  # "gard + mondo + orphanet" -> diseases, most first
    documents_on_mondo: int  # MedQuAD documents whose disease Mondo identifies
    documents_with_annotations: int  # … whose disease has HPO annotations
    disagreements: dict[str, int]


def measure_coverage() -> Coverage:
    """Count the live records of each source by their place."""
    kinds = dict(Disease.objects.published().values_list("pk", "kind"))
    rows = Record.objects.live().values_list("source", "disease_id", "place", "reason")
    sources_of: defaultdict[int, set[str]] = defaultdict(set)
    by_source: dict[str, SourceCoverage] = {}
    documents = []
    for source, disease, place, reason in rows.iterator(20_000):
        coverage = by_source.setdefault(source, SourceCoverage(source))
        coverage.records += 1
        coverage.places[place] = coverage.places.get(place, 0) + 1
        if place == Record.Place.LISTED:
            coverage.listed[reason] = coverage.listed.get(reason, 0) + 1
        elif disease:
            sources_of[disease].add(source)
            if source == "medquad_gard":
                documents.append(disease)
    annotated = set(Annotation.objects.live().values_list("record__disease_id", flat=True).distinct())
    combinations = Counter(
        " + ".join(sorted(sources))
        for disease, sources in sources_of.items()
        if kinds.get(disease) == Disease.Kind.DISEASE
    )
    return Coverage(
        diseases=sum(kind == Disease.Kind.DISEASE for kind in kinds.values()),
        branches=sum(kind == Disease.Kind.BRANCH for kind in kinds.values()),
        sources=sorted(by_source.values(), key=lambda one: one.source),
        combinations=combinations.most_common(),
        documents_on_mondo=sum("mondo" in sources_of[disease] for disease in documents),
        documents_with_annotations=sum(disease in annotated for disease in documents),
        disagreements=dict(Counter(Disagreement.objects.values_list("reason", flat=True))),
    )


def write_coverage(folder: Path, coverage: Coverage) -> None:
    (folder / COVERAGE_FILE).write_bytes(orjson.dumps(coverage))


def read_coverage(folder: Path) -> Coverage | None:
    """Return what a build was measured to cover, None where it was not measured."""
    try:
        found: dict[str, Any] = orjson.loads((folder / COVERAGE_FILE).read_bytes())
    except FileNotFoundError:
        return None
    sources = [SourceCoverage(**source) for source in found.pop("sources")]
    combinations = [(names, total) for names, total in found.pop("combinations")]
    return Coverage(**found, sources=sources, combinations=combinations)
