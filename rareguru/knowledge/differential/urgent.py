"""Signs that cannot wait for a list of rare diseases: which findings raise a notice, and what it says.

The notices are data, `urgent_signs.json`, for reviewers to edit; docs/guide/urgent-signs.md explains the file.

Exceptions: FaultyNotices (the file is not as it should be; the message names the entry).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from rareguru.knowledge.catalogue.ancestry import ancestors_of

FILE = Path(__file__).with_name("urgent_signs.json")
LANGUAGES = ("en", "es")


class FaultyNotices(ValueError):
    """The file of urgent signs cannot be used; the message is a sentence."""


class Kind(StrEnum):
    """How urgent; the order is that on the page."""

    CRISIS = "crisis"  # a life may be in danger by one's own hand
    NOW = "now"  # this itself may be an emergency
    WATCH = "watch"  # an emergency if something else is there too


@dataclass(frozen=True, slots=True)
class Words:
    lead: str
    watch: tuple[str, ...]
    act: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One entry: raised when, of each group of `signs`, one or a form of it is there."""

    key: str
    kind: Kind
    signs: tuple[frozenset[str], ...]
    words: Mapping[str, Words]  # by language
    source_name: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Raised:
    """A notice and the findings that raised it."""

    notice: Notice
    findings: tuple[str, ...]


def urgent_signs(present: Sequence[str]) -> list[Raised]:
    """Return the notices that these findings raise, most urgent first.

    A notice of the kind "watch" is left out where its findings have raised a more urgent one.
    """
    above = ancestors_of(present)
    found = {term: above[term] | {term} for term in present}
    raised = [one for notice in read_notices() if (one := _raised(notice, found))]
    raised.sort(key=lambda one: list(Kind).index(one.notice.kind))
    told: set[str] = set()
    kept = []
    for one in raised:
        if one.notice.kind is Kind.WATCH and told.issuperset(one.findings):
            continue
        told.update(one.findings)
        kept.append(one)
    return kept


def _raised(notice: Notice, found: Mapping[str, Collection[str]]) -> Raised | None:
    findings: list[str] = []
    for group in notice.signs:
        of_group = [term for term, lineage in found.items() if not group.isdisjoint(lineage)]
        if not of_group:
            return None
        findings += of_group
    return Raised(notice, tuple(dict.fromkeys(findings)))


@lru_cache(maxsize=1)
def read_notices(path: Path = FILE) -> tuple[Notice, ...]:
    """Read and check the file. Raises FaultyNotices."""
    try:
        entries = orjson.loads(path.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        message = f"{path.name} cannot be read: {error}."
        raise FaultyNotices(message) from error
    notices = tuple(_notice(entry, place) for place, entry in enumerate(entries, start=1))
    if len({notice.key for notice in notices}) < len(notices):
        message = f"{path.name} has two entries with the same key."
        raise FaultyNotices(message)
    return notices


def _notice(entry: Any, place: int) -> Notice:  # noqa: ANN401 - whatever stands in the file
    try:
        if not entry["signs"] or not all(entry["signs"]):
            message = "it names no signs, so everybody would see it"
            raise ValueError(message)
        return Notice(
            key=entry["key"],
            kind=Kind(entry["kind"]),
            signs=tuple(frozenset(group) for group in entry["signs"]),
            words={code: _words(entry[code]) for code in LANGUAGES},
            source_name=entry["source"]["name"],
            source_url=entry["source"]["url"],
        )
    except (KeyError, TypeError, ValueError) as error:
        message = f"Entry {place} of {FILE.name} cannot be used: {error!r}."
        raise FaultyNotices(message) from error


def _words(told: Mapping[str, Any]) -> Words:
    words = Words(told["lead"], tuple(told["watch"]), told["act"])
    if not words.lead or not words.act:
        message = "the words say nothing, or not what to do"
        raise ValueError(message)
    return words
