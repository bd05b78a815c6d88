"""A sync killed at any moment: whole releases or none, and the next run ends where an undisturbed one does."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from rareguru.lib.sqlite.library import library
from tests.rules import ROOT

pytestmark = pytest.mark.slow
PORT = 20_000 + os.getpid() % 10_000  # nothing is served on it, but it is looked whether it is free
RAREGURU = [sys.executable, "-m", "rareguru.cli.main"]
COMMAND = [*RAREGURU, "up", "--prepare-only", "--port", str(PORT)]
PATIENCE = 300
MOMENTS = 10
CHANCE = random.Random(20261123)  # noqa: S311 - the moments need not be secret, only spread and the same in each run


@dataclass(frozen=True)
class Prepared:
    """What a run leaves behind."""

    statements: dict[tuple[str, str], int]  # (table, source) -> live rows
    pages: list[tuple[str, str]]  # slug, revision
    build: str


def database(var):
    return var / "rareguru.sqlite3"


def start(var, command=COMMAND):
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    environment = {
        **kept,
        "RAREGURU_VAR": str(var),
        "RAREGURU_SOURCES": str(ROOT / "samples"),
        "RAREGURU_PROCESSES": "2",
    }
    return subprocess.Popen(
        command, env=environment, cwd=ROOT, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def finish(var, command=COMMAND):
    with start(var, command) as process:
        _, said = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, said


def rows(var, query):
    with closing(library.connect(database(var))) as connection:
        return connection.execute(query).fetchall()


def tables(var):
    """Return the tables of statements that are there yet."""
    found = rows(var, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%\"retired_in_id\"%'")
    return [name for (name,) in found]


def statements(var):
    return {
        (table, source): count
        for table in tables(var)
        for source, count in rows(
            var,
            f"SELECT source, count(*) FROM {table} WHERE retired_in_id IS NULL GROUP BY source",  # noqa: S608
        )
    }


def prepared(var):
    pages = sorted(rows(var, "SELECT slug, revision FROM pages_pagedocument"))
    return Prepared(statements(var), pages, (var / "build" / "current").read_text())


def until_there(path: Path, process):
    while not path.exists() and process.poll() is None:
        time.sleep(0.002)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    """An undisturbed run, and the seconds it took after the database was there."""
    var = tmp_path_factory.mktemp("undisturbed")
    with start(var) as process:
        until_there(database(var), process)
        begun = time.monotonic()
        _, said = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, said
    return prepared(var), time.monotonic() - begun


def kill_at(var, seconds):
    with start(var) as process:
        until_there(database(var), process)
        time.sleep(seconds)
        process.kill()
        process.communicate(timeout=PATIENCE)
    return process.returncode


@pytest.mark.parametrize("share", [round((number + CHANCE.random()) / MOMENTS, 3) for number in range(MOMENTS)])
def test_the_next_run_ends_as_an_undisturbed_one(tmp_path, undisturbed, share):
    expected, seconds = undisturbed

    status = kill_at(tmp_path, share * seconds)

    left = statements(tmp_path)
    assert status in {-signal.SIGKILL, 0}
    assert rows(tmp_path, "PRAGMA integrity_check") == [("ok",)]
    begun = {source for _, source in left}
    assert left == {place: count for place, count in expected.statements.items() if place[1] in begun}
    finish(tmp_path)
    assert prepared(tmp_path) == expected
    assert rows(tmp_path, "PRAGMA integrity_check") == [("ok",)]


def test_a_first_fill_that_was_cut_off_between_two_sources_is_taken_up_again(tmp_path, undisturbed):
    expected, _ = undisturbed
    finish(tmp_path, [*RAREGURU, "sync", "hpo", "mondo", "--no-build"])
    (tmp_path / "filling").touch()

    finish(tmp_path)

    assert prepared(tmp_path) == expected
    assert not (tmp_path / "filling").exists()


def test_a_sync_ends_as_the_start_of_the_site_does(tmp_path, undisturbed):
    expected, _ = undisturbed

    finish(tmp_path, [*RAREGURU, "sync"])

    assert prepared(tmp_path) == expected
