"""Organizations as cards: complete contact data, and a number that can be dialed."""

from __future__ import annotations

import re

from django.utils.text import slugify

from rareguru.knowledge.pages.document import OrganizationCard
from rareguru.knowledge.pages.evidence import Evidence, OrganizationRow
from rareguru.knowledge.pages.precedence import rank

_NORTH_AMERICAN = re.compile(r"(?:\+?1[-. ]?)?\(?(\d{3})\)?[-. ]?(\d{3})[-. ]?(\d{4})(?!\d)")
_INTERNATIONAL = re.compile(r"\+[\d\-. ()]{7,20}")
_NORTH_AMERICA = frozenset({"united states", "canada", "us", "usa"})


def dial(printed: str, country: str) -> str:
    """Return "+18005488252" for "1-800-548-8252 (1-800-LUNGUSA)", "" where no number can be read."""
    if country.casefold() in _NORTH_AMERICA and (match := _NORTH_AMERICAN.search(printed)):
        return "+1" + "".join(match.groups())
    if match := _INTERNATIONAL.search(printed):
        return "+" + re.sub(r"\D", "", match[0])
    return ""


def organization_slug(identifier: str, name: str) -> str:
    """Return the address of an organization's page: its own id where that is a slug, else one made of name and id."""
    if ":" not in identifier:
        return slugify(identifier)
    return slugify(f"{name} {identifier.rpartition(':')[2]}")


def organizations_of(evidence: Evidence) -> list[OrganizationCard]:
    """Return each organization once, by name."""
    best: dict[str, OrganizationRow] = {}
    for row in sorted(evidence.organizations, key=lambda row: (rank(row.source), row[2:])):
        best.setdefault(row.identifier, row)
    return sorted(map(_card, best.values()), key=lambda card: (card["name"].casefold(), card["id"]))


def _card(row: OrganizationRow) -> OrganizationCard:
    return OrganizationCard(
        id=row.identifier,
        slug=organization_slug(row.identifier, row.name),
        name=row.name,
        street=row.street,
        city=row.city,
        region=row.region,
        postal_code=row.postal_code,
        country=row.country,
        toll_free=row.toll_free,
        dial=dial(row.toll_free, row.country),
        email=row.email,
        url=row.url,
        source=row.source,
        date=None,
        copied_on="",
    )
