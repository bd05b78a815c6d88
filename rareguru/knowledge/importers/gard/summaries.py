"""Read GARD's one-paragraph summaries.

Upstream wrote the disease's name into a text with the placeholder "DiseaseName", by
machine. Where a sentence speaks of another disease whose name only begins alike, the
capital letter makes it read as this one: there the name is written as in running text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from rareguru.knowledge.catalogue.statements import Section, SectionKind
from rareguru.knowledge.importers.gard.cross_references import GARD_ID
from rareguru.knowledge.importers.gard.upstream import SUMMARIES
from rareguru.knowledge.importers.tally import Tally
from rareguru.knowledge.importers.wording import tidy
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue

_PLACEHOLDER = "DiseaseName"
_OTHER_DISEASE = re.compile(r"(?:(?<=similarly named disease, )|(?<=[a-z]-)|(?<=atypical ))DiseaseName")
_REFERENCE_MARK = re.compile(r"\[\d{3,6}(?:,\s*\d{3,6})*\]?")
_LIST_ITEMS = re.compile(r"[ \u00a0]{3,}")  # lists run into the text, three spaces between their items
_WORD = re.compile(r"\b[a-z]{4,}\b")

Row = tuple[int, str, str, str, str]


def read_summaries(files: ReleaseFiles) -> Iterator[tuple[str, Section] | Issue]:
    """Yield the name and the summary of every entry."""
    tally = Tally(SUMMARIES)
    rows = list(_rows(files, tally))
    ordinary_words = {word for row in rows if isinstance(row, tuple) for word in _WORD.findall(row[3])}
    for row in rows:
        if isinstance(row, Issue):
            yield row
        else:
            yield from _summary(row, ordinary_words)
    tally.settle()


def _rows(files: ReleaseFiles, tally: Tally) -> Iterator[Row | Issue]:
    columns = ("DiseaseID", "DiseaseName", "SummaryText", "SummaryTextNew")
    for number, row in files.rows(SUMMARIES, columns, delimiter=",", quoted=True):
        record, name, pattern, answer = (row[column] for column in columns)
        if not GARD_ID.fullmatch(record) or not name.strip() or not answer.strip():
            yield tally.refuse(number, f"{record[:80]!r} is no GARD number with a name and a summary")
        elif pattern.replace(_PLACEHOLDER, name) != answer:
            yield tally.refuse(number, f"the summary of {record} is not its pattern with the name {name[:60]!r} put in")
        else:
            tally.used += 1
            yield number, record, name, pattern, answer


def _summary(row: Row, ordinary_words: set[str]) -> Iterator[tuple[str, Section] | Issue]:
    number, record, name, pattern, answer = row
    if _OTHER_DISEASE.search(pattern):
        plain = in_running_text(name, ordinary_words)
        answer = _OTHER_DISEASE.sub(plain.replace("\\", r"\\"), pattern).replace(_PLACEHOLDER, name)
        yield Issue(
            SUMMARIES,
            f"line {number}",
            f"the name of {record} was put into the name of another disease",
            f"it is written there as in running text, {plain[:80]!r}; read the sentence",
        )
    yield tidy(name), Section(record, SectionKind.SUMMARY, paragraphs(answer))


def in_running_text(name: str, ordinary_words: set[str]) -> str:
    """Write a name without its first capital, unless the first word is a person's or an acronym."""
    first, _, rest = name.strip().partition(" ")
    lowered = first[:1].lower() + first[1:]
    return f"{lowered} {rest}".strip() if lowered in ordinary_words else name.strip()


def paragraphs(answer: str) -> str:
    """Return the text with its entities resolved, reference marks gone and list items as paragraphs."""
    answer = _REFERENCE_MARK.sub(" ", html.unescape(answer))
    parts = (tidy(part) for part in _LIST_ITEMS.split(answer))
    return "\n\n".join(part for part in parts if part)
