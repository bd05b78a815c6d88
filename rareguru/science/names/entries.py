"""What is put into the name index, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class EntryKind(StrEnum):
    """The kinds of name; where two names fit a query equally, the kind written first here wins."""

    IDENTIFIER = "identifier"  # a CURIE such as ORPHA:1302; found only when it is written in full
    PREFERRED = "preferred"  # the title; where it is what was typed, it comes before all others
    ACRONYM = "acronym"
    SYNONYM = "synonym"
    FORMER = "former"


class NameEntry(NamedTuple):
    """A name of a target: the target is the key of a disease, or of a term, or of whatever has names."""

    text: str
    target: str
    kind: EntryKind = EntryKind.SYNONYM
    language: str = "en"


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A target found, with the one of its names that fits the query best; `score` is 100 for the very name."""

    target: str
    text: str
    kind: EntryKind
    language: str
    score: float
