"""SQLite runs as the settings say: a good library, WAL, FULL and IMMEDIATE."""

from typing import Any

import pytest
from django.db import connections
from django.db.utils import OperationalError

from rareguru.config import settings
from rareguru.lib.sqlite.base import DatabaseWrapper


@pytest.fixture
def connect(tmp_path, django_db_blocker):
    """Return a function that opens one more connection to the same file, by the product's settings."""
    opened = []

    def connect(timeout=0):
        declared: dict[str, Any] = settings._database("")
        options = {**declared["OPTIONS"], "timeout": timeout}
        completed = connections.configure_settings(
            {"default": {**declared, "NAME": tmp_path / "db.sqlite3", "OPTIONS": options}}
        )
        opened.append(DatabaseWrapper(completed["default"]))
        return opened[-1]

    with django_db_blocker.unblock():
        yield connect
        for connection in opened:
            connection.close()


def _value(connection, question):
    with connection.cursor() as cursor:
        return cursor.execute(question).fetchone()[0]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("PRAGMA journal_mode", "wal"),
        ("PRAGMA synchronous", 2),
        ("PRAGMA foreign_keys", 1),
        ("SELECT sqlite_version() >= '3.51.3'", 1),
    ],
)
def test_every_connection_is_safe(connect, question, answer):
    assert _value(connect(), question) == answer


def test_writers_wait_for_each_other_at_least_ten_seconds():
    declared: dict[str, Any] = settings._database("")

    assert declared["OPTIONS"]["timeout"] >= 10


def test_the_busy_timeout_reaches_the_library(connect):
    assert _value(connect(timeout=30), "PRAGMA busy_timeout") == 30_000


def test_a_transaction_takes_the_write_lock_before_it_writes(connect):
    first, second = connect(), connect()
    first.ensure_connection()
    with second.cursor() as cursor:
        cursor.execute("CREATE TABLE t (a)")

    first._start_transaction_under_autocommit()

    with pytest.raises(OperationalError, match="locked"), second.cursor() as cursor:
        cursor.execute("INSERT INTO t VALUES (1)")


def test_readers_go_on_while_somebody_writes(connect):
    writer, reader = connect(), connect()
    with writer.cursor() as cursor:
        cursor.execute("CREATE TABLE t (a)")
    with writer.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("INSERT INTO t VALUES (1)")

    assert _value(reader, "SELECT count(*) FROM t") == 0
