"""Where a disease stands among others: above, beside and below it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import ngettext

from rareguru.knowledge.pages.document import DiseaseDocument
from rareguru.website.presentation.languages import gettext
from rareguru.website.presentation.links import NamedLink, disease_links
from rareguru.website.presentation.sources import Releases, from_sources
from rareguru.website.presentation.words import grouped

AT_ONCE = 4  # siblings before "six more"


@dataclass(frozen=True, slots=True)
class FamilyView:
    parent: NamedLink
    siblings: list[NamedLink]
    more_siblings: list[NamedLink]
    more_label: str
    unlisted: str  # how many siblings are on the parent's page only
    other_parents: list[NamedLink]
    said_by: str


@dataclass(frozen=True, slots=True)
class MembersView:
    heading: str
    note: str
    links: list[NamedLink]


def family_view(document: DiseaseDocument, releases: Releases) -> FamilyView | None:
    family = document["family"]
    if not family["parents"]:
        return None
    parent, *others = disease_links(family["parents"])
    siblings = disease_links(family["siblings"])
    more = siblings[AT_ONCE:]
    hidden = family["sibling_total"] - len(siblings)
    return FamilyView(
        parent=parent,
        siblings=siblings[:AT_ONCE],
        more_siblings=more,
        more_label=ngettext("%(total)d more", "%(total)d more", len(more)) % {"total": len(more)},
        unlisted=_unlisted(hidden) if hidden > 0 else "",
        other_parents=others,
        said_by=" · ".join(from_sources(family["sources"], releases)),
    )


def _unlisted(hidden: int) -> str:
    text = ngettext(
        "%(total)s other is listed on the page of the family.",
        "%(total)s others are listed on the page of the family.",
        hidden,
    )
    return text % {"total": grouped(hidden)}


def members_view(document: DiseaseDocument) -> MembersView | None:
    """Return what stands below: the members of a branch, or the forms of a disease."""
    family = document["family"]
    if not family["children"]:
        return None
    is_branch = document["kind"] == "branch"
    below = family["diseases_below"]
    note = ngettext("%(total)s disease in all.", "%(total)s diseases in all.", below) % {"total": grouped(below)}
    return MembersView(
        heading=gettext("In this family") if is_branch else gettext("Forms of it"),
        note=note if is_branch and below > len(family["children"]) else "",
        links=disease_links(family["children"]),
    )
