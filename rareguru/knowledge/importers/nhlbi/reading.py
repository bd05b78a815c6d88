"""NHLBI: health topics with causes, risks, symptoms, diagnosis, treatment and prevention."""

from __future__ import annotations

from collections.abc import Iterator

from rareguru.knowledge.catalogue.statements import Statement
from rareguru.knowledge.importers.medquad.topics import Collection, paragraphs_by_line, read_topics
from rareguru.knowledge.importers.medquad.wording import part_sentences
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo


def read(files: ReleaseFiles) -> Iterator[Statement | Issue | ReleaseInfo]:
    """Yield what the archive says."""
    return read_topics(files, _COLLECTION)


def _set_answer(text: str) -> str:
    paragraphs = part_sentences(paragraphs_by_line(text))
    return paragraphs.removeprefix(_LANGUAGE_LINK)


_LANGUAGE_LINK = "Espaol\n\n"  # the label of a link to the Spanish page
_COLLECTION = Collection(file="nih/medquad-nhlbi", folder="8_NHLBI_QA_XML", prefix="NHLBI", set_answer=_set_answer)
