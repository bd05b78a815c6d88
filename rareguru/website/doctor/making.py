"""From what was understood to the sheet: the person's findings, what they may fit, what to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext, ngettext

from rareguru.knowledge.differential.ranking import upstream_ids
from rareguru.website.doctor.sheet import Sheet, SheetCandidate, SheetFinding
from rareguru.website.finder.choices import BEGINNINGS, SEXES
from rareguru.website.finder.question import question_view
from rareguru.website.finder.results import GroupView, ResultsView, made_from, results_view
from rareguru.website.finder.state import OWN_WORDS, SINCE, Filters, Said, State
from rareguru.website.finder.understanding import Heard, Understanding, is_id
from rareguru.website.finder.words import TermWords, term_words
from rareguru.website.presentation.languages import current_language
from rareguru.website.presentation.words import joined, written_out

MOST_CANDIDATES = 5
MOST_ALIKE = 3  # named of a family
SHOWN_IDS = ("ORPHA", "OMIM")


def sheet_of(heard: Understanding, today: date) -> Sheet:
    """Put the sheet together."""
    words = term_words(one.term for one in heard.findings)
    results = results_view(heard.query, Filters()) if heard.ranked else None
    return Sheet(
        language=current_language(),
        made=written_out(today.isoformat()),
        site=_site(),
        who=_who(heard),
        present=_findings(heard, Said.YES, words),
        absent=_findings(heard, Said.NO, words),
        candidates=_candidates(results) if results else [],
        questions=_questions(heard),
        releases=made_from(),
        own_words=heard.state.on_sheet.get(OWN_WORDS, ""),
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


def _findings(heard: Understanding, said: Said, words: Mapping[str, TermWords]) -> list[SheetFinding]:
    return [_finding(one, words[one.term], heard.state) for one in heard.findings if one.said is said]


def _finding(one: Heard, words: TermWords, state: State) -> SheetFinding:
    written = state.read[one.mention.start : one.mention.end] if one.mention else ""
    return SheetFinding(
        name=words.name,
        medical=words.clinical,
        term=one.term,
        words="" if is_id(written) else written,
        since=state.on_sheet.get(f"{SINCE}{one.term}", ""),
    )


def _candidates(results: ResultsView) -> list[SheetCandidate]:
    """Return the first of the diseases, of a family that fits alike only the one that leads it."""
    shown = [(band.name, group) for band in results.bands for group in band.groups][:MOST_CANDIDATES]
    ids = upstream_ids(group.results[0].key for _band, group in shown)
    return [_candidate(band, group, ids.get(group.results[0].key, [])) for band, group in shown]


def _candidate(band: str, group: GroupView, ids: Sequence[str]) -> SheetCandidate:
    one, *others = group.results
    return SheetCandidate(
        name=one.name,
        ids=" · ".join(_shown(ids)),
        address=f"{_site()}{one.path}",
        path=one.path,
        band=band,
        alike=_named([other.name for other in others]),
        fits=one.fits,
        open=one.missing_line,
        against=one.against_line,
    )


def _named(others: Sequence[str]) -> str:
    more = len(others) - MOST_ALIKE
    rest = [ngettext("%(total)d more", "%(total)d more", more) % {"total": more}] if more > 0 else []
    return joined([*others[:MOST_ALIKE], *rest])


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
