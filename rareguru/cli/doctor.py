"""`rareguru doctor`: look at everything the site stands on, and say what to do where it does not hold."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

import click
import orjson
from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from rareguru.cli.build_files import fault_of
from rareguru.cli.refresh import is_build_fresh, sources_folder
from rareguru.cli.up import lock_path
from rareguru.knowledge.catalogue.models import Term
from rareguru.knowledge.differential.helplines import FaultyHelplines, read_helplines
from rareguru.knowledge.differential.urgent import FaultyNotices, read_notices, terms_in_notices
from rareguru.knowledge.importers.registry import IMPORTERS
from rareguru.knowledge.sources.build import build_pointer, current_build
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.models import Release
from rareguru.lib.processes import PortTaken, is_locked, refuse_taken_port
from rareguru.lib.sqlite.library import refusal, version

LEAST_FREE_BYTES = 2_000_000_000  # a full catalogue, its build, and the next one beside it
SHORTEST_KEY = 32  # characters
LEAST_NUMBERS = {"RAREGURU_PROCESSES": 1, "RAREGURU_FINDER_PER_MINUTE": 0, "RAREGURU_PAGE_CACHE_MB": 0}
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at, what was seen, and what to do; nothing to do means that all is well."""

    subject: str
    seen: str
    to_do: str = ""

    @property
    def is_good(self) -> bool:
        return not self.to_do


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address the site is to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--json", "as_json", is_flag=True, help="Print the verdicts as JSON.")
def doctor(*, host: str, port: int, as_json: bool) -> None:
    """Check the installation and say what to do.

    Ends with status 1 when there is a problem.
    """
    verdicts = [*examine(), look_at_port(host, port)]
    if as_json:
        data = [{**asdict(verdict), "ok": verdict.is_good} for verdict in verdicts]
        click.echo(orjson.dumps(data, option=orjson.OPT_INDENT_2))
    else:
        for verdict in verdicts:
            click.echo(_line(verdict))
    if not all(verdict.is_good for verdict in verdicts):
        raise click.exceptions.Exit(1)


def _line(verdict: Verdict) -> str:
    if verdict.is_good:
        return f"ok       {verdict.subject}: {verdict.seen}"
    return f"PROBLEM  {verdict.subject}: {verdict.seen}\n         {verdict.to_do}"


def examine() -> Iterator[Verdict]:
    """Yield a verdict for everything but the port. What needs a sound database is left out without one."""
    yield from look_at_configuration()
    yield from look_at_secret_key()
    yield from look_at_numbers()
    yield look_at_sqlite()
    yield look_at_disk()
    yield from look_at_permissions()
    yield from look_at_sources()
    database = look_at_database()
    yield database
    if database.is_good:
        yield look_at_build()
        yield look_at_urgent_signs()


def look_at_configuration() -> Iterator[Verdict]:
    faults = [message for message in run_checks() if message.level >= ERROR]
    for fault in faults:
        yield Verdict("configuration", fault.msg, fault.hint or f"Look up {fault.id} in Django's list of checks.")
    host = urlsplit(settings.SITE_ADDRESS).hostname or ""
    if not _is_allowed(host):
        seen = f"RAREGURU_ADDRESS names the host {host!r}, which RAREGURU_HOSTS does not let in"
        yield Verdict("configuration", seen, f"Add {host} to RAREGURU_HOSTS, or mend RAREGURU_ADDRESS.")
    elif not faults:
        yield Verdict("configuration", f"the site is at {settings.SITE_ADDRESS}")


def look_at_secret_key() -> Iterator[Verdict]:
    """Yield a verdict when the key could be guessed."""
    try:
        length = len(settings.SECRET_KEY.strip())
    except ImproperlyConfigured:  # Django refuses to give an empty one
        length = 0
    if length < SHORTEST_KEY:
        to_do = f"Remove {Path(settings.VAR) / 'secret-key'}, and the next start makes a new one."
        if os.environ.get("RAREGURU_SECRET_KEY"):
            to_do = f"Give RAREGURU_SECRET_KEY {SHORTEST_KEY} characters or more, or leave it out and one is made."
        yield Verdict("configuration", f"the secret key has {length} characters and can be guessed", to_do)


def look_at_numbers() -> Iterator[Verdict]:
    """Yield a verdict for each setting that is less than makes sense."""
    for variable, least in LEAST_NUMBERS.items():
        value = getattr(settings, variable.removeprefix("RAREGURU_"))
        if value < least:
            to_do = f"Set {variable} to {least} or more, or leave it out."
            yield Verdict("configuration", f"{variable} is {value}", to_do)


def _is_allowed(host: str) -> bool:
    return any(
        allowed in {"*", host, f"[{host}]"} or (allowed.startswith(".") and f".{host}".endswith(allowed))
        for allowed in settings.ALLOWED_HOSTS
    )


def look_at_sqlite() -> Verdict:
    if connection.vendor != "sqlite":
        return Verdict("SQLite", f"not used, the database is {connection.display_name}")
    seen = ".".join(map(str, version()))
    return Verdict("SQLite", seen, refusal(version()))


def look_at_disk() -> Verdict:
    free = shutil.disk_usage(_nearest_existing(Path(settings.VAR))).free
    seen = f"{free / 1e9:,.1f} GB free at {settings.VAR}"
    if free >= LEAST_FREE_BYTES:
        return Verdict("disk", seen)
    return Verdict("disk", seen, f"Free some space: a sync and its build want {LEAST_FREE_BYTES / 1e9:.0f} GB.")


def _nearest_existing(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.exists())


def look_at_permissions() -> Iterator[Verdict]:
    folder = Path(settings.VAR)
    if not folder.exists():
        yield _look_at_missing(folder)
    elif os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield Verdict("permissions", f"{folder} can be written")
    else:
        yield Verdict("permissions", f"{folder} cannot be written", f"Run: chown -R $(id -u) {folder}")
    secrets = [path for path in (folder / "secret-key",) if path.exists()]
    for path in secrets:
        if path.stat().st_mode & _OTHERS:
            yield Verdict("permissions", f"others can read {path}", f"Run: chmod 600 {path}")


def _look_at_missing(folder: Path) -> Verdict:
    above = _nearest_existing(folder)
    if os.access(above, os.W_OK | os.X_OK):
        return Verdict("permissions", f"{folder} is not there yet and can be made")
    to_do = f"Make it for the account that runs the site: mkdir -p {folder}, then chown it."
    return Verdict("permissions", f"{folder} is not there and cannot be made", to_do)


def look_at_sources() -> Iterator[Verdict]:
    folder = sources_folder(None)
    if folder is None:
        hosts = sorted(
            {urlsplit(file.address).hostname or "" for one in IMPORTERS.values() for file in one.upstream.files}
        )
        yield Verdict("sources", f"downloaded from {', '.join(filter(None, hosts))}")
        return
    if not folder.is_dir():
        to_do = "Set RAREGURU_SOURCES to a folder, or leave it out to download the files."
        yield Verdict("sources", f"{folder} is not a folder", to_do)
        return
    missing = list(_missing_files(ReleaseFiles(folder)))
    seen = f"files are taken from {folder}"
    to_do = f"Add what is missing there ({', '.join(missing)}), or sync only the other sources." if missing else ""
    yield Verdict("sources", f"{seen}, {len(missing)} are missing" if missing else seen, to_do)


def _missing_files(files: ReleaseFiles) -> Iterator[str]:
    for importer in IMPORTERS.values():
        for file in importer.upstream.files:
            if not file.is_optional and not files.has(file.name):
                yield file.name


def look_at_database() -> Verdict:
    if _is_missing_file():  # to connect would make it
        return Verdict("database", "there is none yet", "Run: rareguru up")
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        published = Release.objects.published().count() if not waiting else 0
    except DatabaseError as error:
        return Verdict("database", str(error).strip(), "Start the database server, or mend DATABASE_URL.")
    if waiting:
        return Verdict("database", f"{len(waiting)} migrations wait", "Run: rareguru up (or manage.py migrate)")
    if not published:
        return Verdict("database", "the catalogue is empty", "Run: rareguru sync")
    return Verdict("database", f"{connection.display_name}, {published} of {len(IMPORTERS)} sources are published")


def _is_missing_file() -> bool:
    name = connection.settings_dict["NAME"]
    return connection.vendor == "sqlite" and isinstance(name, Path) and not name.exists()


def look_at_build() -> Verdict:
    if (folder := current_build()) is None:
        if build_pointer().exists():
            return Verdict("build", f"{build_pointer()} leads to no build", "Run: rareguru build")
        return Verdict("build", "there is none yet", "Run: rareguru build")
    if fault := fault_of(folder):
        return Verdict("build", fault, "Run: rareguru build --again")
    if not is_build_fresh():
        return Verdict("build", f"{folder.name} is older than the catalogue or the code", "Run: rareguru build")
    return Verdict("build", f"{folder.name} is up to date")


def look_at_urgent_signs() -> Verdict:
    """Tell whether the notices that the finder shows first can be shown."""
    to_do = "Mend the file as docs/guide/urgent-signs.md says; until then the finder may warn too little."
    try:
        terms, count = terms_in_notices(), len(read_notices().notices)
        read_helplines()
    except (FaultyNotices, FaultyHelplines) as error:
        return Verdict("urgent signs", str(error), to_do)
    retired = Term.objects.live().filter(identifier__in=terms, is_obsolete=True).order_by("identifier")
    if gone := list(retired.values_list("identifier", flat=True)):
        return Verdict("urgent signs", f"HPO has given up {', '.join(gone)}", to_do)
    return Verdict("urgent signs", f"{count} notices are in order")


def look_at_port(host: str, port: int) -> Verdict:
    """Tell whether the site can listen there, or already does."""
    try:
        refuse_taken_port(host, port)
    except PortTaken as error:
        if is_locked(lock_path()):
            return Verdict("port", f"{port} is taken, and this site is running")
        to_do = f"Stop what listens there, or choose another port: rareguru up --port {port + 1}"
        return Verdict("port", f"{host}:{port} is taken ({error})", to_do)
    except OSError as error:
        to_do = "Give an address of this machine: 127.0.0.1 for itself only, 0.0.0.0 for others too."
        return Verdict("port", f"the host {host!r} cannot be looked up ({error.strerror})", to_do)
    return Verdict("port", f"{port} is free")
