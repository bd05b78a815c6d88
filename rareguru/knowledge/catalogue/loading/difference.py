"""What a release would change: added, changed, retired, unchanged; and whether a person must see it first."""

from __future__ import annotations

from dataclasses import dataclass, field

from rareguru.knowledge.catalogue.loading.checking import Checked
from rareguru.knowledge.catalogue.loading.tables import TABLES, Table
from rareguru.knowledge.catalogue.statements import Statement

MOST_RETIRED = 0.02
MOST_CHANGED = 0.10
# Of one kind of statement, which may be a small part of its source: a file cut in half, a column that was emptied.
MOST_RETIRED_OF_KIND = 0.2
FEWEST_OF_KIND = 50  # of fewer, any share may vanish by chance


@dataclass(slots=True)
class TableDifference:
    """The difference in one table."""

    table: Table
    added: list[tuple[int, Statement]] = field(default_factory=list)
    changed: list[tuple[int, Statement]] = field(default_factory=list)  # with the primary key of the row
    restored: list[tuple[int, Statement]] = field(default_factory=list)
    retired: list[int] = field(default_factory=list)  # primary keys
    unchanged: int = 0
    published: int = 0
    denials: int = 0  # published statements that something does not occur
    denials_retired: int = 0

    @property
    def is_suspicious(self) -> bool:
        """Whether much of this kind would vanish, or of its denials: without them it says the opposite."""
        return _is_much(len(self.retired), self.published) or _is_much(self.denials_retired, self.denials)


def _is_much(retired: int, published: int) -> bool:
    return published >= FEWEST_OF_KIND and retired > MOST_RETIRED_OF_KIND * published


@dataclass(slots=True)
class Difference:
    tables: list[TableDifference]

    def total(self, what: str) -> int:
        return sum(len(getattr(table, what)) for table in self.tables)

    @property
    def unchanged(self) -> int:
        return sum(table.unchanged for table in self.tables)

    @property
    def published(self) -> int:
        return sum(table.published for table in self.tables)

    @property
    def is_empty(self) -> bool:
        return not any(self.total(what) for what in ("added", "changed", "restored", "retired"))

    @property
    def is_suspicious(self) -> bool:
        """Whether so much would vanish or change that a person has to look first."""
        is_much = (
            self.total("retired") > MOST_RETIRED * self.published
            or self.total("changed") > MOST_CHANGED * self.published
        )
        return (is_much and self.published > 0) or any(table.is_suspicious for table in self.tables)

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        return {
            part.table.label: {
                "read": len(part.added) + len(part.changed) + len(part.restored) + part.unchanged,
                "added": len(part.added) + len(part.restored),
                "changed": len(part.changed),
                "retired": len(part.retired),
                "unchanged": part.unchanged,
            }
            for part in self.tables
            if part.published or part.added or part.restored
        }


def compare(source: str, checked: Checked) -> Difference:
    """Compare a checked release with what the catalogue holds of its source."""
    return Difference([_compare_table(source, table, checked) for table in TABLES])


def _compare_table(source: str, table: Table, checked: Checked) -> TableDifference:
    result = TableDifference(table)
    rows = (
        table.model.objects.filter(source=source).values_list("key", "pk", "digest", "retired_in_id").iterator(20_000)
    )
    existing = {key: (pk, digest, retired_in is None) for key, pk, digest, retired_in in rows}
    result.published = sum(is_live for _, _, is_live in existing.values())
    for key, statement in checked.by_table[table.statement].items():
        pk, digest, is_live = existing.pop(key, (None, 0, False))
        if pk is None:
            result.added.append((key, statement))
        elif not is_live:
            result.restored.append((pk, statement))
        elif digest != table.digest(statement):
            result.changed.append((pk, statement))
        else:
            result.unchanged += 1
    result.retired = [pk for pk, _, is_live in existing.values() if is_live]
    if "is_excluded" in table.fields:
        denials = table.model.objects.live().filter(source=source, is_excluded=True).values_list("pk", flat=True)
        denied = frozenset(denials)
        result.denials, result.denials_retired = len(denied), len(denied.intersection(result.retired))
    return result
