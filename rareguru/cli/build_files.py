"""Whether what a build holds can be read: asked by `rareguru doctor`, and by the commands that answer from it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import orjson

from rareguru.knowledge.differential.files import FOLDER as RANKING
from rareguru.knowledge.differential.table import open_table
from rareguru.knowledge.search.index import FOLDER as NAMES
from rareguru.knowledge.search.symptom_tables import FOLDER as WORDS
from rareguru.science.names.index import NameIndex
from rareguru.science.names.tables import UnusableNameIndex
from rareguru.science.ranking.model import UnusableModel
from rareguru.science.recognition.languages.language import LANGUAGES
from rareguru.science.recognition.recognizer import Recognizer
from rareguru.science.recognition.tables import UnusableTables


def fault_of(build: Path) -> str:
    """Return what of the build cannot be read, "" when all can."""
    try:
        NameIndex.open(build / NAMES)
        open_table(build / RANKING)
        for code, language in LANGUAGES.items():
            Recognizer.open(build / WORDS / code, language)
    except (UnusableNameIndex, UnusableModel, UnusableTables) as error:
        return str(error)
    unreadable = [path for path in sorted(build.rglob("*")) if not _can_be_read(path)]
    return f"{unreadable[0]} cannot be read." if unreadable else ""


def _can_be_read(path: Path) -> bool:
    try:
        if path.suffix == ".json":
            orjson.loads(path.read_bytes())
        elif path.suffix == ".npy":
            np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return False
    return True


@contextmanager
def silent_loaders() -> Iterator[None]:
    """Log nothing of a damaged build within the block: a command says it in a sentence."""
    logger = logging.getLogger("rareguru.knowledge")
    former = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(former)
