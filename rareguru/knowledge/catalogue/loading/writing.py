"""Write a difference: within one transaction, so that a release is there as a whole or not at all."""

from __future__ import annotations

from enum import Enum
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from rareguru.knowledge.catalogue.loading.difference import Difference, TableDifference
from rareguru.knowledge.catalogue.loading.tables import Table
from rareguru.knowledge.catalogue.models import Organization, Record, Term
from rareguru.knowledge.catalogue.models.statement import Statement as StatementModel
from rareguru.knowledge.catalogue.statements import Statement
from rareguru.knowledge.sources.models import Release
from rareguru.lib.bulk import Row, insert_rows, renew_statistics, update_rows

Numbers = dict[type[StatementModel], dict[str, int]]  # model -> identifier -> primary key
DEFAULTS: dict[type[StatementModel], dict[str, str]] = {Record: {"place": Record.Place.LISTED.value, "reason": ""}}
CHUNK = 5_000


@transaction.atomic
def write(release: Release, difference: Difference) -> None:
    """Publish this release: its difference becomes what the catalogue says of the source."""
    Release.objects.held().filter(source=release.source).delete()
    Release.objects.published().filter(source=release.source).update(status=Release.Status.SUPERSEDED)
    release.status = Release.Status.PUBLISHED
    release.save()
    numbers: Numbers = {}
    for part in difference.tables:
        _write_table(release, part, numbers)
    if not difference.is_empty:
        renew_statistics()


def _write_table(release: Release, part: TableDifference, numbers: Numbers) -> None:
    table = part.table
    if part.added or part.changed or part.restored:
        for model in table.points.values():
            if model not in numbers:
                numbers[model] = _numbers_of(model, release.source)
    if part.added:
        fixed = DEFAULTS.get(table.model, {})
        columns = ("source", "key", "digest", "release_id", *table.columns, *fixed)
        insert_rows(
            table.model,
            columns,
            (
                (release.source, key, table.digest(one), release.pk, *_values(table, one, numbers), *fixed.values())
                for key, one in part.added
            ),
        )
    if rewritten := part.changed + part.restored:
        columns = ("digest", "release_id", "retired_in_id", *table.columns)
        update_rows(
            table.model,
            columns,
            ((table.digest(one), release.pk, None, *_values(table, one, numbers), pk) for pk, one in rewritten),
        )
    retired = iter(part.retired)
    while chunk := list(islice(retired, CHUNK)):
        table.model.objects.filter(pk__in=chunk).update(retired_in=release)


def _values(table: Table, statement: Statement, numbers: Numbers) -> Row:
    """Return the values of the columns; what is pointed to by its key, an enumeration by what it stands for."""
    values: list[Any] = [value.value if isinstance(value, Enum) else value for value in table.values(statement)]
    for place, model in table.places:
        values[place] = numbers[model][values[place]]
    return values


def _numbers_of(model: type[StatementModel], source: str) -> dict[str, int]:
    """Return the primary keys by identifier; the source's own rows win over those of others."""
    known: QuerySet[Any] = model.objects.all()
    rows = (known.filter(source=source) if model is Organization else known).values_list("identifier", "pk", "source")
    everywhere: dict[str, int] = {}
    own: dict[str, int] = {}
    for identifier, pk, where in rows.iterator(20_000):
        (own if where == source or model is Term else everywhere)[identifier] = pk
    return {**everywhere, **own}
