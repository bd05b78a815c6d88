"""Ages at onset as HPO says them."""

from __future__ import annotations

from collections.abc import Mapping

from rareguru.science.ranking.circumstances import (
    ADULT,
    BEFORE_BIRTH,
    CHILDHOOD,
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
