"""How much of each source found its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rareguru.knowledge.catalogue.coverage import Coverage, measure_coverage, read_coverage
from rareguru.knowledge.sources.build import current_build
from rareguru.website.presentation.sources import listed_name
from rareguru.website.presentation.words import grouped

COMBINATIONS_SHOWN = 12
PLACES = {
    "attached": _("beside other sources"),
    "alone": _("the only one on its page"),
    "listed": _("on no page"),
}


@dataclass(frozen=True, slots=True)
class SourceRow:
    name: str
    records: str
    places: list[str]
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class CountRow:
    label: str
    total: str


@dataclass(frozen=True, slots=True)
class CoverageView:
    diseases: str
    branches: str
    rows: list[SourceRow]
    combinations: list[CountRow]
    other_combinations: str
    documents_on_mondo: str
    documents_with_annotations: str
    disagreements: str


@lru_cache(maxsize=1)
def _coverage(build: Path) -> Coverage:
    """Read what the build says of itself; count once, which reads every record, where it says nothing."""
    return read_coverage(build) or measure_coverage()


def coverage_view() -> CoverageView | None:
    """Return the figures of the current build, None before the first."""
    build = current_build()
    if build is None:
        return None
    coverage = _coverage(build)
    shown = coverage.combinations[:COMBINATIONS_SHOWN]
    rest = sum(total for _sources, total in coverage.combinations[COMBINATIONS_SHOWN:])
    return CoverageView(
        diseases=grouped(coverage.diseases),
        branches=grouped(coverage.branches),
        rows=[
            SourceRow(
                name=listed_name(source.source),
                records=grouped(source.records),
                places=[grouped(source.places.get(place, 0)) for place in PLACES],
                reasons=[f"{grouped(total)}: {reason}" for reason, total in source.listed.items()],
            )
            for source in coverage.sources
        ],
        combinations=[CountRow(_combination(sources), grouped(total)) for sources, total in shown],
        other_combinations=grouped(rest) if rest else "",
        documents_on_mondo=grouped(coverage.documents_on_mondo),
        documents_with_annotations=grouped(coverage.documents_with_annotations),
        disagreements=grouped(sum(coverage.disagreements.values())),
    )


def _combination(sources: str) -> str:
    names = [listed_name(key) for key in sources.split(" + ")]
    return " + ".join(names) if len(names) > 1 else gettext("%(source)s alone") % {"source": names[0]}
