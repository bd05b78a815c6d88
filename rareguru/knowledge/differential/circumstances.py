"""When diseases begin, and whom they spare: what annotations and Orphanet say, as bits."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from rareguru.knowledge.catalogue.models import Annotation, Characteristic
from rareguru.knowledge.differential.evidence import HPOA, ORPHANET, Candidates
from rareguru.knowledge.differential.onset_terms import ONSETS
from rareguru.science.ranking.circumstances import (
    BEFORE_BIRTH,
    CHILDHOOD,
    FEMALE,
    INFANCY,
    MIDDLE_AGE,
    NEWBORN,
    OLD_AGE,
    YOUNG_ADULT,
    YOUTH,
)

_OF_ORPHANET: Mapping[str, int] = {
    "Antenatal": BEFORE_BIRTH,
    "Neonatal": BEFORE_BIRTH | NEWBORN,
    "Infancy": INFANCY,
    "Childhood": CHILDHOOD,
    "Adolescent": YOUTH,
    "Adult": YOUNG_ADULT | MIDDLE_AGE,
    "Elderly": OLD_AGE,
    "All ages": 0xFF,
}
_X_LINKED_RECESSIVE, _Y_LINKED = "HP:0001419", "HP:0001450"

Bits = NDArray[np.uint8]


def onsets(candidates: Candidates) -> Bits:
    """Return for each candidate the stages of life in which it is said to begin, 0 where nothing is said."""
    found = np.zeros(len(candidates), np.uint8)
    for record, term in _terms("C"):
        if record in candidates.records:
            found[candidates.records[record][0]] |= ONSETS.get(term, 0)
    rows = Characteristic.objects.live().filter(source=ORPHANET, kind="onset").order_by()
    for disease, value in rows.values_list("record__disease_id", "value"):
        if disease in candidates.numbers:
            found[candidates.numbers[disease]] |= _OF_ORPHANET.get(value, 0)
    return found


def spared(candidates: Candidates) -> Bits:
    """Return for each candidate who is rarely affected, by its inheritance."""
    bits = np.zeros(len(candidates), np.uint8)
    modes: dict[int, set[str]] = {}
    for record, term in _terms("I"):
        if record in candidates.records:
            modes.setdefault(candidates.records[record][0], set()).add(term)
    for disease, of in modes.items():
        if of <= {_X_LINKED_RECESSIVE, _Y_LINKED}:  # said to be inherited in other ways too: nobody is spared
            bits[disease] = FEMALE
    return bits


def _terms(aspect: str) -> list[tuple[int, str]]:
    rows = Annotation.objects.live().filter(source=HPOA, aspect=aspect, is_excluded=False).order_by()
    return list(rows.values_list("record_id", "term__identifier"))
