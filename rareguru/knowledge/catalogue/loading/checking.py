"""Checks that hold for every source: nothing twice, nothing that points nowhere, no cycles, nothing too long."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from graphlib import CycleError, TopologicalSorter
from operator import itemgetter

from rareguru.knowledge.catalogue import statements
from rareguru.knowledge.catalogue.loading.tables import TABLE_OF, TABLES, Table
from rareguru.knowledge.catalogue.models import Record, Term
from rareguru.knowledge.catalogue.models.statement import Statement as StatementModel
from rareguru.knowledge.catalogue.statements import Statement
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo

Keyed = dict[int, Statement]


@dataclass(slots=True)
class Checked:
    """What is left of a release once it is checked: statements by table, each under its key."""

    info: ReleaseInfo = field(default_factory=ReleaseInfo)
    read: int = 0
    by_table: dict[type[Statement], Keyed] = field(default_factory=lambda: {table.statement: {} for table in TABLES})
    issues: list[Issue] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """The identifiers that statements may point to besides those of their own release."""

    records: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    term_aliases: dict[str, str] = field(default_factory=dict)
    links: frozenset[int] = frozenset()  # keys of the source's own published links of a hierarchy


def check(source: str, read: Iterable[Statement | Issue | ReleaseInfo], known: Known) -> Checked:
    """Sort what a reader yields into tables; what cannot stand becomes an issue with its remedy."""
    checked = Checked()
    for value in read:
        if isinstance(value, Issue):
            checked.issues.append(value)
        elif isinstance(value, ReleaseInfo):
            checked.info = value
        else:
            checked.read += 1
            _take(source, checked, value)
    _follow_terms(source, checked, known)
    _drop_dangling(source, checked, known)
    _drop_cycles(source, checked, known)
    return checked


def _take(source: str, checked: Checked, statement: Statement) -> None:
    table = TABLE_OF[type(statement)]
    for name, length in table.lengths.items():
        if len(getattr(statement, name)) > length:
            what = f"its {name} is longer than {length} characters"
            checked.issues.append(_issue(source, statement, what, "it was left out; shorten it upstream"))
            return
    keyed = checked.by_table[table.statement]
    key = table.key(statement)
    earlier = keyed.setdefault(key, statement)
    if earlier is not statement and earlier != statement:
        checked.issues.append(
            _issue(
                source,
                statement,
                "the same statement stands there twice with other content",
                "the first was kept; mend it upstream",
            )
        )


def _follow_terms(source: str, checked: Checked, known: Known) -> None:
    """Point statements at the current id of a term that was merged into another."""
    own_aliases = {
        value.alias: value.term
        for value in checked.by_table[statements.TermAlias].values()
        if isinstance(value, statements.TermAlias)
    }
    aliases = {**known.term_aliases, **own_aliases}
    table = TABLE_OF[statements.Annotation]
    annotations = checked.by_table[statements.Annotation]
    for key, value in list(annotations.items()):
        if isinstance(value, statements.Annotation) and value.term in aliases:
            del annotations[key]
            current = replace(value, term=aliases[value.term])
            annotations.setdefault(table.key(current), current)


def _drop_dangling(source: str, checked: Checked, known: Known) -> None:
    """Take out statements that point to a record, term or organization nobody knows."""
    own: dict[type[StatementModel], set[str]] = {
        table.model: {getattr(value, "id") for value in checked.by_table[table.statement].values()}  # noqa: B009
        for table in TABLES
        if "id" in table.fields
    }
    elsewhere: dict[type[StatementModel], frozenset[str]] = {Record: known.records, Term: known.terms}
    for table in TABLES:
        keyed = checked.by_table[table.statement]
        for name, model in table.points.items():
            # Only a link to an organization may name another source's record.
            may_be_elsewhere = model is not Record or "organization" in table.points
            targets = own[model] | (elsewhere.get(model, frozenset()) if may_be_elsewhere else frozenset())
            missing = {key: value for key, value in keyed.items() if getattr(value, name) not in targets}
            for key in missing:
                del keyed[key]
            unknown = Counter(getattr(value, name) for value in missing.values())
            checked.issues.extend(_unknown(source, table, target, count) for target, count in sorted(unknown.items()))


def _unknown(source: str, table: Table, target: str, count: int) -> Issue:
    what = f"{count} statements of the kind {table.label} point to it, and it is not known"
    return Issue(source, target, what, "they were left out; they come with the release that knows it")


def _drop_cycles(source: str, checked: Checked, known: Known) -> None:
    """Take out the links that close a circle, so that nothing is below itself; what is published is kept."""
    for statement_class, low, high in (
        (statements.Hierarchy, "child", "parent"),
        (statements.TermParent, "term", "parent"),
    ):
        keyed = checked.by_table[statement_class]
        ends = {key: (getattr(link, low), getattr(link, high)) for key, link in keyed.items()}
        for key in closing_links(dict(sorted(ends.items(), key=itemgetter(1))), known.links):
            link = keyed.pop(key)
            checked.issues.append(
                _issue(
                    source,
                    link,
                    "it would put an entry below itself",
                    "the link was left out; mend the circle upstream",
                )
            )


def closing_links(links: Mapping[int, tuple[str, str]], published: Collection[int] = ()) -> list[int]:
    """Return the keys of links, each from below to above, without which there is no circle.

    Of a circle, a link that is new goes rather than one that is published.
    """
    if not _has_circle(links.values()):
        return []
    above: dict[str, list[str]] = defaultdict(list)
    closing: list[int] = []
    for key in sorted(links, key=lambda key: key not in published):
        low, high = links[key]
        if _is_above(above, low, high):
            closing.append(key)
        else:
            above[low].append(high)
    return closing


def _has_circle(links: Iterable[tuple[str, str]]) -> bool:
    graph: TopologicalSorter[str] = TopologicalSorter()
    for low, high in links:
        graph.add(low, high)
    try:
        graph.prepare()
    except CycleError:
        return True
    return False


def _is_above(above: Mapping[str, Sequence[str]], wanted: str, start: str) -> bool:
    """Say whether `wanted` is `start` or above it."""
    seen, waiting = {start}, [start]
    while waiting:
        new = set(above.get(waiting.pop(), ())) - seen
        seen |= new
        waiting += new
    return wanted in seen


def _issue(source: str, statement: Statement, what: str, remedy: str) -> Issue:
    table = TABLE_OF[type(statement)]
    where = " ".join(str(getattr(statement, name))[:80] for name in table.identity[:3])
    return Issue(source, f"{table.label} {where}", what, remedy)
