"""What was understood of the words: findings beside the words they came from, and what to make of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rareguru.knowledge.catalogue.ancestry import ancestors_of
from rareguru.knowledge.differential.ranking import Query, TermStatus, resolve_terms
from rareguru.knowledge.differential.urgent import FaultyNotices, unranked
from rareguru.knowledge.search.symptom_words import recognize_in
from rareguru.science.recognition.languages.guessing import guess_language
from rareguru.science.recognition.mentions import Mention, Status
from rareguru.website.finder.state import SET_ASIDE, Said, State

MOST_FINDINGS = 60
SURE_ENOUGH = 0.5  # a reading less certain than this is asked back before it counts
_ID = re.compile(r"\bHP[:_ ]?(\d{7})\b", re.IGNORECASE)
_STANDS_FOR_ID = {"en": "fever", "es": "fiebre"}  # no longer than an id, so that every place stays the same


@dataclass(frozen=True, slots=True)
class Heard:
    """A finding; `said` is None where the person is to be asked first."""

    term: str
    said: Said | None
    mention: Mention | None  # None where it was added by a choice, not by words
    is_decided: bool = False  # by the person, against or beyond the reading


@dataclass(frozen=True, slots=True)
class NotTaken:
    """An id in the text that is no finding, and why."""

    given: str
    reason: TermStatus


@dataclass(frozen=True, slots=True)
class Understanding:
    """All that was understood."""

    state: State
    mentions: Sequence[Mention]  # in order of the text, no overlaps
    findings: list[Heard]  # yes, no, and what is asked back
    of_others: list[Heard]  # said of somebody else, not counted
    not_taken: list[NotTaken]
    clashes: list[tuple[str, str]]  # (there, not there): the first would include the second
    contradicted: list[str]  # told as there and as not there, in different words of the text
    left_over: int  # findings beyond the most that are looked at
    unranked: frozenset[str] = frozenset()  # findings that no disease is looked for by

    @property
    def present(self) -> tuple[str, ...]:
        return tuple(one.term for one in self.findings if one.said is Said.YES)

    @property
    def ranked(self) -> tuple[str, ...]:
        return tuple(term for term in self.present if term not in self.unranked)

    @property
    def excluded(self) -> tuple[str, ...]:
        clashing = {excluded for _present, excluded in self.clashes}
        return tuple(one.term for one in self.findings if one.said is Said.NO and one.term not in clashing)

    @property
    def asked(self) -> frozenset[str]:
        """What need not be asked again."""
        return frozenset(self.state.decisions) | {one.term for one in self.findings}

    @property
    def is_technical(self) -> bool:
        """Whether somebody writes ids of terms, and no words."""
        text = self.state.read
        return bool(self.mentions) and all(is_id(text[one.start : one.end]) for one in self.mentions)

    @property
    def query(self) -> Query:
        return Query(present=self.ranked, excluded=self.excluded, sex=self.state.sex, onset=self.state.onset)


def is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def understand(state: State, language: str) -> Understanding:
    """Read the words, then let the person's decisions stand above the reading."""
    read, not_taken = _read(state.read, language)
    meant = _meant(state, read)
    mentions = _as_meant(read, meant)
    first = _first_of_each(mentions)
    decisions = _decisions(state, mentions, _as_meant(_read_before(state, read, language), state.meant))
    heard = [_heard(term, mention, decisions, meant) for term, mention in first.items()]
    heard += [Heard(term, said, None, is_decided=True) for term, said in _added(decisions, first).items()]
    kept = [one for one in heard if one.said not in SET_ASIDE]
    of_others = [one for one in kept if _is_of_somebody_else(one)]
    findings = [one for one in kept if not _is_of_somebody_else(one)]
    both_ways = told_both_ways(mentions)
    return Understanding(
        state=replace(state, decisions=decisions, meant=meant),
        mentions=mentions,
        findings=findings[:MOST_FINDINGS],
        of_others=of_others[:MOST_FINDINGS],
        not_taken=not_taken,
        clashes=_clashes(findings),
        contradicted=[one.term for one in findings if not one.is_decided and one.term in both_ways],
        left_over=max(0, len(findings) - MOST_FINDINGS),
        unranked=_unranked([one.term for one in findings]),
    )


def _read_before(state: State, mentions: Sequence[Mention], language: str) -> Sequence[Mention]:
    """Return what was found in the words that the decisions were made about."""
    if not state.typed or state.typed == state.read:
        return mentions if state.typed else []
    return _read(state.typed, language)[0]


def _meant(state: State, read: Sequence[Mention]) -> dict[str, str]:
    """Return what is meant instead of what the words are read as; ids that are no findings are left out."""
    terms = {one.term for one in read}
    resolved = resolve_terms(state.meant.values()) if state.meant else {}
    current = {said: resolved[given].term for said, given in state.meant.items() if said in terms}
    return {said: term for said, term in current.items() if term and term != said}


def _as_meant(mentions: Sequence[Mention], meant: Mapping[str, str]) -> list[Mention]:
    """Return the mentions with the terms that are meant; what the words were read as can be chosen again."""
    return [
        replace(one, term=meant[one.term], alternatives=tuple(dict.fromkeys((one.term, *one.alternatives))))
        if one.term in meant
        else one
        for one in mentions
    ]


def _decisions(state: State, mentions: Sequence[Mention], before: Sequence[Mention]) -> dict[str, Said]:
    """Return the decisions that stand: none that repeats the reading, none about words that are gone, none to leave
    aside what was now said again."""
    first = _first_of_each(before)
    now = Counter(one.term for one in mentions)
    said_anew = now - Counter(one.term for one in before)
    return {
        term: said
        for term, said in state.decisions.items()
        if not (term in first and (said is _reading(first[term]) or term not in now))
        and not (said in SET_ASIDE and term in said_anew)
    }


def told_both_ways(mentions: Sequence[Mention]) -> set[str]:
    """Return the terms that are there by some words and not there by others."""
    present, absent = (
        {one.term for one in mentions if one.status is status} for status in (Status.PRESENT, Status.ABSENT)
    )
    return present & absent


def _unranked(terms: Sequence[str]) -> frozenset[str]:
    try:
        return unranked(terms)
    except FaultyNotices:  # told in the log where the notices are read for the page
        return frozenset()


def _read(text: str, language: str) -> tuple[list[Mention], list[NotTaken]]:
    """Return what the recognizer finds and the HPO ids in the text, in order.

    The recognizer reads a word in the place of each id, so "not HP:0001382" is a no as "no fever" is.
    """
    ids = {match.span(): f"HP:{match[1]}" for match in _ID.finditer(text)}
    resolved = resolve_terms(ids.values()) if ids else {}
    spoken = guess_language(text) or language
    word = _STANDS_FOR_ID.get(spoken, _STANDS_FOR_ID["en"])
    found = recognize_in(_ID.sub(lambda match: word.ljust(len(match[0])), text), language=spoken)
    at = {place: one for one in found for place in range(one.start, one.end)}
    mentions = [
        Mention(start, end, term, at[start].status if start in at else Status.PRESENT, 1.0)
        for (start, end), given in ids.items()
        if (term := resolved[given].term)
    ]
    not_taken = [NotTaken(given, resolved[given].reason) for given in ids.values() if resolved[given].term is None]
    taken = {place for start, end in ids for place in range(start, end)}
    in_words = [one for one in found if taken.isdisjoint(range(one.start, one.end))]
    return sorted([*mentions, *in_words], key=lambda one: (one.start, one.end)), list(dict.fromkeys(not_taken))


def _first_of_each(mentions: Iterable[Mention]) -> dict[str, Mention]:
    """Return one mention for each term, in order: of several the one that says it is there, else that it is not."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        known = first.get(mention.term)
        if known is None or _weight(mention) > _weight(known):
            first[mention.term] = mention
    return first


def _weight(mention: Mention) -> int:
    """Return how much a mention says: a doubt, or what somebody else has, says less than a yes or a no."""
    return {Status.PRESENT: 2, Status.ABSENT: 1}.get(mention.status, 0)


def _reading(mention: Mention) -> Said | None:
    """Return what the words say by themselves, None where they do not decide."""
    if mention.status is Status.ABSENT:
        return Said.NO
    if mention.status is Status.PRESENT and mention.certainty >= SURE_ENOUGH:
        return Said.YES
    return None


def _heard(term: str, mention: Mention, decisions: Mapping[str, Said], meant: Mapping[str, str]) -> Heard:
    if term in decisions:
        return Heard(term, decisions[term], mention, is_decided=True)
    return Heard(term, _reading(mention), mention, is_decided=term in meant.values())


def _added(decisions: Mapping[str, Said], first: Mapping[str, Mention]) -> dict[str, Said]:
    """Return the decisions about terms that no words name; ids that are no findings are left out."""
    added = {term: said for term, said in decisions.items() if term not in first}
    resolved = resolve_terms(added) if added else {}
    return {current: said for term, said in added.items() if (current := resolved[term].term)}


def _is_of_somebody_else(one: Heard) -> bool:
    return one.said is None and one.mention is not None and one.mention.status is Status.OTHER


def _clashes(findings: Sequence[Heard]) -> list[tuple[str, str]]:
    """Return each (present, excluded) where the present one is a form of the excluded one."""
    excluded = {one.term for one in findings if one.said is Said.NO}
    if not excluded:
        return []
    above = ancestors_of(one.term for one in findings if one.said is Said.YES)
    return [(present, term) for present, ancestors in above.items() for term in sorted(ancestors & excluded)]
