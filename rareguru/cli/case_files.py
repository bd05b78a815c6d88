"""`rareguru rank --cases`: many people at once, a JSON object a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import click
import orjson

from rareguru.cli.answer_files import writing_answers
from rareguru.cli.hpo_ids import contradictions, current, followed, refusals, spelled
from rareguru.cli.line_files import read_lines
from rareguru.knowledge.differential.ranking import Query, UnusableQuery, rank, resolve_terms, upstream_ids

_KEYS = ("id", "present", "excluded")
_LINES_NAMED = 10


class Outcome(NamedTuple):
    """How many lines were ranked, and how many were not."""

    ranked: int
    refused: int


class _UnusableCase(ValueError):
    """A line that is no case; the message is a sentence."""


class _Answered(NamedTuple):
    identifier: object
    ranking: list[dict[str, object]]
    notes: list[str]
    unread: list[str]  # keys of the case that mean nothing here


def rank_cases(cases: Path, out: Path, entries: int) -> Outcome:
    """Write {id, ranking} of so many entries for every case, and `notes` where ids were not taken as given.

    A refused case has no ranking. The notes are also told on standard error, by line, and so are keys not read.
    """
    ranked = refused = 0
    unread: dict[str, list[int]] = defaultdict(list)
    lines = read_lines(cases, out, may_be_zipped=True)
    with writing_answers(out) as answer:
        for number, line in lines:
            if not line.strip():
                continue
            one = _answer(line, entries)
            for note in one.notes:
                click.echo(f"Line {number}: {note}", err=True)
            for key in one.unread:
                unread[key].append(number)
            ranked, refused = ranked + bool(one.ranking), refused + (not one.ranking)
            notes = {"notes": one.notes} if one.notes else {}
            answer({"id": one.identifier, "ranking": one.ranking, **notes})
    for key, numbers in unread.items():
        click.echo(f'"{key}" is not read, a case has {", ".join(_KEYS)}: {_lines(numbers)}.', err=True)
    return Outcome(ranked, refused)


def _lines(numbers: list[int]) -> str:
    named = ", ".join(map(str, numbers[:_LINES_NAMED]))
    rest = f" and {len(numbers) - _LINES_NAMED:,} more" if len(numbers) > _LINES_NAMED else ""
    return f"line{'s' if len(numbers) > 1 else ''} {named}{rest}"


def _answer(line: str, entries: int) -> _Answered:
    case: dict[str, object] = {}
    try:
        case = _case(line)
        ranking, notes = _ranked(case, entries)
    except (_UnusableCase, UnusableQuery) as refusal:
        ranking, notes = [], [f"{refusal} The case is not ranked."]
    return _Answered(case.get("id"), ranking, notes, [key for key in case if key not in _KEYS])


def _ranked(case: Mapping[str, object], entries: int) -> tuple[list[dict[str, object]], list[str]]:
    """Return the ranking of a case, and what has to be said of its ids. Raises _UnusableCase, UnusableQuery."""
    present, excluded = (spelled(_terms(case, name)) for name in ("present", "excluded"))
    resolved = resolve_terms((*present, *excluded))
    query = Query(current(present, resolved), current(excluded, resolved))
    found = rank(query, limit=entries)
    notes = [f"{note} It was left out." for note in refusals(resolved)]
    notes += [*followed(resolved), *contradictions(query)]
    if not query.present:
        notes.append("The case has no finding that can be ranked by.")
    ids = upstream_ids([one.disease for one in found])
    ranking: list[dict[str, object]] = [
        {"slug": one.slug, "name": one.name["en"], "ids": ids[one.disease], "score": round(one.score, 4)}
        for one in found
    ]
    return ranking, notes


def _case(line: str) -> dict[str, object]:
    try:
        case = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise _UnusableCase("This is not JSON.") from error
    if not isinstance(case, dict):
        raise _UnusableCase("This is no object with id, present and excluded.")
    return case


def _terms(case: Mapping[str, object], name: str) -> list[str]:
    terms = case.get(name, [])
    if not isinstance(terms, list) or not all(isinstance(term, str) for term in terms):
        raise _UnusableCase(f'"{name}" is not a list of HPO ids.')
    return terms
