"""Prints the reference of all commands for docs/guide/commands.md: `make docs`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import click

from rareguru.cli.main import VERBS, rareguru


def commands_page() -> str:
    """Return the reference of all commands, made from their own help."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Commands"
    yield ""
    yield "Written by `make docs` from the help of each command; change it there. Exit status: 0 all went well,"
    yield "1 something was refused or is wrong, 2 the command line is not understood. `-h` is short for `--help`."
    context = partial(click.Context, terminal_width=100, max_content_width=100)
    top = context(rareguru, info_name="rareguru")
    yield from _section("rareguru", rareguru.get_help(top))
    for verb in VERBS:
        command = rareguru.get_command(top, verb)
        if command is not None:
            ctx = context(command, parent=top, info_name=verb)
            yield from _section(f"rareguru {verb}", command.get_help(ctx))


def _section(title: str, text: str) -> Iterator[str]:
    yield from ("", f"## {title}", "```", *(line.rstrip() for line in text.splitlines()), "```")


if __name__ == "__main__":
    click.echo(commands_page(), nl=False)
