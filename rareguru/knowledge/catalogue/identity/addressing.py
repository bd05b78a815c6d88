"""Old and foreign ids lead to the page of their disease, for good."""

from __future__ import annotations

from collections.abc import Mapping

from rareguru.knowledge.catalogue.models import Address, Disease
from rareguru.lib.bulk import insert_rows, update_rows


def keep_former(slug: str, disease: Disease) -> None:
    """Remember a slug that a disease no longer has."""
    Address.objects.update_or_create(text=slug, defaults={"disease": disease})


def write_addresses(wanted: Mapping[str, int]) -> None:
    """Make each identifier lead to its disease. Identifiers that vanished keep the way they had."""
    existing = {text: (pk, disease) for pk, text, disease in Address.objects.values_list("pk", "text", "disease_id")}
    insert_rows(Address, ("text", "disease_id"), [item for item in wanted.items() if item[0] not in existing])
    update_rows(
        Address,
        ("disease_id",),
        [
            (disease, existing[text][0])
            for text, disease in wanted.items()
            if existing.get(text, (0, disease))[1] != disease
        ],
    )
