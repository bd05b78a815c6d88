"""Diseases that look alike, each with what it shares and a way to see both side by side."""

from __future__ import annotations

from typing import NamedTuple

from rareguru.knowledge.differential.look_alikes import look_alikes
from rareguru.website.finder.words import term_words
from rareguru.website.presentation.compared import compare_path
from rareguru.website.presentation.languages import in_one_language
from rareguru.website.presentation.links import NamedLink, disease_path, translated


class LookAlikeView(NamedTuple):
    link: NamedLink
    shared: str  # "Dry cough, crackles"
    compare: str  # the address of both side by side


@in_one_language
def look_alike_views(disease: int, slug: str) -> list[LookAlikeView]:
    if not (found := look_alikes(disease)):
        return []
    words = term_words({term for one in found for term in one.shared})
    views = []
    for one in found:
        _key, other, name = one.ranked
        shared = [words[term].inside if place else words[term].name for place, term in enumerate(one.shared)]
        link = NamedLink(disease_path("disease", other), *translated(name))
        views.append(LookAlikeView(link, ", ".join(shared), compare_path([slug, other])))
    return views
