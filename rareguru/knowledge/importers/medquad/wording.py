"""Cleaning the wording of an answer without changing its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONG = 700  # characters; a flat answer longer than this is divided into paragraphs
_ENOUGH = 420  # a paragraph that long may end
_ENOUGH_AT_GAP = 220  # where the source left two spaces after the full stop
_TOO_LONG = 900  # ends even before a sentence that leans on the one before
_TOO_SHORT = 160  # no paragraph of its own at the end

_MARK = re.compile(r"(?<=[\s.,;:)\]?])\[\d{1,5}(?:,? ?\d{1,5})*\](?=[\s.,;\[]|$)")
_NO_SPACE = re.compile(r"(?<=[a-z0-9)]\)|[a-z0-9)][a-z0-9])\.(?=[A-Z][a-z]*[\s,])")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_END = re.compile(r"[.!?][\"')\]]*(\s+)(?=[\"'(]*[A-Z0-9])")
_SHORT_FORM = re.compile(r"(?:\b(?:e\.g|i\.e|vs|Dr|Mr|Mrs|Ms|St|al|approx|Fig|Jr|No|cf|ca|U\.S|Inc)|(?<!\S)[A-Z])\.$")
_LEANS = re.compile(
    r"(?:However|This|These|They|It|Its|Their|He|She|Such|Thus|Therefore|Also|But|Yes|No|Other|Others|Some of|"
    r"In addition|In these|In this|In such|For example|For instance|As a result|Additionally|Furthermore|Both|Each"
    r"|If so)\b"
)
_QUESTION_WORDS = r"(?:What|How|Is|Are|Can|Could|Does|Do|Who|When|Why|Which|Has|Have|If|Since|Will|Should)"
_QUESTION = re.compile(rf"{_QUESTION_WORDS} (?:[^.?!]|\.(?=\S)){{3,260}}\?$")


def join_spaces(text: str) -> str:
    """Return the text on one line with single spaces."""
    return " ".join(text.split())


def cut_reference_marks(text: str) -> str:
    """Drop marks such as [1234]: they pointed to a list that is gone."""
    return _MARK.sub("", text)


def part_sentences(text: str) -> str:
    """Put the missing space after a full stop, outside web addresses."""
    pieces: list[str] = []
    last = 0
    for address in _ADDRESS.finditer(text):
        pieces += [_NO_SPACE.sub(". ", text[last : address.start()]), address[0]]
        last = address.end()
    return "".join([*pieces, _NO_SPACE.sub(". ", text[last:])])


def sentences(text: str) -> list[tuple[str, str]]:
    """Return (sentence, the white space after it); joined they are the text again."""
    found: list[tuple[str, str]] = []
    start = 0
    for end in _END.finditer(text):
        sentence = text[start : end.start(1)]
        if _SHORT_FORM.search(sentence):
            continue
        found.append((sentence, end[1]))
        start = end.end()
    if start < len(text):
        found.append((text[start:], ""))
    return found


def is_question(sentence: str) -> bool:
    return _QUESTION.match(sentence) is not None


def set_paragraphs(text: str) -> str:
    """Divide a flat answer into paragraphs at sentence ends; words stay as they are.

    A question inside the answer opens a paragraph. Otherwise only long answers are
    divided, never before a sentence that leans on the one before ("However, …").
    """
    flat = join_spaces(text)
    pieces = sentences(text)
    if len(flat) <= LONG and not any(is_question(sentence) for sentence, _ in pieces[1:]):
        return flat
    paragraphs = [join_spaces(" ".join(group)) for group in _group(pieces)]
    if len(paragraphs) > 1 and len(paragraphs[-1]) < _TOO_SHORT and not is_question(_first(paragraphs[-1])):
        paragraphs[-2:] = [f"{paragraphs[-2]} {paragraphs[-1]}"]
    return "\n\n".join(paragraphs)


def _first(paragraph: str) -> str:
    return sentences(paragraph)[0][0]


def _group(pieces: list[tuple[str, str]]) -> Iterator[list[str]]:
    group: list[str] = []
    gap = ""
    for sentence, following in pieces:
        if group and _may_part(group, gap, sentence):
            yield group
            group = []
        group.append(sentence)
        gap = following
    if group:
        yield group


def _may_part(group: list[str], gap: str, sentence: str) -> bool:
    if is_question(group[-1]) or group[-1].endswith(":"):
        return False
    if is_question(sentence):
        return True
    length = len(" ".join(group))
    if length >= _TOO_LONG:
        return True
    enough = _ENOUGH_AT_GAP if len(gap) > 1 else _ENOUGH
    return length >= enough and _LEANS.match(sentence) is None
