"""`rareguru up`: everything between an empty folder and a served site."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from pathlib import Path

import click
from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.core.management import call_command
from django.db import connections

from rareguru.cli.build import build
from rareguru.cli.refresh import SAMPLES, migrate
from rareguru.cli.serving import become_supervisor
from rareguru.cli.sync import sync
from rareguru.knowledge.sources.models import Release
from rareguru.lib.processes import AlreadyRunning, PortTaken, hold_lock, refuse_taken_port

FROM_SAMPLES = "samples"


def lock_path() -> Path:
    """Return the file that is locked while the site runs from this folder."""
    return Path(settings.VAR) / "up.lock"


def filling_path() -> Path:
    """Return the file that is there while the empty catalogue is filled, and says when it is with the samples."""
    return Path(settings.VAR) / "filling"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Web worker processes.")
@click.option("--prepare-only", is_flag=True, help="Stop before serving.")
@click.pass_context
def up(ctx: click.Context, *, host: str, port: int, workers: int, prepare_only: bool) -> None:
    """Run the site: migrate, sync when empty, build, serve.

    Stop it with Ctrl-C or SIGTERM. Whatever ends it, the next start goes on from a consistent state.
    """
    _refuse_second_start(host, port)
    _refuse_unsafe_setup()
    migrate()
    if filling_path().exists() or not Release.objects.published().exists():
        _fill(ctx)
    ctx.invoke(build)
    call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()
    if prepare_only:
        return
    here = f"http://{_shown(host)}:{port}"
    os.environ.setdefault("RAREGURU_ADDRESS", here)  # canonical links name the site, where nobody said how it is called
    click.echo(f"Serving on {here}/ (Ctrl-C stops it).")
    become_supervisor(host, port, workers)


def _refuse_second_start(host: str, port: int) -> None:
    try:
        hold_lock(lock_path())
    except AlreadyRunning as error:
        message = (
            f"The site already runs from {settings.VAR}. Stop that one first, or set RAREGURU_VAR to another folder."
        )
        raise click.ClickException(message) from error
    try:
        refuse_taken_port(host, port)
    except PortTaken as error:
        message = (
            f"Something already listens on {host}:{port}. Stop it, or choose another port: "
            f"rareguru up --port {port + 1}"
        )
        raise click.ClickException(message) from error
    except socket.gaierror as error:
        message = f"The host {host!r} cannot be looked up ({error.strerror}). Give --host an address of this machine."
        raise click.ClickException(message) from error


def _refuse_unsafe_setup() -> None:
    errors = [message for message in run_checks() if message.level >= ERROR]
    if errors:
        raise click.ClickException("\n".join(f"{error.msg} {error.hint or ''}".strip() for error in errors))


def _fill(ctx: click.Context) -> None:
    """Take in the sources; where none can be had, the samples that come with the software.

    A fill that was cut off is taken up again where it stopped: what was loaded stays as it is.
    """
    filling = filling_path()
    filling.touch()
    if filling.read_text() != FROM_SAMPLES:
        with suppress(click.exceptions.Exit):  # refused sources were named; the site starts with the others
            ctx.invoke(sync, no_build=True)
    if filling.read_text() == FROM_SAMPLES or not Release.objects.published().exists():
        message = (
            f"No source could be had, so the site starts with the few diseases of {SAMPLES}. "
            "When the sources can be reached, run: rareguru sync"
        )
        click.echo(message, err=True)
        filling.write_text(FROM_SAMPLES)
        ctx.invoke(sync, folder=SAMPLES, no_build=True)
    filling.unlink()


def _shown(host: str) -> str:
    if host in {"127.0.0.1", "0.0.0.0", "::1", "::"}:  # noqa: S104 - compared, not bound
        return "localhost"
    return host
