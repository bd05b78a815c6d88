"""The throw-away PostgreSQL comes, takes our migrations, and leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from rareguru.testing import postgres

pytestmark = [pytest.mark.postgres, pytest.mark.slow]
ASK = "import os, sys; print(os.environ['DATABASE_URL']); sys.exit(7)"


def _folder(address):
    return Path(unquote(urlsplit(address).hostname or ""))


def _fail_with_a_cluster(seen):
    with postgres.throw_away_cluster() as address:
        seen.append(_folder(address))
        assert (seen[0] / "data").is_dir()
        raise ZeroDivisionError


def test_it_takes_every_migration():
    with postgres.throw_away_cluster() as address:
        done = subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
            env={**os.environ, "DATABASE_URL": address},
            capture_output=True,
            text=True,
        )

    assert (done.returncode, done.stderr) == (0, "")


def test_it_is_removed_when_the_work_fails():
    seen: list[Path] = []

    with pytest.raises(ZeroDivisionError):
        _fail_with_a_cluster(seen)

    assert [folder.exists() for folder in seen] == [False]


def test_a_command_runs_with_it_and_its_status_is_passed_on():
    command = [sys.executable, "-m", "rareguru.testing.postgres", sys.executable, "-c", ASK]

    done = subprocess.run(command, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (7, "")
    assert done.stdout.startswith("postgresql://postgres@%2Ftmp%2Frareguru-pg-")
    assert not _folder(done.stdout.strip()).exists()


def test_a_machine_without_it_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(postgres, "find_server", lambda: None)

    with pytest.raises(postgres.NoPostgres, match="apt-get install postgresql"), postgres.throw_away_cluster():
        pass
