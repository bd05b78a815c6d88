"""What changed lately on the pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from rareguru.knowledge.pages.listings import Change
from rareguru.knowledge.sources.models import Release
from rareguru.website.presentation.links import NamedLink
from rareguru.website.presentation.lists import entry_link
from rareguru.website.presentation.sources import source_name
from rareguru.website.presentation.words import written_out


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
    releases = Release.objects.published().order_by("-loaded_at", "source")[:most]
    return [_taken_in(release) for release in releases]


def _taken_in(release: Release) -> TakenIn:
    iso = release.loaded_at.date().isoformat()
    name = source_name(release.source)
    if release.date is None:
        said = gettext("%(source)s taken in") % {"source": name}
    else:
        date = written_out(release.date.isoformat())
        said = gettext("%(source)s, release of %(date)s, taken in") % {"source": name, "date": date}
    return TakenIn(iso, written_out(iso), said)
