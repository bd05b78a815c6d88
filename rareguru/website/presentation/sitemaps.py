"""What the sitemaps list: every page in every language, each with its other languages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from django.conf import settings

from rareguru.knowledge.pages.listings import counts, sitemap
from rareguru.website.addresses import PREFIXES, disease_root

PER_SITEMAP = 10_000  # well below the 50,000 addresses and 50 MB that the protocol allows
STANDING = (
    "",
    "diseases/",
    "systems/",
    "branches/",
    "symptoms/",
    "symptoms/how-good/",
    "compare/",
    "organizations/",
    "sources/",
    "about/",
    "privacy/",
    "disclaimer/",
)


class Location(NamedTuple):
    address: str
    changed: str  # ISO date, "" where it says nothing


def sitemap_names() -> list[str]:
    """Return "en-pages", "en-1", "en-2"… for each language."""
    found = counts()
    parts = -(-(found.diseases + found.branches) // PER_SITEMAP)
    return [f"{language}-{part}" for language in PREFIXES for part in ("pages", *range(1, parts + 1))]


def locations(name: str) -> Iterator[Location]:
    language, _dash, part = name.partition("-")
    if part == "pages":
        for path in STANDING:
            yield Location(f"{settings.SITE_ADDRESS}{PREFIXES[language]}{path}", "")
        return
    first = (int(part) - 1) * PER_SITEMAP
    for entry in islice(sitemap(), first, first + PER_SITEMAP):
        path = f"{disease_root(language, entry.kind)}{entry.slug}/"
        yield Location(f"{settings.SITE_ADDRESS}{path}", entry.changed_on.isoformat())
