"""Django's SQLite backend on the library of library.py; ENGINE = "rareguru.lib.sqlite".

Django's own backend is bound to the standard sqlite3 module by its imports. Replacing that
module in sys.modules would change it for everybody, so the few places that touch it are
written again here: the connection, the cursor, and the converters of column values.
"""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.db.backends.sqlite3 import base as django_sqlite
from django.db.backends.sqlite3._functions import register as register_functions  # type: ignore[import-untyped]
from django.db.backends.sqlite3.features import DatabaseFeatures as DjangoFeatures
from django.db.utils import NotSupportedError
from django.utils.dateparse import parse_date, parse_datetime, parse_time

from rareguru.lib.sqlite.library import OLDEST, library, refusal, version

type_converters: dict[str, Callable[[bytes], object]] = {
    "bool": b"1".__eq__,
    "date": lambda raw: parse_date(raw.decode()),
    "time": lambda raw: parse_time(raw.decode()),
    "datetime": lambda raw: parse_datetime(raw.decode()),
    "timestamp": lambda raw: parse_datetime(raw.decode()),
}
for column_type, converter in type_converters.items():
    library.register_converter(column_type, converter)
library.register_adapter(decimal.Decimal, str)
library.register_adapter(datetime.date, django_sqlite.adapt_date)
library.register_adapter(datetime.datetime, django_sqlite.adapt_datetime)


@register
def check_library(**_: object) -> list[CheckMessage]:
    """Refuse a SQLite library with a known corruption bug before anything is written."""
    if not (reason := refusal(version())):
        return []
    what, _dot, mend = reason.partition(". ")
    return [Error(f"{what}.", hint=mend, id="rareguru.sqlite.E001")]


class Cursor(library.Cursor):  # type: ignore[misc]
    """A cursor that takes Django's %s and %(name)s placeholders."""

    def execute(self, query: str, params: Sequence[Any] | Mapping[str, Any] | None = None) -> Cursor:
        if params is None:
            return super().execute(query)  # type: ignore[no-any-return]
        return super().execute(_with_marks(query, params), params)  # type: ignore[no-any-return]

    def executemany(self, query: str, param_list: Iterable[Any]) -> Cursor:
        rows = iter(param_list)
        first = next(rows, None)
        if first is None:
            return self
        return super().executemany(_with_marks(query, first), chain([first], rows))  # type: ignore[no-any-return]


def _with_marks(query: str, params: Sequence[Any] | Mapping[str, Any]) -> str:
    if isinstance(params, Mapping):
        return query % {name: f":{name}" for name in params}
    return django_sqlite.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class DatabaseFeatures(DjangoFeatures):
    minimum_database_version = OLDEST
    can_alter_table_drop_column = True
    can_return_columns_from_insert = True
    can_return_rows_from_bulk_insert = True


class DatabaseWrapper(django_sqlite.DatabaseWrapper):
    init_commands: list[str]
    Database = library
    features_class = DatabaseFeatures

    def get_new_connection(self, conn_params: dict[str, Any]) -> library.Connection:
        if reason := refusal(version()):
            raise NotSupportedError(reason)
        connection = library.connect(**conn_params)
        register_functions(connection)
        for command in ("PRAGMA foreign_keys = ON", "PRAGMA legacy_alter_table = OFF", *self.init_commands):
            if command.strip():
                connection.execute(command)
        return connection

    def create_cursor(self, name: str | None = None) -> Cursor:
        return self.connection.cursor(factory=Cursor)  # type: ignore[no-any-return]
