"""Cleaning the wording of an answer without changing its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONG = 700  # characters; a flat answer longer than this is divided into paragraphs
_ENOUGH = 420  # a paragraph that long may end
_ENOUGH_AT_GAP = 220  # where the source left two spaces after the full stop
_TOO_LONG = 900  # ends even before a sentence that leans on the one before
_TOO_SHORT = 160  # no paragraph of its own at the end

_MARK = re.compile(r"(?<=[\s.,;:)\]?])\[\d{1,5}(?:(?:, ?| )\d{1,5})*\](?=[\s.,;\[]|$)")
_WORD = re.compile(r"\S+")
_NO_SPACE = re.compile(r"(?<=[a-z0-9)]\)|[a-z0-9)][a-z0-9])\.(?=[A-Z][a-z]*(?:,|\Z))")
_ADDRESS_SIGNS = ("://", "www.", "@")
_END = re.compile(r"[.!?][\"')\]]*(\s+)(?=[\"'(]*[A-Z0-9])")
_SHORT_FORM = re.compile(r"(?:\b(?:e\.g|i\.e|vs|Dr|Mr|Mrs|Ms|St|al|approx|Fig|Jr|No|cf|ca|U\.S|Inc)|(?<!\S)[A-Z])\.$")
_SHORT_FORM_REACH = 12  # looking further back would make long answers slow
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
    return _WORD.sub(lambda word: _part(word[0]), text)


def _part(word: str) -> str:
    return word if any(sign in word for sign in _ADDRESS_SIGNS) else _NO_SPACE.sub(". ", word)


def sentences(text: str) -> list[tuple[str, str]]:
    """Return (sentence, the white space after it); joined they are the text again."""
    found: list[tuple[str, str]] = []
    start = 0
    for end in _END.finditer(text):
        stop = end.start(1)
        if _SHORT_FORM.search(text[max(start, stop - _SHORT_FORM_REACH) : stop]):
            continue
        found.append((text[start:stop], end[1]))
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
    length, gap = 0, ""
    for sentence, following in pieces:
        if group and _may_part(group[-1], length, gap, sentence):
            yield group
            group, length = [], 0
        group.append(sentence)
        length += len(sentence) + 1
        gap = following
    if group:
        yield group


def _may_part(before: str, length: int, gap: str, sentence: str) -> bool:
    """Say whether a paragraph of that length may end between these two sentences."""
    if is_question(before) or before.endswith(":"):
        return False
    if is_question(sentence) or length > _TOO_LONG:
        return True
    enough = _ENOUGH_AT_GAP if len(gap) > 1 else _ENOUGH
    return length > enough and _LEANS.match(sentence) is None
