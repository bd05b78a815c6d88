"""On real data: the page says every sentence, date and contact of the GARD page it is made of."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction

from rareguru.knowledge.catalogue.identity.settling import settle_identity
from rareguru.knowledge.catalogue.models import Disease
from rareguru.knowledge.importers.sync import Outcome, SyncOptions, sync_source
from rareguru.knowledge.pages.assembling import assemble
from rareguru.testing.needs import real_sources

pytestmark = [pytest.mark.realdata, pytest.mark.django_db]
SOURCES = ("gard", "gard_pages", "medquad_gard")


@pytest.fixture(scope="module")
def folder() -> Path:
    found = real_sources()
    assert found is not None
    return found


@pytest.fixture(scope="module")
def document(folder, django_db_setup, django_db_blocker):
    """The page from the real files, which are read once for all of these tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        for source in SOURCES:
            assert sync_source(source, folder, SyncOptions(), date(2026, 11, 22)).outcome == Outcome.LOADED
        settle_identity()
        disease = Disease.objects.filter(records__source="gard_pages").distinct().get()
        (found,) = assemble([disease.pk])
        transaction.set_rollback(True)
    return found


@pytest.fixture(scope="module")
def given_page(folder):
    (line,) = (folder / "gard" / "gard-pages.jsonl").read_text().splitlines()
    return json.loads(line)


def _answers(document):
    yield from (("prognosis", answer) for answer in document["outlook"])
    for question in document["questions"]:
        yield from ((question["kind"], answer) for answer in question["answers"])


def test_every_paragraph_stands_there_under_its_question_with_its_date(document, given_page):
    shown = {(kind, "\n\n".join(answer["paragraphs"]), answer["date"]) for kind, answer in _answers(document)}

    assert {(said["kind"], said["answer"], said["updated"]) for said in given_page["sections"]} <= shown


def test_the_dated_answer_is_the_one_shown(document, given_page):
    first = {question["kind"]: question["answers"][0]["date"] for question in document["questions"]}

    for said in given_page["sections"]:
        assert first.get(said["kind"], said["updated"]) == said["updated"]


def test_every_field_of_every_organization_stands_there(document, given_page):
    cards = {card["name"]: card for card in document["organizations"]}

    for organization in given_page["organizations"]:
        card = cards.pop(organization["name"])
        assert {field: card[field] or None for field in organization} == organization
    assert cards == {}


def test_undated_answers_have_no_date(document):
    assert {answer["date"] for _kind, answer in _answers(document) if answer["source"] != "gard_pages"} == {None}
