"""Turn the property words of DOID's definitions into plain words.

"The infection has_symptom fever, has_symptom chills" reads, in plain words, "The
infection causes fever, chills". The words are written with underscores or with spaces,
now and then misspelt; nothing else of a definition is changed.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Property(StrEnum):
    CAUSE = "has_material_basis_in"
    SYMPTOM = "has_symptom"
    PLACE = "located_in"
    RESULT = "results_in"
    FORMATION = "results_in_formation_of"
    TRANSMISSION = "transmitted_by"
    ORIGIN = "derives_from"
    OTHER = ""  # read as it is written, with spaces


_WORDS = re.compile(
    r"""
    (?<!\w)(?:
      (?P<CAUSE>
          (?:has[ _]+)?material[ _]+basis(?:[ _]*in(?=\W|homo|_)|(?=[ _](?:homo|hetero))|[ _](?=insuff))
        | has-agent
      )
    | (?P<SYMPTOM>has[ _]+symptoms?(?:\ of\b)?)
    | (?P<FORMATION>results_in_formation_of)
    | (?P<RESULT>results[ _]+in)
    | (?P<PLACE>located[ _]+in)
    | (?P<TRANSMISSION>transmitted[ _]+by)
    | (?P<ORIGIN>derives[ _]+from)
    | (?P<OTHER>[a-z]+(?:_[a-z]+)+)
    )[ _]*
    """,
    re.VERBOSE,
)
_PLAIN = {
    Property.CAUSE: "is caused by ",
    Property.SYMPTOM: "causes ",
    Property.PLACE: "located in ",
    Property.RESULT: "results in ",
    Property.FORMATION: "results in the formation of ",
    Property.TRANSMISSION: "transmitted by ",
    Property.ORIGIN: "arises from ",
}
_LISTED = frozenset({Property.CAUSE, Property.SYMPTOM, Property.PLACE, Property.TRANSMISSION, Property.ORIGIN})
# Not the full stop of "S. flexneri" or "subsp. endemicum".
_SENTENCE_END = re.compile(r"(?<=\S\S)\.\s(?=[A-Z])|;\s")
_JOINT = re.compile(r"(?:,|,? and|,? (?:and/)?or)\s*$")  # what stands between the items of a list
_ITEM = re.compile(r"[^,;]*(?:,|,? and|,? (?:and/)?or)\s*")
_VERB = re.compile(r"\b(?:is|are|was|were|characterized)\b")
_DOUBLED = re.compile(r"\b(is|in|by|of|from|and|the)(?: \1\b)+")
_ENDS_IN_COMMA = re.compile(r"[,;]\s*$")
_SPACES = re.compile(r"\s+")
_MISTAKES = (
    ("has is characterized by", "is characterized by"),
    (" Itis ", " It is "),
    (" ,", ","),
    (" .", "."),
    ("is caused by abnormally proliferating", "is made up of abnormally proliferating"),
)


def plain(definition: str) -> str:
    """Return the definition without property words."""
    text = _SPACES.sub(" ", definition.replace("_ symptom", "_symptom").replace("has _symptom", "has_symptom")).strip()
    parts: list[str] = []
    end = 0
    sentence: list[Property] = []  # the property words met in it so far
    for match in _WORDS.finditer(text):
        before = text[end : match.start()]
        if _SENTENCE_END.search(before):
            sentence = []
        found = Property[match.lastgroup or "OTHER"]
        words = _PLAIN.get(found) or match[0].replace("_", " ").rstrip() + " "
        parts += before, _fitted(found, words, before=before, sentence=sentence)
        sentence.append(found)
        end = match.end()
    parts.append(text[end:])
    return _tidied("".join(parts))


def _fitted(found: Property, words: str, *, before: str, sentence: list[Property]) -> str:
    """Return the words as the sentence needs them after what it has said before."""
    if found in sentence and found in _LISTED and _JOINT.search(before):
        if found is Property.CAUSE:
            return _next_cause(words, before=before, previous=sentence[-1])
        if found is sentence[-1]:
            return ""  # One word is enough for the items of a list.
    if found is Property.SYMPTOM and _ENDS_IN_COMMA.search(before):
        return "with "
    return words


def _next_cause(words: str, *, before: str, previous: Property) -> str:
    if _VERB.search(before):
        return words
    return "" if previous is Property.CAUSE and _ITEM.fullmatch(before) else "by "


def _tidied(text: str) -> str:
    for mistaken, right in _MISTAKES:
        text = text.replace(mistaken, right)
    return _DOUBLED.sub(r"\1", _SPACES.sub(" ", text)).strip()
