"""How often a key has come of late, counted by all processes of one machine together.

A file of one small table: a key and the time until which its allowance is used up. Nothing else is
known of a key, and its row goes when that time has passed. The file is not worth a disk's waiting
(`synchronous=OFF`): a damaged one is thrown away, and counting begins anew.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from rareguru.lib.sqlite.library import library

SECONDS_TO_WAIT = 1.0  # for another process that is counting
SECONDS_BETWEEN_CLEANINGS = 60.0
_TABLE = "CREATE TABLE IF NOT EXISTS visits (key BLOB PRIMARY KEY, until REAL NOT NULL) WITHOUT ROWID"
# `until` moves on by a step with each visit, and never lies further ahead than the whole allowance.
_COUNT = """
INSERT INTO visits (key, until) VALUES (:key, :now + :step)
ON CONFLICT (key) DO UPDATE SET until = min(max(until, :now), :now + :seconds) + :step
WHERE min(max(until, :now), :now + :seconds) + :step <= :now + :seconds + 1e-6
RETURNING until
"""


class CountingFailed(Exception):
    """The file cannot be used, for instance because the disk is full."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many visits at once, and as many again spread over each such span of time."""

    most: int
    seconds: float = 60.0

    @property
    def step(self) -> float:
        return self.seconds / self.most


@dataclass(frozen=True, slots=True)
class Counted:
    """What became of a visit."""

    is_allowed: bool
    remaining: int  # visits that would be allowed at once
    wait: float  # seconds until the next one is allowed


class Visits:
    """The counter in the file at `path`; safe to use from many threads and processes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._cleaned = 0.0
        try:
            self._connection = self._open()
        except library.OperationalError as error:  # locked for too long, a full disk, a folder that is not ours
            raise CountingFailed(self._sentence(error)) from error
        except library.DatabaseError:
            self._connection = self._begin_anew()

    def count(self, key: bytes, allowance: Allowance, now: float) -> Counted:
        """Count a visit, or refuse it; one that is refused does not count. Raises CountingFailed."""
        with self._lock:
            try:
                self._clean(now)
                return self._count(key, allowance, now)
            except library.DatabaseError as error:
                raise CountingFailed(self._sentence(error)) from error

    def _count(self, key: bytes, allowance: Allowance, now: float) -> Counted:
        given = {"key": key, "now": now, "step": allowance.step, "seconds": allowance.seconds}
        end = now + allowance.seconds
        # All rows are fetched: the statement has ended, and its lock is gone, only then.
        if counted := self._connection.execute(_COUNT, given).fetchall():
            left = int((end - counted[0][0]) / allowance.step + 1e-6)
            return Counted(is_allowed=True, remaining=left, wait=0.0 if left else allowance.step)
        found = self._connection.execute("SELECT until FROM visits WHERE key = ?", (key,)).fetchall()
        until = min(found[0][0], end) if found else end
        return Counted(is_allowed=False, remaining=0, wait=until + allowance.step - end)

    def _clean(self, now: float) -> None:
        """Forget every key whose time has passed."""
        if not 0 <= now - self._cleaned < SECONDS_BETWEEN_CLEANINGS:
            self._cleaned = now
            self._connection.execute("DELETE FROM visits WHERE until < ?", (now,))

    def _open(self) -> library.Connection:
        connection = library.connect(self._path, timeout=SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False)
        for command in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=OFF", "PRAGMA secure_delete=ON", _TABLE):
            connection.execute(command)
        return connection

    def _begin_anew(self) -> library.Connection:
        for ending in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                self._path.with_name(self._path.name + ending).unlink()
        try:
            return self._open()
        except library.DatabaseError as error:
            raise CountingFailed(self._sentence(error)) from error

    def _sentence(self, error: Exception) -> str:
        return f"Visits cannot be counted in {self._path}: {error}."
