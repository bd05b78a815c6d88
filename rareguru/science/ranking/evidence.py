"""What a line of an annotation file says of a frequency, as (found, looked at)."""

from __future__ import annotations

import re
from functools import lru_cache

_OF_TERM = 16.0  # people that a frequency class stands for
_OF_PERCENTAGE = 20.0
UNSAID = (0.8 * 3, 3.0)  # a sign without a frequency
_FRACTION = re.compile(r"([0-9]+)/([0-9]+)")
_PERCENTAGE = re.compile(r"([0-9.]+)%")
# The middle of the bounds of HPO's frequency classes.
CLASSES = {
    "HP:0040280": 1.0,
    "HP:0040281": 0.90,
    "HP:0040282": 0.545,
    "HP:0040283": 0.17,
    "HP:0040284": 0.025,
    "HP:0040285": 0.0,
}

Observed = tuple[float, float]


@lru_cache(maxsize=16_384)
def observed(frequency: str) -> Observed | None:
    """Return (found, looked at) of "3/7", "45%" or a frequency class; None where nothing is said."""
    if (mean := CLASSES.get(frequency)) is not None:
        return mean * _OF_TERM, _OF_TERM
    if match := _FRACTION.fullmatch(frequency):
        return float(match[1]), float(match[2])
    if match := _PERCENTAGE.fullmatch(frequency):
        return float(match[1]) / 100 * _OF_PERCENTAGE, _OF_PERCENTAGE
    return None
