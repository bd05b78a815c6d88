"""Headings of letters: what stands under them is absent, a relative's, a drug's doing, or may come."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from rareguru.science.recognition.folding import fold
from rareguru.science.recognition.languages.language import Cue, Language

_HEADING = re.compile(r"([^\W\d_][^\n:.,;?!()]{0,40})(?:(:)[ \t]*(\n|\Z)?|(\n|\Z))")
_WORD = re.compile(r"[^\W\d_]+")
_BULLET = re.compile(r"[-*\u2022]\s*\Z")
_WITHIN = 3  # words between "allergy" and the drug, and that
_MOST_CAPITALS = 4  # words of a heading that only its capitals tell


class Topic(StrEnum):
    FAMILY = "family"
    ABSENT = "absent"  # "Pertinent negatives: fever"
    RELATIVE = "relative"  # "Mother: migraine"
    ALLERGIES = "allergies"
    WARNING = "warning"  # "Return if:", above a list
    DRUG = "drug"  # "Allergy to penicillin (rash)"
    ANOTHER = "another"


class Heading(NamedTuple):
    topic: Topic
    is_alone: bool  # in a line of its own, above what belongs to it


def heading_at(text: str, place: int, language: Language) -> Heading | None:
    """Return the heading that begins at a place of the text: words before a colon, or a line of their own."""
    if match := _HEADING.match(text, place):
        written, colon, *ends = match.groups()
        words = list(map(fold, _WORD.findall(written)))
        topic = _topic(words, language)
        is_title = topic is Topic.FAMILY or (written.isupper() and len(words) <= _MOST_CAPITALS)
        if colon or is_title:
            return Heading(topic, is_alone=any(end is not None for end in ends))
    return Heading(Topic.DRUG, is_alone=False) if _is_of_drug(text, place, language) else None


def begins_line(text: str, place: int, between: str) -> bool:
    """Say whether a line begins; one that goes on in small letters is only wrapped."""
    return "\n" in between and (_BULLET.search(between) is not None or not text[place].islower())


def _topic(words: list[str], language: Language) -> Topic:
    if known := language.headings.get(" ".join(words)):
        return Topic(known)
    if words[-1:] and words[-1] in language.cues.get(Cue.CONDITION, ()):
        return Topic.WARNING
    is_relative = len(words) <= 2 and words[-1:] and words[-1] in language.relatives
    return Topic.RELATIVE if is_relative else Topic.ANOTHER


def _is_of_drug(text: str, place: int, language: Language) -> bool:
    first = _WORD.match(text, place)
    if not first or fold(first[0]) not in language.allergic:
        return False
    following = islice(_WORD.finditer(text, first.end()), _WITHIN)
    return not language.drugs.isdisjoint(fold(word[0]) for word in following)
