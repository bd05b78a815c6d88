"""Which word of the phrases was meant by one that is misspelled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 4  # letters; in fewer, a slip makes another word
_ONE_SLIP = 5
_TWO_SLIPS = 9
_LONGEST = 30


class Slips:
    """Corrects words that are not known to be words of the language."""

    def __init__(self, known: Iterable[str]) -> None:
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for word in sorted(known):
            if len(word) >= _SHORTEST and word.isalpha():
                self._by_start[word[0]].append(word)
        self._near_sizes: dict[tuple[str, int], list[str]] = {}

    def correct(self, word: str) -> str:
        """Return the known word that was meant, "" where none is near."""
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
            return ""
        limit = 2 if len(word) >= _TWO_SLIPS else 1
        best: tuple[float, str] = (limit + 1, "")
        for start in dict.fromkeys((word[0], word[1])):
            near = self._nearest(word, self._of_size(start, len(word), limit), limit)
            best = min(best, near) if near else best
        if len(word) < _ONE_SLIP and sorted(best[1]) != sorted(word):
            return ""
        return best[1]

    def _of_size(self, start: str, size: int, limit: int) -> list[str]:
        """Return the words that begin so and are about as long; `limit` follows from the size."""
        if start not in self._by_start:
            return []
        if (words := self._near_sizes.get((start, size))) is None:
            words = [word for word in self._by_start[start] if abs(len(word) - size) <= limit]
            self._near_sizes[start, size] = words
        return words

    @staticmethod
    def _nearest(word: str, candidates: Collection[str], limit: int) -> tuple[float, str] | None:
        found = process.extractOne(word, candidates, scorer=OSA.distance, score_cutoff=limit)
        return (float(found[1]), found[0]) if found else None
