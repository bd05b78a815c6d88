"""What the form carries from page to page: nothing else remembers it.

The words stand in one field. A decision of the person ("yes", "no", "not known", "leave it out")
stands in a field named after its term. `typed` repeats the words that the decisions were made about,
so that what merely repeats the recognizer's own reading can be told from what the person decided.
What is meant by words that the recognizer reads as another term stands in a field named after that term.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import islice

from django.http import QueryDict

from rareguru.knowledge.differential.onset_terms import ONSETS

LONGEST_TEXT = 20_000  # characters; more is kept in the field, but not read
MOST_DECISIONS = 200
PREFIX = "said-"
MEANT = "meant-"
# What is written on the page for the doctor: "more", and "since-HP:…".
SINCE = "since-"
OWN_WORDS = "more"
LONGEST_SINCE = 60
LONGEST_WORDS = 600
_TERM = re.compile(r"HP:\d{7}")
# What browsers send, and what would only hide in a page: everything below a space but line ends and tabs.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Said(StrEnum):
    """What is known of a finding."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"  # asked, and not known
    DROPPED = "dropped"  # not meant, or not to be counted


SET_ASIDE = frozenset({Said.UNKNOWN, Said.DROPPED})


@dataclass(frozen=True, slots=True)
class Filters:
    """Which of the diseases to show; "" for all."""

    system: str = ""
    onset: str = ""
    inheritance: str = ""

    def __bool__(self) -> bool:
        return bool(self.system or self.onset or self.inheritance)


@dataclass(frozen=True, slots=True)
class State:
    """What the form says."""

    text: str = ""
    typed: str = ""
    decisions: Mapping[str, Said] = field(default_factory=dict)  # by HPO id, in the order they were made
    meant: Mapping[str, str] = field(default_factory=dict)  # by the HPO id that the words are read as
    sex: str = ""
    onset: str = ""  # HPO's term of onset
    filters: Filters = Filters()
    compare: tuple[str, ...] = ()
    on_sheet: Mapping[str, str] = field(default_factory=dict)  # carried, not read

    @property
    def is_long(self) -> bool:
        return len(self.text) > LONGEST_TEXT

    @property
    def read(self) -> str:
        """The part of the text that is read."""
        return self.text[:LONGEST_TEXT]

    def decide(self, term: str, said: Said) -> State:
        return replace(self, decisions={**self.decisions, term: said})


def state_of(data: QueryDict) -> State:
    """Read the form; whatever a field holds that it cannot hold counts as nothing."""
    parts = [_plain(data.get(name, "")) for name in ("text", "add", "letter")]
    added = [part.strip() for part in parts[1:] if part.strip()]
    text = "\n\n".join([parts[0].rstrip(), *added] if parts[0].strip() else added) if added else parts[0]
    sex, began = data.get("sex", ""), data.get("began", "")
    state = State(
        text=text,
        typed=_plain(data.get("typed", "")),
        decisions=dict(_decisions(data)),
        meant=dict(_meant(data)),
        sex=sex if sex in {"female", "male"} else "",
        onset=began if began in ONSETS else "",
        filters=Filters(*(data.get(name, "")[:40] for name in ("system", "onset", "inheritance"))),
        on_sheet=dict(_on_sheet(data)),
        compare=tuple(dict.fromkeys(slug[:120] for slug in data.getlist("compare"))),
    )
    return _after(state, data.get("do", ""))


def kept_decisions(state: State, shown: Container[str] = ()) -> list[tuple[str, str]]:
    """Return the name and value of a field for all that no line of the page stands for."""
    decided = [(f"{PREFIX}{term}", said.value) for term, said in state.decisions.items() if term not in shown]
    return [*decided, *meant_fields(state), *state.on_sheet.items()]


def meant_fields(state: State) -> list[tuple[str, str]]:
    return [(f"{MEANT}{read}", term) for read, term in state.meant.items()]


def all_fields(state: State) -> list[tuple[str, str]]:
    """Return the name and value of every field, to post the form again as it is."""
    filters = state.filters
    plain = {
        "text": state.text,
        "typed": state.typed,
        "sex": state.sex,
        "began": state.onset,
        "system": filters.system,
        "onset": filters.onset,
        "inheritance": filters.inheritance,
    }
    return [*plain.items(), *(("compare", slug) for slug in state.compare), *kept_decisions(state)]


def _plain(text: str) -> str:
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def _decisions(data: QueryDict) -> Iterator[tuple[str, Said]]:
    count = 0
    for name in data:
        term = name.removeprefix(PREFIX)
        said = data.get(name, "")
        if term != name and _TERM.fullmatch(term) and said in set(Said):
            count += 1
            if count > MOST_DECISIONS:
                return
            yield term, Said(said)


def _meant(data: QueryDict) -> Iterator[tuple[str, str]]:
    exchanged = (name for name in data if name.startswith(MEANT) and _TERM.fullmatch(name.removeprefix(MEANT)))
    for name in islice(exchanged, MOST_DECISIONS):
        if _TERM.fullmatch(term := data.get(name, "")):
            yield name.removeprefix(MEANT), term


def _on_sheet(data: QueryDict) -> Iterator[tuple[str, str]]:
    if words := " ".join(data.get(OWN_WORDS, "")[:LONGEST_WORDS].split()):
        yield OWN_WORDS, words
    dated = (name for name in data if name.startswith(SINCE) and _TERM.fullmatch(name.removeprefix(SINCE)))
    for name in islice(dated, MOST_DECISIONS):
        if since := " ".join(data.get(name, "")[:LONGEST_SINCE].split()):
            yield name, since


def _after(state: State, act: str) -> State:
    """Return the state after a button: "yes HP:…", "no HP:…", "dropped HP:…", "swap HP:… HP:…"."""
    verb, _, rest = act.partition(" ")
    terms = rest.split()
    if not all(map(_TERM.fullmatch, terms)):
        return state
    if verb == "swap" and len(terms) == 2:
        return _exchanged(state, *terms)
    if len(terms) == 1 and verb in set(Said):
        return state.decide(terms[0], Said(verb))
    return state


def _exchanged(state: State, old: str, new: str) -> State:
    """Put one term in the place of another: among the decisions, and for the words that are read as it."""
    said = state.decisions.get(old, Said.YES)
    kept = said if said in {Said.YES, Said.NO} else Said.YES
    decisions = {new if term == old else term: one for term, one in state.decisions.items()}
    meant = {read: new if term == old else term for read, term in state.meant.items()}
    return replace(state, decisions={**decisions, new: kept}, meant={**meant, old: new})
