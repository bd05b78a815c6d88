"""What the next question is worth: cases give three findings and answer five questions.

A case answers yes to what its findings imply, no to what its excluded findings imply; "don't know" to all
else changes nothing, so the question asked is the best of those that it can answer. Cases that could not be
asked five times are left out: at least four findings, eight with the excluded ones. At most two cases of a publication.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.published_cases import Case, Places
from rareguru.science.ranking.chances import OPEN, chances
from rareguru.science.ranking.findings import Findings
from rareguru.science.ranking.model import Model
from rareguru.science.ranking.questions import LEADING, best_question, known
from rareguru.science.ranking.scoring import Scores, rank_diseases

GIVEN = 3
QUESTIONS = 5
_FEWEST_PRESENT, _FEWEST = 4, 8
_MOST_OF_A_PUBLICATION = 2
_TURNS = 3
_NOTHING_ASKED = np.zeros(0, np.int64)


class Interview:
    """Cases asked over a model; `terms` and `diseases` number ids."""

    def __init__(self, model: Model, terms: Mapping[str, int], diseases: Mapping[str, int]) -> None:
        self._model, self._terms, self._diseases = model, terms, diseases

    def before_and_after(self, cases: Sequence[Case]) -> tuple[Places, Places]:
        """Return the places with three findings, drawn in several turns, and after five answers."""
        able = list(_able(cases))
        turns = [(case, random.Random(f"{turn} {case.id}")) for turn in range(_TURNS) for case in able]  # noqa: S311 - a draw
        places = [self._ask(case, chance) for case, chance in turns]
        asked = [case for case, _ in turns]
        before, after = zip(*places, strict=True)
        return Places.of(asked, before), Places.of(asked, after)

    def _ask(self, case: Case, chance: random.Random) -> tuple[float, float]:
        yes = [self._terms[term] for term in chance.sample(case.present, GIVEN)]
        no: list[int] = []
        agreed, can_answer = self._knowledge(case)
        findings, scores = self._rank(yes, no)
        before = self._place(case, scores)
        for _ in range(QUESTIONS):
            skip = known(self._model, findings, _NOTHING_ASKED) | ~can_answer
            leading = scores.values[:LEADING]
            question = best_question(self._model, scores.diseases[:LEADING], chances(leading, OPEN), skip)
            if question is None:
                break
            (yes if agreed[question.term] else no).append(question.term)
            findings, scores = self._rank(yes, no)
        return before, self._place(case, scores)

    def _knowledge(self, case: Case) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return for each term whether the case has it, and whether it can say."""
        agreed = np.zeros(len(self._model.terms), np.bool_)
        for term in case.present:
            agreed[self._model.above(self._terms[term])] = True
        can_answer = agreed.copy()
        for term in case.excluded:
            can_answer[self._model.below(self._terms[term])] = True
        return agreed, can_answer

    def _rank(self, yes: Sequence[int], no: Sequence[int]) -> tuple[Findings, Scores]:
        findings = Findings.of(self._model, yes, no)
        return findings, rank_diseases(self._model, findings, 100)

    def _place(self, case: Case, scores: Scores) -> float:
        found = np.flatnonzero(scores.diseases == self._diseases.get(case.disease, -1))
        if not len(found):
            return float("inf")
        value = scores.values[found[0]]
        return float((scores.values > value).sum() + ((scores.values == value).sum() + 1) / 2)


def _able(cases: Sequence[Case]) -> list[Case]:
    of_publication: Counter[str] = Counter()
    able = []
    for case in cases:
        if len(case.present) < _FEWEST_PRESENT or len(case.present) + len(case.excluded) < _FEWEST:
            continue
        of_publication[case.publication] += 1
        if of_publication[case.publication] <= _MOST_OF_A_PUBLICATION:
            able.append(case)
    return able
