"""How many lines of a file could be used: a file that is mostly faulty is not to be trusted at all."""

from __future__ import annotations

from dataclasses import dataclass

from rareguru.knowledge.sources.issues import Issue, UnusableRelease


@dataclass(slots=True)
class Tally:
    """Counts the lines of one file that were used and those that were refused."""

    file: str
    used: int = 0
    refused: int = 0

    def refuse(self, where: str | int, what: str) -> Issue:
        """Count one line, given by number or by the member's name, as left out and say why."""
        self.refused += 1
        place = f"line {where}" if isinstance(where, int) else where
        return Issue(self.file, place, what, "it was left out; mend it upstream")

    def settle(self) -> None:
        """Raise UnusableRelease when more was refused than used, or nothing was there to use."""
        if self.used == 0 or self.refused > self.used:
            raise UnusableRelease(
                self.file,
                "the file",
                f"only {self.used:,} of {self.used + self.refused:,} entries can be used",
                "the published version stays; check whether columns were swapped, the format changed, "
                "or a file beside it was cut",
            )
