"""All arrays that a ranking needs: built once, written to a folder, mapped into memory by every process."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

# Raised whenever the arrays or their meaning change.
FORMAT = 4
_NOTE = "model.json"


class UnusableModel(Exception):
    """The folder holds no ranking model that this version can read."""


@dataclass(frozen=True, slots=True)
class Model:
    """T terms and D diseases, numbered. What is called "starts" has one element more than rows: the end."""

    terms: tuple[str, ...]  # HP ids, parents before their children
    starts: NDArray[np.int64]  # (T + 1,) of ancestors and steps
    ancestors: NDArray[np.int32]  # the term itself included
    steps: NDArray[np.uint8]  # is_a steps to each
    below_starts: NDArray[np.int64]  # (T + 1,)
    descendants: NDArray[np.intp]  # what stands below each term, itself included
    information: NDArray[np.float32]  # (T,) in nats
    shares: NDArray[np.float32]  # (T,) mean frequency over the diseases
    ratios: NDArray[np.uint8]  # (T, D) see ratios.py
    term_space: NDArray[np.float32]  # (T, 64) direction, scaled by the information, of each term
    disease_space: NDArray[np.float32]  # (D, 64) unit rows
    handicaps: NDArray[np.float32]  # (D,) what is taken off a score, whatever the findings
    onsets: NDArray[np.uint8]  # (D,) stages of life, see circumstances.py
    spared: NDArray[np.uint8]  # (D,) who is rarely affected
    profile_starts: NDArray[np.int64]  # (D + 1,)
    profile_terms: NDArray[np.int32]
    profile_values: NDArray[np.float32]  # frequency, own and borrowed
    profile_origins: NDArray[np.uint8]  # see origins.py
    own_starts: NDArray[np.int64]  # (D + 1,) of the own signs only
    own_terms: NDArray[np.intp]
    own_values: NDArray[np.float32]
    own_costs: NDArray[np.float32]  # f², 0 where a sign tells nothing
    own_reliefs: NDArray[np.float32]  # f² per information of the sign: what a nat of cover takes off
    own_totals: NDArray[np.float32]  # (D,) sums of own_costs
    having_starts: NDArray[np.int64]  # (T + 1,)
    having_diseases: NDArray[np.unsignedinteger[Any]]  # who has the term, or something below it, rising
    having_values: NDArray[np.float16]  # propagated frequency

    @property
    def diseases(self) -> int:
        return int(self.ratios.shape[1])

    def above(self, term: int) -> NDArray[np.int32]:
        """Return the numbers of the term's ancestors and its own."""
        return self.ancestors[self.starts[term] : self.starts[term + 1]]

    def below(self, term: int) -> NDArray[np.intp]:
        """Return the numbers of what stands below the term, and its own."""
        return self.descendants[self.below_starts[term] : self.below_starts[term + 1]]

    def having(self, term: int) -> tuple[NDArray[np.unsignedinteger[Any]], NDArray[np.float16]]:
        """Return the diseases that have the term or something below it, and how often."""
        rows = slice(self.having_starts[term], self.having_starts[term + 1])
        return self.having_diseases[rows], self.having_values[rows]

    def profile(self, disease: int) -> tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.uint8]]:
        """Return the terms of the disease, own and borrowed, with frequency and origin."""
        rows = slice(self.profile_starts[disease], self.profile_starts[disease + 1])
        return self.profile_terms[rows], self.profile_values[rows], self.profile_origins[rows]

    def save(self, folder: Path) -> None:
        """Write the arrays into the folder, and last the note that says they are whole."""
        folder.mkdir(parents=True, exist_ok=True)
        for field in fields(self):
            if field.name != "terms":
                np.save(folder / f"{field.name}.npy", getattr(self, field.name), allow_pickle=False)
        (folder / _NOTE).write_text(json.dumps({"format": FORMAT, "terms": self.terms}), encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map the arrays of the folder into memory, read-only; raises UnusableModel."""
        try:
            note = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
            values: dict[str, Any] = {
                field.name: _map(folder / f"{field.name}.npy") for field in fields(cls) if field.name != "terms"
            }
        except (OSError, ValueError, EOFError) as error:
            message = f"There is no whole ranking model in {folder}. Build it again."
            raise UnusableModel(message) from error
        if note.get("format") != FORMAT:
            message = f"The ranking model in {folder} is of another version. Build it again."
            raise UnusableModel(message)
        return cls(terms=tuple(note["terms"]), **values)


def _map(file: Path) -> NDArray[Any]:
    # A plain array over the mapped file: slicing a memmap costs a microsecond more each time.
    return np.asarray(np.load(file, mmap_mode="r", allow_pickle=False))
