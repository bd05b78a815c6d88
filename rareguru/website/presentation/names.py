"""Other names of a disease: a few in one line, the rest and the disputed ones on demand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rareguru.knowledge.pages.document import DiseaseDocument, DisputedName, NameEntry
from rareguru.website.presentation.languages import gettext
from rareguru.website.presentation.links import NamedLink, disease_links, foreign, translated
from rareguru.website.presentation.sources import Releases, from_sources, source_name
from rareguru.website.presentation.words import between, joined

AT_ONCE = 4  # names in the one line
_ACCENT = re.compile("[\u0300-\u036f]")
# A plus tells names apart. As a table, which takes a quarter of the time of a regular expression.
_PUNCTUATION = {
    place: " "
    for first, last in ("!*", ",/", ":@", "[`", "{~", "\u00a1\u00bf", "\u2010\u206f")
    for place in range(ord(first), ord(last) + 1)
}


class NameView(NamedTuple):
    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class DisputedView:
    said: str
    others: list[NamedLink]


@dataclass(frozen=True, slots=True)
class NamesView:
    also_called: list[NameView]
    between: str  # of those
    more: list[NameView]
    more_label: str
    disputed: list[DisputedView]
    namesakes: list[NamedLink]  # pages of the same title, each with who tells of it
    said_by: str


def names_view(document: DiseaseDocument, releases: Releases) -> NamesView:
    """Put acronyms and names in the reader's language first."""
    ordered = list(_once_each(sorted(document["names"], key=_rank), said=_titles(document)))
    also_called, more = ordered[:AT_ONCE], ordered[AT_ONCE:]
    title = document["name"]["en"].casefold()
    disputed = [name for name in document["disputed"] if name["text"].casefold() != title]
    of_title = [name for name in document["disputed"] if name["text"].casefold() == title]
    sources = {source for name in document["names"] for source in name["sources"]}
    return NamesView(
        also_called=[_name_view(name) for name in also_called],
        between=between(name["text"] for name in also_called),
        more=[_name_view(name) for name in more],
        more_label=_more_label(more=len(more), disputed=len(disputed)),
        disputed=[_disputed_view(name) for name in disputed],
        namesakes=[link for name in of_title for link in _namesakes(name)],
        said_by=" · ".join(from_sources(sorted(sources), releases)),
    )


def _rank(name: NameEntry) -> tuple[bool, bool, bool]:
    return (name["kind"] == "former", foreign(name["language"]) != "", name["kind"] != "acronym")


def _titles(document: DiseaseDocument) -> list[str]:
    """Return what stands above the other names."""
    return [translated(document["name"])[0], document["name"]["en"]]


def _once_each(names: Iterable[NameEntry], *, said: Iterable[str]) -> Iterator[NameEntry]:
    """Leave out what reads like a name before it; sources give the same one in several languages and spellings."""
    seen = {_spelled_plainly(text) for text in said}
    for name in names:
        if (spelled := _spelled_plainly(name["text"])) not in seen:
            seen.add(spelled)
            yield name


def _spelled_plainly(text: str) -> str:
    """Return the text without case, accents and punctuation."""
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFC", _ACCENT.sub("", unicodedata.normalize("NFKD", text)))
    return " ".join(text.translate(_PUNCTUATION).split())


def _name_view(name: NameEntry) -> NameView:
    return NameView(name["text"], foreign(name["language"]))


def _more_label(*, more: int, disputed: int) -> str:
    if not disputed:
        return gettext("More names")
    if more:
        return (
            gettext("More names, and one that misleads")
            if disputed == 1
            else gettext("More names, and some that mislead")
        )
    return gettext("A name that misleads") if disputed == 1 else gettext("Names that mislead")


def _namesakes(name: DisputedName) -> list[NamedLink]:
    sources = joined([source_name(key) for key in name["other_sources"]])
    return [link._replace(apart=sources) for link in disease_links(name["others"])]


def _disputed_view(name: DisputedName) -> DisputedView:
    said = gettext("“%(name)s” is listed here by %(here)s, and by %(there)s under another disease:") % {
        "name": name["text"],
        "here": joined([source_name(key) for key in name["sources"]]),
        "there": joined([source_name(key) for key in name["other_sources"]]),
    }
    return DisputedView(said, disease_links(name["others"]))
