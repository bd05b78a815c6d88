"""Numbers to call: those that reach the emergency services, and those that listen in a crisis.

They are data, `helplines.json`, for reviewers to edit; docs/guide/urgent-signs.md explains the file.

Exceptions: FaultyHelplines (the file is not as it should be; the message names the entry).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

FILE = Path(__file__).with_name("helplines.json")
LANGUAGES = ("en", "es")
_NUMBER = re.compile(r"\+?\d[\d ]+\d")


class FaultyHelplines(ValueError):
    """The file of helplines cannot be used; the message is a sentence."""


class LineSet(StrEnum):
    """Numbers that stand together in a notice."""

    EMERGENCY = "emergency"
    CRISIS = "crisis"


@dataclass(frozen=True, slots=True)
class Site:
    """A page elsewhere, and the language it is in."""

    name: str
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class Helpline:
    line_set: LineSet
    number: str  # as people write it
    people: Mapping[str, str]  # for whom it is, by language
    sources: tuple[Site, ...]
    checked: date

    @property
    def dialed(self) -> str:
        return self.number.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Helplines:
    """The whole file."""

    lines: tuple[Helpline, ...]
    sites: tuple[Site, ...]  # whose addresses stand in the words of notices

    def of(self, line_set: LineSet) -> list[Helpline]:
        return [line for line in self.lines if line.line_set is line_set]


@lru_cache(maxsize=1)
def read_helplines(path: Path = FILE) -> Helplines:
    """Read and check the file. Raises FaultyHelplines."""
    try:
        file = orjson.loads(path.read_bytes())
        entries, sites = list(file["lines"]), tuple(_site(site) for site in file["sites"])
    except (OSError, KeyError, TypeError, ValueError) as error:
        message = f"{path.name} cannot be read: {error!r}."
        raise FaultyHelplines(message) from error
    helplines = Helplines(tuple(_line(entry, place) for place, entry in enumerate(entries, start=1)), sites)
    if empty := [line_set.value for line_set in LineSet if not helplines.of(line_set)]:
        message = f"{path.name} has no number of the set: {', '.join(empty)}."
        raise FaultyHelplines(message)
    return helplines


def _line(entry: Any, place: int) -> Helpline:  # noqa: ANN401 - whatever stands in the file
    try:
        line = Helpline(
            line_set=LineSet(entry["set"]),
            number=entry["number"],
            people={code: entry["for"][code] for code in LANGUAGES},
            sources=tuple(_site(source) for source in entry["sources"]),
            checked=date.fromisoformat(entry["checked"]),
        )
        if not _NUMBER.fullmatch(line.number) or not all(line.people.values()) or not line.sources:
            message = "it lacks a number, whom it is for, or a source"
            raise ValueError(message)
    except (KeyError, TypeError, ValueError) as error:
        message = f"Entry {place} of {FILE.name} cannot be used: {error!r}."
        raise FaultyHelplines(message) from error
    return line


def _site(entry: Mapping[str, str]) -> Site:
    site = Site(entry["name"], entry["url"], entry["language"])
    if not site.name or not site.url.startswith("https://") or site.language not in LANGUAGES:
        message = f"{site.url} is no address of a public page in a language that is known here"
        raise ValueError(message)
    return site
