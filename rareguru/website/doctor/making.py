"""From what was understood to the sheet: the person's findings, what they may fit, what to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext

from rareguru.knowledge.differential.ranking import upstream_ids
from rareguru.website.doctor.sheet import Sheet, SheetCandidate, SheetFinding
from rareguru.website.finder.choices import BEGINNINGS, SEXES
from rareguru.website.finder.question import question_view
from rareguru.website.finder.results import ResultsView, ResultView, made_from, results_view
from rareguru.website.finder.state import Filters, Said
from rareguru.website.finder.understanding import Heard, Understanding
from rareguru.website.finder.words import TermWords, term_words
from rareguru.website.presentation.languages import current_language
from rareguru.website.presentation.words import written_out

MOST_CANDIDATES = 5
LONGEST_SINCE = 60
LONGEST_WORDS = 600
SHOWN_IDS = ("ORPHA", "OMIM")
SINCE = "since-"


def sheet_of(heard: Understanding, data: QueryDict, today: date) -> Sheet:
    """Put the sheet together; `data` has what was added on the page of the sheet itself."""
    words = term_words(one.term for one in heard.findings)
    results = results_view(heard.query, Filters()) if heard.ranked else None
    return Sheet(
        language=current_language(),
        made=written_out(today.isoformat()),
        site=_site(),
        who=_who(heard),
        present=_findings(heard, Said.YES, words, data),
        absent=_findings(heard, Said.NO, words, data),
        candidates=_candidates(results) if results else [],
        questions=_questions(heard),
        releases=made_from(),
        own_words=" ".join(data.get("more", "")[:LONGEST_WORDS].split()),
    )


def _site() -> str:
    address = urlsplit(settings.SITE_ADDRESS)
    return address.netloc + address.path


def _who(heard: Understanding) -> str:
    sex, onset = heard.state.sex, heard.state.onset
    parts = [
        gettext("It is about %(person)s") % {"person": SEXES[sex]} if sex else "",
        gettext("It began: %(when)s") % {"when": BEGINNINGS[onset]} if onset in BEGINNINGS else "",
    ]
    return " · ".join(part for part in parts if part)


def _findings(heard: Understanding, said: Said, words: Mapping[str, TermWords], data: QueryDict) -> list[SheetFinding]:
    return [_finding(one, words[one.term], heard.state.read, data) for one in heard.findings if one.said is said]


def _finding(one: Heard, words: TermWords, text: str, data: QueryDict) -> SheetFinding:
    return SheetFinding(
        name=words.name,
        medical=words.medical,
        term=one.term,
        words=text[one.mention.start : one.mention.end] if one.mention else "",
        since=" ".join(data.get(f"{SINCE}{one.term}", "")[:LONGEST_SINCE].split()),
    )


def _candidates(results: ResultsView) -> list[SheetCandidate]:
    shown = [(band.name, one) for band in results.bands for group in band.groups for one in group.results]
    shown = shown[:MOST_CANDIDATES]
    ids = upstream_ids(one.key for _band, one in shown)
    return [_candidate(band, one, ids.get(one.key, [])) for band, one in shown]


def _candidate(band: str, one: ResultView, ids: Sequence[str]) -> SheetCandidate:
    return SheetCandidate(
        name=one.name,
        ids=" · ".join(_shown(ids)),
        address=f"{_site()}{one.path}",
        path=one.path,
        band=band,
        fits=one.fits,
        open=one.missing_line,
        against=one.against_line,
    )


def _shown(ids: Sequence[str]) -> list[str]:
    """Return the ids that a doctor may look up, the first of each catalog."""
    firsts = [next((one for one in ids if one.startswith(f"{prefix}:")), "") for prefix in SHOWN_IDS]
    return [one for one in firsts if one]


def _questions(heard: Understanding) -> list[str]:
    asked = [gettext("Could one of these explain what I notice, or is something more common likelier?")]
    question = question_view(heard.query, heard.asked, is_technical=True) if heard.ranked else None
    if question:
        asked.append(gettext("Would it help to know whether this is there: %(sign)s?") % {"sign": question.name})
    asked.append(gettext("Which examination or test would tell these apart?"))
    asked.append(gettext("Should a specialist, or a center for rare diseases, see me?"))
    return asked
