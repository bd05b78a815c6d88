"""Take in what the upstreams say and build everything derived from it: what `sync`, `build` and `up` share."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import orjson
from django.conf import settings

from rareguru.knowledge.catalogue.coverage import Coverage, measure_coverage, write_coverage
from rareguru.knowledge.catalogue.identity.settling import IdentityReport, settle_identity
from rareguru.knowledge.differential.build import build_ranking
from rareguru.knowledge.importers.registry import IMPORTERS
from rareguru.knowledge.importers.sync import Outcome, SourceReport, SyncOptions, sync_source
from rareguru.knowledge.pages.build import PageChanges, build_pages
from rareguru.knowledge.pages.terms import build_terms
from rareguru.knowledge.search.index import build_name_index
from rareguru.knowledge.search.symptom_tables import build_symptom_words
from rareguru.knowledge.sources.build import current_build, new_build
from rareguru.knowledge.sources.fetching import fetch_release
from rareguru.knowledge.sources.models import Release
from rareguru.lib.download import DownloadError, Fetched

Say = Callable[[str], None]
PACKAGE = Path(__file__).resolve().parents[1]
SAMPLES = PACKAGE.parent / "samples"
# The code that decides what a build holds: when it changes, the build is stale.
BUILDING_CODE = (
    "knowledge/pages", "knowledge/search", "knowledge/catalogue", "knowledge/differential",
    "science/names", "science/ontology", "science/ranking", "science/recognition",
)  # fmt: skip
BUILDING_FILES = {".py", ".toml", ".tsv", ".txt"}


@dataclass(slots=True)
class BuildReport:
    """What a build made."""

    name: str
    identity: IdentityReport
    pages: PageChanges
    coverage: Coverage


@dataclass(slots=True)
class RefreshReport:
    """What a whole run did."""

    sources: list[SourceReport] = field(default_factory=list)
    issues_file: Path | None = None
    build: BuildReport | None = None

    @property
    def is_failure(self) -> bool:
        """Something was refused or is held, or nothing of what was asked for is there."""
        return any(one.is_failure for one in self.sources) or all(
            one.outcome is Outcome.MISSING for one in self.sources
        )


def take_in(keys: Sequence[str], folder: Path | None, options: SyncOptions, say: Say) -> Iterator[SourceReport]:
    """Sync the named sources (all without names) from a folder, or by download without one."""
    today = datetime.now(UTC).date()
    arrived: dict[str, Fetched] = {}
    for key, importer in IMPORTERS.items():
        if keys and key not in keys:
            continue
        say(f"{importer.upstream.name}: reading")
        refusal = "" if folder else _fetch(key, arrived, say)
        if refusal:
            yield SourceReport(key, Outcome.REFUSED, message=refusal)
        else:
            yield sync_source(key, folder or _downloads(), options, today)


def _downloads() -> Path:
    return Path(settings.VAR) / "downloads"


def _fetch(key: str, arrived: dict[str, Fetched], say: Say) -> str:
    """Bring the files of a source into the folder of downloads; return why that was not possible, "" when it was."""
    upstream = IMPORTERS[key].upstream

    def tell(name: str, done: int, _total: int | None) -> None:
        say(f"{name}: {done:,} bytes")

    try:
        fetch_release(upstream, _downloads(), tell=tell, arrived=arrived)
    except DownloadError as error:
        return f"{upstream.name} could not be fetched. {error} The published version stays."
    return ""


def write_issues(reports: Sequence[SourceReport]) -> Path | None:
    """Write every issue of a run to a file of its own; None when there was none."""
    if not any(report.issues for report in reports):
        return None
    folder = Path(settings.VAR) / "issues"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"sync-{datetime.now(UTC):%Y%m%d-%H%M%S}.tsv"
    with path.open("w") as file:
        file.write("source\tfile\twhere\twhat\tremedy\n")
        for report in reports:
            for issue in report.issues:
                cells = (report.source, issue.file, issue.where, issue.what, issue.remedy)
                file.write("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in cells) + "\n")
    return path


def wanted_build() -> str:
    """Return the name of the build that the published releases and this code call for."""
    digest = hashlib.sha256()
    for source, fingerprint in Release.objects.published().order_by("source").values_list("source", "fingerprint"):
        digest.update(f"{source} {fingerprint}\n".encode())
    for part in BUILDING_CODE:
        for path in sorted((PACKAGE / part).rglob("*")):
            if path.suffix in BUILDING_FILES and "tests" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def is_build_fresh() -> bool:
    build = current_build()
    return build is not None and build.name == wanted_build()


def build_all(say: Say) -> BuildReport:
    """Settle identity, write the pages, index the names, then switch to the new build."""
    name = wanted_build()
    say("Settling which records are one disease")
    identity = settle_identity()
    say("Writing pages")
    pages = build_pages(say, today=datetime.now(UTC).date())
    say("Indexing names")
    with new_build(name) as folder:
        build_name_index(folder)
        build_terms(folder)
        say("Weighing findings")
        build_ranking(folder)
        say("Indexing the words of symptoms")
        build_symptom_words(folder)
        coverage = measure_coverage()
        write_coverage(folder, coverage)
        (folder / "build.json").write_bytes(orjson.dumps({"name": name, "made": datetime.now(UTC)}))
    return BuildReport(name, identity, pages, coverage)


def sources_folder(given: Path | None) -> Path | None:
    """Return the folder that files are taken from; None means download."""
    if given:
        return given
    return Path(settings.SOURCES) if settings.SOURCES else None
