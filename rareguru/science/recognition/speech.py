"""Who a text is about, as it goes on from sentence to sentence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rareguru.science.recognition.headings import Heading
from rareguru.science.recognition.languages.language import Cue, Language

_OF_ANOTHER = {Cue.CHILD, Cue.SELF, Cue.OTHER}


@dataclass(frozen=True, slots=True)
class Placed:
    """A cue and the words it takes up."""

    cue: Cue
    start: int
    end: int
    text: str


@dataclass(slots=True)
class Speech:
    """What earlier sentences of a text say about who is meant by "she" and "he"."""

    patient: str = ""  # the pronoun of the person it is about
    other: str = ""  # the pronoun of somebody else the last sentence spoke of
    child: str = ""  # the words for the child that something was told of
    heading: Heading | None = None  # that this stands under
    is_empty: bool = False  # nothing stands under it so far
    is_line: bool = False  # the line began with it, so it holds to the end of the line


def name_children(cues: Sequence[Placed], taken: Collection[int], speech: Speech, language: Language) -> list[Placed]:
    """Take "my youngest" for the person it is about, and for somebody else where that is another child already.

    A child that nothing was told of, or only that it is well, leaves that open: "my eldest is fine, my
    youngest has seizures".
    """
    named: list[Placed] = []
    for number, one in enumerate(cues):
        is_child = one.cue is Cue.CHILD or (one.cue is Cue.SELF and one.text.split()[-1] in language.children)
        if not is_child:
            named.append(one)
            continue
        is_another = one.cue is Cue.CHILD and speech.child and not _is_same(one.text, speech.child)
        named.append(Placed(Cue.OTHER if is_another else Cue.SELF, one.start, one.end, one.text))
        if not speech.child and _is_told(one, cues[number + 1 :], taken):
            speech.child = " ".join(word for word in one.text.split() if word not in language.joining)
    return named


def _is_told(child: Placed, following: Sequence[Placed], taken: Collection[int]) -> bool:
    """Say whether the sentence tells of a finding of the child."""
    until = min((one.start for one in following if one.cue in _OF_ANOTHER), default=None)
    is_denied = any(one.cue is Cue.NOT and (until is None or one.start < until) for one in following)
    return not is_denied and any(child.end <= place and (until is None or place < until) for place in taken)


def _is_same(one: str, other: str) -> bool:
    """Say whether two ways to name a child may be of the same: "my youngest" and "and my youngest son"."""
    return set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())
