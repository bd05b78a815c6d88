"""What a term is called, for pages that are put together while somebody waits."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import orjson

from rareguru.knowledge.pages.document import Localized
from rareguru.knowledge.pages.vocabulary import Vocabulary
from rareguru.knowledge.sources.build import current_build

FILE = "terms.json"


class NamedTerm(NamedTuple):
    """A term with its label, HPO's plain word for it, and the body systems it belongs to."""

    id: str
    label: Localized
    lay: Localized | None
    systems: tuple[str, ...]


def build_terms(folder: Path) -> None:
    """Write what every term is called into the folder of a build."""
    terms = [
        (term.id, term.label["en"], term.label.get("es", ""), term.lay["en"] if term.lay else "", sorted(term.systems))
        for term in Vocabulary.read().by_key.values()
    ]
    (folder / FILE).write_bytes(orjson.dumps(terms))


def current_terms() -> Mapping[str, NamedTerm]:
    """Return every term of the current build by its HPO id, none before the first."""
    build = current_build()
    return _read(build) if build else {}


@lru_cache(maxsize=1)
def _read(build: Path) -> Mapping[str, NamedTerm]:
    if not (build / FILE).is_file():
        return {}
    return {
        key: NamedTerm(
            key,
            Localized(en=english, es=spanish) if spanish else Localized(en=english),
            Localized(en=lay) if lay else None,
            tuple(systems),
        )
        for key, english, spanish, lay, systems in orjson.loads((build / FILE).read_bytes())
    }
