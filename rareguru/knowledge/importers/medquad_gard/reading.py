"""GARD answers of about 2016 by kind of question; the pages carry no date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rareguru.knowledge.catalogue.statements import Record, RecordKind, Section, SectionKind, Statement
from rareguru.knowledge.importers.medquad.documents import LEFT_OUT, Answer, Document, read_documents
from rareguru.knowledge.importers.medquad.naming import cross_references_of, names_of
from rareguru.knowledge.importers.medquad_gard.answers import clean, cut_table, only_asks
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo

FILE = "gard/medquad-gard"
FOLDER = "2_GARD_QA"
SECTION_KINDS = {
    "information": SectionKind.INFORMATION,
    "symptoms": SectionKind.SYMPTOMS,
    "causes": SectionKind.CAUSES,
    "inheritance": SectionKind.INHERITANCE,
    "exams and tests": SectionKind.DIAGNOSIS,
    "treatment": SectionKind.TREATMENT,
}
_NUMBER = re.compile(r"/gard/(\d{1,7})(?:/|$)")


def read(files: ReleaseFiles) -> Iterator[Statement | Issue | ReleaseInfo]:
    """Yield what the archive says, document by document."""
    yield ReleaseInfo()  # the pages carry neither a version nor a date
    seen: set[str] = set()
    tables: list[str] = []
    for document in read_documents(files, FILE, FOLDER):
        if isinstance(document, Issue):
            yield document
            continue
        number = _NUMBER.search(document.url)
        if number is None:
            yield Issue(FILE, document.member, "its url holds no GARD number", LEFT_OUT)
            continue
        record = f"GARD:{number[1]:0>7}"
        if record in seen:
            yield Issue(FILE, document.member, f"there is {record} in an earlier document", LEFT_OUT)
            continue
        seen.add(record)
        yield Record(record, document.focus, RecordKind.UNKNOWN, url=document.url)
        yield from names_of(record, document)
        yield from cross_references_of(record, document)
        yield from _sections(record, document, tables)
    if tables:
        what = "they hold only the table of signs from the HPO, flattened into text"
        yield Issue(FILE, f"{len(tables)} answers, the first in {tables[0]}", what, "HPO's own annotations are used")


def _sections(record: str, document: Document, tables: list[str]) -> Iterator[Section | Issue]:
    seen: set[SectionKind] = set()
    for answer in document.answers:
        kind = SECTION_KINDS.get(answer.kind)
        if kind is None or kind in seen:
            what = f"the kind of question {answer.kind!r} is {'there twice' if kind else 'unknown'}"
            yield Issue(FILE, document.member, what, "the answer is left out; mend it upstream")
        elif text := clean(answer.text, answer.kind):
            seen.add(kind)
            yield Section(record, kind, text, question=answer.question)
        elif _is_only_table(answer):
            tables.append(document.member)
        else:
            yield _without_answer(document, answer)


def _is_only_table(answer: Answer) -> bool:
    return cut_table(answer.text) != answer.text


def _without_answer(document: Document, answer: Answer) -> Issue:
    if not answer.text:
        what = "is empty"
    elif only_asks(answer.text):
        what = "repeats the question only"
    else:
        what = "only points to a link that is gone"
    return Issue(FILE, document.member, f"the answer on {answer.kind} {what}", "the answer is left out")
