"""Genetics Home Reference: information, frequency, genetic changes and inheritance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rareguru.knowledge.catalogue.statements import Statement
from rareguru.knowledge.importers.medquad.topics import Collection, read_topics
from rareguru.knowledge.importers.medquad.wording import join_spaces
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo

# A paragraph ended where the file has two spaces after a full stop; two spaces
# elsewhere stand where a Greek letter was lost.
_PARAGRAPH = re.compile(r"(?<=[.:!?\")])(?:[ \t]{2,}|[ \t]*\n\s*)(?=[\"'(]*[A-Z0-9])")
_LINKS = re.compile(r"These resources (?:address the diagnosis or management of|from MedlinePlus offer information)")


def read(files: ReleaseFiles) -> Iterator[Statement | Issue | ReleaseInfo]:
    """Yield what the archive says."""
    return read_topics(files, _COLLECTION)


def _set_answer(text: str) -> str:
    prose = text[: links.start()] if (links := _LINKS.search(text)) else text
    return "\n\n".join(join_spaces(paragraph) for paragraph in _PARAGRAPH.split(prose.strip()) if paragraph.strip())


_COLLECTION = Collection(
    file="nih/medquad-ghr",
    folder="3_GHR_QA",
    prefix="GHR",
    set_answer=_set_answer,
    what_is_dropped="they are empty, or lists of links whose addresses were lost",
)
