"""Whether the writer says that a finding is there, is not, may be, or is somebody else's."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rareguru.science.recognition.languages.language import Cue, Language
from rareguru.science.recognition.mentions import Status
from rareguru.science.recognition.words import Break, Sentence

_FORWARD = {
    Cue.NOT: Status.ABSENT,
    Cue.UNSURE: Status.UNCERTAIN,
    Cue.QUESTION: Status.UNCERTAIN,
    Cue.OTHER: Status.OTHER,
}
_BACKWARD = {Cue.WAS_NOT: Status.ABSENT, Cue.WAS_UNSURE: Status.UNCERTAIN, Cue.OF_OTHER: Status.OTHER}
# Where several cues reach a finding, the first of these decides.
_ORDER = (Status.OTHER, Status.ABSENT, Status.UNCERTAIN)
_REPORTED_WITHIN = 3  # words between "my mother" and "says"


@dataclass(frozen=True, slots=True)
class Placed:
    """A cue and the words it takes up."""

    cue: Cue
    start: int
    end: int
    text: str


class Context:
    """The cues of one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._runs: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
        for cue, texts in language.cues.items():
            for text in texts:
                run = tuple(text.split())
                self._runs.setdefault(run[0], []).append((run, cue))
        for runs in self._runs.values():
            runs.sort(key=lambda pair: -len(pair[0]))

    def cues(self, sentence: Sentence, taken: Collection[int]) -> list[Placed]:
        """Return the cues in order; words that belong to a finding ("no tears") are none."""
        found: list[Placed] = []
        place, words = 0, sentence.words
        while place < len(words):
            cue = self._cue_at(words, place)
            if cue and not (set(range(cue.start, cue.end)) & set(taken) and cue.cue is not Cue.END):
                found += self._kinds(cue, words)
                place = cue.end
            else:
                place += 1
        return found

    def _cue_at(self, words: Sequence[str], place: int) -> Placed | None:
        for run, cue in self._runs.get(words[place], ()):
            end = place + len(run)
            if tuple(words[place:end]) == run:
                return Placed(cue, place, end, " ".join(run))
        return None

    def _kinds(self, cue: Placed, words: Sequence[str]) -> Iterator[Placed]:
        if cue.cue is Cue.OTHER:
            following = words[cue.end : cue.end + _REPORTED_WITHIN]
            if self._language.reporting.intersection(following):
                return
        yield cue

    def judge(self, sentence: Sentence, taken: Collection[int]) -> Scopes:
        """Return what the cues of a sentence make of each of its words."""
        scopes = Scopes()
        cues = self.cues(sentence, taken)
        for cue in cues:
            if cue.cue is Cue.QUESTION and not sentence.is_question:
                continue
            if status := _FORWARD.get(cue.cue):
                scopes.add(status, cue.text, range(cue.end, _reach(sentence, cue, cues)))
            elif status := _BACKWARD.get(cue.cue):
                scopes.add(status, cue.text, range(_reach_back(sentence, cue, cues), cue.start))
        return scopes


@dataclass(slots=True)
class Scopes:
    """For each status the places it holds for, with the cue."""

    _held: dict[Status, dict[int, str]] = field(default_factory=dict)

    def add(self, status: Status, cue: str, places: Iterable[int]) -> None:
        held = self._held.setdefault(status, {})
        for place in places:
            held.setdefault(place, cue)

    def status(self, places: Sequence[int]) -> tuple[Status, str]:
        """Return the status of a finding by where its words stand, and the cue that made it so."""
        for status in _ORDER:
            held: Mapping[int, str] = self._held.get(status, {})
            if places and all(place in held for place in places):
                return status, held[places[0]]
        return Status.PRESENT, ""


def _reach(sentence: Sentence, cue: Placed, cues: Sequence[Placed]) -> int:
    """Return the first word that the cue does not reach any more."""
    ends = {Cue.END, Cue.SELF} if cue.cue is not Cue.OTHER else {Cue.SELF}
    stops = [other.start for other in cues if other.start >= cue.end and _stops(cue, other, ends)]
    return min(stops, default=len(sentence))


def _stops(cue: Placed, other: Placed, ends: Collection[Cue]) -> bool:
    if other.cue in ends:
        return True
    return (
        cue.cue is Cue.OTHER and other.cue is Cue.END and other.text in {"but", "and i", "and he", "and she", "whereas"}
    )


def _reach_back(sentence: Sentence, cue: Placed, cues: Sequence[Placed]) -> int:
    """Return the first word that the cue reaches back to: not over a pause, unless the pause is just before it."""
    start = max((other.end for other in cues if other.end <= cue.start and other.cue in {Cue.END, Cue.SELF}), default=0)
    pauses = [place for place in range(start, cue.start) if sentence.breaks[place] is Break.PAUSE]
    return max([start, *pauses])
