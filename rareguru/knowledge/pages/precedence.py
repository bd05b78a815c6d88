"""Which source speaks first where several say the same, and which release each speaks from."""

from __future__ import annotations

from dataclasses import dataclass

from rareguru.knowledge.sources.models import Release

# Most specific first: pages about one disease, then reference works, then terminologies.
ORDER = (
    "gard_pages",
    "gard",
    "medquad_gard",
    "ghr",
    "ninds",
    "nhlbi",
    "orphanet",
    "hpoa",
    "mondo",
    "doid",
    "hpo",
    "ror",
)
_RANK = {source: (rank, source) for rank, source in enumerate(ORDER)}


def rank(source: str) -> tuple[int, str]:
    """Return a sort key; a source that is not listed comes after all that are."""
    return _RANK.get(source) or (len(ORDER), source)


def in_order(sources: set[str]) -> list[str]:
    return sorted(sources, key=rank)


@dataclass(frozen=True, slots=True)
class PublishedRelease:
    version: str
    date: str | None
    copied_on: str


_NONE = PublishedRelease("", None, "")


@dataclass(frozen=True, slots=True)
class Releases:
    """The published release of each source."""

    by_source: dict[str, PublishedRelease]

    @classmethod
    def read(cls) -> Releases:
        rows = Release.objects.published().values_list("source", "version", "date", "copied_on")
        return cls(
            {
                source: PublishedRelease(version, date.isoformat() if date else None, copied_on.isoformat())
                for source, version, date, copied_on in rows
            }
        )

    def of(self, source: str) -> PublishedRelease:
        return self.by_source.get(source, _NONE)
