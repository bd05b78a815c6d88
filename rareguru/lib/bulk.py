"""Writing many rows at once: executemany on SQLite, COPY on PostgreSQL.

Django's bulk_create needs ten times as long for the same rows, because it makes a
model instance of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import connection, models

_ROWS_LOOKED_AT = 1000  # of each index

Value = str | int | float | bool | date | None
Row = Sequence[Value]


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert rows whose values stand in the order of `columns` (names of database columns)."""
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        places = ", ".join(["%s"] * len(columns))
        statement = f"INSERT INTO {table} ({names}) VALUES ({places})"  # noqa: S608 - names come from our own models
        cursor.executemany(statement, _adapted(model, columns, rows))


def update_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Update rows; the last value of each is the primary key of the row to change."""
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(f"{connection.ops.quote_name(column)} = %s" for column in columns)
    with connection.cursor() as cursor:
        statement = f"UPDATE {table} SET {names} WHERE id = %s"  # noqa: S608 - names come from our own models
        cursor.executemany(statement, _adapted(model, columns, rows))


def renew_statistics() -> None:
    """Tell the planner of queries what the tables hold now.

    PostgreSQL's own look comes too late: what follows a load within the minute, or within its
    transaction, would be planned for empty tables and take minutes instead of seconds. SQLite never
    looks by itself, and guesses that an index on one of two kinds of pages finds ten of them.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {_ROWS_LOOKED_AT}")
        cursor.execute("ANALYZE")


def _adapted(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> list[Row]:
    """Spell dates as text for SQLite, whose driver no longer adapts them by itself."""
    dates = {field.column for field in model._meta.concrete_fields if isinstance(field, models.DateField)}
    places = [place for place, column in enumerate(columns) if column in dates]
    if connection.vendor == "postgresql" or not places:
        return list(rows)
    return [_spelled(row, places) for row in rows]


def _spelled(row: Row, places: Sequence[int]) -> Row:
    values = list(row)
    for place in places:
        if isinstance(value := values[place], date):
            values[place] = value.isoformat()
    return values
