"""What changed lately on the pages."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, islice

from django.utils.translation import gettext

from rareguru.knowledge.pages.listings import Change
from rareguru.knowledge.sources.models import Release
from rareguru.website.presentation.links import NamedLink
from rareguru.website.presentation.lists import entry_link
from rareguru.website.presentation.sources import listed_name
from rareguru.website.presentation.words import joined, written_out


@dataclass(frozen=True, slots=True)
class ChangeView:
    iso: str
    day: str
    link: NamedLink


@dataclass(frozen=True, slots=True)
class TakenIn:
    iso: str
    day: str
    said: str


def change_views(changes: list[Change]) -> list[ChangeView]:
    """Return what was written anew; when a site is first filled every page is, which is no news."""
    return [
        ChangeView(change.changed_on.isoformat(), written_out(change.changed_on.isoformat()), entry_link(change))
        for change in changes
        if not change.is_new
    ]


def releases_taken_in(most: int) -> list[TakenIn]:
    """Return the last days on which releases were taken in, each with what came."""
    releases = Release.objects.published().order_by("-loaded_at", "source")
    days = groupby(releases, key=lambda release: release.loaded_at.date().isoformat())
    return [TakenIn(iso, written_out(iso), _said(list(taken_in))) for iso, taken_in in islice(days, most)]


def _said(releases: list[Release]) -> str:
    if len(releases) > 1:
        names = dict.fromkeys(sorted((listed_name(release.source) for release in releases), key=str.casefold))
        return gettext("Read from our sources: %(sources)s") % {"sources": joined(list(names))}
    [release] = releases
    name = listed_name(release.source)
    if release.date is None:
        return gettext("%(source)s taken in") % {"source": name}
    date = written_out(release.date.isoformat())
    return gettext("%(source)s, release of %(date)s, taken in") % {"source": name, "date": date}
