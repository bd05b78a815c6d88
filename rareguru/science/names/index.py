"""The index of names: what does somebody mean who typed this?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np

from rareguru.science.names.entries import EntryKind, NameEntry, NameMatch
from rareguru.science.names.likeness import likenesses
from rareguru.science.names.normalising import MAX_LENGTH, fold, queried_identifiers, words
from rareguru.science.names.tables import KINDS, Tables, form_hash, name_forms

EXACT = 1.0
EXACT_REORDERED = 0.995
_NO_TITLE = 3

# What orders matches: likeness (negative), whether a title is what was typed, whether it is the very text, language,
# kind, text.
_Rank = tuple[float, int, int, bool, int, str]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names that are found in spite of slips, other spellings, another order of words and a missing end."""

    tables: Tables

    @classmethod
    def build(cls, entries: Iterable[NameEntry]) -> Self:
        """Index the entries, of which the same may come several times and in any order."""
        return cls(Tables.build(entries))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open what `save` wrote, or raise UnusableNameIndex."""
        return cls(Tables.open(folder))

    def save(self, folder: Path) -> None:
        """Write the index into a folder of its own."""
        self.tables.save(folder)

    def __len__(self) -> int:
        return len(self.tables.entry_targets)

    def search(self, query: str, *, limit: int = 10, language: str = "") -> list[NameMatch]:
        """Return the targets the query may mean, likeliest first, each with its best fitting name.

        Any text may be asked for. Of names that fit equally, one in the language comes first.
        """
        query = query[:MAX_LENGTH].strip()
        found: dict[int, tuple[_Rank, int]] = {}
        last = 0.0
        for key, score in self._scores(query):
            if len(found) >= limit and score < last:
                break
            last = score
            for entry in range(self.tables.key_entries[key], self.tables.key_entries[key + 1]):
                place = (self._rank(entry, score, query, language), entry)
                target = int(self.tables.entry_targets[entry])
                found[target] = min(place, found.get(target, place))
        return [self._match(rank, entry) for rank, entry in sorted(found.values())[: max(limit, 0)]]

    def _scores(self, query: str) -> list[tuple[int, float]]:
        query_words = words(query)
        if not query_words:
            return []
        run_together, sorted_words = name_forms(query_words)
        scores = likenesses(self.tables, " ".join(query_words))
        scores.update(dict.fromkeys(self._keys_of(sorted_words), EXACT_REORDERED))
        for form in (*queried_identifiers(query), run_together):
            scores.update(dict.fromkeys(self._keys_of(form), EXACT))
        return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))

    def _keys_of(self, form: str) -> list[int]:
        hashes, wanted = self.tables.form_hashes, np.uint64(form_hash(form))
        keys: list[int] = self.tables.form_keys[
            np.searchsorted(hashes, wanted) : np.searchsorted(hashes, wanted, "right")
        ].tolist()
        return keys

    def _rank(self, entry: int, score: float, query: str, language: str) -> _Rank:
        text, kind = self.tables.entries[entry], int(self.tables.entry_kinds[entry])
        # COP is an acronym, and nearer to "COP" than Cop; both are nearer than C.O.P.
        difference = 0 if text == query else 1 if text.casefold() == query.casefold() else 2
        is_foreign = bool(language) and self._language(entry) != language
        is_near = score == EXACT and (not is_foreign or fold(text) == fold(query))
        standing = _standing(text, KINDS[kind], query) if is_near else _NO_TITLE
        return -score, standing, difference, is_foreign, kind, text

    def _language(self, entry: int) -> str:
        return self.tables.languages[int(self.tables.entry_languages[entry])]

    def _match(self, rank: _Rank, entry: int) -> NameMatch:
        score, _, _, _, kind, text = rank
        target = self.tables.targets[int(self.tables.entry_targets[entry])]
        return NameMatch(target, text, KINDS[kind], self._language(entry), round(-100 * score, 1))


def _standing(text: str, kind: EntryKind, query: str) -> int:
    """Put a title that is what was typed before other names; but who types LIP means the acronym, no "Lip disorder"."""
    if kind is EntryKind.PREFERRED:
        return 0 if query in text else 2
    return 1 if kind is EntryKind.ACRONYM and text == query else _NO_TITLE
