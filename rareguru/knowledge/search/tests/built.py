"""A small site with its name index, as `rareguru build` makes it."""

from __future__ import annotations

from rareguru.knowledge.catalogue.statements import Name, NameKind, Statement
from rareguru.knowledge.pages.build import build_pages
from rareguru.knowledge.pages.tests.catalogue import TODAY, tell_of_cop
from rareguru.knowledge.search.index import build_name_index
from rareguru.knowledge.search.symptom_tables import build_symptom_words
from rareguru.knowledge.sources.build import new_build

NAMES: list[Statement] = [
    Name("ORPHA:1302", "BOOP", kind=NameKind.ACRONYM),
    Name("ORPHA:1302", "Bronchiolitis obliterans organizing pneumonia", kind=NameKind.FORMER),
    Name("ORPHA:1302", "Neumonía organizada criptogénica", language="es"),
]


def tell_of_names() -> None:
    """Publish cryptogenic organizing pneumonia with an acronym, a former and a Spanish name."""
    tell_of_cop(("orphanet", NAMES))


def build(name: str, *, pages: bool = True) -> None:
    """Write the pages, if asked for, and the index, and make this the current build."""
    if pages:
        build_pages(today=TODAY)
    with new_build(name) as folder:
        build_name_index(folder)


def build_words(name: str) -> None:
    """Write the words of symptoms, and make this the current build."""
    with new_build(name) as folder:
        build_symptom_words(folder)
