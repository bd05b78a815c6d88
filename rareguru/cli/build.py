"""`rareguru build`: make everything that is derived from the catalogue."""

from __future__ import annotations

import click
import orjson
from django.core.management import call_command
from rich.console import Console

from rareguru.cli.refresh import build_all, is_build_fresh
from rareguru.knowledge.sources.models import Release


@click.command()
@click.option("--again", is_flag=True, help="Build although nothing has changed.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def build(*, again: bool, as_json: bool) -> None:
    """Settle identity, write the pages and index the names."""
    call_command("migrate", interactive=False, verbosity=0)
    if not Release.objects.published().exists():
        message = "There is nothing to build from yet. Run `rareguru sync` first; nothing was changed."
        raise click.ClickException(message)
    if is_build_fresh() and not again:
        click.echo("The build is up to date.")
        return
    with Console(stderr=True).status("") as status:
        report = build_all(status.update)
    if as_json:
        click.echo(orjson.dumps(report, option=orjson.OPT_INDENT_2))
    else:
        click.echo(f"Built {report.identity.diseases:,} diseases and {report.identity.branches:,} branches.")
