"""The site's own phrases: read from their files, and checked.

A file is `<language>/<part>.tsv`: phrase, term, scope. "…" in a phrase stands for up to three words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

FOLDER = Path(__file__).with_name("lexicon")
HEADER = ("phrase", "term", "scope")
GAP = "…"
_TERM = re.compile(r"HP:\d{7}")


class Scope(StrEnum):
    EXACT = "exact"  # says this term
    WIDER = "wider"  # says less than the term: a best guess
    TRAP = "trap"  # looks like a symptom, is none


class UnreadableLexicon(ValueError):
    """A line of a lexicon file is not of the agreed form."""


@dataclass(frozen=True, slots=True)
class LexiconLine:
    """A phrase and what it says; `where` is the file and the line."""

    phrase: str
    term: str
    scope: Scope
    where: str


def read_lexicon(language: str, folder: Path = FOLDER) -> Iterator[LexiconLine]:
    """Yield the lines of all files of a language; raises UnreadableLexicon."""
    for path in sorted((folder / language).glob("*.tsv")):
        yield from _read_file(path)


def _read_file(path: Path) -> Iterator[LexiconLine]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        where = f"{path.parent.name}/{path.name}:{number}"
        cells = tuple(line.split("\t"))
        if number == 1:
            if cells != HEADER:
                raise UnreadableLexicon(f"{where}: the first line is to be {HEADER}")
        elif line:
            yield _read_line(cells, where)


def _read_line(cells: tuple[str, ...], where: str) -> LexiconLine:
    if len(cells) != len(HEADER) or cells[2] not in set(Scope):
        raise UnreadableLexicon(f"{where}: not a phrase, a term and one of {', '.join(Scope)}")
    return LexiconLine(cells[0], cells[1], Scope(cells[2]), where)


def find_faults(lines: Iterable[LexiconLine], live_terms: frozenset[str] | None = None) -> Iterator[str]:
    """Yield what is wrong with the lines of one language; terms are looked up where some are given."""
    seen: dict[tuple[str, str], str] = {}
    for line in lines:
        if not line.phrase.strip() or line.phrase != line.phrase.strip():
            yield f"{line.where}: the phrase is empty or has spaces around it"
        if (line.scope is Scope.TRAP) != (not line.term):
            yield f"{line.where}: a trap has no term, everything else has one"
        elif line.term and not _TERM.fullmatch(line.term):
            yield f"{line.where}: {line.term} is no HPO id"
        elif line.term and live_terms is not None and line.term not in live_terms:
            yield f"{line.where}: {line.term} is no current term below phenotypic abnormality"
        if (key := (line.phrase.casefold(), line.term)) in seen:
            yield f"{line.where}: the same as {seen[key]}"
        seen.setdefault(key, line.where)
