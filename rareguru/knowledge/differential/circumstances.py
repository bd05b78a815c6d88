"""When diseases begin, and whom they spare: what annotations and Orphanet say, as bits."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from rareguru.knowledge.catalogue.models import Annotation, Characteristic
from rareguru.knowledge.differential.evidence import HPOA, ORPHANET, Candidates
from rareguru.science.ranking.circumstances import (
    ADULT,
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

# HPO's terms below Onset (HP:0003674) that say an age.
ONSETS: Mapping[str, int] = {
    "HP:0030674": BEFORE_BIRTH,  # Antenatal
    "HP:0011460": BEFORE_BIRTH,  # Embryonal
    "HP:0011461": BEFORE_BIRTH,  # Fetal
    "HP:0034199": BEFORE_BIRTH,  # Late first trimester
    "HP:0034198": BEFORE_BIRTH,  # Second trimester
    "HP:0034197": BEFORE_BIRTH,  # Third trimester
    "HP:0003577": BEFORE_BIRTH | NEWBORN,  # Congenital
    "HP:0003623": NEWBORN,  # Neonatal
    "HP:0003593": INFANCY,
    "HP:0011463": CHILDHOOD,
    "HP:0003621": YOUTH,  # Juvenile
    "HP:0410280": NEWBORN | INFANCY | CHILDHOOD | YOUTH,  # Pediatric
    "HP:0003581": ADULT,
    "HP:0011462": YOUNG_ADULT,
    "HP:0025708": YOUNG_ADULT,  # Early young adult
    "HP:0025709": YOUNG_ADULT,  # Intermediate young adult
    "HP:0025710": YOUNG_ADULT,  # Late young adult
    "HP:0003596": MIDDLE_AGE,
    "HP:0003584": OLD_AGE,  # Late
}
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
