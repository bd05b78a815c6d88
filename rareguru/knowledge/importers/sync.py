"""Bring the catalogue up to the upstreams: fetch or take from a folder, read, check, compare, load."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain
from pathlib import Path

from django.db import DatabaseError

from rareguru.knowledge.catalogue.loading.checking import Known, check
from rareguru.knowledge.catalogue.loading.difference import Difference, compare
from rareguru.knowledge.catalogue.loading.writing import write
from rareguru.knowledge.catalogue.models import Hierarchy, Record, Term, TermAlias, TermParent
from rareguru.knowledge.importers.registry import IMPORTERS, Importer
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, UnusableRelease
from rareguru.knowledge.sources.models import Release

Progress = Callable[[str], None]


class Outcome(StrEnum):
    LOADED = "loaded"
    UNCHANGED = "unchanged"  # the same files, read by the same code; in a dry run, by code that reads the same
    HELD = "held"
    REFUSED = "refused"
    MISSING = "missing"  # no file of the source is there
    WOULD_LOAD = "would load"  # a dry run


@dataclass(slots=True)
class SourceReport:
    """What a sync did with one source."""

    source: str
    outcome: Outcome
    version: str = ""
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    message: str = ""

    def total(self, what: str) -> int:
        return sum(count[what] for count in self.counts.values())

    @property
    def is_failure(self) -> bool:
        return self.outcome in {Outcome.HELD, Outcome.REFUSED}


@dataclass(frozen=True, slots=True)
class SyncOptions:
    accept: bool = False  # load what is held because it changes much
    dry_run: bool = False
    again: bool = False  # read files again that are the same as before


class Turn:
    """When a source may go on; one that is taken in alone need not wait."""

    def wait_for(self, sources: Collection[str]) -> None:
        """Return once these have been taken in."""

    def wait_to_write(self) -> None:
        """Return once all have been taken in that are to be before this one."""


ALONE = Turn()


def unknown_sources(keys: Sequence[str]) -> list[str]:
    return [key for key in keys if key not in IMPORTERS]


def sync_source(key: str, folder: Path, options: SyncOptions, today: date, turn: Turn = ALONE) -> SourceReport:
    """Take in one source from a folder of its files. Whatever goes wrong, what is published stays."""
    importer = IMPORTERS[key]
    files = ReleaseFiles(folder)
    if not any(files.has(file.name) for file in importer.upstream.files):
        message = f"No file of {key}, such as {importer.upstream.files[0].name}, is in {folder}; nothing was changed."
        return SourceReport(key, Outcome.MISSING, message=message)
    try:
        return _sync_files(importer, files, options, today, turn)
    except UnusableRelease as refusal:
        return SourceReport(key, Outcome.REFUSED, issues=[refusal.issue], message=str(refusal))
    except (OSError, DatabaseError) as error:
        message = (
            f"{importer.upstream.name} could not be taken in ({error}). Nothing of it was loaded; "
            f"the published version stays. {_remedy(error)}."
        )
        return SourceReport(
            key, Outcome.REFUSED, issues=[Issue(key, "the release", str(error), _remedy(error))], message=message
        )


def _remedy(error: Exception) -> str:
    if "full" in str(error) or "No space left" in str(error):
        return "Free some disk space and sync again"
    return "Mend the cause and sync again"


def _sync_files(importer: Importer, files: ReleaseFiles, options: SyncOptions, today: date, turn: Turn) -> SourceReport:
    key = importer.upstream.key
    checksums = _checksums(importer, files)
    turn.wait_for(importer.upstream.needs)
    fingerprint = _fingerprint(importer, checksums)
    published = Release.objects.published().filter(source=key).first()
    if published and published.fingerprint == fingerprint and not options.again:
        return _unchanged(published)
    checked = check(key, importer.read(files), _known(importer))
    if not checked.read:
        what = "nothing could be read from its files"
        raise UnusableRelease(key, "the release", what, "the published version stays; fetch the files again")
    difference = compare(key, checked)
    report = SourceReport(key, Outcome.LOADED, checked.info.version, difference.counts, checked.issues)
    release = Release(
        source=key,
        version=checked.info.version,
        date=date.fromisoformat(checked.info.date) if checked.info.date else None,
        copied_on=today,
        fingerprint=fingerprint,
        checksums=checksums,
        counts=difference.counts,
        issue_count=len(checked.issues),
    )
    turn.wait_to_write()
    _publish_or_hold(release, difference, options, report)
    return report


def _publish_or_hold(release: Release, difference: Difference, options: SyncOptions, report: SourceReport) -> None:
    if difference.is_suspicious and not options.accept:
        report.outcome = Outcome.HELD
        report.message = (
            f"The new release of {release.source} would retire {difference.total('retired'):,} and change "
            f"{difference.total('changed'):,} of {difference.published:,} published statements"
            f"{_most_hit(difference)}. It is held and the "
            f"published version stays. Look at the issues, then run: rareguru sync {release.source} --accept"
        )
        if not options.dry_run:
            Release.objects.held().filter(source=release.source).delete()
            release.status = Release.Status.HELD
            release.save()
    elif options.dry_run:
        report.outcome = Outcome.WOULD_LOAD if _brings_something(release, difference) else Outcome.UNCHANGED
    else:
        write(release, difference)


def _most_hit(difference: Difference) -> str:
    """Name the kinds of statement of which much would go."""
    hit = [
        f"{table.table.label} ({len(table.retired):,} of {table.published:,}"
        + (f", {table.denials_retired:,} of {table.denials:,} that say what does not occur)" if table.denials else ")")
        for table in difference.tables
        if table.is_suspicious
    ]
    return f", above all of {', '.join(hit)}" if hit else ""


def _brings_something(release: Release, difference: Difference) -> bool:
    """Say whether a release differs from the published one; its reader alone may be another."""
    published = Release.objects.published().filter(source=release.source).first()
    is_changed = any(difference.total(what) for what in ("added", "changed", "retired"))
    return is_changed or published is None or published.checksums != release.checksums


def _unchanged(published: Release) -> SourceReport:
    counts = {
        label: {"read": count["read"], "added": 0, "changed": 0, "retired": 0, "unchanged": count["read"]}
        for label, count in published.counts.items()
    }
    return SourceReport(published.source, Outcome.UNCHANGED, published.version, counts)


def _checksums(importer: Importer, files: ReleaseFiles) -> dict[str, str]:
    return {file.name: files.checksum(file.name) for file in importer.upstream.files if files.has(file.name)}


def _fingerprint(importer: Importer, checksums: dict[str, str]) -> str:
    """Return a digest of all that decides what is loaded: the files, their reader, the sources it builds on."""
    needed = Release.objects.published().filter(source__in=importer.upstream.needs).order_by("source")
    parts = [importer.code, *(f"{name} {digest}" for name, digest in sorted(checksums.items()))]
    parts += needed.values_list("fingerprint", flat=True)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _published_keys(importer: Importer, links: type[Hierarchy] | type[TermParent]) -> Iterable[int]:
    return links.objects.live().filter(source=importer.upstream.key).values_list("key", flat=True)


def _known(importer: Importer) -> Known:
    """Return what statements of this source may point to in the sources it needs."""
    needs = importer.upstream.needs
    return Known(
        records=frozenset(Record.objects.live().filter(source__in=needs).values_list("identifier", flat=True)),
        terms=frozenset(Term.objects.live().filter(source__in=needs).values_list("identifier", flat=True)),
        links=frozenset(chain(*(_published_keys(importer, links) for links in (Hierarchy, TermParent)))),
        term_aliases=dict(TermAlias.objects.live().filter(source__in=needs).values_list("alias", "term__identifier")),
    )
