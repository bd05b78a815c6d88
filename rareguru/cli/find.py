"""`rareguru find`: which disease does somebody mean who typed this?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
import orjson

from rareguru.cli.answer_files import writing_answers
from rareguru.cli.build_files import silent_loaders
from rareguru.cli.line_files import LINES, Line, read_lines
from rareguru.knowledge.catalogue.models import Address
from rareguru.knowledge.search.finding import FoundDisease, find_diseases
from rareguru.knowledge.search.index import current_index

MOST_RESULTS = 100


@click.command()
@click.argument("query", required=False)
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, MOST_RESULTS), help="How many to give.")
@click.option("--language", default="", help="Among names that fit alike, prefer those in this language (en, es).")
@click.option("--json", "as_json", is_flag=True, help="Print a list of {slug, name, matched, ids, score}.")
@click.option("--queries", type=LINES, help="Find every line of this file instead (UTF-8 text).")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Where the answers to --queries go, as JSON Lines."
)
def find(  # noqa: PLR0913 - one parameter for each option of the command
    *, query: str | None, limit: int, language: str, as_json: bool, queries: Path | None, out: Path | None
) -> None:
    """Find diseases by name, synonym, acronym or id, however it is typed.

    Ends with status 1 when nothing was found, 2 when the call is wrong.
    """
    if (query is None) == (queries is None) or (queries is None) != (out is None):
        message = "Give either a name to find, or --queries FILE with --out FILE."
        raise click.UsageError(message)
    with silent_loaders():
        is_usable = current_index() is not None
    if not is_usable:
        message = "There is no usable name index. Run `rareguru sync` first, or `rareguru build --again`."
        raise click.ClickException(message)
    if queries and out:
        _find_each(read_lines(queries, out), out, limit, language)
        return
    found = find_diseases(query or "", limit=limit, language=language)
    if as_json:
        click.echo(orjson.dumps(as_data(found), option=orjson.OPT_INDENT_2))
    else:
        _print(query or "", found)
    if not found:
        raise click.exceptions.Exit(1)


def as_data(found: list[FoundDisease]) -> list[dict[str, object]]:
    """Return what was found as the documented list, each with all its upstream ids."""
    ids: dict[str, list[str]] = {one.slug: [] for one in found}
    rows = Address.objects.filter(disease__slug__in=ids, text__contains=":").order_by("text")
    for slug, text in rows.values_list("disease__slug", "text"):
        ids[slug].append(text)
    return [
        {"slug": one.slug, "name": one.name, "matched": one.matched, "ids": ids[one.slug], "score": one.score}
        for one in found
    ]


def _find_each(queries: Sequence[Line], out: Path, limit: int, language: str) -> None:
    with writing_answers(out) as answer:
        for _number, query in queries:
            answer({"query": query, "results": as_data(find_diseases(query, limit=limit, language=language))})


def _print(query: str, found: list[FoundDisease]) -> None:
    if not found:
        click.echo(f"No disease here has a name like {query!r}. Try fewer words, or another name of it.", err=True)
    for one in found:
        matched = "" if one.matched == one.name else f"  (as {one.matched!r})"
        click.echo(
            f"{one.score:5.1f}  {one.name}{matched}  /{'diseases' if one.kind == 'disease' else 'branches'}/{one.slug}/"
        )
