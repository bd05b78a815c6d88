"""Many short texts in two arrays, so that they can be mapped into memory instead of being loaded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray


class PackedTexts:
    """A read-only list of texts; a text costs its bytes and eight more."""

    def __init__(self, characters: NDArray[np.uint8], starts: NDArray[np.int64]) -> None:
        self.characters = characters
        self.starts = starts
        # Slicing a view is several times quicker than slicing the array.
        self._characters = characters.data
        self._starts = starts.data

    @classmethod
    def pack(cls, texts: Sequence[str]) -> Self:
        encoded = [text.encode(errors="replace") for text in texts]
        starts = np.cumsum([0, *(len(text) for text in encoded)], dtype=np.int64)
        return cls(np.frombuffer(b"".join(encoded), np.uint8), starts)

    def __getitem__(self, number: int) -> str:
        return str(self._characters[self._starts[number] : self._starts[number + 1]], "utf-8")
