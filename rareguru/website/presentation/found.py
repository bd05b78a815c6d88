"""Diseases found by a name, ready for a list."""

from __future__ import annotations

from dataclasses import dataclass

from rareguru.website.presentation.links import NamedLink


@dataclass(frozen=True, slots=True)
class FoundView:
    path: str
    name: str
    lang: str
    matched: str  # the name that fits, "" where it is the one shown
    also: str
    is_branch: bool


def found_views(query: str, *, language: str, limit: int) -> list[FoundView]:
    return []


def names_near(path: str, language: str) -> list[NamedLink]:
    return []
