"""Names of terms by their beginnings, for suggesting while somebody types."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from rareguru.science.names.normalising import fold
from rareguru.science.names.texts import PackedTexts
from rareguru.science.recognition.tables import UnusableTables

MOST_LOOKED_AT = 2_000  # names with one beginning
_LAST = "\U0010ffff"  # sorts behind every name with the beginning


@dataclass(frozen=True, slots=True)
class Beginnings:
    """Names in order of their folded form, each with the number of its term."""

    folded: PackedTexts
    names: PackedTexts
    terms: NDArray[np.int32]

    @classmethod
    def build(cls, names: Iterable[tuple[str, int]]) -> Self:
        rows = sorted({(fold(name), name, term) for name, term in names})
        return cls(
            PackedTexts.pack([folded for folded, _, _ in rows]),
            PackedTexts.pack([name for _, name, _ in rows]),
            np.array([term for _, _, term in rows], np.int32),
        )

    def begin_with(self, text: str) -> list[tuple[int, str]]:
        """Return the terms that have a name with this beginning, each with its shortest one, in no order."""
        wanted = fold(text)
        if not wanted:
            return []
        places = range(len(self.terms))
        first = bisect_left(places, wanted, key=self.folded.__getitem__)
        last = bisect_left(places, wanted + _LAST, key=self.folded.__getitem__)
        found: dict[int, str] = {}
        for place in range(first, min(last, first + MOST_LOOKED_AT)):
            term, name = int(self.terms[place]), self.names[place]
            if term not in found or len(name) < len(found[term]):
                found[term] = name
        return list(found.items())

    def save(self, folder: Path) -> None:
        for part, array in self._parts().items():
            np.save(folder / f"beginnings.{part}.npy", array, allow_pickle=False)

    def _parts(self) -> dict[str, NDArray[Any]]:
        return {
            "folded.text": self.folded.characters, "folded.starts": self.folded.starts,
            "names.text": self.names.characters, "names.starts": self.names.starts, "terms": self.terms,
        }  # fmt: skip

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map the arrays into memory, read-only; raises UnusableTables."""

        def part(name: str) -> NDArray[Any]:
            return np.asarray(np.load(folder / f"beginnings.{name}.npy", mmap_mode="r", allow_pickle=False))

        try:
            folded, names = (PackedTexts(part(f"{name}.text"), part(f"{name}.starts")) for name in ("folded", "names"))
            return cls(folded, names, part("terms"))
        except (OSError, ValueError, EOFError) as error:
            raise UnusableTables(f"There are no whole beginnings of names in {folder}. Build them again.") from error
