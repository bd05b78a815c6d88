"""How often a disease shows a term, as phenotype.hpoa writes it.

https://obophenotype.github.io/human-phenotype-ontology/annotations/phenotype_hpoa/
(column frequency): "3/7" of the patients looked at, "45%", or an HPO frequency term.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_FRACTION = re.compile(r"([0-9]{1,9})/([0-9]{1,9})")
_PERCENTAGE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,6})?)%")


@dataclass(frozen=True, slots=True)
class Frequency:
    """A share between 0 and 1; None where the source gives none."""

    lower: float | None = None
    upper: float | None = None

    @property
    def is_none(self) -> bool:
        """Whether it was looked for and found in nobody."""
        return self.upper == 0


NOT_GIVEN = Frequency()

# The children of HP:0040279 Frequency, with the bounds of their definitions.
_TERMS = {
    "HP:0040280": Frequency(1, 1),  # Obligate
    "HP:0040281": Frequency(0.80, 0.99),  # Very frequent
    "HP:0040282": Frequency(0.30, 0.79),  # Frequent
    "HP:0040283": Frequency(0.05, 0.29),  # Occasional
    "HP:0040284": Frequency(0.01, 0.04),  # Very rare
    "HP:0040285": Frequency(0, 0),  # Excluded
}


@lru_cache(maxsize=16_384)
def read_frequency(text: str) -> Frequency | None:
    """Return the bounds of this frequency, or None where it cannot be read."""
    if not text:
        return NOT_GIVEN
    if (named := _TERMS.get(text)) is not None:
        return named
    if match := _FRACTION.fullmatch(text):
        found, looked_at = int(match[1]), int(match[2])
        return _exactly(found / looked_at) if looked_at else None
    if match := _PERCENTAGE.fullmatch(text):
        return _exactly(float(match[1]) / 100)
    return None


def _exactly(share: float) -> Frequency | None:
    return Frequency(share, share) if share <= 1 else None
