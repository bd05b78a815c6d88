"""The backend speaks Django's dialect on the bundled library."""

import datetime
import decimal
import sqlite3

import pytest
from django.db import connections
from django.db.utils import IntegrityError, NotSupportedError

from rareguru.lib.sqlite import base
from rareguru.lib.sqlite.base import DatabaseWrapper
from rareguru.lib.sqlite.library import OLDEST, library, refusal, version


@pytest.fixture
def connection(tmp_path, django_db_blocker):
    declared = {"ENGINE": "rareguru.lib.sqlite", "NAME": tmp_path / "db.sqlite3"}
    wrapper = DatabaseWrapper(connections.configure_settings({"default": declared})["default"])
    with django_db_blocker.unblock():
        yield wrapper
        wrapper.close()


def test_it_runs_on_a_library_without_the_corruption_bug(connection):
    with connection.cursor() as cursor:
        [text] = cursor.execute("SELECT sqlite_version()").fetchone()

    assert tuple(map(int, text.split("."))) == version() >= OLDEST


def test_it_leaves_the_standard_module_alone():
    assert library.Connection is not sqlite3.Connection or version() == sqlite3.sqlite_version_info


def test_it_refuses_the_versions_before_the_mended_one():
    assert "3.51.2 is too old" in refusal((3, 51, 2))
    assert "make setup" in refusal((3, 40, 1))
    assert refusal((3, 51, 3)) == refusal((4, 0, 0)) == ""


def test_it_opens_no_connection_on_an_old_library(connection, monkeypatch):
    monkeypatch.setattr(base, "version", lambda: (3, 40, 1))

    with pytest.raises(NotSupportedError, match=r"3\.40\.1 is too old"):
        connection.cursor()


def test_the_system_check_says_how_to_mend_it(monkeypatch):
    assert base.check_library() == []
    monkeypatch.setattr(base, "version", lambda: (3, 40, 1))

    [error] = base.check_library()

    assert error.msg.endswith("corrupt the database.")
    assert str(error.hint).startswith("Run `make setup`")


def test_it_takes_both_kinds_of_placeholder_and_a_literal_percent(connection):
    with connection.cursor() as cursor:
        assert cursor.execute("SELECT %s || '%%'", ["100"]).fetchone() == ("100%",)
        assert cursor.execute("SELECT %(word)s", {"word": "cough"}).fetchone() == ("cough",)
        assert cursor.execute("SELECT '%s'").fetchone() == ("%s",)


def test_it_writes_many_rows_from_a_generator(connection):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE t (a, b)")
        cursor.executemany("INSERT INTO t VALUES (%s, %s)", ((n, n * n) for n in range(4)))
        cursor.executemany("INSERT INTO t VALUES (%s, %s)", [])
        cursor.executemany("INSERT INTO t VALUES (%(a)s, %(b)s)", [{"a": 9, "b": 81}])

        assert cursor.execute("SELECT sum(b), count(*) FROM t").fetchone() == (95, 5)


def test_values_come_back_with_their_types(connection):
    row = (datetime.date(2020, 5, 1), datetime.datetime(2020, 5, 1, 12, 30), True)  # noqa: DTZ001 - stored without zone
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE t (day date, at datetime, ok bool, price decimal)")
        cursor.execute("INSERT INTO t VALUES (%s, %s, %s, %s)", [*row, decimal.Decimal("1.5")])

        assert cursor.execute("SELECT day, at, ok, price FROM t").fetchone() == (*row, 1.5)


def test_it_keeps_foreign_keys_and_names_errors_as_django_does(connection):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE parent (id integer PRIMARY KEY)")
        cursor.execute("CREATE TABLE child (parent integer REFERENCES parent)")

        with pytest.raises(IntegrityError):
            cursor.execute("INSERT INTO child VALUES (7)")


def test_regular_expressions_and_dates_work_in_queries(connection):
    with connection.cursor() as cursor:
        assert cursor.execute("SELECT 'cough' REGEXP %s", ["^co"]).fetchone() == (1,)
        assert cursor.execute("SELECT django_date_extract('year', '2020-05-01')").fetchone() == (2020,)
