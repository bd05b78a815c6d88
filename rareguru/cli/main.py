"""`rareguru`: the verbs, each loaded only when it is called.

Exit status: 0 all went well, 1 something was refused or is wrong, 2 the command line is not understood.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib import import_module
from typing import NamedTuple

import click
import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

SETTINGS = "rareguru.config.settings"
PUBLISHED_STAYS = "What was published stays."
NOTHING_CHANGED = "Nothing of the site was changed."


class Verb(NamedTuple):
    place: str  # "module:attribute"
    says: str
    is_look_only: bool = False
    kept: str = NOTHING_CHANGED  # said when it fails midway


VERBS = {
    "up": Verb("rareguru.cli.up:up", "Run the site: migrate, sync when empty, build, serve.", kept=PUBLISHED_STAYS),
    "sync": Verb("rareguru.cli.sync:sync", "Bring the catalogue up to the upstream sources.", kept=PUBLISHED_STAYS),
    "build": Verb(
        "rareguru.cli.build:build", "Make the pages and the name index from the catalogue.", kept=PUBLISHED_STAYS
    ),
    "find": Verb("rareguru.cli.find:find", "Find diseases by name, however it is typed."),
    "recognize": Verb("rareguru.cli.recognize:recognize", "Find the symptoms that a text in plain words tells of."),
    "rank": Verb("rareguru.cli.rank:rank", "Rank the diseases that fit findings, given as HPO terms."),
    "doctor": Verb("rareguru.cli.doctor:doctor", "Check the installation and say what to do.", is_look_only=True),
}


class Verbs(click.Group):
    """A group whose help needs no Django, and whose verbs are imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if (verb := VERBS.get(cmd_name)) is None:
            return None
        if verb.is_look_only:
            os.environ["RAREGURU_LOOK_ONLY"] = "1"
        _set_up_django()
        module, attribute = verb.place.split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(name, verb.says) for name, verb in VERBS.items()])

    def invoke(self, ctx: click.Context) -> object:
        def kept() -> str:
            return VERBS[ctx.invoked_subcommand].kept if ctx.invoked_subcommand in VERBS else NOTHING_CHANGED

        with explained_failures(kept):
            return super().invoke(ctx)


def _set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        django.setup()
    except (ImproperlyConfigured, ValueError) as error:
        message = f"The settings cannot be used: {error} Each of them is explained in docs/guide/settings.md."
        raise click.ClickException(message) from error


@contextmanager
def explained_failures(kept: Callable[[], str] = lambda: PUBLISHED_STAYS) -> Iterator[None]:
    """Turn what every verb can meet, a full disk or a lost database, into a sentence and exit status 1."""
    try:
        yield
    except DatabaseError as error:
        message = f"The database could not be used: {error}\n{kept()} `rareguru doctor` looks for the cause."
        raise click.ClickException(message) from error
    except BrokenProcessPool as error:
        message = (
            "A process that shared the work was ended by the system, most likely because memory ran out. What was "
            "published stays, and the same command goes on from there. With RAREGURU_PROCESSES=1 it needs less memory."
        )
        raise click.ClickException(message) from error
    except OSError as error:
        if error.errno == errno.EPIPE:  # the reader of a pipe went away, which click answers
            raise
        raise click.ClickException(_sentence(error, kept())) from error


def _sentence(error: OSError, kept: str) -> str:
    where = f" ({error.filename})" if error.filename else ""
    if error.errno == errno.ENOSPC:
        return f"The disk is full{where}. {kept} Free some space and run the same command again."
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return (
            f"There is no permission to write or read{where}. Give it to the account that runs the site, and try again."
        )
    if error.errno in {errno.ENOENT, errno.ENOTDIR, errno.EISDIR}:
        return f"There is no such file or folder{where}. Make the folder, or name another one, and try again."
    return f"The system refused: {error.strerror or error}{where}. {kept}"


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="rareguru", message="RareGuru %(version)s")
def rareguru() -> None:
    """What is known about rare diseases, kept up to date and served as a website."""


def main() -> None:
    rareguru(prog_name="rareguru")


if __name__ == "__main__":
    main()
