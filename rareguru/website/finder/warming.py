"""Opens what the finder maps, so that the first visitor need not wait for it."""

from __future__ import annotations

from rareguru.knowledge.differential.ranking import is_ready
from rareguru.knowledge.pages.terms import current_terms
from rareguru.knowledge.search.symptom_words import recognize
from rareguru.website.addresses import PREFIXES


def warm_up() -> None:
    """Open the tables of the current build; without one there is nothing to open."""
    if is_ready():
        current_terms()
        for language in PREFIXES:
            recognize("a cough", language=language)
