"""Names of a disease of several records: which is shown, how it becomes an address, when two are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from django.utils.text import slugify

from rareguru.knowledge.catalogue.statements import RecordKind

# Whose name is shown first: plain and well-kept names before catalogue spellings.
NAME_ORDER = ("gard_pages", "orphanet", "mondo", "gard", "doid", "medquad_gard", "hpoa")
LONGEST_SLUG = 90
# Of several entries the first of these kinds stands for the disease.
BREADTH = (RecordKind.DISEASE, RecordKind.UNKNOWN, RecordKind.SUBTYPE, RecordKind.GROUP, RecordKind.CATEGORY)


def comparable(name: str) -> str:
    """Return a name in the spelling in which exact equality is decided: case, accents and punctuation aside."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.findall(r"[a-z0-9]+", plain)) or name.strip().casefold()


def rank_of_source(source: str) -> int:
    return NAME_ORDER.index(source) if source in NAME_ORDER else len(NAME_ORDER)


def as_heading(name: str) -> str:
    """Begin with a capital, unless the first word is spelled on purpose (pH, mTOR)."""
    first = name.split(" ", 1)[0]
    return name[:1].upper() + name[1:] if first.islower() else name


def slug_for(name: str, anchor: str, taken: Collection[str]) -> str:
    """Return an address for this name that no other disease has."""
    slug = slugify(name)
    if len(slug) > LONGEST_SLUG:
        slug = slug[:LONGEST_SLUG].rsplit("-", 1)[0]
    own = slugify("-".join(anchor.split(":")[-2:]))  # "medquad_gard:GARD:0005961" adds "gard-0005961"
    if not slug or slug.isdigit():
        slug = own
    if slug in taken:
        slug = f"{slug}-{own}"
    return slug
