"""Answers of sources, each with the quiet line that says whose they are and how old."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rareguru.knowledge.pages.document import Answer
from rareguru.website.presentation.headings import heading, short_heading
from rareguru.website.presentation.languages import gettext, per_language
from rareguru.website.presentation.links import foreign
from rareguru.website.presentation.sources import Releases, release_words, source_name, upstream_of
from rareguru.website.presentation.words import undated, written_out


class AnswerView(NamedTuple):
    source: str  # "GARD", or "GARD, in English" beside another language
    age: str
    paragraphs: list[str]
    lang: str  # "" where it is the language of the page
    named: str  # "under the name …" where it answers under another name
    url: str
    offer: str  # words of the fold, where it is not the first answer


@dataclass(frozen=True, slots=True)
class QuestionView:
    anchor: str
    heading: str
    short: str
    first: AnswerView
    others: list[AnswerView]


def age_of(answer: Answer, releases: Releases) -> str:
    """Say how old an answer is, from the answer's date or its release's; none is invented."""
    if answer["date"]:
        return _updated(answer["date"])
    entry = releases.get(answer["source"])
    age = release_words(entry["date"], entry["copied_on"]) if entry else undated(answer["copied_on"])
    year = upstream_of(answer["source"]).about_year
    return _of_about(year, age) if year else age


@per_language
def _of_about(year: str, age: str) -> str:
    # Translators: the age begins small and follows the year, as in "of about 2016, undated at the source"
    return gettext("of about %(year)s, %(age)s") % {"year": year, "age": age}


@per_language
def _updated(date: str) -> str:
    return gettext("updated %(date)s") % {"date": written_out(date)}


@per_language
def _in_english(source: str) -> str:
    return gettext("%(source)s, in English") % {"source": source}


@per_language
def _offer(source: str) -> str:
    return gettext("What %(source)s says") % {"source": source}


def answer_view(answer: Answer, releases: Releases) -> AnswerView:
    lang = foreign(answer["language"])
    name = source_name(answer["source"])
    return AnswerView(
        source=_in_english(name) if lang == "en" else name,
        age=age_of(answer, releases),
        paragraphs=answer["paragraphs"],
        lang=lang,
        named=gettext("under the name “%(name)s”") % {"name": answer["named"]} if answer["named"] else "",
        url=answer["url"],
        offer=_offer(name),
    )


def question_view(kind: str, answers: list[Answer], releases: Releases) -> QuestionView:
    first, *others = [answer_view(answer, releases) for answer in answers]
    return QuestionView(kind, heading(kind), short_heading(kind), first, others)
