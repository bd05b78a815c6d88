"""Findings lead to the diseases of the published catalogue, with reasons."""

from __future__ import annotations

import numpy as np
import pytest

from rareguru.knowledge.differential.files import FOLDER
from rareguru.knowledge.differential.ranking import (
    Band,
    Query,
    RankingUnavailable,
    TermStatus,
    UnusableQuery,
    bands_of,
    explain,
    families,
    is_ready,
    next_question,
    rank,
    resolve_terms,
    upstream_ids,
)
from rareguru.knowledge.differential.tests.built import (
    ADULT_ONSET,
    CONGENITAL,
    COUGH,
    DRY_COUGH,
    FEVER,
    FORMER_FEVER,
    FORMER_NOTHING,
    RASH,
    SEIZURE,
    build,
    tell_of_findings,
)
from rareguru.knowledge.sources.build import current_build
from rareguru.science.ranking import questions

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def built():
    tell_of_findings()
    build("1")


def _slugs(*present, **more):
    return [one.slug for one in rank(Query(present, **more))]


def test_before_the_first_build_nothing_can_be_ranked():
    assert not is_ready()
    with pytest.raises(RankingUnavailable, match="rareguru build"):
        rank(Query((FEVER,)))


def test_a_damaged_table_is_no_table(built):
    folder = current_build()
    assert folder is not None
    (folder / FOLDER / "ratios.npy").write_bytes(b"")

    assert not is_ready()


@pytest.mark.parametrize(
    ("present", "first"),
    [((SEIZURE,), "fits"), ((FEVER, RASH), "hot-skin-1"), ((DRY_COUGH,), "cryptogenic-organizing-pneumonia")],
)
def test_the_disease_that_shows_the_findings_comes_first(built, present, first):
    assert _slugs(*present)[0] == first


def test_every_disease_with_findings_is_ranked_whichever_source_knows_it(built):
    assert {"warm-skin", "hot-skin-1", "cryptogenic-organizing-pneumonia"} < set(_slugs(FEVER))


def test_a_disease_borrows_from_a_broader_one_and_from_its_gene(built):
    explained = explain(Query((COUGH, SEIZURE)), [one.disease for one in rank(Query((COUGH, SEIZURE)))])
    origins = {reason.origin for of in explained.values() for reason in of.reasons if reason.kind == "present"}

    assert origins >= {"own", "wider", "gene"}


def test_something_more_general_answers_only_where_the_disease_itself_is_said_to_have_it(built):
    query = Query((DRY_COUGH,))
    numbers = {one.slug: one.disease for one in rank(query)}
    explained = explain(query, [numbers["warm-skin"], numbers["hot-skin-2"]])
    own, borrowed = explained[numbers["warm-skin"]], explained[numbers["hot-skin-2"]]

    assert (own.reasons[0].term, own.reasons[0].origin, own.reasons[0].is_broader) == (COUGH, "own", True)
    assert (borrowed.reasons[0].term, borrowed.reasons[0].frequency) == ("", None)
    assert (own.unexplained, borrowed.unexplained) == ((), (DRY_COUGH,))


def test_reasons_add_up_to_the_score(built):
    query = Query((FEVER, RASH), (SEIZURE,))
    found = rank(query)

    explained = explain(query, [one.disease for one in found])

    for one in found:
        assert sum(reason.share for reason in explained[one.disease].reasons) == pytest.approx(one.score, abs=1e-3)


def test_an_explanation_says_what_is_not_explained_and_what_is_missing(built):
    query = Query((RASH, SEIZURE))
    [first] = [one for one in rank(query) if one.slug == "hot-skin-1"]

    explanation = explain(query, [first.disease])[first.disease]

    assert FEVER in [sign.term for sign in explanation.missing]


def test_what_was_excluded_speaks_against_who_shows_it(built):
    query = Query((RASH,), (SEIZURE,))
    [fits] = [one for one in rank(query) if one.slug == "fits"]

    assert [reason.finding for reason in explain(query, [fits.disease])[fits.disease].against] == [SEIZURE]


def test_without_a_present_finding_nothing_is_ranked(built):
    assert rank(Query((), (FEVER,))) == []


def test_yes_and_no_to_the_same_finding_is_refused_with_a_sentence(built):
    with pytest.raises(UnusableQuery, match="both there and not there"):
        rank(Query((FEVER,), (FEVER,)))


def test_an_unresolved_id_is_refused(built):
    with pytest.raises(UnusableQuery, match=FORMER_FEVER):
        rank(Query((FORMER_FEVER,)))


def test_ids_are_resolved_or_named(built):
    given = [FEVER, FORMER_FEVER, "HP:0000058", FORMER_NOTHING, ADULT_ONSET, "HP:7777777", "\0", ""]

    assert list(resolve_terms(given).values()) == [
        (FEVER, TermStatus.CURRENT),
        (FEVER, TermStatus.MOVED),
        (FEVER, TermStatus.MOVED),
        (None, TermStatus.RETIRED),
        (None, TermStatus.OUTSIDE),
        (None, TermStatus.UNKNOWN),
        (None, TermStatus.UNKNOWN),
        (None, TermStatus.UNKNOWN),
    ]


def test_a_disease_has_all_its_upstream_ids(built):
    [first, *_] = rank(Query((DRY_COUGH,)))

    assert upstream_ids([first.disease]) == {first.disease: ["GARD:0001620", "MONDO:0015264", "ORPHA:1302"]}


def test_the_same_query_has_the_same_answer(built):
    query = Query((FEVER, RASH), (SEIZURE,))

    assert rank(query) == rank(query)


def test_sex_and_onset_are_reasons_of_their_own_and_add_up(built):
    query = Query((RASH, FEVER), sex="female", onset=CONGENITAL)
    found = rank(query)
    explained = explain(query, [one.disease for one in found])

    reasons = {one.slug: explained[one.disease].against for one in found}

    assert [reason.kind for reason in reasons["hot-skin-2"]] == ["onset"]  # it begins in adults
    assert [reason.kind for reason in reasons["fits"]] == ["sex"]  # it is X-linked recessive
    for one in found:
        assert sum(reason.share for reason in explained[one.disease].reasons) == pytest.approx(one.score, abs=1e-3)


@pytest.mark.parametrize("wrong", [{"sex": "other"}, {"onset": FEVER}, {"onset": "soon"}])
def test_what_is_no_sex_or_onset_is_refused_with_a_sentence(built, wrong):
    with pytest.raises(UnusableQuery, match=r"\.$"):
        rank(Query((FEVER,), **wrong))


def test_diseases_of_one_family_that_fit_alike_stand_together(built):
    groups = {one.slug: one.group for one in rank(Query((RASH,)))}

    assert groups["hot-skin-1"] == groups["hot-skin-2"] != 0
    assert groups["fits"] == 0
    assert families({groups["hot-skin-1"]})[groups["hot-skin-1"]].slug == "hot-skin"


def test_one_finding_is_never_enough_to_fit_well(built):
    bands = [one.band for one in rank(Query((SEIZURE,)))]

    assert Band.WELL not in bands
    assert bands == sorted(bands, key=list(Band).index)


@pytest.mark.parametrize(
    ("chance", "findings", "band"),
    [
        (1, 3, "well"),
        (0.4, 3, "well"),
        (0.39, 8, "partly"),
        (1, 2, "partly"),
        (0.05, 1, "partly"),
        (0.049, 8, "little"),
        (0, 8, "little"),
    ],
)
def test_a_band_stands_for_a_measured_chance(chance, findings, band):
    assert bands_of(np.array([chance]), findings, 2) == [band, Band.LITTLE]


def test_without_findings_there_is_no_question(built):
    assert next_question(Query(())) is None


def test_a_question_names_who_has_the_finding_and_who_lacks_it(built, monkeypatch):
    monkeypatch.setattr(questions, "_TELLING", 0.1)
    query = Query((RASH,))

    question = next_question(query)

    assert question is not None
    assert set(question.having) | set(question.lacking) == {one.disease for one in rank(query)}
    assert next_question(query, asked=[question.term, "HP:not"]) != question


def test_five_hundred_findings_are_ranked(built):
    assert rank(Query((COUGH, DRY_COUGH, FEVER, RASH, SEIZURE) * 100))
