"""What was understood, made ready for the page: the words with their marks, and a line for each finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rareguru.knowledge.catalogue.ancestry import neighbours_of
from rareguru.knowledge.differential.ranking import TermStatus
from rareguru.knowledge.pages.terms import current_terms
from rareguru.science.recognition.mentions import Mention, Status
from rareguru.website.finder.state import PREFIX, SET_ASIDE, Said, kept_decisions
from rareguru.website.finder.understanding import Heard, Understanding
from rareguru.website.finder.words import TermWords, term_words

LONG = 300  # characters
REST = 25  # characters between the marks: more than "he has" and "and"
MOST_NEIGHBOURS = 8  # choices in each direction
REASONS = {
    TermStatus.RETIRED: _("HPO has given it up, and named nothing in its place"),
    TermStatus.OUTSIDE: _("it is no sign: inheritance, onset and course are not looked for here"),
    TermStatus.UNKNOWN: _("HPO has no such id in the release that we hold"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text; `mark` is "" or how it was understood: yes, no, ask, other."""

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Another term that may be meant."""

    term: str
    name: str
    lang: str


@dataclass(frozen=True, slots=True)
class FindingView:
    term: str
    field: str  # the name of its field in the form
    name: str
    lang: str
    origin: str  # “dry cough” · nonproductive cough
    said: str  # "yes", "no", "" where it is asked back
    question: str  # why it is asked back
    meanings: list[Choice]  # as likely
    wider: list[Choice]
    narrower: list[Choice]


@dataclass(frozen=True, slots=True)
class HeardView:
    pieces: list[Piece]
    is_long: bool  # so long that it scrolls in a frame of its own
    has_rest: bool  # much of it was not understood
    findings: list[FindingView]
    asked_back: list[FindingView]
    of_others: list[FindingView]
    set_aside: list[Choice]  # left out, or not known
    notices: list[str]
    kept: list[tuple[str, str]]  # name and value of fields that stand for no line: dropped, not known


def heard_view(heard: Understanding) -> HeardView:
    lines = [*heard.findings, *heard.of_others]
    neighbours = neighbours_of(one.term for one in lines)
    terms = {one.term for one in lines} | {term for pair in neighbours.values() for side in pair for term in side}
    terms |= {term for one in lines if one.mention for term in one.mention.alternatives}
    terms |= {term for clash in heard.clashes for term in clash}
    known = current_terms()
    set_aside = [term for term, said in heard.state.decisions.items() if said in SET_ASIDE and term in known]
    terms.update(set_aside)
    words = term_words(terms)
    views = {one.term: _finding(one, heard.state.read, words, neighbours[one.term]) for one in lines}
    shown = {one.term for one in lines}
    pieces = list(_pieces(heard))
    return HeardView(
        pieces=pieces,
        is_long=len(heard.state.read) > LONG,
        has_rest=sum(len(piece.text.strip()) for piece in pieces if not piece.mark) > REST,
        findings=[views[one.term] for one in heard.findings if one.said],
        asked_back=[views[one.term] for one in heard.findings if not one.said],
        of_others=[views[one.term] for one in heard.of_others],
        set_aside=_choices(set_aside, words),
        notices=list(_notices(heard, words)),
        kept=kept_decisions(heard.state, shown),
    )


def _pieces(heard: Understanding) -> Iterator[Piece]:
    """Yield the text that was read in pieces; of marks that lie in each other the outer one is shown."""
    text, place = heard.state.read, 0
    marks = {one.term: _mark(one) for one in (*heard.findings, *heard.of_others)}
    for mention in _outermost(heard.mentions):
        start = max(place, _start(mention, text))
        if start > place:
            yield Piece(text[place:start], "")
        yield Piece(text[start : mention.end], marks.get(mention.term, ""))
        place = mention.end
    if place < len(text):
        yield Piece(text[place:], "")


def _start(mention: Mention, text: str) -> int:
    """Return where its words begin: at "no" in "no chest pain", where the two stand together."""
    before = text[: mention.start].rstrip()
    cue = mention.span_cue
    if cue and before.casefold().endswith(cue.casefold()):
        return len(before) - len(cue)
    return mention.start


def _outermost(mentions: Sequence[Mention]) -> Iterator[Mention]:
    end = 0
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if mention.start >= end:
            yield mention
            end = mention.end


def _mark(one: Heard) -> str:
    if one.said:
        return one.said.value
    return "other" if one.mention and one.mention.status is Status.OTHER else "ask"


def _finding(
    one: Heard, text: str, words: Mapping[str, TermWords], neighbours: tuple[Sequence[str], Sequence[str]]
) -> FindingView:
    own, mention = words[one.term], one.mention
    typed = f"“{text[_start(mention, text) : mention.end]}”" if mention else gettext("added by you")
    meanings = [term for term in mention.alternatives if term != one.term] if mention else []
    wider, narrower = neighbours
    return FindingView(
        term=one.term,
        field=f"{PREFIX}{one.term}",
        name=own.name,
        lang=own.lang,
        origin=" · ".join(part for part in (typed, own.medical) if part),
        said=one.said.value if one.said in {Said.YES, Said.NO} else "",
        question=_question(one),
        meanings=_choices(meanings, words),
        wider=_choices([term for term in wider if term not in meanings][:MOST_NEIGHBOURS], words),
        narrower=_choices([term for term in narrower if term not in meanings][:MOST_NEIGHBOURS], words),
    )


def _question(one: Heard) -> str:
    if one.said or one.mention is None:
        return ""
    if one.mention.status is Status.OTHER:
        return gettext("You wrote this about somebody else, so it is not counted.")
    if one.mention.status is Status.UNCERTAIN:
        return gettext("You were not sure. Is it there?")
    return gettext("Is this what you mean?")


def _choices(terms: Sequence[str], words: Mapping[str, TermWords]) -> list[Choice]:
    return [Choice(term, words[term].name, words[term].lang) for term in terms]


def _notices(heard: Understanding, words: Mapping[str, TermWords]) -> Iterator[str]:
    if heard.state.is_long:
        yield gettext("The text is longer than can be read at once. Its beginning was read; all of it is kept below.")
    if heard.left_over:
        yield gettext("More signs were found than can be compared at once. The first %(count)d are used.") % {
            "count": len(heard.findings)
        }
    for left in heard.not_taken[:5]:
        yield gettext("%(id)s was left aside: %(reason)s.") % {"id": left.given, "reason": REASONS[left.reason]}
    if heard.contradicted:
        told = gettext(
            "You wrote that this is there, and that it is not: %(signs)s. It counts as there; change it below."
        )
        yield told % {"signs": ", ".join(words[term].inside for term in heard.contradicted)}
    for present, excluded in heard.clashes:
        yield gettext("You said yes to %(narrow)s and no to %(wide)s, which includes it. Only the yes is counted.") % {
            "narrow": words[present].inside,
            "wide": words[excluded].inside,
        }
