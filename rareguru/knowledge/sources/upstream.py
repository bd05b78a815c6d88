"""How a source is declared, once: what it is, where it comes from, under which licence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UpstreamFile:
    """One file of a source: its logical name in a folder of sources, and its public address."""

    name: str
    address: str
    is_optional: bool = False  # a release without it is still a release


@dataclass(frozen=True, slots=True)
class Upstream:
    key: str  # "orphanet"; also the name on the command line
    name: str  # "Orphanet"; shown beside every statement
    full_name: str
    homepage: str
    licence: str
    licence_url: str
    citation: str
    rhythm: str  # expected releases: "twice a year", "no longer updated"
    gives: str  # "How common, onset, inheritance"; a few words for the sources page
    files: tuple[UpstreamFile, ...]
    needs: tuple[str, ...] = ()  # keys of the sources that must be loaded before
    about_year: str = ""  # "2016": of texts without dates, when they were written, as far as can be told
    notice: str = ""  # a sentence the licence asks to be shown; "{release}" is filled in
