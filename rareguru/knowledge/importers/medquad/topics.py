"""Collections of MedQuAD whose pages are known by the last part of their address.

They also hold what is not rare; which of their pages belongs to which disease is
decided in the catalogue, by an exact and unambiguous name or concept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rareguru.knowledge.catalogue.statements import Record, RecordKind, Section, SectionKind, Statement
from rareguru.knowledge.importers.medquad.documents import LEFT_OUT, Document, read_documents
from rareguru.knowledge.importers.medquad.naming import cross_references_of, names_of
from rareguru.knowledge.importers.medquad.wording import join_spaces
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo

SECTION_KINDS = {
    "information": SectionKind.INFORMATION,
    "symptoms": SectionKind.SYMPTOMS,
    "complications": SectionKind.SYMPTOMS,
    "causes": SectionKind.CAUSES,
    "genetic changes": SectionKind.CAUSES,
    "inheritance": SectionKind.INHERITANCE,
    "frequency": SectionKind.FREQUENCY,
    "susceptibility": SectionKind.FREQUENCY,  # "Who is at risk?"
    "exams and tests": SectionKind.DIAGNOSIS,
    "treatment": SectionKind.TREATMENT,
    "outlook": SectionKind.OUTLOOK,
    "prevention": SectionKind.PREVENTION,
    "research": SectionKind.RESEARCH,
}
# A page says under this heading, its last, how it goes on; that has a place of its own with us.
_OUTLOOK = "\n\nOutlook\n\n"
_ADDRESS_END = re.compile(r"/([^/?#]+?)(?:\.html?)?/?$")


@dataclass(frozen=True, slots=True)
class Collection:
    """One source of MedQuAD: where it lies, how its records are called, how its text is set."""

    file: str
    folder: str
    prefix: str
    set_answer: Callable[[str], str]  # "" where nothing is worth keeping
    what_is_dropped: str = ""  # says of answers that end up empty what they were


def paragraphs_by_line(text: str) -> str:
    """Set the text as the source did: a line is a paragraph."""
    paragraphs = [join_spaces(line) for line in text.splitlines()]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def read_topics(files: ReleaseFiles, collection: Collection) -> Iterator[Statement | Issue | ReleaseInfo]:
    """Yield the statements of a collection, document by document."""
    yield ReleaseInfo()  # the pages carry neither a version nor a date
    seen: set[str] = set()
    dropped: list[str] = []
    for document in read_documents(files, collection.file, collection.folder):
        if isinstance(document, Issue):
            yield document
            continue
        end = _ADDRESS_END.search(document.url)
        if end is None:
            yield Issue(collection.file, document.member, "its url does not end in a name", LEFT_OUT)
            continue
        record = f"{collection.prefix}:{end[1].lower()}"
        if record in seen:
            yield Issue(collection.file, document.member, f"there is {record} in an earlier document", LEFT_OUT)
            continue
        seen.add(record)
        yield Record(record, document.focus, RecordKind.UNKNOWN, url=document.url, is_rare=False)
        yield from names_of(record, document)
        yield from cross_references_of(record, document)
        yield from _sections(record, document, collection, dropped)
    if dropped:
        where = f"{len(dropped)} answers, the first in {dropped[0]}"
        yield Issue(collection.file, where, collection.what_is_dropped or "they are empty", "they are left out")


def _sections(record: str, document: Document, collection: Collection, dropped: list[str]) -> Iterator[Section | Issue]:
    """Yield one section of each kind; where several answers are of one kind they follow each other."""
    texts: dict[SectionKind, list[str]] = {}
    questions: dict[SectionKind, str] = {}
    for answer in document.answers:
        if (kind := SECTION_KINDS.get(answer.kind)) is None:
            what = f"its question is of the unknown kind {answer.kind!r}"
            yield Issue(collection.file, document.member, what, "the answer is left out; name the kind in the importer")
            continue
        if not (text := collection.set_answer(answer.text)):
            dropped.append(document.member)
            continue
        text, _heading, outlook = text.partition(_OUTLOOK)
        for told, part in ((kind, text), (SectionKind.OUTLOOK, outlook)):
            if part:
                texts.setdefault(told, []).append(part)
                questions.setdefault(told, answer.question)
    for kind, answers in texts.items():
        yield Section(record, kind, "\n\n".join(dict.fromkeys(answers)), question=questions[kind])
