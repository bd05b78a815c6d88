"""The ranking of the current build, as every process maps it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from rareguru.knowledge.differential.files import ABOUT, FOLDER, IDS, NAMES
from rareguru.knowledge.pages.document import Localized
from rareguru.knowledge.sources.build import build_pointer, current_build
from rareguru.science.ranking.model import Model, UnusableModel

logger = logging.getLogger(__name__)


class RankedDisease(NamedTuple):
    """A candidate as it is shown."""

    key: int
    slug: str
    name: Localized


class Family(NamedTuple):
    """A branch, or a wider disease, that candidates have in common."""

    key: int
    slug: str
    name: Localized
    kind: str  # "disease" | "branch"


@dataclass(frozen=True)
class RankingTable:
    """The model with the names of its terms and diseases."""

    model: Model
    diseases: tuple[RankedDisease, ...]
    moved: dict[str, str]  # former id of a term -> current one, "" where nothing replaced it
    outside: frozenset[str]  # current terms that are no findings
    families: list[list[int]]  # of each disease: keys of the families it belongs to, smallest first
    family_names: dict[int, Family]
    folder: Path

    @cached_property
    def numbers(self) -> dict[str, int]:
        return {term: number for number, term in enumerate(self.model.terms)}

    @cached_property
    def by_key(self) -> dict[int, int]:
        return {disease.key: number for number, disease in enumerate(self.diseases)}

    @cached_property
    def identifiers(self) -> list[list[str]]:
        """All upstream ids of each disease; read when first asked for. Raises UnusableModel."""
        found: list[list[str]] = _read(self.folder / IDS)
        return found


def current_table() -> RankingTable | None:
    """Return the ranking of the current build, None before the first and where it is damaged."""
    pointer = build_pointer()
    try:
        state = pointer.stat()
    except FileNotFoundError:
        return None
    return _table_at(pointer, state.st_mtime_ns, state.st_ino)


@lru_cache(maxsize=1)
def _table_at(_pointer: Path, _changed: int, _file: int) -> RankingTable | None:
    """Return what the pointer leads to; it is read again only when it was switched."""
    build = current_build()
    if build is None or not (build / FOLDER).is_dir():
        return None
    try:
        return open_table(build / FOLDER)
    except UnusableModel:
        logger.exception("Diseases cannot be ranked; `rareguru build --again` makes a new table.")
        return None


def open_table(folder: Path) -> RankingTable:
    """Map the model into memory and read its names. Raises UnusableModel."""
    model = Model.open(folder)
    about, named = _read(folder / ABOUT), _read(folder / NAMES)
    diseases = tuple(
        RankedDisease(key, slug, _localized(name, name_es)) for key, slug, name, name_es in named["diseases"]
    )
    names = {
        int(key): Family(int(key), slug, _localized(name, name_es), kind)
        for key, (slug, name, name_es, kind) in named["families"].items()
    }
    return RankingTable(model, diseases, about["moved"], frozenset(about["outside"]), about["families"], names, folder)


def _read(file: Path) -> Any:  # noqa: ANN401 - whatever was written there
    try:
        return orjson.loads(file.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        message = f"{file.name} in {file.parent} cannot be read. Build it again."
        raise UnusableModel(message) from error


def _localized(name: str, name_es: str) -> Localized:
    return Localized(en=name, es=name_es) if name_es else Localized(en=name)
