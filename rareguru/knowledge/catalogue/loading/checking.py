"""Checks that hold for every source: nothing twice, nothing that points nowhere, no cycles, nothing too long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from rareguru.knowledge.catalogue import statements
from rareguru.knowledge.catalogue.loading.tables import TABLE_OF, TABLES, Table
from rareguru.knowledge.catalogue.models import Organization, Record, Term
from rareguru.knowledge.catalogue.statements import Statement
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo

Keyed = dict[int, Statement]
LISTED_OF_A_KIND = 2_000  # issues of one kind that are listed one by one


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
    _drop_cycles(source, checked)
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
    if earlier != statement:
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
    own_aliases = {alias.alias: alias.term for alias in checked.by_table[statements.TermAlias].values()}  # type: ignore[union-attr]
    aliases = {**known.term_aliases, **own_aliases}
    table = TABLE_OF[statements.Annotation]
    annotations = checked.by_table[statements.Annotation]
    moved = [(key, value) for key, value in annotations.items() if value.term in aliases]  # type: ignore[union-attr]
    for key, annotation in moved:
        del annotations[key]
        current = replace(annotation, term=aliases[annotation.term])  # type: ignore[union-attr]
        annotations.setdefault(table.key(current), current)


def _drop_dangling(source: str, checked: Checked, known: Known) -> None:
    own = {
        Record: {value.id for value in checked.by_table[statements.Record].values()},  # type: ignore[union-attr]
        Organization: {value.id for value in checked.by_table[statements.Organization].values()},  # type: ignore[union-attr]
        Term: {value.id for value in checked.by_table[statements.Term].values()},  # type: ignore[union-attr]
    }
    elsewhere = {Record: known.records, Organization: frozenset[str](), Term: known.terms}
    for table in TABLES:
        if not table.points:
            continue
        keyed = checked.by_table[table.statement]
        for name, model in table.points.items():
            # Only a link to an organization may name another source's record.
            others = elsewhere[model] if model is not Record or "organization" in table.points else frozenset()
            _drop_where(
                source, checked, table, keyed, name, lambda target, m=model, o=others: target in own[m] or target in o
            )


def _drop_where(
    source: str, checked: Checked, table: Table, keyed: Keyed, name: str, is_known: Callable[[str], bool]
) -> None:
    missing = [(key, value) for key, value in keyed.items() if not is_known(getattr(value, name))]
    unknown: defaultdict[str, int] = defaultdict(int)
    for key, statement in missing:
        del keyed[key]
        unknown[getattr(statement, name)] += 1
    for target, count in sorted(unknown.items()):
        checked.issues.append(
            Issue(
                source,
                target,
                f"{count} {table.label} point to it as {name}, and it is not known",
                "they were left out; they come with the release that knows it",
            )
        )


def _drop_cycles(source: str, checked: Checked) -> None:
    """Take out the links that close a circle, so that nothing is below itself."""
    for statement_class, low, high in (
        (statements.Hierarchy, "child", "parent"),
        (statements.TermParent, "term", "parent"),
    ):
        keyed = checked.by_table[statement_class]
        parents: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for key, link in sorted(keyed.items(), key=lambda item: (getattr(item[1], low), getattr(item[1], high))):
            parents[getattr(link, low)].append((getattr(link, high), key))
        for key in closing_links(parents):
            link = keyed.pop(key)
            checked.issues.append(
                _issue(
                    source,
                    link,
                    "it would put an entry below itself",
                    "the link was left out; mend the circle upstream",
                )
            )


def closing_links(parents: dict[str, list[tuple[str, int]]]) -> list[int]:
    """Return the keys of the links that close a circle, found by a depth-first walk."""
    unfinished: set[str] = set()
    finished: set[str] = set()
    closing: list[int] = []
    for start in list(parents):
        if start in finished:
            continue
        path = [(start, iter(parents[start]))]
        unfinished.add(start)
        while path:
            node, links = path[-1]
            for target, key in links:
                if target in unfinished:
                    closing.append(key)
                elif target not in finished:
                    unfinished.add(target)
                    path.append((target, iter(parents.get(target, ()))))
                    break
            else:
                path.pop()
                unfinished.discard(node)
                finished.add(node)
    return closing


def _issue(source: str, statement: Statement, what: str, remedy: str) -> Issue:
    table = TABLE_OF[type(statement)]
    where = " ".join(str(getattr(statement, name))[:80] for name in table.identity[:3])
    return Issue(source, f"{table.label} {where}", what, remedy)
