"""`rareguru rank --cases`: many people at once, a JSON object a line."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple, cast

import click
import orjson

from rareguru.knowledge.differential.ranking import (
    Query,
    Resolved,
    TermStatus,
    UnusableQuery,
    rank,
    resolve_terms,
    upstream_ids,
)

ENTRIES = 100
_GZIP = b"\x1f\x8b"
REFUSALS = {
    TermStatus.UNKNOWN: "{} is not an id of HPO.",
    TermStatus.RETIRED: "{} is obsolete in HPO, and no term replaced it.",
    TermStatus.OUTSIDE: "{} is a term of HPO, but no finding: it says how, when or how often, not what.",
}


class Outcome(NamedTuple):
    """How many lines were ranked, and how many were not."""

    ranked: int
    refused: int


class _UnusableCase(ValueError):
    """A line that is no case; the message is a sentence."""


def rank_cases(cases: Path, out: Path) -> Outcome:
    """Write {id, ranking} for every case, with `notes` where a term was left out; a refused case has no ranking.

    The notes are also told on standard error, by line. The file appears when it is complete.
    """
    ranked = refused = 0
    with _opened(cases) as lines, _appearing(out) as file:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            answer, notes = _answer(line)
            for note in notes:
                click.echo(f"Line {number}: {note}", err=True)
            ranked, refused = ranked + bool(answer["ranking"]), refused + (not answer["ranking"])
            file.write(orjson.dumps(answer | ({"notes": notes} if notes else {}), option=orjson.OPT_APPEND_NEWLINE))
    return Outcome(ranked, refused)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as file:
        is_zipped = file.read(2) == _GZIP
    with path.open("rb") as file:
        yield cast("IO[bytes]", gzip.GzipFile(fileobj=file)) if is_zipped else file


@contextmanager
def _appearing(path: Path) -> Iterator[IO[bytes]]:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            yield file
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _answer(line: bytes) -> tuple[dict[str, object], list[str]]:
    identifier: object = None
    try:
        case = _case(line)
        identifier = case.get("id")
        given = {name: _terms(case, name) for name in ("present", "excluded")}
        resolved = resolve_terms((*given["present"], *given["excluded"]))
        query = Query(current(given["present"], resolved), current(given["excluded"], resolved))
        found = rank(query, limit=ENTRIES)
    except (_UnusableCase, UnusableQuery) as refusal:
        return {"id": identifier, "ranking": []}, [f"{refusal} The case is not ranked."]
    notes = [f"{note} It was left out." for note in refusals(resolved)]
    if not query.present:
        notes.append("The case has no finding that can be ranked by.")
    ids = upstream_ids([one.disease for one in found])
    ranking = [
        {"slug": one.slug, "name": one.name["en"], "ids": ids[one.disease], "score": round(one.score, 4)}
        for one in found
    ]
    return {"id": identifier, "ranking": ranking}, notes


def _case(line: bytes) -> dict[str, object]:
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


def refusals(resolved: Mapping[str, Resolved]) -> list[str]:
    """Return a sentence for each given id that is no finding."""
    return [REFUSALS[now.reason].format(given) for given, now in resolved.items() if now.term is None]


def current(given: list[str] | tuple[str, ...], resolved: Mapping[str, Resolved]) -> tuple[str, ...]:
    """Return the findings that the given ids stand for today, each once."""
    return tuple(dict.fromkeys(now for term in given if (now := resolved[term].term)))
