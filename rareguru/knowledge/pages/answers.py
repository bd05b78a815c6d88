"""Questions and their answers: the most specific and dated first, the same text never twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rareguru.knowledge.catalogue.statements import SectionKind
from rareguru.knowledge.pages.document import Answer, Question
from rareguru.knowledge.pages.evidence import Evidence, SectionRow
from rareguru.knowledge.pages.precedence import rank

# Reading order. What it is, its signs and its outlook have places of their own on the page.
QUESTIONS = (
    SectionKind.INFORMATION,
    SectionKind.CAUSES,
    SectionKind.DIAGNOSIS,
    SectionKind.INHERITANCE,
    SectionKind.FREQUENCY,
    SectionKind.TREATMENT,
    SectionKind.PREVENTION,
    SectionKind.RESEARCH,
)
# What can open a page, best first.
_OPENINGS = (SectionKind.SUMMARY, SectionKind.INFORMATION, SectionKind.DEFINITION)
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|vs|approx|Dr|St|Fig|No|cf|ca|spp?|subsp|var|[A-Z])|\bet al)\.$")
_SENTENCE_END = re.compile(r"[.!?][)\"”]?(?=\s+[\"“(]?[A-ZÁÉÍÓÚÑ¿¡])")
_PARAGRAPH_END = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Answers:
    """All texts of one disease, by where a page says them."""

    summary: Answer | None
    summary_es: Answer | None
    definitions: list[Answer]
    questions: list[Question]
    symptoms: list[Answer]
    outlook: list[Answer]


def answers_of(evidence: Evidence, name: str) -> Answers:
    by_kind = {kind: _answers(evidence, kind, name) for kind in SectionKind}
    summary, summary_es = _take_opening(by_kind, "en"), _take_opening(by_kind, "es")
    by_kind[SectionKind.INFORMATION] = _different(
        [*by_kind[SectionKind.SUMMARY], *by_kind[SectionKind.INFORMATION]],
        said=[answer for answer in (summary, summary_es) if answer],
    )
    return Answers(
        summary=_opened(summary),
        summary_es=_opened(summary_es),
        definitions=by_kind[SectionKind.DEFINITION],
        questions=[Question(kind=kind.value, answers=by_kind[kind]) for kind in QUESTIONS if by_kind[kind]],
        symptoms=by_kind[SectionKind.SYMPTOMS],
        outlook=by_kind[SectionKind.OUTLOOK],
    )


def _answers(evidence: Evidence, kind: SectionKind, name: str) -> list[Answer]:
    rows = sorted(
        (row for row in evidence.sections if row.kind == kind),
        key=lambda row: _most_specific_first(row, evidence, name),
    )
    return _different([_answer(row, evidence, name) for row in rows])


def _most_specific_first(row: SectionRow, evidence: Evidence, name: str) -> tuple[object, ...]:
    """Dated before undated and newer before older, about just this disease before all else, then by source."""
    record = evidence.teller(row.record)
    age = -row.updated.toordinal() if row.updated else 0
    is_of_other_name = record.name.casefold() != name.casefold()
    return row.updated is None, age, is_of_other_name, rank(record.source), record.identifier, row.language, row.answer


def _answer(row: SectionRow, evidence: Evidence, name: str) -> Answer:
    record = evidence.teller(row.record)
    return Answer(
        source=record.source,
        release="",
        date=row.updated.isoformat() if row.updated else None,
        copied_on="",
        language=row.language,
        paragraphs=[text.strip() for text in _PARAGRAPH_END.split(row.answer) if text.strip()],
        record=record.identifier,
        url=record.url,
        named=record.name if record.name.casefold() != name.casefold() else "",
    )


def _different(answers: Sequence[Answer], said: Sequence[Answer] = ()) -> list[Answer]:
    """Leave out texts that were said before, and empty ones."""
    seen = {_text(answer) for answer in said} | {""}
    kept = []
    for answer in answers:
        if (text := _text(answer)) not in seen:
            seen.add(text)
            kept.append(answer)
    return kept


def _text(answer: Answer) -> str:
    return " ".join(" ".join(answer["paragraphs"]).casefold().split())


def _take_opening(by_kind: dict[SectionKind, list[Answer]], language: str) -> Answer | None:
    """Take out the answer that opens the page in a language."""
    for kind in _OPENINGS:
        for answer in by_kind[kind]:
            if answer["language"] == language:
                by_kind[kind] = [other for other in by_kind[kind] if other is not answer]
                return answer
    return None


def _opened(answer: Answer | None) -> Answer | None:
    """Let the first sentence stand alone, so that a page can begin with it."""
    if answer is None:
        return None
    opening, rest = split_first_sentence(answer["paragraphs"][0])
    return Answer(**{**answer, "paragraphs": [opening, *([rest] if rest else []), *answer["paragraphs"][1:]]})


def split_first_sentence(text: str) -> tuple[str, str]:
    """Return the first sentence and the rest; a full stop after an abbreviation ends nothing."""
    for end in _SENTENCE_END.finditer(text):
        sentence = text[: end.end()]
        if not _ABBREVIATION.search(sentence):
            return sentence, text[end.end() :].strip()
    return text, ""
