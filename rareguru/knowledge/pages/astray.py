"""Texts that follow another record: what GARD wrote under a number whose document stands elsewhere.

GARD's number 5961 was given to bronchiolitis obliterans, but the page written under it
speaks of bronchiolitis obliterans organizing pneumonia. Where a document of such a number
was placed by its name, the other texts of the number go with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from rareguru.knowledge.catalogue.models import Disagreement, Name, Record, Section


class Destination(NamedTuple):
    disease: int
    name: str  # what the text is about


Astray = Mapping[int, Destination]  # key of the record -> where its texts belong


def read_astray() -> Astray:
    """Return the records whose texts belong to the page of another disease."""
    destinations = {
        identifier: Destination(disease, name)
        for identifier, disease, name in Disagreement.objects.exclude(disease=None).values_list(
            "identifier", "disease_id", "name"
        )
    }
    records = Record.objects.live().filter(identifier__in=list(destinations), disease__isnull=False)
    elsewhere = [
        (key, identifier, disease)
        for key, identifier, disease in records.values_list("pk", "identifier", "disease_id")
        if disease != destinations[identifier].disease
    ]
    openings = _openings([key for key, _identifier, _disease in elsewhere])
    names = _names_of({disease for _key, _identifier, disease in elsewhere})
    return {
        key: destinations[identifier]
        for key, identifier, disease in elsewhere
        if speaks_of(openings.get(key, ""), destinations[identifier].name, names[disease])
    }


def speaks_of(opening: str, name: str, others: Collection[str]) -> bool:
    """Say whether a text opens with this name, and with none of the others that is as long."""
    folded = opening.casefold()
    longest = max((len(other) for other in others if folded.startswith(other.casefold())), default=0)
    return folded.startswith(name.casefold()) and len(name) > longest


def _openings(records: Collection[int]) -> dict[int, str]:
    sections = Section.objects.live().filter(record__in=records).order_by("-kind", "language")
    return dict(sections.values_list("record_id", "answer"))


def _names_of(diseases: Collection[int]) -> dict[int, set[str]]:
    names: dict[int, set[str]] = defaultdict(set)
    spoken = Name.objects.live().filter(record__disease__in=diseases, record__retired_in=None).order_by()
    headings = Record.objects.live().filter(disease__in=diseases).order_by()
    for disease, name in (
        *spoken.values_list("record__disease_id", "text"),
        *headings.values_list("disease_id", "name"),
    ):
        names[disease].add(name)
    return names
