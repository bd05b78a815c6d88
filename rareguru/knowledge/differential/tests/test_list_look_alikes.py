"""Diseases that look alike are found in a build; kin is left to the family, and what is hardly known is left out."""

from __future__ import annotations

import pytest

from rareguru.knowledge.catalogue.models import Disease
from rareguru.knowledge.catalogue.statements import Annotation, Hierarchy, Record, RecordKind, Term, TermParent
from rareguru.knowledge.differential.look_alikes import look_alikes
from rareguru.knowledge.differential.tests.built import build, tell_of_findings
from rareguru.knowledge.pages.tests.catalogue import tell_of_cop

pytestmark = pytest.mark.django_db
SIGNS = [f"HP:00100{number:02d}" for number in range(1, 9)]


def _disease(number, *signs):
    identifier = f"ORPHA:80000{number}"
    return [
        Record(identifier, f"Disease {number}", RecordKind.DISEASE),
        *(Annotation(identifier, sign, "P", frequency="HP:0040281", lower=0.8, upper=0.99) for sign in signs),
    ]


@pytest.fixture
def told(settings, tmp_path):
    settings.VAR = tmp_path
    terms = [statement for sign in SIGNS for statement in (Term(sign, sign), TermParent(sign, "HP:0000118"))]
    orphanet = [
        *_disease(1, *SIGNS[:5]),
        *_disease(2, *SIGNS[:4], SIGNS[6]),
        *_disease(3, *SIGNS[:5]),
        *_disease(4, SIGNS[0]),
        *_disease(5, *SIGNS[4:8]),
        Hierarchy("ORPHA:800003", "ORPHA:800001"),
    ]
    hpoa = [one for one in orphanet if isinstance(one, Record | Annotation)]
    tell_of_cop(("hpo", terms), ("orphanet", orphanet), ("hpoa", hpoa))
    build("1")


def _key(number):
    return Disease.objects.get(name=f"Disease {number}").pk


def test_the_likest_comes_first_with_what_both_have(told):
    first, *others = look_alikes(_key(2))

    assert first.ranked.key in {_key(1), _key(3)}
    assert set(first.shared) <= set(SIGNS[:4])
    assert [one.likeness for one in (first, *others)] == sorted(
        (one.likeness for one in (first, *others)), reverse=True
    )


def test_its_own_forms_are_left_to_the_family(told):
    assert _key(3) not in {one.ranked.key for one in look_alikes(_key(1))}
    assert _key(1) not in {one.ranked.key for one in look_alikes(_key(3))}


def test_what_is_hardly_known_looks_like_nothing(told):
    assert look_alikes(_key(4)) == []


def test_before_the_first_build_there_are_none(settings, tmp_path):
    settings.VAR = tmp_path

    assert look_alikes(1) == []


def test_a_disease_that_is_not_ranked_has_none(settings, tmp_path):
    settings.VAR = tmp_path
    tell_of_findings()
    build("1")

    assert look_alikes(999_999) == []
