"""Lists of pages: complete, in order, and cheap."""

from __future__ import annotations

import pytest

from rareguru.knowledge.catalogue.models import Disease
from rareguru.knowledge.pages import listings
from rareguru.knowledge.pages.build import build_pages
from rareguru.knowledge.pages.tests.catalogue import TODAY, tell_of_cop

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pages():
    tell_of_cop()
    build_pages(today=TODAY)


def slugs(listing: listings.Listing | None) -> list[str]:
    assert listing is not None
    return [entry.slug for entry in listing.entries]


def test_counts():
    assert listings.counts() == listings.Counts(diseases=2, branches=1, with_answers=1)


def test_every_letter_has_a_count():
    counts = listings.letter_counts()

    assert list(counts) == list(listings.LETTERS)
    assert (counts["A"], counts["C"], sum(counts.values())) == (1, 1, 2)


def test_a_letter_lists_its_diseases(django_assert_num_queries):
    with django_assert_num_queries(2):
        listing = listings.of_letter("C")

    assert slugs(listing) == ["cryptogenic-organizing-pneumonia"]
    assert listing
    assert (listing.total, listing.pages) == (1, 1)


def test_pages_beyond_the_last_do_not_exist():
    assert listings.of_letter("C", 2) is None
    assert listings.of_letter("C", 0) is None


def test_an_empty_letter_is_an_empty_list():
    assert slugs(listings.of_letter("X")) == []


def test_a_long_list_comes_in_pages(monkeypatch):
    monkeypatch.setattr(listings, "PAGE_SIZE", 1)

    names = [listings.of_letter("I", number, kind="branch") for number in (1, 2)]

    assert [listing and listing.entries[0].name for listing in names] == ["Idiopathic interstitial pneumonia", None]


def test_a_body_system_lists_the_diseases_with_its_signs():
    assert slugs(listings.of_system("lungs")) == ["cryptogenic-organizing-pneumonia"]
    assert listings.system_counts()["lungs"] == 1


def test_a_retired_page_is_in_no_list():
    Disease.objects.filter(slug="cryptogenic-organizing-pneumonia").update(is_published=False)

    build_pages(today=TODAY)

    assert listings.system_counts()["lungs"] == 0
    assert slugs(listings.of_letter("C")) == []


def test_branches_below_no_other_are_the_top():
    assert [branch.slug for branch in listings.top_branches()] == ["idiopathic-interstitial-pneumonia"]


def test_the_sitemap_names_every_page(django_assert_num_queries):
    with django_assert_num_queries(1):
        entries = list(listings.sitemap())

    assert {(entry.kind, entry.changed_on) for entry in entries} == {("disease", TODAY), ("branch", TODAY)}


def test_the_latest_changes_come_first():
    assert [change.slug for change in listings.latest_changes(2)] == [
        "acute-interstitial-pneumonia",
        "cryptogenic-organizing-pneumonia",
    ]
