"""What the sheet says, in the reader's language; the page and the PDF are both made from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetFinding:
    """One thing that was noticed: in the person's words, in plain words, in a doctor's words."""

    name: str
    medical: str  # the HPO label
    term: str
    words: str = ""  # as the person wrote them
    since: str = ""  # as the person wrote it

    @property
    def other_name(self) -> str:
        """Return the HPO label, "" where the plain words are the same."""
        return "" if self.medical.casefold() == self.name.casefold() else self.medical


@dataclass(frozen=True, slots=True)
class SheetCandidate:
    name: str
    ids: str  # "ORPHA:1302 · OMIM:…"
    address: str  # the page about it, as it is typed
    path: str
    band: str
    alike: str  # others of its family that fit as well
    fits: str
    open: str  # common signs that were not mentioned
    against: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of one sheet."""

    language: str
    made: str  # the date, written out
    site: str  # the site's address, without "https://"
    who: str  # "Woman, 43 years", "" where nothing was said
    present: list[SheetFinding]
    absent: list[SheetFinding]
    candidates: list[SheetCandidate]
    questions: list[str]
    releases: str  # the releases it was made from
    own_words: str = ""  # what the person wants to add
