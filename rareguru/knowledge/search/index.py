"""The name index of a build: made once after a load, mapped by every process."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from rareguru.knowledge.catalogue.models import Address, Name
from rareguru.knowledge.pages.models import PageDocument
from rareguru.knowledge.sources.build import current_build
from rareguru.science.names.entries import EntryKind, NameEntry
from rareguru.science.names.index import NameIndex
from rareguru.science.names.tables import UnusableNameIndex

logger = logging.getLogger(__name__)
FOLDER = "names"
# The kind of name in the catalogue -> its kind in the index; the name of the page itself is the preferred one.
KINDS = {
    "preferred": EntryKind.SYNONYM,
    "synonym": EntryKind.SYNONYM,
    "acronym": EntryKind.ACRONYM,
    "former": EntryKind.FORMER,
}
# What well-known diseases are called in Spanish, which our sources hardly say: found by, not shown as anybody's name.
SPANISH = Path(__file__).with_name("spanish_names.tsv")


def build_name_index(folder: Path) -> None:
    """Write the index of every live name and identifier into the folder of a build."""
    NameIndex.build(_entries()).save(folder / FOLDER)


def current_index() -> NameIndex | None:
    """Return the index of the current build, None before the first and where it is damaged."""
    build = current_build()
    if build is None or not (build / FOLDER).is_dir():
        return None
    try:
        return _open(build / FOLDER)
    except UnusableNameIndex:
        logger.exception("Names cannot be searched; `rareguru build --again` makes a new index.")
        return None


@lru_cache(maxsize=1)
def _open(folder: Path) -> NameIndex:
    return NameIndex.open(folder)


def _entries() -> Iterator[NameEntry]:
    pages = PageDocument.objects.live().order_by("pk").values_list("pk", "name", "name_es")
    for key, name, name_es in pages.iterator(chunk_size=5000):
        yield NameEntry(name, str(key), EntryKind.PREFERRED)
        if name_es:
            yield NameEntry(name_es, str(key), EntryKind.PREFERRED, "es")
    live = Name.objects.live().filter(record__disease__page__is_retired=False).order_by("pk")
    for key, text, kind, language in live.values_list("record__disease_id", "text", "kind", "language").iterator(5000):
        yield NameEntry(text, str(key), KINDS[kind], language)
    spanish = read_spanish_names()
    addresses = Address.objects.filter(disease__page__is_retired=False, text__contains=":").order_by("pk")
    for key, text in addresses.values_list("disease_id", "text").iterator(5000):
        yield NameEntry(text, str(key), EntryKind.IDENTIFIER)
        for name in spanish.get(text, ()):
            yield NameEntry(name, str(key), EntryKind.SYNONYM, "es")


def read_spanish_names() -> dict[str, list[str]]:
    """Return Spanish names by upstream id: lines of name, id and, for those who edit the file, the English name."""
    names: dict[str, list[str]] = defaultdict(list)
    for line in SPANISH.read_text(encoding="utf-8").splitlines()[1:]:
        name, identifier, _english = line.split("\t")
        names[identifier].append(name)
    return names
