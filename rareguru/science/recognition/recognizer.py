"""A text to its findings: reading, matching, choosing, and the context of each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Self

from rareguru.science.recognition.context import Context
from rareguru.science.recognition.cues import CueFinder
from rareguru.science.recognition.languages.language import Cue, Language
from rareguru.science.recognition.matching import Match, find_matches
from rareguru.science.recognition.measures import find_measures
from rareguru.science.recognition.mentions import Mention, Status
from rareguru.science.recognition.reading import Reader
from rareguru.science.recognition.speech import Speech
from rareguru.science.recognition.tables import Tables
from rareguru.science.recognition.words import Sentence, sentences

AS_LIKELY = 0.04  # certainty: closer than this, two meanings of the same words are asked about
MOST_ALTERNATIVES = 4
MEASURED = 0.85  # certainty of what a value stands for
NAMED_IN = "en"  # what the terms are named in; their names in other languages are translations
AT_ONCE = 64  # sentences whose words are looked up together
_DIGIT = re.compile(r"\d")


class Recognizer:
    """Finds terms in texts of one language."""

    def __init__(self, tables: Tables, language: Language) -> None:
        self._tables = tables
        self._language = language
        self._term_numbers = {term: number for number, term in enumerate(tables.terms)}
        self._cues = CueFinder(language)
        self._context = Context(language, self._cues)
        self._reader = Reader(tables, language)
        # "Absent" behind a finding is an answer, and may be a word of another finding.
        self._denials = language.answers.intersection(language.cues.get(Cue.WAS_NOT, ()))

    @classmethod
    def open(cls, folder: Path, language: Language) -> Self:
        """Open what `Tables.save` wrote; raises UnusableTables."""
        return cls(Tables.open(folder), language)

    def recognize(self, text: str) -> list[Mention]:
        """Return the findings in order of their places; any text may be given."""
        memory, speech = self._reader.new_memory(), Speech()
        found: list[Mention] = []
        told = sentences(text, self._language)
        while readings := [self._reader.read(sentence, memory) for sentence in islice(told, AT_ONCE)]:
            for reading, matches in zip(readings, find_matches(self._tables, readings), strict=True):
                sentence = reading.sentence
                chosen = self._choose([*self._claimed(matches, sentence), *self._measured(text, sentence)])
                found += self._mentions(sentence, chosen, speech)
        return sorted(found, key=lambda mention: (mention.start, mention.end, mention.term))

    def _mentions(
        self, sentence: Sentence, chosen: Sequence[tuple[Match, list[int]]], speech: Speech
    ) -> Iterator[Mention]:
        taken = {place for match, _ in chosen if match.term >= 0 for place in match.places}
        scopes = self._context.judge(sentence, taken, speech)
        for match, alternatives in chosen:
            if match.term < 0:
                continue
            status, cue = scopes.status(match.places)
            yield Mention(
                start=sentence.starts[match.places[0]],
                end=sentence.ends[match.places[-1]],
                term=self._tables.terms[match.term],
                status=status,
                certainty=round(match.certainty, 3),
                alternatives=tuple(self._tables.terms[term] for term in alternatives),
                span_cue=cue if status is not Status.PRESENT else "",
            )

    def _measured(self, text: str, sentence: Sentence) -> Iterator[Match]:
        """Yield what numbers of the sentence stand for, as if they were phrases."""
        start, end = sentence.starts[0], sentence.ends[-1]
        if not _DIGIT.search(text, start, end) and self._language.numbers.keys().isdisjoint(sentence.words):
            return
        for one in find_measures(text, start, end):
            term = self._term_numbers.get(one.term)
            inside = range(bisect_left(sentence.starts, one.start), bisect_left(sentence.starts, one.end))
            if term is not None and inside:
                yield Match(tuple(inside), term, MEASURED)

    def _claimed(self, matches: list[Match], sentence: Sentence) -> list[Match]:
        """Leave the absence seizure out of "seizures absent", where "seizures" is a surer name."""
        if self._denials.isdisjoint(sentence.words):
            return matches
        surest: dict[tuple[int, ...], float] = defaultdict(float)
        for match in matches:
            if match.is_name:
                surest[match.places] = max(match.certainty, surest[match.places])
        return [match for match in matches if not self._is_denial(match, sentence, surest)]

    def _is_denial(self, match: Match, sentence: Sentence, surest: Mapping[tuple[int, ...], float]) -> bool:
        *rest, last = match.places
        is_answer = sentence.words[last] in self._denials and self._cues.is_clause_end(sentence, last + 1)
        return is_answer and surest.get(tuple(rest), 0.0) > match.certainty

    def _choose(self, matches: Iterable[Match]) -> list[tuple[Match, list[int]]]:
        """Let the phrases with most words have their places; of those for the same words, the surest."""
        by_places: dict[tuple[int, ...], list[Match]] = defaultdict(list)
        for match in matches:
            by_places[tuple(sorted(match.places))].append(match)
        chosen: list[tuple[Match, list[int]]] = []
        taken: set[int] = set()
        for places, rivals in sorted(by_places.items(), key=lambda item: self._rank(*item)):
            if taken.isdisjoint(places) or (not taken.issuperset(places) and any(one.is_listed for one in rivals)):
                taken.update(places)
                chosen.append(self._best(rivals))
        return chosen

    def _rank(self, places: tuple[int, ...], rivals: Sequence[Match]) -> tuple[int, bool, bool, float, int]:
        """Return what sorts the likeliest first.

        Words that stand together come before those of a list ("[no duerme] y llora mucho"), and
        "doesn't [walk on tiptoe]" before "[doesn't walk] on tiptoe".
        """
        is_apart = all(match.is_listed for match in rivals)
        is_denying = any(match.is_denying for match in rivals)
        return -len(places), is_apart, is_denying, -max(match.certainty for match in rivals), places[0]

    def _best(self, rivals: Sequence[Match]) -> tuple[Match, list[int]]:
        """Return the surest meaning of the same words, and the others that are as likely.

        Among such, an English name of the ontology comes before our phrases, and these before a translated
        name; then what most diseases have.
        """
        surest = max(rivals, key=lambda match: (match.term < 0, match.certainty))
        if surest.term < 0:
            return surest, []
        uses = self._tables.term_uses
        likely = [match for match in rivals if match.certainty > surest.certainty - AS_LIKELY]
        is_original = self._language.code == NAMED_IN
        likely.sort(key=lambda match: (match.is_name != is_original, -uses[match.term], match.term))
        others = dict.fromkeys(match.term for match in likely[1:] if match.term != likely[0].term)
        return likely[0], list(others)[:MOST_ALTERNATIVES]
