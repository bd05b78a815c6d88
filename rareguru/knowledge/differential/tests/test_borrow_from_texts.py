"""What texts of the catalogue name fills what annotations leave open."""

from __future__ import annotations

import zlib

import pytest

from rareguru.knowledge.catalogue.statements import Section, SectionKind
from rareguru.knowledge.differential.ranking import Query, explain, rank
from rareguru.knowledge.differential.tests.built import FEVER, HPO, HPOA, MONDO, ORPHANET, RASH, SEIZURE, build
from rareguru.knowledge.pages.models import PageDocument
from rareguru.knowledge.pages.tests.catalogue import tell_of_cop

pytestmark = pytest.mark.django_db
DEFINITION = Section("ORPHA:900001", SectionKind.MINED, "A warm skin with seizures but no skin rash.")


@pytest.fixture
def built(settings, tmp_path):
    settings.VAR = tmp_path
    tell_of_cop(("hpo", HPO), ("mondo", MONDO), ("orphanet", [*ORPHANET, DEFINITION]), ("hpoa", HPOA))
    build("1")


def _origin(slug, finding):
    [one] = [one for one in rank(Query((finding,))) if one.slug == slug]
    [reason] = [reason for reason in explain(Query((finding,)), [one.disease])[one.disease].reasons if reason.finding]
    return reason.origin if reason.term == finding else ""


@pytest.mark.parametrize(
    ("slug", "finding", "origin"),
    [
        ("warm-skin", SEIZURE, "text"),
        ("hot-skin-2", SEIZURE, "text"),  # its broader disease says so
        ("warm-skin", RASH, ""),  # denied
        ("hot-skin-2", FEVER, "wider"),  # the newer release of its broader disease, before its group
        ("hot-skin-1", FEVER, "own"),
    ],
)
def test_a_text_tells_what_annotations_do_not(built, slug, finding, origin):
    assert _origin(slug, finding) == origin


def test_what_is_mined_is_on_no_page(built):
    assert not any(b"but no skin rash" in zlib.decompress(page.content) for page in PageDocument.objects.all())
