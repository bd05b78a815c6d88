"""What is found in a text: where, which term, and whether the writer says that it is there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    PRESENT = "present"
    ABSENT = "absent"
    UNCERTAIN = "uncertain"
    OTHER = "other"  # somebody else has it


@dataclass(frozen=True, slots=True)
class Mention:
    """A term, the place of its words in the text as it was given, and what the context makes of it."""

    start: int
    end: int
    term: str
    status: Status
    certainty: float  # 0..1 that the words mean this term
    alternatives: tuple[str, ...] = ()  # other terms that are as likely: ask back
    span_cue: str = ""  # the word that made it absent, uncertain or somebody else's
