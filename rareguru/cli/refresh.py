"""Take in what the upstreams say and build everything derived from it: what `sync`, `build` and `up` share."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import click
import orjson
from django.conf import settings
from django.core.management import call_command

from rareguru.cli.build_files import fault_of
from rareguru.knowledge.catalogue.coverage import Coverage, measure_coverage, write_coverage
from rareguru.knowledge.catalogue.identity.settling import IdentityReport, settle_identity
from rareguru.knowledge.differential.build import build_ranking, name_candidates
from rareguru.knowledge.importers.sync import Outcome, SourceReport
from rareguru.knowledge.pages.build import PageChanges, build_pages
from rareguru.knowledge.pages.terms import build_terms
from rareguru.knowledge.search.index import build_name_index
from rareguru.knowledge.search.symptom_tables import build_symptom_words
from rareguru.knowledge.sources.build import current_build, new_build
from rareguru.knowledge.sources.models import Release
from rareguru.lib.processes import in_turn
from rareguru.lib.workers import open_workers

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


def migrate() -> None:
    """Bring the tables up to this version; of two that begin at once, the second finds nothing left to do."""
    with in_turn(Path(settings.VAR) / "migrate.lock", lambda: None):
        call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def changing_the_site() -> Iterator[None]:
    """Let nobody else sync or build here meanwhile: who is second waits, and says so."""

    def tell() -> None:
        click.echo(f"Another sync or build works in {settings.VAR}; this one goes on when it has ended.", err=True)

    with in_turn(Path(settings.VAR) / "change.lock", tell):
        yield


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
    """Say whether the current build is the one that is wanted, and can be read."""
    build = current_build()
    return build is not None and build.name == wanted_build() and not fault_of(build)


def build_all(say: Say) -> BuildReport:
    """Settle identity, write the pages, index the names and weigh findings, then switch to the new build."""
    name = wanted_build()
    with new_build(name) as folder, open_workers(settings.PROCESSES - 1) as helpers:
        words = helpers.submit(build_symptom_words, folder)
        say("Settling which records are one disease")
        identity = settle_identity()
        ranking = helpers.submit(build_ranking, folder)
        say("Writing pages")
        pages = build_pages(say, today=datetime.now(UTC).date())
        say("Indexing names")
        build_name_index(folder)
        build_terms(folder)
        say("Indexing the words of symptoms, and weighing findings")
        words.result()
        ranking.result()
        name_candidates(folder)
        coverage = measure_coverage()
        write_coverage(folder, coverage)
        (folder / "build.json").write_bytes(orjson.dumps({"name": name, "made": datetime.now(UTC)}))
    return BuildReport(name, identity, pages, coverage)


def sources_folder(given: Path | None) -> Path | None:
    """Return the folder that files are taken from; None means download."""
    if given:
        return given
    return Path(settings.SOURCES) if settings.SOURCES else None
