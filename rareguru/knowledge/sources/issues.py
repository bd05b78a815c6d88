"""What an importer has to say about a file: a complaint with its remedy.

Exceptions: UnusableRelease (the whole release is refused, the published one stays).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Issue:
    """One fault of an upstream file, and what was done about it.

    `where` names the line ("line 12"), element or member; `what` completes "there …",
    `remedy` says what was done and what somebody can do.
    """

    file: str
    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}, {self.where}: {self.what}; {self.remedy}."


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """What a source says of its own release. An empty date stays empty."""

    version: str = ""
    date: str = ""  # ISO date, "" where the source gives none


class UnusableRelease(Exception):
    """The release cannot be used as a whole; nothing of it is loaded."""

    def __init__(self, file: str, where: str, what: str, remedy: str) -> None:
        self.issue = Issue(file, where, what, remedy)
        super().__init__(str(self.issue))
