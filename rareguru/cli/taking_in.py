"""Take in sources: at a first fill two are read at once, and all are written in their order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from rareguru.knowledge.importers.registry import IMPORTERS
from rareguru.knowledge.importers.sync import Outcome, SourceReport, SyncOptions, Turn, sync_source
from rareguru.knowledge.sources.fetching import fetch_release
from rareguru.knowledge.sources.models import Release
from rareguru.lib.download import DownloadError, Fetched
from rareguru.lib.workers import Turns, open_workers, shared_turns

Say = Callable[[str], None]


def take_in(keys: Sequence[str], folder: Path | None, options: SyncOptions, say: Say) -> Iterator[SourceReport]:
    """Sync the named sources (all without names) from a folder, or by download without one."""
    wanted = [key for key in IMPORTERS if not keys or key in keys]
    refusals = {} if folder else _fetch_all(wanted, say)
    here = folder or Path(settings.VAR) / "downloads"
    taking = _Taking([key for key in wanted if key not in refusals], here, options)
    # Later, few sources change at a time; comparing checksums takes less time than starting a process.
    is_first = settings.PROCESSES > 1 and not Release.objects.published().exists()
    reports = taking.side_by_side() if is_first else taking.one_by_one()
    for key in wanted:
        say(f"{IMPORTERS[key].upstream.name}: reading")
        yield SourceReport(key, Outcome.REFUSED, message=refusals[key]) if key in refusals else next(reports)


def _fetch_all(keys: Collection[str], say: Say) -> dict[str, str]:
    """Bring the files of the sources into the folder of downloads; return why that was not possible, by source."""
    arrived: dict[str, Fetched] = {}
    refusals: dict[str, str] = {}

    def tell(name: str, done: int, _total: int | None) -> None:
        say(f"{name}: {done:,} bytes")

    for key in keys:
        upstream = IMPORTERS[key].upstream
        try:
            fetch_release(upstream, Path(settings.VAR) / "downloads", tell=tell, arrived=arrived)
        except DownloadError as error:
            refusals[key] = f"{upstream.name} could not be fetched. {error} The published version stays."
    return refusals


@dataclass(frozen=True, slots=True)
class _Taking:
    order: Sequence[str]
    folder: Path
    options: SyncOptions

    def one_by_one(self) -> Iterator[SourceReport]:
        for key in self.order:
            yield sync_source(key, self.folder, self.options, datetime.now(UTC).date())

    def side_by_side(self) -> Iterator[SourceReport]:
        with open_workers(settings.PROCESSES, Turns()) as workers:
            running = [workers.submit(_take, self, number) for number in range(len(self.order))]
            for one in running:
                yield one.result()


@dataclass(frozen=True, slots=True)
class _InOrder(Turn):
    turns: Turns
    order: Sequence[str]
    number: int

    def wait_for(self, sources: Collection[str]) -> None:
        self.turns.wait_until_ended(
            1 + max((self.order.index(key) for key in sources if key in self.order), default=-1)
        )

    def wait_to_write(self) -> None:
        self.turns.wait_until_ended(self.number)


def _take(taking: _Taking, number: int) -> SourceReport:
    turn = _InOrder(shared_turns(), taking.order, number)
    try:
        return sync_source(taking.order[number], taking.folder, taking.options, datetime.now(UTC).date(), turn)
    finally:
        turn.turns.end(number)
