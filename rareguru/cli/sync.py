"""`rareguru sync`: bring the catalogue up to its sources, and say what changed."""

from __future__ import annotations

from pathlib import Path

import click
import orjson
from rich.console import Console
from rich.table import Table

from rareguru.cli.refresh import (
    BuildReport,
    RefreshReport,
    build_all,
    changing_the_site,
    is_build_fresh,
    migrate,
    sources_folder,
    write_issues,
)
from rareguru.cli.taking_in import take_in
from rareguru.knowledge.catalogue.coverage import Coverage
from rareguru.knowledge.importers.registry import IMPORTERS
from rareguru.knowledge.importers.sync import Outcome, SourceReport, SyncOptions, unknown_sources
from rareguru.knowledge.sources.models import Release

WIDTH_OF_FILES = 120  # columns, where no terminal says how many it has
COMBINATIONS_SHOWN = 10
COLUMNS = ("read", "added", "changed", "retired", "unchanged")


@click.command()
@click.argument("sources", nargs=-1)
@click.option(
    "--from",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Take the files from this folder instead of downloading them.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change and change nothing.")
@click.option("--accept", is_flag=True, help="Load releases that are held because they would change much.")
@click.option("--again", is_flag=True, help="Read files again that have not changed.")
@click.option("--no-build", is_flag=True, help="Do not build pages and indexes afterwards.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def sync(sources: tuple[str, ...], folder: Path | None, **flags: bool) -> None:
    """Take in the named SOURCES, or all of them.

    Ends with status 1 when a release was refused or is held, 2 when the call is wrong.
    """
    if wrong := unknown_sources(sources):
        message = f"There is no source named {', '.join(wrong)}. There are: {', '.join(IMPORTERS)}."
        raise click.UsageError(message)
    options = SyncOptions(accept=flags["accept"], dry_run=flags["dry_run"], again=flags["again"])
    migrate()
    with changing_the_site():
        report = run(sources, sources_folder(folder), options, Console(stderr=True), may_build=not flags["no_build"])
    if flags["as_json"]:
        click.echo(orjson.dumps(as_data(report), option=orjson.OPT_INDENT_2))
    else:
        print_report(report, report_console())
    if report.is_failure:
        raise click.exceptions.Exit(1)


def run(
    keys: tuple[str, ...], folder: Path | None, options: SyncOptions, console: Console, *, may_build: bool = True
) -> RefreshReport:
    """Sync and build, with one line of progress on a terminal."""
    report = RefreshReport()
    with console.status("") as status:
        for one in take_in(keys, folder, options, status.update):
            report.sources.append(one)
            console.log(f"{one.source}: {one.outcome}") if console.is_terminal else None
        report.issues_file = write_issues(report.sources)
        if may_build and not options.dry_run and Release.objects.published().exists() and not is_build_fresh():
            report.build = build_all(status.update)
    return report


def report_console() -> Console:
    """Return where reports go: as wide as the terminal, or wide enough for every column of a file."""
    console = Console()
    return console if console.is_terminal else Console(width=WIDTH_OF_FILES)


def print_report(report: RefreshReport, console: Console) -> None:
    table = Table(title="Statements by source", title_justify="left")
    table.add_column("source")
    table.add_column("release")
    table.add_column("outcome")
    for column in (*COLUMNS, "issues"):
        table.add_column(column, justify="right")
    for one in report.sources:
        figures = [f"{one.total(column):,}" for column in COLUMNS]
        table.add_row(one.source, one.version or "-", one.outcome, *figures, f"{len(one.issues):,}")
    console.print(table)
    for one in report.sources:
        if one.message:
            console.print(one.message, highlight=False, soft_wrap=True)
    if report.issues_file:
        console.print(f"The issues are in {report.issues_file}", highlight=False, soft_wrap=True)
    if report.build:
        _print_build(report.build, console)


def _print_build(build: BuildReport, console: Console) -> None:
    identity = build.identity
    console.print(
        f"{identity.diseases:,} diseases and {identity.branches:,} branches; {identity.created:,} new, "
        f"{identity.renamed:,} renamed, {identity.merged:,} merged, {identity.withdrawn:,} withdrawn; "
        f"{identity.disagreements:,} records stay apart because their routes disagree.",
        highlight=False,
        soft_wrap=True,
    )
    _print_coverage(build.coverage, console)


def _print_coverage(coverage: Coverage, console: Console) -> None:
    """Say which sources stand together on how many diseases, and what found no place."""
    table = Table(title="Diseases by the sources that know them", title_justify="left")
    table.add_column("sources", overflow="fold")
    table.add_column("diseases", justify="right")
    for sources, total in coverage.combinations[:COMBINATIONS_SHOWN]:
        table.add_row(sources, f"{total:,}")
    if rest := coverage.combinations[COMBINATIONS_SHOWN:]:
        table.add_row(f"{len(rest):,} other combinations", f"{sum(total for _sources, total in rest):,}")
    console.print(table)
    console.print(
        f"MedQuAD documents of GARD on a disease that Mondo identifies: {coverage.documents_on_mondo:,}; "
        f"on one with HPO annotations: {coverage.documents_with_annotations:,}.",
        highlight=False,
        soft_wrap=True,
    )
    for source in coverage.sources:
        for reason, total in source.listed.items():
            console.print(f"On no page: {total:,} of {source.source}. {reason}", highlight=False, soft_wrap=True)


def as_data(report: RefreshReport) -> dict[str, object]:
    return {
        "sources": [_source_data(one) for one in report.sources],
        "issues_file": str(report.issues_file) if report.issues_file else None,
        "build": report.build,  # orjson reads dataclasses; asdict() breaks a Counter
    }


def _source_data(one: SourceReport) -> dict[str, object]:
    return {
        "source": one.source,
        "outcome": Outcome(one.outcome).value,
        "release": one.version,
        "counts": one.counts,
        **{column: one.total(column) for column in COLUMNS},
        "issues": len(one.issues),
        "message": one.message,
    }
