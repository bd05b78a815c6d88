"""How much of what people write about their health is recognized, and how quickly.

The sentences are a test, kept apart; samples/finder/README.md tells how strictly for which of the two sets.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import orjson

from benchmarks.figure import Figure, at_least, at_most
from benchmarks.stage import ROOT, STAGE, prepare
from rareguru.lib.collector import spare_what_is_loaded
from rareguru.science.recognition.languages.language import LANGUAGES
from rareguru.science.recognition.mentions import Mention, Status
from rareguru.science.recognition.recognizer import Recognizer

COMMAND = "make bench ARGS=recognition"
FOLDER = "symptom_words"  # of a build; the module that fills it needs the whole site
SENTENCES = ROOT / "samples" / "finder" / "sentences.jsonl"
ANOTHER = SENTENCES.with_name("sentences_by_another.jsonl")
LEAST_F1 = 0.60
MOST_WRONGLY_PRESENT = 10  # percent
MOST_MILLISECONDS = 10
WORDS_PER_PAGE = 500
TURNS = 20

Recognize = Callable[[str, str], Sequence[Mention]]  # a text and its language


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that a sentence tells of; any of the terms will do."""

    terms: frozenset[str]
    status: Status


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    language: str
    kind: str
    expected: tuple[Expected, ...]


@dataclass(slots=True)
class Tally:
    """Findings by sentence and term: what was found, missed, and said wrongly."""

    found: int = 0
    missed: int = 0
    wrong: int = 0
    kept_back: int = 0  # findings that are absent or somebody else's, and
    given_away: int = 0  # those of them that were reported as present
    by: dict[str, Tally] = field(default_factory=dict)

    @property
    def f1(self) -> float:
        return 2 * self.found / max(2 * self.found + self.missed + self.wrong, 1)

    @property
    def share_given_away(self) -> float:
        return 100 * self.given_away / max(self.kept_back, 1)

    def add(self, sentence: Sentence, present: frozenset[str]) -> Self:
        expected = [one for one in sentence.expected if one.status is Status.PRESENT]
        others = [one for one in sentence.expected if one.status in {Status.ABSENT, Status.OTHER}]
        hits = [one for one in expected if one.terms & present]
        right = frozenset().union(*(one.terms for one in expected)) if expected else frozenset()
        self.found += len(hits)
        self.missed += len(expected) - len(hits)
        self.wrong += len(present - right)
        self.kept_back += len(others)
        self.given_away += sum(bool(one.terms & present) for one in others)
        return self


def measure() -> Iterator[Figure]:
    prepare()
    recognizers = _recognizers()

    def recognize(text: str, language: str) -> Sequence[Mention]:
        return recognizers[language].recognize(text)

    sentences = read_sentences(SENTENCES)
    tally = tally_sentences(sentences, recognize)
    yield Figure(f"F1 on {len(sentences)} sentences", tally.f1, "", COMMAND, at_least(LEAST_F1))
    yield Figure(
        "absent or relatives' findings reported as present",
        tally.share_given_away, "%", COMMAND, at_most(MOST_WRONGLY_PRESENT), "given_away",
    )  # fmt: skip
    precision = 100 * tally.found / max(tally.found + tally.wrong, 1)
    yield Figure("of what is reported as present, right", precision, "%", COMMAND, key="precision")
    recall = 100 * tally.found / max(tally.found + tally.missed, 1)
    yield Figure("of what is present, reported", recall, "%", COMMAND, key="recall")
    another = tally_sentences(read_sentences(ANOTHER), recognize)
    yield Figure("F1 on 300 sentences by another writer", another.f1, "", COMMAND, at_least(LEAST_F1))
    yield Figure(
        "… absent or relatives' findings reported as present",
        another.share_given_away, "%", COMMAND, at_most(MOST_WRONGLY_PRESENT),
    )  # fmt: skip
    for name, part in sorted(tally.by.items()):
        yield Figure(f"… {name}: F1", part.f1, "", COMMAND)
        yield Figure(f"… {name}: wrongly present findings", part.wrong, f"beside {part.found} right", COMMAND)
    page = page_of(sentences, "en")
    yield Figure(
        f"a page of {WORDS_PER_PAGE} words", milliseconds(recognizers["en"], page), "ms", COMMAND,
        at_most(MOST_MILLISECONDS),
    )  # fmt: skip


def read_sentences(path: Path) -> list[Sentence]:
    return [_sentence(orjson.loads(line)) for line in path.read_bytes().splitlines() if line.strip()]


def _sentence(told: dict[str, object]) -> Sentence:
    findings = told["findings"]
    assert isinstance(findings, list)  # noqa: S101 - of the agreed format
    expected = tuple(
        Expected(frozenset((one["term"], *one.get("also", ()))), Status(one["status"])) for one in findings
    )
    return Sentence(str(told["text"]), str(told["language"]), str(told["kind"]), expected)


def tally_sentences(sentences: Iterable[Sentence], recognize: Recognize) -> Tally:
    """Count over all sentences, and by language and kind."""
    whole = Tally()
    for sentence in sentences:
        mentions = recognize(sentence.text, sentence.language)
        present = frozenset(one.term for one in mentions if one.status is Status.PRESENT)
        whole.add(sentence, present)
        for name in (f"language {sentence.language}", f"kind {sentence.kind}"):
            whole.by.setdefault(name, Tally()).add(sentence, present)
    return whole


def page_of(sentences: Sequence[Sentence], language: str) -> str:
    """Return the sentences of a language one after the other, as long as a page."""
    words = " ".join(one.text for one in sentences if one.language == language).split()
    times = WORDS_PER_PAGE // max(len(words), 1) + 1
    return " ".join((words * times)[:WORDS_PER_PAGE])


def milliseconds(recognizer: Recognizer, text: str) -> float:
    """Return the best time of reading the text, as for rankings, in a process set as those of the site are."""
    spare_what_is_loaded()
    times = []
    for _ in range(TURNS):
        started = time.perf_counter()
        recognizer.recognize(text)
        times.append((time.perf_counter() - started) * 1000)
    return min(times)


def _recognizers() -> dict[str, Recognizer]:
    builds = STAGE / "build"
    folder = builds / (builds / "current").read_text().strip() / FOLDER
    return {code: Recognizer.open(folder / code, LANGUAGES[code]) for code in ("en", "es")}
