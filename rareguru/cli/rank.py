"""`rareguru rank`: which diseases fit these findings?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click
import orjson
from click.core import ParameterSource

from rareguru.cli.build_files import silent_loaders
from rareguru.cli.case_files import rank_cases
from rareguru.cli.hpo_ids import contradictions, current, followed, refusals, spelled
from rareguru.cli.line_files import LINES
from rareguru.knowledge.differential.phenopackets import NotAPhenopacket, read_phenopacket
from rareguru.knowledge.differential.ranking import (
    Candidate,
    Query,
    RankingUnavailable,
    UnusableQuery,
    explain,
    is_ready,
    resolve_terms,
    upstream_ids,
)
from rareguru.knowledge.differential.ranking import rank as rank_diseases
from rareguru.science.ranking.model import UnusableModel

RESULTS = 10
MOST_RESULTS = 100
# What a file says itself, or has no use for: such an option would be overlooked without a word.
SAID_BY_CASES = {"absent": "--not", "sex": "--sex", "onset": "--onset"}
SAID_BY_PHENOPACKET = {"absent": "--not", "sex": "--sex", "onset": "--onset"}


@click.command()
@click.argument("terms", nargs=-1, metavar="[HP:…]...")
@click.option("--not", "absent", multiple=True, metavar="HP:…", help="A finding that was looked for and is not there.")
@click.option("--sex", type=click.Choice(["female", "male"]), default=None, help="Mild evidence.")
@click.option("--onset", default="", metavar="HP:…", help="When it began, as an onset term of HPO; mild evidence.")
@click.option(
    "--top",
    type=click.IntRange(1, MOST_RESULTS),
    help=f"How many to give.  [default: {RESULTS}, of each case {MOST_RESULTS}]",
)
@click.option("--json", "as_json", is_flag=True, help="Print a list of {slug, name, ids, score, band, reasons…}.")
@click.option(
    "--cases",
    type=LINES,
    help="Rank every line of this file instead: {id, present, excluded}, as JSON Lines, may be gzipped.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Where the answers to --cases go.")
@click.option(
    "--phenopacket",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take findings, sex and onset from this GA4GH Phenopacket (version 2, JSON) instead.",
)
def rank(  # noqa: PLR0913 - one parameter for each option of the command
    *,
    terms: tuple[str, ...],
    absent: tuple[str, ...],
    sex: str | None,
    onset: str,
    top: int | None,
    as_json: bool,
    cases: Path | None,
    out: Path | None,
    phenopacket: Path | None,
) -> None:
    """Rank the diseases that fit findings, given as HPO terms. This is no diagnosis.

    Former ids are followed and named; what is no finding is refused, of a file left out and named.
    HP_0001250 and 0001250 are read as HP:0001250; commas between ids as spaces. Ends with status
    1 when nothing could be ranked, 2 when the call is wrong.
    """
    if [bool(terms), bool(cases), bool(phenopacket)].count(True) != 1 or (cases is None) != (out is None):
        message = "Give either findings (HP:…) to rank by, or --phenopacket FILE, or --cases FILE with --out FILE."
        raise click.UsageError(message)
    with silent_loaders():
        is_ready()  # what it meets, the ranking says below
    try:
        if cases and out:
            _refuse_beside("--cases", SAID_BY_CASES)
            _rank_each(cases, out, top or MOST_RESULTS)
        elif phenopacket:
            _refuse_beside("--phenopacket", SAID_BY_PHENOPACKET)
            _rank_one(_left_with_findings(_query_of(phenopacket)), top or RESULTS, as_json=as_json)
        else:
            query = Query(spelled(_apart(terms)), spelled(_apart(absent)), sex or "", "".join(spelled([onset])))
            _rank_one(query, top or RESULTS, as_json=as_json)
    except (RankingUnavailable, UnusableModel, UnusableQuery, NotAPhenopacket) as error:
        raise click.ClickException(str(error)) from error


def _apart(given: Iterable[str]) -> list[str]:
    """Return one by one the ids that commas hold together; what holds none stays, to be refused by name."""
    return [one for joined in given for one in joined.replace(",", " ").split() or [joined]]


def _refuse_beside(file: str, options: Mapping[str, str]) -> None:
    """Raise UsageError when one of the options, by its parameter, was given beside the file."""
    given = click.get_current_context().get_parameter_source
    if names := [name for parameter, name in options.items() if given(parameter) is ParameterSource.COMMANDLINE]:
        message = f"{', '.join(names)} would change nothing beside {file}, which is taken as it is. Call it without."
        raise click.UsageError(message)


def _query_of(phenopacket: Path) -> Query:
    """Read the file. Raises NotAPhenopacket."""
    told = read_phenopacket(phenopacket.read_text(encoding="utf-8", errors="replace"))
    return Query(spelled(told.present), spelled(told.excluded), told.sex, told.onset)


def _left_with_findings(asked: Query) -> Query:
    """Leave out what is no finding, and say so: clinics also write down inheritance and severity."""
    resolved = resolve_terms((*asked.present, *asked.excluded))
    for refusal in refusals(resolved):
        click.echo(f"{refusal} It was left out.", err=True)
    kept = {given for given, now in resolved.items() if now.term}
    if kept.isdisjoint(asked.present):
        message = "The Phenopacket has no finding that can be ranked by."
        raise UnusableQuery(message)
    return replace(
        asked,
        present=tuple(term for term in asked.present if term in kept),
        excluded=tuple(term for term in asked.excluded if term in kept),
    )


def _rank_each(cases: Path, out: Path, top: int) -> None:
    outcome = rank_cases(cases, out, top)
    click.echo(f"Ranked {outcome.ranked:,} cases into {out}.", err=True)
    if outcome.refused:
        message = f"{outcome.refused:,} cases could not be ranked; their lines say why."
        raise click.ClickException(message)


def _rank_one(asked: Query, top: int, *, as_json: bool) -> None:
    resolved = resolve_terms((*asked.present, *asked.excluded))
    if unusable := refusals(resolved):
        raise UnusableQuery("\n".join([*unusable, "Nothing was ranked. Leave it out, or give another term."]))
    query = Query(current(asked.present, resolved), current(asked.excluded, resolved), asked.sex, asked.onset)
    found = rank_diseases(query, limit=top)
    for note in (*followed(resolved), *contradictions(query)):
        click.echo(note, err=True)
    if as_json:
        click.echo(orjson.dumps(_as_data(query, found), option=orjson.OPT_INDENT_2))
        return
    for one in found:
        click.echo(f"{one.score:6.2f}  {one.band:6}  {one.name['en']}  /diseases/{one.slug}/")


def _as_data(query: Query, found: Sequence[Candidate]) -> list[dict[str, object]]:
    keys = [one.disease for one in found]
    ids, reasons = upstream_ids(keys), explain(query, keys)
    return [
        {
            "slug": one.slug,
            "name": one.name["en"],
            "ids": ids[one.disease],
            "score": round(one.score, 4),
            "band": one.band,
            "group": one.group,
            "explanation": reasons[one.disease],  # orjson reads dataclasses
        }
        for one in found
    ]
