"""Releases for tests: a source's samples with one file changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from rareguru.knowledge.sources.files import ReleaseFiles

SAMPLES = Path(__file__).parents[2] / "samples"


def samples() -> ReleaseFiles:
    return ReleaseFiles(SAMPLES)


def changed_samples(folder: Path, name: str, content: bytes) -> ReleaseFiles:
    """Return the samples of the file's source in a folder, this file's content replaced.

    Links are enough for the others, and fast; what an earlier call changed is put back.
    """
    source = name.partition("/")[0]
    shutil.rmtree(folder / source, ignore_errors=True)
    shutil.copytree(SAMPLES / source, folder / source, copy_function=os.symlink)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(content)
    return ReleaseFiles(folder)
