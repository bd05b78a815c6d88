"""`rareguru build`: make everything that is derived from the catalogue."""

from __future__ import annotations

import click
import orjson
from rich.console import Console

from rareguru.cli.refresh import BuildReport, build_all, changing_the_site, is_build_fresh, migrate
from rareguru.knowledge.sources.models import Release


@click.command()
@click.option("--again", is_flag=True, help="Build although nothing has changed.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def build(*, again: bool, as_json: bool) -> None:
    """Settle identity, write the pages and index the names."""
    migrate()
    if not Release.objects.published().exists():
        message = "There is nothing to build from yet. Run `rareguru sync` first; nothing was changed."
        raise click.ClickException(message)
    report = _build(again=again) if again or not is_build_fresh() else None
    if report is None:
        click.echo("The build is up to date.")
    elif as_json:
        click.echo(orjson.dumps(report, option=orjson.OPT_INDENT_2))
    else:
        click.echo(f"Built {report.identity.diseases:,} diseases and {report.identity.branches:,} branches.")


def _build(*, again: bool) -> BuildReport | None:
    """Return what was built; None when somebody else has built it by the time it is our turn."""
    with changing_the_site(), Console(stderr=True).status("") as status:
        return build_all(status.update) if again or not is_build_fresh() else None
