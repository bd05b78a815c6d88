"""Which statement goes into which table, and how a statement is told from another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from hashlib import blake2b
from operator import attrgetter

from rareguru.knowledge.catalogue import models, statements
from rareguru.knowledge.catalogue.models.statement import Statement as StatementModel
from rareguru.knowledge.catalogue.statements import Statement

# A field of a statement that names something -> the model it is looked up in.
POINTS_TO: dict[str, type[StatementModel]] = {
    "record": models.Record,
    "child": models.Record,
    "term": models.Term,
    "organization": models.Organization,
}


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of statement and the model that keeps it."""

    statement: type[Statement]
    model: type[StatementModel]
    fields: tuple[str, ...]
    identity: tuple[str, ...]
    points: dict[str, type[StatementModel]]
    lengths: dict[str, int]  # the longest text a column takes
    places: tuple[tuple[int, type[StatementModel]], ...]  # of the fields that point to something
    values: Callable[[Statement], tuple[object, ...]]  # of all fields
    identity_values: Callable[[Statement], tuple[object, ...]]

    @property
    def label(self) -> str:
        return self.model.__name__

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self._column(field) for field in self.fields)

    def _column(self, field: str) -> str:
        if field == "id":
            return "identifier"
        return f"{field}_id" if field in self.points else field

    def key(self, statement: Statement) -> int:
        """Return the number that says which statement this is."""
        return number_of((self.label, *self.identity_values(statement)))

    def digest(self, statement: Statement) -> int:
        """Return the number that says what this statement says."""
        return number_of(self.values(statement))


def number_of(values: Sequence[object]) -> int:
    """Return a signed 64-bit number for these values: alike in every process, no two alike in practice."""
    text = "\x1f".join(map(str, values))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def _table(statement: type[Statement]) -> Table:
    model: type[StatementModel] = getattr(models, statement.__name__)
    names = tuple(field.name for field in fields(statement))
    points = {name: POINTS_TO[name] for name in names if name in POINTS_TO}
    if "parent" in names:
        points["parent"] = models.Term if "term" in names else models.Record
    lengths = {}
    for name in names:
        column = "identifier" if name == "id" else name
        if name not in points and (length := getattr(model._meta.get_field(column), "max_length", None)):
            lengths[name] = length
    places = tuple((place, points[name]) for place, name in enumerate(names) if name in points)
    values = (_getter(names), _getter(statement.KEY))
    return Table(statement, model, names, statement.KEY, points, lengths, places, *values)


def _getter(names: Sequence[str]) -> Callable[[Statement], tuple[object, ...]]:
    """Return what reads these fields at once."""
    getter: Callable[[Statement], tuple[object, ...]] = attrgetter(*names)
    return getter if len(names) > 1 else lambda statement: (getter(statement),)


# In the order in which they can be written: what is pointed to comes first.
TABLES: tuple[Table, ...] = tuple(
    _table(statement)
    for statement in (
        statements.Record,
        statements.Organization,
        statements.Term,
        statements.TermName,
        statements.TermDefinition,
        statements.TermParent,
        statements.TermAlias,
        statements.Name,
        statements.CrossReference,
        statements.Hierarchy,
        statements.Section,
        statements.Annotation,
        statements.GeneLink,
        statements.Prevalence,
        statements.Characteristic,
        statements.OrganizationLink,
    )
)
TABLE_OF = {table.statement: table for table in TABLES}
