"""Signs that cannot wait for a list of rare diseases: which findings raise a notice, and what it says.

The notices are data, `urgent_signs.json`, for reviewers to edit; docs/guide/urgent-signs.md explains the file.

Exceptions: FaultyNotices (the file is not as it should be; the message names the entry).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from rareguru.knowledge.catalogue.ancestry import ancestors_of
from rareguru.knowledge.differential.helplines import LANGUAGES, LineSet
from rareguru.knowledge.differential.urgent_phrases import Phrases, Place, fold

FILE = Path(__file__).with_name("urgent_signs.json")
_TERM = re.compile(r"HP:\d{7}")


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
    """One entry: raised when, of each group, one sign, a form of it or a word for it is there, or by a phrase."""

    key: str
    kind: Kind
    signs: tuple[frozenset[str], ...]
    words_for_signs: tuple[Phrases, ...]  # one for each group
    phrases: Phrases
    is_for_babies: bool  # raised only where it is about one
    instead_of: frozenset[str]  # keys of notices that say less about the same
    is_ranked: bool  # whether diseases are looked for by its signs
    lines: frozenset[LineSet]  # the numbers that stand in it
    words: Mapping[str, Words]  # by language
    source_name: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Notices:
    """The whole file."""

    notices: tuple[Notice, ...]
    baby_onsets: frozenset[str]  # HPO's terms of onset that mean a baby
    baby_words: Phrases


@dataclass(frozen=True, slots=True)
class Raised:
    """A notice and what has raised it: findings, or places in the text."""

    notice: Notice
    findings: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


def urgent_signs(
    present: Sequence[str], text: str = "", onset: str = "", read_at: Mapping[str, Sequence[Place]] | None = None
) -> list[Raised]:
    """Return the notices that these findings and words raise, most urgent first.

    `read_at`: where in the text findings were read; one that was read only from harmless words of a notice does
    not raise that notice.
    A notice of the kind "watch" is left out where its findings have raised a more urgent one.
    Raises FaultyNotices.
    """
    file, folded = read_notices(), fold(text)
    above = ancestors_of(present) if present else {}
    found = {term: above[term] | {term} for term in present}
    places = read_at or {}
    is_baby = onset in file.baby_onsets or file.baby_words.find(folded) is not None
    raised = [
        one
        for notice in file.notices
        if (is_baby or not notice.is_for_babies)
        and (one := _raised(notice, _counted(notice, found, folded, places), folded))
    ]
    raised.sort(key=lambda one: list(Kind).index(one.notice.kind))
    return list(_without_repeats(raised))


def unranked(present: Sequence[str]) -> frozenset[str]:
    """Return the findings that are answered by a notice alone: no disease is looked for by them.

    Raises FaultyNotices.
    """
    signs = frozenset().union(
        *(group for notice in read_notices().notices if not notice.is_ranked for group in notice.signs)
    )
    return frozenset(term for term, above in ancestors_of(present).items() if not signs.isdisjoint(above | {term}))


def _without_repeats(raised: Sequence[Raised]) -> Iterator[Raised]:
    replaced = {key for one in raised for key in one.notice.instead_of}
    told: set[str] = set()
    for one in raised:
        is_watch = one.notice.kind is Kind.WATCH
        if one.notice.key in replaced or (is_watch and one.findings and told.issuperset(one.findings)):
            continue
        told.update(one.findings)
        yield one


def _counted(
    notice: Notice, found: Mapping[str, Collection[str]], folded: str, places: Mapping[str, Sequence[Place]]
) -> Mapping[str, Collection[str]]:
    """Return the findings but those that were read from words which mean something else to this notice."""
    if not notice.signs or not places:
        return found
    takes_away = notice.phrases.taking_away(folded)
    return {
        term: lineage
        for term, lineage in found.items()
        if not places.get(term) or not all(map(takes_away, places[term]))
    }


def _raised(notice: Notice, found: Mapping[str, Collection[str]], folded: str) -> Raised | None:
    findings: dict[str, None] = {}
    places: list[Place] = []
    for group, words in zip(notice.signs, notice.words_for_signs, strict=True):
        there = [term for term, lineage in found.items() if not group.isdisjoint(lineage)]
        place = None if there else words.find(folded)
        if not there and not place:
            break
        findings.update(dict.fromkeys(there))
        places += [place] if place else []
    else:
        if notice.signs:
            return Raised(notice, tuple(findings), tuple(places))
    by_itself = notice.phrases.find(folded)
    return Raised(notice, places=(by_itself,)) if by_itself else None


@lru_cache(maxsize=1)
def read_notices(path: Path = FILE) -> Notices:
    """Read and check the file. Raises FaultyNotices."""
    try:
        file = orjson.loads(path.read_bytes())
        entries, babies = file["notices"], file["babies"]
        baby_words = Phrases(phrase for code in LANGUAGES for phrase in babies[code])
        baby_onsets = frozenset(babies["began"])
    except (OSError, orjson.JSONDecodeError, KeyError, TypeError) as error:
        message = f"{path.name} cannot be read: {error!r}."
        raise FaultyNotices(message) from error
    notices = tuple(_notice(entry, place) for place, entry in enumerate(entries, start=1))
    keys = [notice.key for notice in notices]
    if len(set(keys)) < len(keys):
        message = f"{path.name} has two entries with the same key."
        raise FaultyNotices(message)
    if unknown := {key for notice in notices for key in notice.instead_of} - set(keys):
        message = f"{path.name} names entries that are not there: {', '.join(sorted(unknown))}."
        raise FaultyNotices(message)
    return Notices(notices, baby_onsets, baby_words)


def terms_in_notices() -> frozenset[str]:
    """Return every HPO id in the file. Raises FaultyNotices."""
    file = read_notices()
    return file.baby_onsets.union(*(group for notice in file.notices for group in notice.signs))


def _notice(entry: Any, place: int) -> Notice:  # noqa: ANN401 - whatever stands in the file
    try:
        signs, standing_for = entry["signs"], entry.get("words_for_signs", [{}] * len(entry["signs"]))
        said = _both_languages(entry.get("phrases"))
        if not (signs or said) or not all(
            group or _both_languages(words) for group, words in zip(signs, standing_for, strict=True)
        ):
            message = "it names no signs, so everybody would see it, or nobody"
            raise ValueError(message)
        unless = _both_languages(entry.get("unless"))
        return Notice(
            key=entry["key"],
            kind=Kind(entry["kind"]),
            signs=tuple(_group(group) for group in signs),
            words_for_signs=tuple(Phrases(_both_languages(words), unless) for words in standing_for),
            phrases=Phrases(said, unless),
            is_for_babies=_is_for_babies(entry.get("age", "")),
            instead_of=frozenset(entry.get("instead_of", ())),
            is_ranked=entry.get("is_ranked", True),
            lines=frozenset(LineSet(name) for name in entry.get("lines", ())),
            words={code: _words(entry[code]) for code in LANGUAGES},
            source_name=entry["source"]["name"],
            source_url=_address(entry["source"]["url"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        message = f"Entry {place} of {FILE.name} cannot be used: {error!r}."
        raise FaultyNotices(message) from error


def _both_languages(phrases: Mapping[str, Sequence[str]] | None) -> list[str]:
    return [phrase for code in LANGUAGES for phrase in phrases[code]] if phrases else []


def _group(terms: Sequence[str]) -> frozenset[str]:
    if wrong := [term for term in terms if not _TERM.fullmatch(term)]:
        message = f"{wrong[0]} is no HPO id"
        raise ValueError(message)
    return frozenset(terms)


def _is_for_babies(age: str) -> bool:
    if age not in {"", "baby"}:
        message = f"{age} is no age that is known here"
        raise ValueError(message)
    return bool(age)


def _address(url: str) -> str:
    if not url.startswith("https://"):
        message = f"{url} is no address of a public page"
        raise ValueError(message)
    return url


def _words(told: Mapping[str, Any]) -> Words:
    words = Words(told["lead"], tuple(told["watch"]), told["act"])
    if not words.lead or not words.act:
        message = "the words say nothing, or not what to do"
        raise ValueError(message)
    return words
