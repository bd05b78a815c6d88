"""What changed lately on the pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from rareguru.knowledge.pages.listings import Change
from rareguru.website.presentation.links import NamedLink
from rareguru.website.presentation.lists import entry_link
from rareguru.website.presentation.words import written_out


@dataclass(frozen=True, slots=True)
class ChangeView:
    iso: str
    day: str
    link: NamedLink
    what: str


def change_views(changes: list[Change]) -> list[ChangeView]:
    return [
        ChangeView(
            iso=change.changed_on.isoformat(),
            day=written_out(change.changed_on.isoformat()),
            link=entry_link(change),
            what=gettext("new") if change.is_new else gettext("changed"),
        )
        for change in changes
    ]
