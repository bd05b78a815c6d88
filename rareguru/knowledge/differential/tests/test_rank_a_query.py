"""Findings lead to the diseases of the published catalogue, with reasons."""

from __future__ import annotations

import pytest

from rareguru.knowledge.differential.build import FOLDER
from rareguru.knowledge.differential.ranking import (
    Query,
    RankingUnavailable,
    TermStatus,
    UnusableQuery,
    explain,
    is_ready,
    rank,
    resolve_terms,
    upstream_ids,
)
from rareguru.knowledge.differential.tests.built import (
    ADULT_ONSET,
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
