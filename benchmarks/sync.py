"""How long all sources take into an empty SQLite with the build, and the same files again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from benchmarks.figure import Figure, at_least, at_most
from benchmarks.stage import Run, clear, rareguru, run

COMMAND = "make bench ARGS=sync"
CHANGES = ("added", "changed", "retired")


def measure() -> Iterator[Figure]:
    clear()
    first = run(rareguru("sync", "--json"))
    second = run(rareguru("sync", "--json"))
    yield Figure("sources loaded from the files", _loaded(first), "", COMMAND, at_least(1))
    yield Figure("full sync into an empty SQLite, and the build", first.seconds, "s", COMMAND, at_most(120))
    yield Figure("peak memory of it", first.peak_bytes / 1e9, "GB", COMMAND, at_most(1.5))
    yield Figure("the same files again", second.seconds, "s", COMMAND, at_most(15))
    yield Figure("changes by it", _changes(second), "", COMMAND, at_most(0))


def _loaded(one: Run) -> int:
    return sum(source["outcome"] == "loaded" for source in _sources(one))


def _changes(one: Run) -> int:
    return sum(source[column] for source in _sources(one) for column in CHANGES)


def _sources(one: Run) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = json.loads(one.output)["sources"]
    except ValueError as error:
        message = f"`rareguru sync` ended with status {one.status} and no report."
        raise SystemExit(message) from error
    return found
