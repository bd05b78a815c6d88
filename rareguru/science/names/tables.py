"""The arrays a name index is made of: built once, written to a folder, mapped into memory by every process.

Names that are the same once normalised share one *key*. The keys of names come first,
those of identifiers after them. A posting list says in which keys a trigram stands.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from rareguru.science.names.entries import EntryKind, NameEntry
from rareguru.science.names.grams import gram_codes
from rareguru.science.names.normalising import identifier_forms, words
from rareguru.science.names.texts import PackedTexts

# Raised whenever the arrays, or the way names are normalised, change.
FORMAT = 1
KINDS = tuple(EntryKind)
_NOTE = "index.json"


class UnusableNameIndex(Exception):
    """The folder holds no name index that this version can read."""


@dataclass(frozen=True, slots=True)
class Tables:
    """All arrays of the index; what is said to be "first" of each has one element more, its end."""

    keys: PackedTexts
    key_entries: NDArray[np.int32]  # the first entry of each key; entries stand in the order of keys
    key_weights: NDArray[np.float32]  # the sum of the weights of its trigrams; of names only
    entries: PackedTexts
    entry_targets: NDArray[np.int32]
    entry_kinds: NDArray[np.uint8]
    entry_languages: NDArray[np.uint8]
    targets: PackedTexts
    languages: PackedTexts
    form_hashes: NDArray[np.uint64]  # sorted
    form_keys: NDArray[np.int32]
    gram_codes: NDArray[np.uint64]  # sorted
    gram_weights: NDArray[np.float64]
    gram_postings: NDArray[np.int64]  # the first posting of each trigram
    postings: NDArray[np.int32]

    def save(self, folder: Path) -> None:
        """Write the arrays into the folder, and last the note that says they are whole."""
        folder.mkdir(parents=True, exist_ok=True)
        for field in fields(self):
            value = getattr(self, field.name)
            parts = {"": value}
            if isinstance(value, PackedTexts):
                parts = {".text": value.characters, ".starts": value.starts}
            for suffix, array in parts.items():
                np.save(folder / f"{field.name}{suffix}.npy", array, allow_pickle=False)
        (folder / _NOTE).write_text(json.dumps({"format": FORMAT}) + "\n", encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map the arrays of the folder into memory, read-only; nothing is read before it is needed."""
        try:
            written = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
            values: dict[str, Any] = {field.name: _open(folder, field.name) for field in fields(cls)}
        except (OSError, ValueError, EOFError) as error:
            raise UnusableNameIndex(f"There is no whole name index in {folder}. Build it again.") from error
        if written != {"format": FORMAT}:
            raise UnusableNameIndex(f"The name index in {folder} is of another version. Build it again.")
        return cls(**values)

    @classmethod
    def build(cls, entries: Iterable[NameEntry]) -> Self:
        """Build the arrays; the order of the entries makes no difference."""
        pairs = {(_key(entry), entry) for entry in entries}
        keyed = sorted((pair for pair in pairs if pair[0]), key=lambda pair: (_is_identifier(pair[0]), *pair))
        entries = [entry for _, entry in keyed]
        counts = Counter(key for key, _ in keyed)
        keys = list(counts)
        targets, target_numbers = _numbered([entry.target for entry in entries])
        languages, language_numbers = _numbered([entry.language for entry in entries])
        return cls(
            keys=PackedTexts.pack(keys),
            key_entries=np.cumsum([0, *counts.values()]).astype(np.int32),
            entries=PackedTexts.pack([entry.text for entry in entries]),
            entry_targets=target_numbers.astype(np.int32),
            entry_kinds=np.array([KINDS.index(entry.kind) for entry in entries], np.uint8),
            entry_languages=language_numbers.astype(np.uint8),
            targets=PackedTexts.pack(targets),
            languages=PackedTexts.pack(languages),
            **_forms(keys),
            **_postings([key for key in keys if not _is_identifier(key)]),
        )


def form_hash(form: str) -> int:
    """Return 64 bits of the form: that two of a million forms share them happens once in tens of millions of builds."""
    return int.from_bytes(blake2b(form.encode(errors="replace"), digest_size=8).digest())


def name_forms(name_words: Sequence[str]) -> tuple[str, str]:
    """Return the forms in which a name is exactly found: without spaces, and with its words sorted."""
    return "".join(name_words), " ".join(sorted(name_words))


def _key(entry: NameEntry) -> str:
    if entry.kind is EntryKind.IDENTIFIER:
        return identifier_forms(entry.text)[0]
    return " ".join(words(entry.text))


def _is_identifier(key: str) -> bool:
    return ":" in key


def _numbered(values: Sequence[str]) -> tuple[list[str], NDArray[np.int64]]:
    """Return the different values in order, and for each value its number among them."""
    different = sorted(set(values))
    numbers = {value: number for number, value in enumerate(different)}
    return different, np.array([numbers[value] for value in values], np.int64)


def _forms(keys: Sequence[str]) -> Mapping[str, NDArray[Any]]:
    forms = (
        (form_hash(form), number)
        for number, key in enumerate(keys)
        for form in set(identifier_forms(key) if _is_identifier(key) else name_forms(key.split()))
    )
    table = np.array(sorted(forms), np.uint64).reshape(-1, 2)
    return {"form_hashes": table[:, 0].copy(), "form_keys": table[:, 1].astype(np.int32)}


def _postings(names: Sequence[str]) -> Mapping[str, NDArray[Any]]:
    codes, lines = gram_codes("\n".join(names))
    # Sorted by trigram, then by name; each pair once.
    order = np.lexsort((lines, codes))
    codes, lines = codes[order], lines[order]
    is_new_gram = np.diff(codes, prepend=codes[:1] + np.uint64(1)) != 0
    is_new_pair = is_new_gram | (np.diff(lines, prepend=-1) != 0)
    codes, lines, grams = codes[is_new_pair], lines[is_new_pair], (np.cumsum(is_new_gram) - 1)[is_new_pair]
    counts = np.bincount(grams)
    # A trigram weighs the more the fewer names have it; one that all have still weighs a little.
    weights = np.log1p(len(names) / counts)
    return {
        "gram_codes": codes[np.flatnonzero(np.diff(grams, prepend=-1))],
        "gram_weights": weights,
        "gram_postings": np.concatenate(([0], np.cumsum(counts))),
        "postings": lines.astype(np.int32),
        "key_weights": np.bincount(lines, weights[grams], minlength=len(names)).astype(np.float32),
    }


def _open(folder: Path, name: str) -> NDArray[Any] | PackedTexts:
    if (folder / f"{name}.npy").exists():
        return _map(folder / f"{name}.npy")
    return PackedTexts(_map(folder / f"{name}.text.npy"), _map(folder / f"{name}.starts.npy"))


def _map(file: Path) -> NDArray[Any]:
    # A plain array over the mapped file: slicing a memmap costs a microsecond more each time.
    return np.asarray(np.load(file, mmap_mode="r", allow_pickle=False))
