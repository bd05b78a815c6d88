"""A text as sentences of words, each with its place in the text as it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from rareguru.science.recognition.folding import fold
from rareguru.science.recognition.headings import Heading, begins_line, heading_at
from rareguru.science.recognition.languages.language import Language

# Scripts written without spaces: each character is a word.
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(
    rf"[{_UNSPACED}]|[RrWw]/[Oo]\b|(?<=\()[-\u2212+](?=\))|\d+(?:[.,]\d+)?|(?:(?![{_UNSPACED}])[^\W\d_])[^\W_{_UNSPACED}]*"
    rf"(?:[\u0300-\u036f'\u2018\u2019\u02bc\u00b4`]+[^\W_{_UNSPACED}]+)*[\u0300-\u036f]*|&"
)
# Ideographic and full-width stops, the Arabic question mark; dashes, quotes, the ideographic and full-width comma.
_SENTENCE_END = re.compile("[.!?\u2026;\u3002\uff01\uff1f\u061f]|\n\\s*\n|\n(?=\\s*[-*\u2022\\d])")
_PAUSE = re.compile('[,:()\\[\\]\u2013\u2014/"\u201c\u201d\u00ab\u00bb\u3001\uff0c|\n]|\\s-+\\s')
_PARAGRAPH = re.compile("\n\\s*\n")
_ASKS = re.compile("[?\uff1f\u061f]")
# "?seizures", "Imp: ? seizures", "¿epilepsia?": a doctor's doubt about what follows, no end of a sentence.
_QUERY = re.compile(r"(?<=[\s(\[:,;.])\?+$|\u00bf$|(?<=[(\[:,;.\n-])\s*\?+\s+$")
_NOTHING_FOLLOWS = re.compile(r"\s*(?:[^\w\s'-]|\n|\Z)")
# Longer "sentences" are cut: a text without a stop must not cost more than one with.
MOST_WORDS = 80
SHORT_LINE = 50  # characters: letters are wrapped later


class Break(IntEnum):
    """What stands between a word and the one before it."""

    NONE = 0
    PAUSE = 1
    START = 2


@dataclass(slots=True)
class Sentence:
    """The words of one sentence, in lists that run side by side."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)  # folded
    breaks: list[Break] = field(default_factory=list)
    is_upper: list[bool] = field(default_factory=list)
    queried: list[int] = field(default_factory=list)  # words behind a mark of doubt: "?seizures"
    is_question: bool = False
    heading: Heading | None = None  # that it begins with
    is_headed: bool = False  # its line began with one
    is_new_line: bool = False
    is_new_paragraph: bool = False

    def __len__(self) -> int:
        return len(self.words)


def sentences(text: str, language: Language) -> Iterator[Sentence]:
    """Yield the sentences that have words."""
    sentence, end = Sentence(), 0
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        if between == " " and 0 < len(sentence.words) < MOST_WORDS:  # as nearly always
            _add(sentence, match, Break.NONE, language)
            end = match.end()
            continue
        between = between if end else "\n" + between
        if query := _QUERY.search(between):
            between = between[: query.start()]
        if len(sentence) and _is_end(text, between, match, sentence, language):
            sentence.is_question = bool(_ASKS.search(between))
            yield sentence
            sentence = Sentence(is_headed=sentence.is_headed)
        if not len(sentence):
            _begin(sentence, text, between, match.start(), language)
        if query:
            sentence.queried.append(len(sentence))
        strength = Break.PAUSE if query else _strength(between)
        _add(sentence, match, strength if len(sentence) else Break.START, language)
        end = match.end()
    if len(sentence):
        sentence.is_question = bool(_ASKS.search(text[end:]))
        yield sentence


def _begin(sentence: Sentence, text: str, between: str, place: int, language: Language) -> None:
    sentence.heading = heading_at(text, place, language)
    sentence.is_new_line = begins_line(text, place, between)
    sentence.is_headed = bool(sentence.heading) or (sentence.is_headed and not sentence.is_new_line)
    sentence.is_new_paragraph = bool(_PARAGRAPH.search(between))


def _is_end(text: str, between: str, match: re.Match[str], sentence: Sentence, language: Language) -> bool:
    """Say whether a sentence ends before the word; a bare answer belongs to its question: "fever? no."."""
    if len(sentence) >= MOST_WORDS:
        return True
    if begins_line(text, match.start(), between) and (sentence.is_headed or heading_at(text, match.start(), language)):
        return True
    if not _SENTENCE_END.search(between) and not _ends_short_line(text, between, match.start()):
        return False
    is_answer = fold(match[0]) in language.answers and _NOTHING_FOLLOWS.match(text, match.end())
    return not (is_answer and _ASKS.search(between))


def _ends_short_line(text: str, between: str, place: int) -> bool:
    """Say whether a line ends before the word that is too short to have been wrapped: a list of signs."""
    if "\n" not in between:
        return False
    end = text.rindex("\n", 0, place)
    return end - (text.rfind("\n", 0, end) + 1) < SHORT_LINE


def _strength(between: str) -> Break:
    return Break.PAUSE if _PAUSE.search(between) or _ASKS.search(between) else Break.NONE


def plain_words(text: str, language: Language) -> list[str]:
    """Return the folded words of a phrase, contractions resolved, without their places."""
    folded = map(fold, _WORD.findall(text))
    return [part for word in folded if word for part in language.contractions.get(word, (word,))]


def _add(sentence: Sentence, match: re.Match[str], strength: Break, language: Language) -> None:
    written = match[0]
    word = fold(written)
    if not word:  # half a character, or a mark without a letter
        return
    start, end = match.span()
    is_upper = len(written) > 1 and written.isupper()
    for part in language.contractions.get(word) or (word,):
        sentence.starts.append(start)
        sentence.ends.append(end)
        sentence.words.append(part)
        sentence.breaks.append(strength)
        sentence.is_upper.append(is_upper)
        strength = Break.NONE
