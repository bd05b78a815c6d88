"""A build writes what changed and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from rareguru.knowledge.catalogue.identity.settling import settle_identity
from rareguru.knowledge.catalogue.models import Disease
from rareguru.knowledge.catalogue.statements import Section, SectionKind
from rareguru.knowledge.pages.build import PageChanges, build_pages, letter_of, sort_key_of
from rareguru.knowledge.pages.models import PageDocument
from rareguru.knowledge.pages.tests.catalogue import GARD_PAGES, TODAY, page_of, tell, tell_of_cop

LATER = date(2026, 12, 1)
COP = "cryptogenic-organizing-pneumonia"
CHANGED = [
    Section("GARD:0001620", SectionKind.CAUSES, "It is known now.", updated=date(2026, 11, 30))
    if isinstance(said, Section) and said.kind == SectionKind.CAUSES
    else said
    for said in GARD_PAGES
]

pytestmark = pytest.mark.django_db


def test_every_disease_and_branch_gets_a_page():
    tell_of_cop()

    assert build_pages(today=TODAY) == PageChanges(added=3)
    assert PageDocument.objects.get(slug=COP).document() == page_of("ORPHA:1302")


def test_building_twice_changes_nothing():
    tell_of_cop()
    build_pages(today=TODAY)

    assert build_pages(today=LATER) == PageChanges(unchanged=3)


def test_a_changed_text_changes_the_page_and_its_day():
    tell_of_cop()
    build_pages(today=TODAY)
    tell("gard_pages", *CHANGED, version="2")

    assert build_pages(today=LATER).changed == 1
    page = PageDocument.objects.get(slug=COP)
    assert (page.changed_on, page.is_new) == (LATER, False)


def test_a_new_release_that_says_the_same_keeps_the_day():
    tell_of_cop()
    build_pages(today=TODAY)
    before = PageDocument.objects.get(slug=COP)
    tell("gard_pages", *GARD_PAGES, version="2")

    assert build_pages(today=LATER) == PageChanges(renewed=1, unchanged=2)
    after = PageDocument.objects.get(slug=COP)
    assert after.revision != before.revision
    assert after.changed_on == TODAY


def test_a_page_whose_disease_is_gone_is_retired_and_comes_back():
    tell_of_cop()
    build_pages(today=TODAY)
    Disease.objects.filter(slug=COP).update(is_published=False)

    assert build_pages(today=LATER).retired == 1
    assert not PageDocument.objects.live().filter(slug=COP).exists()

    Disease.objects.filter(slug=COP).update(is_published=True)
    assert build_pages(today=LATER).added == 1


def test_some_pages_can_be_built_alone():
    tell_of_cop()
    disease = Disease.objects.get(slug=COP)

    assert build_pages(today=TODAY, disease_ids=[disease.pk]) == PageChanges(added=1)


def test_two_diseases_can_swap_their_addresses():
    tell_of_cop()
    build_pages(today=TODAY)
    one, other = Disease.objects.diseases().order_by("pk")
    for disease, slug in ((one, "between"), (other, one.slug), (one, other.slug)):
        Disease.objects.filter(pk=disease.pk).update(slug=slug)

    build_pages(today=LATER)

    assert PageDocument.objects.get(pk=one.pk).slug == other.slug


def test_a_build_tells_how_far_it_is():
    tell_of_cop()
    lines: list[str] = []

    build_pages(lines.append, today=TODAY)

    assert lines == ["Writing pages: 3 of 3"]


def test_a_page_keeps_its_id_when_the_catalogue_is_settled_again():
    tell_of_cop()
    before = page_of("ORPHA:1302")["id"]

    settle_identity()

    assert page_of("ORPHA:1302")["id"] == before


@pytest.mark.parametrize(
    ("name", "key", "letter"),
    [
        ("Ménière disease", "meniere disease", "M"),
        ("'t Hooft syndrome", "t hooft syndrome", "T"),
        ("3-M syndrome", "3-m syndrome", "0"),
        ("Ångström disease", "angstrom disease", "A"),
        ("β-thalassemia", "thalassemia", "T"),
    ],
)
def test_a_name_is_sorted_as_it_is_looked_up(name, key, letter):
    assert (sort_key_of(name), letter_of(sort_key_of(name))) == (key, letter)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps what it knows of tables elsewhere")
def test_the_planner_of_queries_knows_the_pages():
    tell_of_cop()
    build_pages(today=TODAY)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = %s", [PageDocument._meta.db_table])
        assert cursor.fetchone()[0] > 0
