"""The pages made of all samples: what holds for every one of them, and what the mockup shows."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from rareguru.knowledge.catalogue.identity.settling import settle_identity
from rareguru.knowledge.catalogue.models import Disease, Section
from rareguru.knowledge.importers.registry import IMPORTERS
from rareguru.knowledge.importers.sync import SyncOptions, sync_source
from rareguru.knowledge.pages.assembling import assemble
from rareguru.testing.releases import SAMPLES

pytestmark = pytest.mark.django_db
COP = "cryptogenic-organizing-pneumonia"


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker):
    """The documents by slug, and the dates that sources give; read once for all of these tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        for source in IMPORTERS:
            sync_source(source, SAMPLES, SyncOptions(), date(2026, 11, 22))
        settle_identity()
        documents = assemble(list(Disease.objects.published().order_by("pk").values_list("pk", flat=True)))
        by_slug = {document["slug"]: document for document in documents}
        dates = set(Section.objects.live().exclude(updated=None).values_list("updated", flat=True))
        transaction.set_rollback(True)
    return by_slug, {day.isoformat() for day in dates}


@pytest.fixture
def documents(told):
    return told[0]


def _signs(document):
    return [sign for system in document["signs"]["systems"] for sign in system["signs"]]


def _answers(document):
    yield from (answer for answer in (document["summary"], document["summary_es"]) if answer)
    yield from (*document["definitions"], *document["outlook"], *document["signs"]["answers"])
    for question in document["questions"]:
        yield from question["answers"]


def test_cop_has_the_systems_and_signs_of_the_mockup(documents):
    signs = documents[COP]["signs"]

    systems = [(system["system"], len(system["signs"])) for system in signs["systems"]]
    assert systems == [("lungs", 15), ("whole_body", 7), ("blood_tests", 4), ("skin", 1)]
    assert (signs["total"], signs["frequent_total"]) == (27, 13)


def test_only_dates_that_sources_give_are_shown(told):
    documents, dates = told

    shown = {answer["date"] for document in documents.values() for answer in _answers(document)}
    assert shown - {None} == dates


def test_every_answer_names_its_source_and_when_it_was_copied(documents):
    for document in documents.values():
        keys = {entry["key"] for entry in document["sources"]}
        for answer in _answers(document):
            assert answer["source"] in keys
            assert answer["copied_on"] == "2026-11-22"


def test_no_text_stands_twice_under_a_question(documents):
    for document in documents.values():
        for question in document["questions"]:
            texts = [" ".join(answer["paragraphs"]).casefold() for answer in question["answers"]]
            assert len(texts) == len(set(texts))


def test_no_excluded_sign_is_among_the_signs(documents):
    for document in documents.values():
        excluded = {sign["term"] for sign in document["excluded_signs"]}
        assert excluded.isdisjoint(sign["term"] for sign in _signs(document))


def test_no_name_gene_or_foreign_id_stands_twice(documents):
    for document in documents.values():
        names = [(name["text"].casefold(), name["language"]) for name in document["names"]]
        genes = [gene["symbol"] for gene in document["genes"]]
        foreign = [(entry["prefix"], entry["id"]) for entry in document["cross_references"]]
        assert [len(names), len(genes), len(foreign)] == [len(set(names)), len(set(genes)), len(set(foreign))]


def test_candidates_for_organizations_are_not_shown(documents):
    assert {card["source"] for document in documents.values() for card in document["organizations"]} == {"gard_pages"}


def test_a_disputed_name_is_said_and_leads_to_the_other_disease(documents):
    others = {link["slug"] for name in documents[COP]["disputed"] for link in name["others"]}

    assert "bronchiolitis-obliterans" in others


def test_no_text_on_boop_stands_on_the_page_of_bronchiolitis_obliterans(documents):
    texts = [text for answer in _answers(documents["bronchiolitis-obliterans"]) for text in answer["paragraphs"]]

    assert not any("BOOP" in text for text in texts)
