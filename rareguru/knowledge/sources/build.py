"""The build: a versioned folder of derived files, and the pointer to the current one.

Every process maps the same read-only files; the pointer is switched atomically, so
that a build that was cut off is never seen.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from django.conf import settings

KEPT_BUILDS = 2  # the current one, and the one before for processes that still map it
_NAME = re.compile(r"\w[\w-]{0,99}", re.ASCII)  # what is unfinished begins with a dot


def builds_folder() -> Path:
    return Path(settings.VAR) / "build"


def build_pointer() -> Path:
    return _pointer(str(settings.VAR))


def current_build() -> Path | None:
    """Return the folder of the current build, None before the first and where the pointer is damaged."""
    pointer = _pointer(str(settings.VAR))
    try:
        switched = pointer.stat()
    except FileNotFoundError:
        return None
    folder = _pointed_to(pointer, switched.st_mtime_ns, switched.st_ino)
    return folder if folder and folder.is_dir() else None


# Several times for every page, so as little as possible is done again: the pointer is read when it was switched,
# and whoever remembers something by the folder finds it by the same object.
@lru_cache(maxsize=64)
def _pointer(var: str) -> Path:
    return Path(var, "build", "current")


@lru_cache(maxsize=64)
def _pointed_to(pointer: Path, _switched: int, _file: int) -> Path | None:
    name = pointer.read_text(encoding="ascii", errors="replace").strip()
    return pointer.with_name(name) if _NAME.fullmatch(name) else None


@contextmanager
def new_build(name: str) -> Iterator[Path]:
    """Give a folder to fill; when all went well it becomes the current build.

    A build is named by its content, so the same name is the same build again.
    """
    unfinished = builds_folder() / f".{name}.{os.getpid()}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    try:
        with _held(unfinished):
            yield unfinished
            finished = builds_folder() / name
            shutil.rmtree(finished, ignore_errors=True)
            unfinished.rename(finished)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    pointer = build_pointer()
    following = pointer.with_name(f".current.{os.getpid()}")
    following.write_text(name)
    following.replace(pointer)
    _remove_unfinished_builds()
    _remove_old_builds(name)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Lock the folder until the block, or this process, ends. Raises BlockingIOError when another holds it.

    A process id alone would not tell: it is given again, and means nothing in another container.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _remove_unfinished_builds() -> None:
    """Remove what builds left that were killed, and nothing that a living process still fills."""
    for folder in builds_folder().glob(".*.*"):
        if folder.is_dir():
            with suppress(BlockingIOError, FileNotFoundError), _held(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _remove_old_builds(current: str) -> None:
    finished = [path for path in builds_folder().iterdir() if path.is_dir() and _NAME.fullmatch(path.name)]
    finished.sort(key=lambda path: (path.name == current, path.stat().st_mtime), reverse=True)
    for folder in finished[KEPT_BUILDS:]:
        shutil.rmtree(folder, ignore_errors=True)
