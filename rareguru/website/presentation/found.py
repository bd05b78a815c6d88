"""Diseases found by a name, ready for a list."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from django.utils.translation import gettext

from rareguru.knowledge.pages.models import PageDocument
from rareguru.knowledge.search.finding import EXACT, FoundDisease, find_diseases
from rareguru.website.presentation.links import NamedLink, disease_path, foreign
from rareguru.website.presentation.lists import apart_words, local_name

OFFERED = 5
MOST_NAMESAKES = 30  # looked at when it must be sure which disease is meant
WORTH_SHOWING = 50.0  # of 100
LIKE_ENOUGH = 70.0  # of 100; below it a name is offered to nobody who did not ask


@dataclass(frozen=True, slots=True)
class FoundView:
    path: str
    slug: str
    name: str
    lang: str
    matched: str  # "also called" and the name that fits, "" where it is the one shown
    matched_lang: str
    is_branch: bool
    apart: str  # what tells it from another one of the same name
    score: float  # 0 to 100
    matched_name: str = ""  # that name alone, to be marked as foreign


def found_views(query: str, *, language: str, limit: int) -> list[FoundView]:
    found = find_diseases(query, limit=limit, language=language)
    return [_view(each) for each in found if each.score >= WORTH_SHOWING]


def _view(found: FoundDisease) -> FoundView:
    name, lang = local_name(found.name, found.name_es)
    is_shown = found.matched.casefold() == name.casefold()
    return FoundView(
        path=disease_path(found.kind, found.slug),
        slug=found.slug,
        name=name,
        lang=lang,
        matched="" if is_shown else gettext("also called %(name)s") % {"name": found.matched},
        matched_lang=foreign(found.language),
        is_branch=found.kind == "branch",
        apart=apart_words(found.apart),
        score=found.score,
        matched_name="" if is_shown else found.matched,
    )


def disease_named(text: str, *, language: str) -> str:
    """Return the slug of the disease that surely is meant; "" where it is not sure.

    The text is its slug, or the title of no other disease, or, where no page has such a title, a name of no other.
    A slug of one word is a name that another disease may have as well.
    """
    if "-" in text and PageDocument.objects.live().diseases().filter(slug=text).exists():
        return text
    named = [each for each in find_diseases(text, limit=MOST_NAMESAKES, language=language) if each.score == EXACT]
    named = [each for each in named if each.is_title] or named
    diseases = [each for each in named if each.kind == "disease"]
    return diseases[0].slug if len(diseases) == 1 else ""


def names_near(path: str, language: str) -> list[NamedLink]:
    """Return the pages whose names are nearest to the last words of an address."""
    last = unquote(path.rstrip("/").rpartition("/")[2])
    query = last.replace("-", " ").replace("_", " ")
    return [
        NamedLink(
            disease_path(found.kind, found.slug), *local_name(found.name, found.name_es), apart_words(found.apart)
        )
        for found in find_diseases(query, limit=OFFERED, language=language)
        if found.score >= LIKE_ENOUGH
    ]
