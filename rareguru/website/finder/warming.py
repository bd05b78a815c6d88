"""Goes the finder's way once before anybody comes, so that the first visitor need not wait."""

from __future__ import annotations

from django.db import connection
from django.utils import translation

from rareguru.knowledge.differential.ranking import is_ready
from rareguru.website.addresses import PREFIXES
from rareguru.website.finder.heard import heard_view
from rareguru.website.finder.question import question_view
from rareguru.website.finder.results import results_view
from rareguru.website.finder.state import Filters, State
from rareguru.website.finder.understanding import understand
from rareguru.website.markup import compile_articles

EXAMPLE = "HP:0012735 HP:0001945"


def warm_up() -> None:
    """Open the tables of the current build, and compile what its pages are written with."""
    for language in PREFIXES:
        with translation.override(language):
            compile_articles()
            if is_ready():
                heard = understand(State(text=EXAMPLE), language)
                heard_view(heard)
                results_view(heard.query, Filters())
                question_view(heard.query, heard.asked, is_technical=False)
    connection.close()  # that of this thread, which answers nobody
