"""Which words of a sentence are denied, doubted or somebody else's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rareguru.science.recognition.mentions import Status

# Where several cues reach a finding, the first of these decides.
_ORDER = (Status.OTHER, Status.ABSENT, Status.UNCERTAIN)


@dataclass(slots=True)
class Scopes:
    """For each status the places it holds for, with the cue."""

    _held: dict[Status, dict[int, str]] = field(default_factory=dict)

    def add(self, status: Status, cue: str, places: Iterable[int]) -> None:
        held = self._held.setdefault(status, {})
        for place in places:
            held.setdefault(place, cue)

    def status(self, places: Sequence[int]) -> tuple[Status, str]:
        """Return the status of a finding by where its words stand, and the cue that made it so."""
        for status in _ORDER:
            held: Mapping[int, str] = self._held.get(status, {})
            if all(place in held for place in places):
                return status, held[places[0]]
        return Status.PRESENT, ""
