"""Links to other diseases and branches, under the name in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rareguru.knowledge.pages.document import Link, Localized
from rareguru.website.addresses import disease_root
from rareguru.website.presentation.languages import current_language


class NamedLink(NamedTuple):
    path: str
    label: str
    lang: str = ""
    apart: str = ""  # what tells it from another disease of the same name


def foreign(language: str) -> str:
    """Return the language for a `lang` attribute, "" where it is that of the page."""
    return "" if language == current_language() else language


def translated(text: Localized | None) -> tuple[str, str]:
    """Return the text in the language of the page, else in English, and what to put into `lang`."""
    return in_language(text, current_language())


def in_language(text: Localized | None, language: str) -> tuple[str, str]:
    """Return the text in this language, else in English, and what to put into `lang`."""
    if text is None:
        return "", ""
    if language == "en":
        return text["en"], ""
    if language == "es" and (spanish := text.get("es")):
        return spanish, ""
    return text["en"], "en"


def disease_link(link: Link) -> NamedLink:
    label, lang = translated(link["name"])
    return NamedLink(disease_path(link["kind"], link["slug"]), label, lang)


def disease_path(kind: str, slug: str) -> str:
    return f"{disease_root(current_language(), kind)}{slug}/"


def disease_links(links: Iterable[Link]) -> list[NamedLink]:
    return [disease_link(link) for link in links]
