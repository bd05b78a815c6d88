"""A throw-away PostgreSQL: `python -m rareguru.testing.postgres COMMAND…` runs a command with DATABASE_URL set to it.

The cluster lives in a new folder of the system's temporary folder and listens on a socket in
that folder and on nothing else. It is stopped and removed however the command ends.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn
from urllib.parse import quote

INSTALL = "apt-get install postgresql"
# Nothing of it outlives the tests, so it need not be safe against a power cut.
_FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
_UNPRIVILEGED = ("postgres", "nobody")


class NoPostgres(Exception):
    """No PostgreSQL server is installed."""


def find_server() -> Path | None:
    """Return the folder of the newest PostgreSQL server programs, None without any."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    found = [Path(which).resolve().parent for which in [shutil.which("initdb")] if which]
    return next((folder for folder in [*debian, *found] if (folder / "pg_ctl").is_file()), None)


@contextmanager
def throw_away_cluster() -> Iterator[str]:
    """Start a new cluster and give its DATABASE_URL; stop and remove it at the end."""
    programs = find_server()
    if programs is None:
        message = f"No PostgreSQL server was found. Install one with: {INSTALL}"
        raise NoPostgres(message)
    # A socket's path must be short, and a host name in an address loses its capitals.
    folder = Path(tempfile.mkdtemp(prefix="rareguru-pg-", dir="/tmp"))
    try:
        _hand_over(folder)
        options = ("-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        _run(programs / "initdb", "-D", folder / "data", *options)
        server = f"{_FAST} -c listen_addresses= -c unix_socket_directories={folder}"
        control = (programs / "pg_ctl", "-D", folder / "data", "-w")
        _run(*control, "-l", folder / "log", "-o", server, "start")
        try:
            yield f"postgresql://postgres@{quote(str(folder), safe='')}/postgres"
        finally:
            _run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _run(*command: str | Path) -> None:
    """Run a server program, as somebody else when we are root, which PostgreSQL refuses to run as."""
    user = _unprivileged_user()
    done = subprocess.run(  # noqa: S603 - the server's own programs
        [str(word) for word in command],
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
        cwd="/",
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        message = f"PostgreSQL's {Path(command[0]).name} failed: {done.stderr or done.stdout}"
        raise NoPostgres(message)


def _unprivileged_user() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    users = {user.pw_name: user for user in pwd.getpwall()}
    return next(users[name] for name in _UNPRIVILEGED if name in users)


def _hand_over(folder: Path) -> None:
    if user := _unprivileged_user():
        os.chown(folder, user.pw_uid, user.pw_gid)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def main(command: Sequence[str]) -> int:
    """Run the command against a new cluster and return its exit status."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        with throw_away_cluster() as address:
            environment = {**os.environ, "DATABASE_URL": address}
            return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - the caller's command
    except NoPostgres as error:
        sys.stderr.write(f"{error}\n")
        return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
