"""How often findings lead to the right disease, how quickly, and how the words for it hold."""

from __future__ import annotations

import json
import os
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
import django
import numpy as np
from numpy.typing import NDArray

from benchmarks.answered_questions import Interview
from benchmarks.enrichment import rank_by_enrichment
from benchmarks.figure import Figure, at_least, at_most
from benchmarks.published_cases import Case, Places, cases_file, place_of, read_cases
from benchmarks.stage import STAGE, expect, prepare, rareguru, run
from rareguru.science.ranking.findings import Findings
from rareguru.science.ranking.model import Model
from rareguru.science.ranking.scoring import rank_diseases

if TYPE_CHECKING:
    from rareguru.knowledge.differential.table import RankingTable

COMMAND = "make bench ARGS=ranking"
SEED = 3
FINDINGS = 8
QUERIES = 300
TURNS = 20
WARM_UP = 30


def measure() -> Iterator[Figure]:
    file = cases_file()
    if file is None:
        click.echo("There are no published cases (../cases/tuning.jsonl.gz beside the sources) to rank.", err=True)
        return
    prepare()
    _use_stage()
    cases = read_cases(file)
    unseen = [case for case in cases if case.is_unseen]
    places = _places_of_command(file, cases)
    ours = Places.of(unseen, [places[case.id] for case in unseen])
    yield from _accuracy(ours, Places.of(cases, [places[case.id] for case in cases]))
    yield from _speed(unseen)
    yield from _beside_enrichment(file, unseen, ours)
    yield from _size()
    yield from _questions(unseen)
    yield from _bands(unseen)


def _use_stage() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rareguru.config.settings")
    os.environ["RAREGURU_VAR"] = str(STAGE)
    django.setup()


def _places_of_command(file: Path, cases: Sequence[Case]) -> dict[str, float]:
    """Rank every case by `rareguru rank --cases`."""
    out = STAGE / "rankings.jsonl"
    expect(run(rareguru("rank", "--cases", str(file), "--out", str(out))))
    diseases = {case.id: case.disease for case in cases}
    with out.open() as lines:
        answers = [json.loads(line) for line in lines]
    return {answer["id"]: place_of(diseases[answer["id"]], answer["ranking"]) for answer in answers}


def _accuracy(unseen: Places, everything: Places) -> Iterator[Figure]:
    what = "unseen publications, the right disease"
    tops = (
        ("first", 1, at_least(39), "first"),
        ("among three", 3, None, "three"),
        ("among ten", 10, at_least(63), "ten"),
    )
    for words, top, goal, key in tops:
        measured = unseen.within(top)
        yield Figure(f"{what} {words} {measured.interval}", measured.value, "%", COMMAND, goal, key)
    reciprocal = unseen.reciprocal()
    yield Figure(f"{what}, mean reciprocal place {reciprocal.interval}", reciprocal.value, "%", COMMAND)
    for words, top in (("first", 1), ("among ten", 10)):
        yield Figure(f"{what} {words}, every case counted once", unseen.plain(top), "%", COMMAND)
        yield Figure(f"all cases, the right disease {words}, each counted once", everything.plain(top), "%", COMMAND)


def _speed(cases: Sequence[Case]) -> Iterator[Figure]:
    """Time rankings of eight findings in several turns and take the best of each, so that others weigh little.

    One ranking is from ids to the fifty best diseases with their scores, as hpo3's is timed.
    """
    from rareguru.knowledge.differential.ranking import Query, explain, rank  # noqa: PLC0415 - needs the stage's settings

    started = time.perf_counter()
    table = _table()
    loading = time.perf_counter() - started
    chance = random.Random(SEED)  # noqa: S311 - a draw, not a secret
    able = sorted({case.present for case in cases if len(case.present) >= FINDINGS})
    queries = [Query(tuple(chance.sample(present, FINDINGS))) for present in chance.choices(able, k=QUERIES)]
    times = _best_times([partial(_rank_ids, table.model, table.numbers, query.present) for query in queries])
    yield Figure(
        "one ranking of eight findings, median", float(np.median(times)), "ms", COMMAND, at_most(0.4), "median"
    )
    yield Figure("the same, p99", float(np.percentile(times, 99)), "ms", COMMAND, at_most(0.8))
    named = _best_times([partial(rank, query) for query in queries])
    yield Figure("with names, families and how well each fits, median", float(np.median(named)), "ms", COMMAND)
    yield Figure("the same, p99", float(np.percentile(named, 99)), "ms", COMMAND)
    rows = [[table.numbers[term] for term in query.present] for query in queries]
    sums = _best_times([partial(_plain_sum, table.model.ratios, row) for row in rows])
    yield Figure("times a plain sum of the table's rows", float(np.median(times) / np.median(sums)), "times", COMMAND)
    found = [(query, [one.disease for one in rank(query)]) for query in queries[:WARM_UP]]
    explained = _best_times([partial(explain, query, keys) for query, keys in found])
    yield Figure("explanations for its fifty, median", float(np.median(explained)), "ms", COMMAND, at_most(5))
    yield Figure("loading the table", loading, "s", COMMAND, at_most(0.3))


def _table() -> RankingTable:
    from rareguru.knowledge.differential.table import current_table  # noqa: PLC0415 - needs the stage's settings

    table = current_table()
    if table is None:
        message = "The stage has no table to rank with."
        raise SystemExit(message)
    return table


def _plain_sum(ratios: NDArray[np.uint8], rows: Sequence[int]) -> object:
    return np.argpartition(ratios[rows].sum(axis=0, dtype=np.uint16), -50)


def _best_times(calls: Sequence[Callable[[], object]]) -> list[float]:
    for call in calls[:WARM_UP]:
        call()
    turns = [[_milliseconds(call) for call in calls] for _ in range(TURNS)]
    return [min(each) for each in zip(*turns, strict=True)]


def _milliseconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000


def _beside_enrichment(file: Path, unseen: Sequence[Case], ours: Places) -> Iterator[Figure]:
    # Ours before and after theirs: a machine that shares its processors is not as quick at every minute.
    quick = _times_of_ranking(unseen)
    answers = {answer["id"]: answer for answer in rank_by_enrichment(Path(os.environ["RAREGURU_SOURCES"]), file)}
    quick += _times_of_ranking(unseen)
    theirs = Places.of(unseen, [place_of(case.disease, answers[case.id]["ranking"]) for case in unseen])
    for words, top, key in (("first", 1, ""), ("among ten", 10, "enrichment_ten")):
        measured = theirs.within(top)
        what = f"hpo3's enrichment on the same, {words} {measured.interval}"
        yield Figure(what, measured.value, "%", COMMAND, key=key)
    ahead = ours.within(10).value - theirs.within(10).value
    yield Figure("ours among ten, ahead of hpo3", ahead, "points", COMMAND, at_least(10))
    slow = [1000 * answers[case.id]["seconds"] for case in unseen]
    yield Figure("ours, the diseases of a case ranked, median", float(np.median(quick)), "ms", COMMAND)
    yield Figure("hpo3, the same, median", float(np.median(slow)), "ms", COMMAND)
    yield Figure(
        "ours faster than hpo3",
        float(np.median(slow) / np.median(quick)),
        "times",
        COMMAND,
        at_least(100),
        "times_faster",
    )


def _times_of_ranking(cases: Sequence[Case]) -> list[float]:
    """Time each case once, from ids to ranked diseases with scores, on all its findings, as hpo3 is timed."""
    table = _table()
    return [_milliseconds(partial(_rank_ids, table.model, table.numbers, case.present)) for case in cases]


def _rank_ids(model: Model, numbers: Mapping[str, int], present: Sequence[str]) -> object:
    return rank_diseases(model, Findings.of(model, [numbers[term] for term in present]), 50)


def _size() -> Iterator[Figure]:
    folder = STAGE / "build" / (STAGE / "build" / "current").read_text().strip() / "differential"
    size = sum(path.stat().st_size for path in folder.iterdir())
    yield Figure("table and all beside it, mapped", size / 1e6, "MB", COMMAND, at_most(250))


def _questions(unseen: Sequence[Case]) -> Iterator[Figure]:
    table = _table()
    diseases = {identifier: number for number, of in enumerate(table.identifiers) for identifier in of}
    before, after = Interview(table.model, table.numbers, diseases).before_and_after(unseen)
    yield Figure(
        "three findings, the right disease among ten", before.within(10).value, "%", COMMAND, key="before_questions"
    )
    yield Figure("and five answered questions", after.within(10).value, "%", COMMAND, key="after_questions")
    gained = after.within(10).value - before.within(10).value
    yield Figure("gained by five answers", gained, "points", COMMAND, at_least(15))


def _bands(unseen: Sequence[Case]) -> Iterator[Figure]:
    """Count how often a disease called so was the right one, each publication weighted once."""
    from rareguru.knowledge.differential.ranking import Query, rank, upstream_ids  # noqa: PLC0415 - needs the stage

    of_publication: dict[str, int] = defaultdict(int)
    for case in unseen:
        of_publication[case.publication] += 1
    said: dict[str, float] = defaultdict(float)
    right: dict[str, float] = defaultdict(float)
    for case in unseen:
        weight = 1 / of_publication[case.publication]
        for one in rank(Query(case.present, case.excluded)):
            said[one.band] += weight
            right[one.band] += weight * (case.disease in upstream_ids([one.disease])[one.disease])
    for band, goal in (("well", at_least(50)), ("partly", at_least(5)), ("little", at_most(2))):
        share = 100 * right[band] / max(said[band], 1e-9)
        yield Figure(f'diseases said to fit "{band}" that were right', share, "%", COMMAND, goal, f"{band}_right")
