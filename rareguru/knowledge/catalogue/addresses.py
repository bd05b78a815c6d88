"""Find the page that an old id, a foreign id or a former slug stands for."""

from __future__ import annotations

import re

from rareguru.knowledge.catalogue.models import Address, Disease

_PREFIXES = {
    "ORPHANET": "ORPHA",
    "ORPHA": "ORPHA",
    "OMIM": "OMIM",
    "MIM": "OMIM",
    "OMIMPS": "OMIMPS",
    "MONDO": "MONDO",
    "GARD": "GARD",
    "DOID": "DOID",
    "DECIPHER": "DECIPHER",
}
_GARD_DIGITS = 7


def normal_identifier(text: str) -> str | None:
    """Return the catalogue's spelling of an identifier, None when it is none: "gard:1620", "Orphanet_1302", "1620"."""
    if match := re.fullmatch(r"(?:([A-Za-z]+)[:_ ])?(\d{1,10})", text.strip()):
        prefix = _PREFIXES.get((match[1] or "GARD").upper())
        if prefix == "GARD":
            return f"GARD:{match[2].lstrip('0').zfill(_GARD_DIGITS)}"
        return f"{prefix}:{match[2]}" if prefix else None
    return None


def find_address(text: str) -> tuple[str, str] | None:
    """Return (kind, slug) of the published disease or branch that this text leads to."""
    if match := re.fullmatch(r"RG:(\d{1,10})", text):
        disease = Disease.objects.filter(pk=int(match[1])).select_related("merged_into").first()
    else:
        known = Address.objects.filter(text=normal_identifier(text) or text[:120])
        found = known.select_related("disease__merged_into").first()
        disease = found.disease if found else Disease.objects.filter(slug=text[:120]).first()
    while disease and not disease.is_published and disease.merged_into:
        disease = disease.merged_into
    return (disease.kind, disease.slug) if disease and disease.is_published else None
