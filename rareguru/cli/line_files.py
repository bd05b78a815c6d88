"""The lines of a file that somebody gives: all of it is read and found to be text before anything is written."""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

import click

from rareguru.cli.answer_files import refuse_own_input

_GZIP = b"\x1f\x8b"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LINES = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)


class Line(NamedTuple):
    """A line as it stands in the file, without its end, and its number from 1."""

    number: int
    text: str


class UnreadableLines(click.ClickException):
    """The file is no text, or not whole; the message names it, and what to do."""


def read_lines(path: Path, out: Path, *, may_be_zipped: bool = False) -> list[Line]:
    """Return all lines of a UTF-8 text, `-` being standard input; an empty one is told on standard error.

    Raises UnreadableLines, and UsageError where the answers would take the place of the file.
    """
    name = "Standard input" if path == Path("-") else str(path)
    with click.open_file(str(path), "rb") as opened:
        given = cast("BinaryIO", opened)
        refuse_own_input(given, out)
        start = _peek(given)
        if start.startswith(_GZIP):
            if not may_be_zipped:
                raise _refusal(name, "is packed with gzip", "Unpack it")
            given = cast("BinaryIO", gzip.GzipFile(fileobj=given))
        elif start.startswith(_UTF_16):
            raise _refusal(name, "is UTF-16 text", "Save it as UTF-8")
        lines = list(_decoded(name, given))
    if not any(line.text.strip() for line in lines):
        click.echo(f"{name} holds nothing to answer.", err=True)
    return lines


def _peek(file: BinaryIO) -> bytes:
    return file.peek(2) if hasattr(file, "peek") else b""


def _decoded(name: str, file: BinaryIO) -> Iterator[Line]:
    number = 0
    for number, line in enumerate(_split(name, file), start=1):
        try:
            text = line.removeprefix(codecs.BOM_UTF8 if number == 1 else b"").decode()
        except UnicodeDecodeError as error:
            raise _refusal(name, f"is not UTF-8 text in line {number}", "Save it as UTF-8") from error
        if "\0" in text:
            raise _refusal(name, f"is not text in line {number}", "Save it as UTF-8 text")
        yield Line(number, text)


def _split(name: str, file: BinaryIO) -> Iterator[bytes]:
    number = 0
    try:
        for block in file:
            for line in block.splitlines():  # at \n, \r\n, and the lone \r of old files
                number += 1
                yield line
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        where = f" after line {number}" if number else ""
        raise _refusal(name, f"is damaged{where}: it is not whole gzip", "Fetch or pack it again") from error


def _refusal(name: str, what: str, to_do: str) -> UnreadableLines:
    return UnreadableLines(f"{name} {what}. Nothing was written. {to_do}, and try again.")
