"""What a notice offers to call, and where its words lead."""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rareguru.knowledge.differential.helplines import (
    FaultyHelplines,
    Helpline,
    Helplines,
    LineSet,
    Site,
    read_helplines,
)
from rareguru.website.presentation.languages import current_language

logger = logging.getLogger(__name__)
_WRITTEN_IN = {"en": _("(in English)"), "es": _("(in Spanish)")}


@dataclass(frozen=True, slots=True)
class Call:
    address: str  # tel:
    words: str
    people: str


@dataclass(frozen=True, slots=True)
class OutsideLink:
    """A page elsewhere; `note` says its language where that is not the reader's."""

    name: str
    address: str
    lang: str
    note: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence, as it is or as a link."""

    text: str
    link: OutsideLink | None = None


@dataclass(frozen=True, slots=True)
class Calls:
    """The numbers of a notice."""

    emergency: list[Call]
    crisis: list[Call]
    sources: list[OutsideLink]


def helplines() -> Helplines:
    """Return the numbers; none where the file cannot be used: the notice itself must not wait for it."""
    try:
        return read_helplines()
    except FaultyHelplines:
        logger.exception("A notice cannot offer a number; `rareguru doctor` says what is wrong.")
        return Helplines((), ())


def calls_of(line_sets: Collection[LineSet]) -> Calls:
    shown = {line_set: helplines().of(line_set) if line_set in line_sets else [] for line_set in LineSet}
    sources = [outside_link(site) for lines in shown.values() for line in lines for site in line.sources]
    return Calls(
        emergency=[_call(line, gettext("Call %(number)s")) for line in shown[LineSet.EMERGENCY]],
        crisis=[_call(line, "%(number)s") for line in shown[LineSet.CRISIS]],
        sources=list(dict.fromkeys(sources)),
    )


def outside_link(site: Site) -> OutsideLink:
    is_foreign = site.language != current_language()
    note = str(_WRITTEN_IN[site.language]) if is_foreign else ""
    return OutsideLink(site.name, site.url, site.language if is_foreign else "", note)


def with_links(sentences: str) -> list[Piece]:
    """Cut the words where they name a site."""
    sites = {site.name: site for site in helplines().sites}
    if not sites:
        return [Piece(sentences)]
    parts = re.split(f"({'|'.join(map(re.escape, sites))})", sentences)
    return list(_pieces(parts, sites))


def _pieces(parts: Iterable[str], sites: dict[str, Site]) -> Iterable[Piece]:
    for part in parts:
        if part:
            yield Piece(part, outside_link(sites[part]) if part in sites else None)


def _call(line: Helpline, words: str) -> Call:
    return Call(f"tel:{line.dialed}", words % {"number": line.number}, line.people[current_language()])
