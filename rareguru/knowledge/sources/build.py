"""The build: a versioned folder of derived files, and the pointer to the current one.

Every process maps the same read-only files; the pointer is switched atomically, so
that a build that was cut off is never seen.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

KEPT_BUILDS = 2  # the current one, and the one before for processes that still map it


def builds_folder() -> Path:
    return Path(settings.VAR) / "build"


def build_pointer() -> Path:
    return builds_folder() / "current"


def current_build() -> Path | None:
    """Return the folder of the current build, None before the first."""
    try:
        folder = builds_folder() / build_pointer().read_text().strip()
    except FileNotFoundError:
        return None
    return folder if folder.is_dir() else None


@contextmanager
def new_build(name: str) -> Iterator[Path]:
    """Give a folder to fill; when all went well it becomes the current build.

    A build is named by its content, so the same name is the same build again.
    """
    unfinished = builds_folder() / f".{name}.{os.getpid()}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    try:
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
    _remove_old_builds()


def _remove_old_builds() -> None:
    folders = [path for path in builds_folder().iterdir() if path.is_dir()]
    folders.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for folder in folders[KEPT_BUILDS:]:
        shutil.rmtree(folder, ignore_errors=True)
