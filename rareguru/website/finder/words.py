"""Terms in the reader's words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from rareguru.knowledge.pages.document import Localized
from rareguru.knowledge.pages.terms import NamedTerm, current_terms
from rareguru.website.presentation.languages import current_language
from rareguru.website.presentation.links import in_language

# HPO has plain words in English only; these are ours, for common signs whose official name is a doctor's word.
_PLAIN_SPANISH = Path(__file__).with_name("plain_spanish.json")


class TermWords(NamedTuple):
    """A term as it is shown: the plain word first, the medical one beneath."""

    term: str
    name: str
    lang: str  # for the `lang` attribute, "" where it is that of the page
    medical: str  # HPO's label where it differs from the name; English beside a translation
    clinical: str  # HPO's label, in the reader's language where it is translated

    @property
    def inside(self) -> str:
        """Return the name as it stands inside a sentence."""
        return lowered(self.name)

    def is_called(self, name: str) -> bool:
        return name.casefold() in {self.name.casefold(), self.medical.casefold()}


def term_words(terms: Iterable[str]) -> dict[str, TermWords]:
    known, language = current_terms(), current_language()
    return {term: _words(term, known, language) for term in terms}


def _words(term: str, known: Mapping[str, NamedTerm], language: str) -> TermWords:
    if (found := known.get(term)) is None:
        return TermWords(term, term, "", "", term)
    name, lang = in_language(found.label, language)
    if language == "en" and found.lay:
        return TermWords(term, found.lay["en"], "", name, name)
    if language == "es" and (plain := plain_spanish().get(term)):
        return TermWords(term, plain, "", name, name)
    return TermWords(term, name, lang, "" if language == "en" or lang else found.label["en"], name)


@cache
def plain_spanish() -> Mapping[str, str]:
    words: dict[str, str] = json.loads(_PLAIN_SPANISH.read_text(encoding="utf-8"))
    return words


def english_label(term: str) -> str:
    found = current_terms().get(term)
    return found.label["en"] if found else term


def lowered(name: str) -> str:
    """Return the name with a small first letter, except where it begins with an acronym or a name's capital."""
    first, _, rest = name.partition(" ")
    return (
        name
        if first[1:] != first[1:].lower() or not first.replace("-", "").isalpha()
        else f"{first.lower()}{' ' if rest else ''}{rest}"
    )


def localized(name: Localized) -> tuple[str, str]:
    return in_language(name, current_language())
