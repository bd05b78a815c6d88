"""The SQLite library in use, and whether it can be trusted with the data.

Versions before 3.51.3 can corrupt a database in WAL mode when a writer resets the log while
another connection reads it. The interpreter's own library is usually older, so the bundled
one of pysqlite3 is taken. Never open the site's database with the standard sqlite3 module in
the same process: POSIX locks of one library are silently dropped when the other closes the file.
"""

from __future__ import annotations

try:
    from pysqlite3 import dbapi2 as library
except ImportError:  # an installation without it may still have a new enough interpreter
    from sqlite3 import dbapi2 as library

__all__ = ["OLDEST", "Version", "library", "refusal", "version"]

OLDEST = (3, 51, 3)
Version = tuple[int, ...]


def version() -> Version:
    """Return the version of the SQLite library that the site's connections use."""
    return tuple(int(part) for part in str(library.sqlite_version).split("."))


def refusal(found: Version) -> str:
    """Return why this version is refused and how to mend it, or "" when it is good."""
    if found >= OLDEST:
        return ""
    return (
        f"SQLite {_written(found)} is too old: versions before {_written(OLDEST)} can corrupt the database. "
        "Run `make setup` to install the pysqlite3 package of requirements/base.txt, which brings a newer SQLite, "
        "or set DATABASE_URL to a PostgreSQL database."
    )


def _written(found: Version) -> str:
    return ".".join(map(str, found))
