"""Where `--out` puts answers: a file is replaced once all of it is there, anything else is written into."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import click
import orjson

Answer = Callable[[object], None]


@contextmanager
def writing_answers(out: Path) -> Iterator[Answer]:
    """Give a function that writes one answer as a line of JSON.

    A failure midway leaves the former file as it was. Devices and pipes are never replaced.
    """
    target = _replaceable(out)
    with _replacing(target, out) if target else out.open("wb") as file:

        def answer(one: object) -> None:
            file.write(orjson.dumps(one, option=orjson.OPT_APPEND_NEWLINE))

        yield answer


def refuse_own_input(given: BinaryIO, out: Path) -> None:
    """Raise UsageError when the answers would take the place of what is read."""
    try:
        read, written = os.fstat(given.fileno()), out.stat()
    except (OSError, ValueError):  # there is no such file yet, or what is read is no file
        return
    if stat.S_ISREG(read.st_mode) and os.path.samestat(read, written):
        message = f"{out} is the very file that is read. Nothing was written. Name another file for --out."
        raise click.UsageError(message)


def _replaceable(out: Path) -> Path | None:
    """Return the file, there or yet to be made, that the path leads to; None for what must not be replaced."""
    try:
        found = out.stat()
    except FileNotFoundError:
        return out.resolve()
    target = out.resolve()
    # A link in /proc, as /dev/stdout is, may name a file that was deleted.
    return target if stat.S_ISREG(found.st_mode) and target.exists() else None


@contextmanager
def _replacing(target: Path, out: Path) -> Iterator[BinaryIO]:
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            with suppress(FileNotFoundError):  # who could not read the former file shall not read this one
                unfinished.chmod(stat.S_IMODE(target.stat().st_mode))
            yield file
        unfinished.replace(target)
    except OSError as error:
        if error.filename == str(unfinished):
            error.filename = str(out)  # the name that somebody gave
        raise
    finally:
        unfinished.unlink(missing_ok=True)
