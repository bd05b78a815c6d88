"""What must not wait: shown first, with what to do now."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from rareguru.knowledge.differential.helplines import LineSet, Site
from rareguru.knowledge.differential.urgent import FaultyNotices, Kind, Raised, urgent_signs
from rareguru.knowledge.differential.urgent_phrases import Place
from rareguru.website.finder.calling import Calls, OutsideLink, Piece, calls_of, outside_link, with_links
from rareguru.website.finder.state import Said
from rareguru.website.finder.understanding import Understanding
from rareguru.website.finder.words import term_words
from rareguru.website.presentation.languages import current_language
from rareguru.website.presentation.words import joined

logger = logging.getLogger(__name__)
MOST_SHOWN = 2
MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class UrgentView:
    heading: str
    lead: str
    watch: list[str]
    act: list[Piece]
    calls: Calls
    is_ranked: bool  # False where a list of diseases would be no answer
    sources: list[OutsideLink]


def urgent_views(heard: Understanding) -> list[UrgentView]:
    """Return what is urgent now, one by one; what is urgent only if something else is there, in one.

    What is asked back counts here as if it were there: better a notice too many.
    """
    present = [one.term for one in heard.findings if one.said in {Said.YES, None}]
    decided = {one.term for one in heard.findings if one.is_decided}  # these count whatever the words
    read_at: dict[str, list[Place]] = {}
    for mention in heard.mentions:
        if mention.term not in decided:
            read_at.setdefault(mention.term, []).append((mention.start, mention.end))
    try:
        raised = urgent_signs(present, heard.state.read, heard.state.onset, read_at)
    except FaultyNotices:
        logger.exception("No notice about urgent signs can be shown; `rareguru doctor` says what is wrong.")
        return []
    now = [one for one in raised if one.notice.kind is not Kind.WATCH][:MOST_SHOWN]
    watch = [one for one in raised if one.notice.kind is Kind.WATCH]
    offered: set[LineSet] = set()  # the same numbers stand on the page once
    views = []
    for together in [*([one] for one in now), watch]:
        if together:
            lines = together[0].notice.lines - offered
            views.append(_view(together, heard, lines))
            offered |= lines
    return views


def _view(raised: Sequence[Raised], heard: Understanding, line_sets: frozenset[LineSet]) -> UrgentView:
    told = [one.notice.words[current_language()] for one in raised]
    lines = list(dict.fromkeys(line for words in told for line in words.watch))
    calls = calls_of(line_sets)
    read_at = [Site(one.notice.source_name, one.notice.source_url, "en") for one in raised]
    return UrgentView(
        heading=_heading(raised, heard),
        lead=told[0].lead,
        watch=lines[:MOST_LINES],
        act=with_links(told[0].act),
        calls=calls,
        is_ranked=all(one.notice.is_ranked for one in raised),
        sources=list(dict.fromkeys([*map(outside_link, read_at), *calls.sources])),
    )


def _heading(raised: Sequence[Raised], heard: Understanding) -> str:
    """Return the words that raised it, as they were written; the names of signs that were chosen."""
    text = heard.state.read
    findings = list(dict.fromkeys(term for one in raised for term in one.findings))
    places = {one.term: (one.mention.start, one.mention.end) for one in heard.findings if one.mention}
    written = [place for one in raised for place in one.places] + [places[term] for term in findings if term in places]
    if written:
        quoted = dict.fromkeys(f"“{' '.join(text[start:end].split())}”" for start, end in written)
        return gettext("You wrote %(words)s") % {"words": joined(list(quoted))}
    names = term_words(findings)
    return gettext("You chose %(signs)s") % {"signs": joined([names[term].inside for term in findings])}
