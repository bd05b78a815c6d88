"""Where the cues of a language stand in a sentence, and which of them mean what they look like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from rareguru.science.recognition.languages.language import Cue, Language
from rareguru.science.recognition.mentions import Status
from rareguru.science.recognition.speech import Placed
from rareguru.science.recognition.words import Break, Sentence

# What a cue makes of what is behind it, or before it.
FORWARD = {
    Cue.NOT: Status.ABSENT,
    Cue.NEVER_HAD: Status.ABSENT,
    Cue.UNSURE: Status.UNCERTAIN,
    Cue.QUESTION: Status.UNCERTAIN,
    Cue.FUTURE: Status.UNCERTAIN,
    Cue.OTHER: Status.OTHER,
}
BACKWARD = {Cue.WAS_NOT: Status.ABSENT, Cue.WAS_UNSURE: Status.UNCERTAIN, Cue.OF_OTHER: Status.OTHER}
ENDS = {Cue.SELF, Cue.TURN, Cue.END}
_AGAIN_WITHIN = 3  # words between "has not had" and "another"
_REPORTED_WITHIN = 3  # words between "my mother" and "says"


class CueFinder:
    """The runs of words that are cues of one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._runs: dict[tuple[str, ...], list[Cue]] = defaultdict(list)
        sizes: dict[str, set[int]] = defaultdict(set)
        for cue, texts in language.cues.items():
            for run in {tuple(text.split()) for text in texts}:
                self._runs[run].append(cue)
                sizes[run[0]].add(len(run))
        self._sizes = {first: sorted(each, reverse=True) for first, each in sizes.items()}  # longest first

    def find(self, sentence: Sentence, taken: frozenset[int]) -> list[Placed]:
        """Return the cues in order of their places; `taken` are the places of findings."""
        found: list[Placed] = []
        places = self._without_ranks(sentence)
        words = sentence.words if len(places) == len(sentence) else [sentence.words[place] for place in places]
        at, size, sizes = 0, len(words), self._sizes
        while at < size:
            if words[at] not in sizes:
                at += 1
                continue
            placed = self._cues_at(sentence, words, places, at, taken)
            placed = [self._meaning(sentence, cue, taken) for cue in placed if not self._is_void(cue, sentence, taken)]
            found += placed
            at += len(placed[0].text.split()) if placed else 1
        return self._without_undone(sentence, found)

    def _without_undone(self, sentence: Sentence, cues: list[Placed]) -> list[Placed]:
        """Leave out denials that another one takes back in the same breath: "it's not that he has no pain"."""
        undone: set[int] = set()
        for number, one in enumerate(cues):
            if one.text not in self._language.undoing:
                continue
            pauses = (place for place in range(one.end, len(sentence)) if sentence.breaks[place] is Break.PAUSE)
            turns = (later.start for later in cues[number + 1 :] if later.cue is Cue.TURN)
            end = min([*pauses, *turns], default=len(sentence))
            denials = [
                there for there, later in enumerate(cues) if later.cue is Cue.NOT and one.end <= later.start < end
            ]
            undone.update([*denials, number] if denials else [])
        return [one for number, one in enumerate(cues) if number not in undone] if undone else cues

    def _without_ranks(self, sentence: Sentence) -> Sequence[int]:
        """Return the places of the words but for those like "older" in "my older brother"."""
        words, relatives, ranks = sentence.words, self._language.relatives, self._language.ranks
        if ranks.isdisjoint(words):
            return range(len(words))
        kept: list[int] = []
        is_relative = False
        for place in reversed(range(len(words))):
            if not (is_relative and words[place] in ranks):
                kept.append(place)
                is_relative = words[place] in relatives
            is_relative = is_relative and sentence.breaks[place] is not Break.PAUSE
        return kept[::-1]

    def _cues_at(
        self, sentence: Sentence, words: Sequence[str], places: Sequence[int], at: int, taken: Collection[int]
    ) -> list[Placed]:
        """Return what the longest run that begins here is; it may be more than one thing.

        A run has no word of a finding: in "he never stops talking", where he might stop, "never" is left.
        """
        start = places[at]
        for size in self._sizes[words[at]]:
            run = tuple(words[at : at + size])
            if not (cues := self._runs.get(run)) or len(run) != size:
                continue
            end = places[at + size - 1] + 1
            if Break.PAUSE in sentence.breaks[start + 1 : end]:
                continue
            if cues[0] is Cue.NEVER_HAD and run[-1] in self._language.brief and not self.is_clause_end(sentence, end):
                continue  # "it is not", but not of "it is not only"
            if cues[0] is Cue.END or not any(there in taken for there in range(start, end)):
                return [Placed(cue, start, end, " ".join(run)) for cue in self._meant(cues, sentence, end)]
        return []

    def _meant(self, cues: Collection[Cue], sentence: Sentence, end: int) -> Collection[Cue]:
        """Let a cue that may speak of either side speak of what is before it at the end of a clause only."""
        if FORWARD.keys().isdisjoint(cues) or BACKWARD.keys().isdisjoint(cues):
            return cues
        unused = FORWARD if self.is_clause_end(sentence, end) else BACKWARD
        return [cue for cue in cues if cue not in unused]

    def is_clause_end(self, sentence: Sentence, place: int) -> bool:
        if place == len(sentence) or self.is_parted(sentence, place):
            return True
        word = sentence.words[place]
        return word in self._language.joining or not ENDS.isdisjoint(self._runs.get((word,), ()))

    def _is_void(self, cue: Placed, sentence: Sentence, taken: Collection[int]) -> bool:
        """Say whether the other person only tells ("my mother says"), or a denial is one of a denial or of nothing."""
        if cue.cue is Cue.OTHER and cue.text.split()[-1] in self._language.animals:
            return not self._is_ailing(sentence, cue.end, taken)
        if cue.cue is Cue.WAS_NOT and cue.text in self._language.answers:
            return not self.is_answer(cue, sentence, taken)
        if cue.cue is Cue.OTHER:
            return not self._language.reporting.isdisjoint(sentence.words[cue.end : cue.end + _REPORTED_WITHIN])
        if cue.cue is Cue.FUTURE:
            return self._is_habit(sentence, cue)
        if cue.cue is Cue.INSTRUCTION:
            is_done = cue.start > 0 and sentence.words[cue.start - 1] in self._language.doers
            return is_done and cue.text not in self._language.duties
        return cue.cue is Cue.SELF and self._is_whose(sentence, cue)

    def _is_habit(self, sentence: Sentence, cue: Placed) -> bool:
        """Say whether "will" and "would" tell of what comes again and again."""
        language, words = self._language, sentence.words
        if cue.text.split()[0] in language.reported and language.reporting.isdisjoint(words[: cue.start]):
            return True
        return not language.habitual.isdisjoint(words) and language.someday.isdisjoint(words)

    def _is_whose(self, sentence: Sentence, cue: Placed) -> bool:
        """Say whether the patient's people only tell whose relative it is: "la madre de mi marido"."""
        relative, link = ([""] * 2 + sentence.words[: cue.start])[-2:]
        return link in self._language.possessing and relative in self._language.relatives

    def _is_again(self, sentence: Sentence, cue: Placed, taken: Collection[int]) -> bool:
        """Say whether a denial is of more only, before a finding: "has not had another seizure"."""
        if cue.text in self._language.brief:
            return False
        for place in range(cue.end, min(cue.end + _AGAIN_WITHIN, len(sentence))):
            if place in taken or sentence.breaks[place] is Break.PAUSE:
                return False
            if sentence.words[place] in self._language.again:
                return True
        return False

    def _meaning(self, sentence: Sentence, cue: Placed, taken: Collection[int]) -> Placed:
        """Let a denial deny nothing that is one of more only, or a "without" behind another in the same breath."""
        if cue.cue is not Cue.NOT:
            return cue
        if self._is_again(sentence, cue, taken):
            return replace(cue, cue=Cue.PLAIN)
        if cue.text not in self._language.lacking:
            return cue
        start = next((place for place in range(cue.start, 0, -1) if self.is_parted(sentence, place)), 0)
        is_denied = not self._language.negators.isdisjoint(sentence.words[start : cue.start])
        return replace(cue, cue=Cue.END) if is_denied else cue

    def _is_ailing(self, sentence: Sentence, place: int, taken: Collection[int]) -> bool:
        """Say whether a finding comes right here, or after one word like "often": "my cat limps", not "the dog bit"."""
        for there in range(place, min(place + 2, len(sentence))):
            if sentence.breaks[there] is Break.PAUSE:
                return False
            if there in taken:
                return True
            if sentence.words[there] not in self._language.passing:
                return False
        return False

    def is_answer(self, cue: Placed, sentence: Sentence, taken: Collection[int]) -> bool:
        """Say whether the word stands alone behind what it speaks of: "fever: no", and without a pause "fever no"."""
        is_last = cue.end == len(sentence) or sentence.breaks[cue.end] is Break.PAUSE
        if cue.text in self._language.answers and cue.start - 1 in taken:
            return is_last or sentence.words[cue.end] in self._language.joining
        return cue.start > 0 and is_last and sentence.breaks[cue.start] is Break.PAUSE

    def is_parted(self, sentence: Sentence, place: int) -> bool:
        return sentence.breaks[place] is Break.PAUSE or sentence.words[place - 1] in self._language.joining
