"""A page says what the live statements say: each once, with its source and only the dates given."""

from __future__ import annotations

import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rareguru.knowledge.catalogue.identity.settling import settle_identity
from rareguru.knowledge.catalogue.models import Disagreement, Disease, Record
from rareguru.knowledge.catalogue.statements import Annotation, RecordKind, Section, SectionKind
from rareguru.knowledge.catalogue.statements import Hierarchy as Below
from rareguru.knowledge.catalogue.statements import Record as RecordOf
from rareguru.knowledge.pages.assembling import assemble
from rareguru.knowledge.pages.tests.catalogue import GARD_PAGES, HPO, HPOA, MONDO, ORPHANET, page_of, tell, tell_of_cop

pytestmark = pytest.mark.django_db
COP = "ORPHA:1302"
BOOP = "Bronchiolitis obliterans organizing pneumonia"


def _signs(document):
    return [sign for system in document["signs"]["systems"] for sign in system["signs"]]


def test_a_dated_answer_keeps_its_date_and_paragraphs():
    tell_of_cop()

    (causes,) = [question for question in page_of(COP)["questions"] if question["kind"] == "causes"]

    assert causes["answers"][0]["date"] == "2020-05-01"
    assert causes["answers"][0]["paragraphs"] == ["Nobody knows.", "It is studied."]


def test_an_undated_answer_gets_no_date_but_that_of_our_copy():
    tell_of_cop(
        (
            "gard",
            [
                RecordOf("GARD:0001620", "COP", RecordKind.DISEASE),
                Section("GARD:0001620", SectionKind.SUMMARY, "A lung disease."),
            ],
        )
    )

    summary = page_of(COP)["summary"]

    assert summary
    assert (summary["date"], summary["copied_on"]) == (None, "2026-11-22")


def test_the_dated_answer_stands_before_the_undated_one():
    tell_of_cop(
        (
            "gard",
            [
                RecordOf("GARD:0001620", "COP", RecordKind.DISEASE),
                Section("GARD:0001620", SectionKind.CAUSES, "Unknown."),
            ],
        )
    )

    answers = page_of(COP)["questions"][0]["answers"]

    assert [answer["source"] for answer in answers] == ["gard_pages", "gard"]


def test_the_same_text_of_two_sources_stands_once():
    same = Section("GARD:0001620", SectionKind.CAUSES, "Nobody knows. It is studied.")
    tell_of_cop(("gard", [RecordOf("GARD:0001620", "COP", RecordKind.DISEASE), same]))

    answers = page_of(COP)["questions"][0]["answers"]

    assert [answer["source"] for answer in answers] == ["gard_pages"]


def test_the_outlook_is_kept_apart_from_the_questions():
    tell_of_cop()

    document = page_of(COP)

    assert [answer["paragraphs"] for answer in document["outlook"]] == [["It is mostly good."]]
    assert "outlook" not in {question["kind"] for question in document["questions"]}


def test_what_hpo_repeats_of_orphanet_is_one_statement():
    tell_of_cop()

    (cough,) = _signs(page_of(COP))

    assert [(said["source"], said["also"]) for said in cough["statements"]] == [("orphanet", ["hpoa"])]


def test_figures_that_differ_stand_side_by_side():
    rarer = Annotation(COP, "HP:0012735", "P", frequency="1/10", lower=0.1, upper=0.1, reference="PMID:1")
    tell_of_cop(("hpoa", [rarer]))

    (cough,) = _signs(page_of(COP))

    assert [said["band"] for said in cough["statements"]] == ["most", "some"]
    assert not cough["is_agreed"]


def test_a_sign_that_is_only_denied_is_not_among_the_signs():
    tell_of_cop(("hpoa", [Annotation(COP, "HP:0031246", "P", is_excluded=True)]))

    document = page_of(COP)

    assert [sign["term"] for sign in document["excluded_signs"]] == ["HP:0031246"]
    assert "HP:0031246" not in {sign["term"] for sign in _signs(document)}


def test_a_sign_that_one_source_denies_is_a_disagreement():
    tell_of_cop(("hpoa", [Annotation(COP, "HP:0012735", "P", is_excluded=True, reference="PMID:2")]))

    document = page_of(COP)

    assert [said["references"] for said in _signs(document)[0]["excluded"]] == [["PMID:2"]]
    assert [(one["kind"], one["text"]["en"]) for one in document["disagreements"]] == [("sign", "Cough")]


def test_terms_of_inheritance_and_onset_are_facts_and_no_signs():
    told = [Annotation(COP, "HP:0000006", "I"), Annotation(COP, "HP:0003581", "C")]
    tell_of_cop(("hpoa", told))

    document = page_of(COP)

    assert document["facts"]["inheritance"]["codes"] == ["autosomal_dominant"]
    assert document["facts"]["onset"]["codes"] == ["adulthood"]
    assert (document["signs"]["total"], document["course"]) == (1, [])


def test_a_sign_has_its_spanish_label():
    tell_of_cop()

    assert _signs(page_of(COP))[0]["label"] == {"en": "Cough", "es": "Tos"}


def test_an_organization_can_be_dialed():
    tell_of_cop()

    (card,) = page_of(COP)["organizations"]

    assert (card["toll_free"], card["dial"]) == ("1-800-548-8252 (1-800-LUNGUSA)", "+18005488252")


def test_the_family_names_parent_and_siblings():
    tell_of_cop()

    family = page_of(COP)["family"]

    assert [link["slug"] for link in family["parents"]] == ["idiopathic-interstitial-pneumonia"]
    assert [link["slug"] for link in family["siblings"]] == ["acute-interstitial-pneumonia"]


def test_a_branch_lists_its_members():
    tell_of_cop()

    document = page_of("ORPHA:98300")

    assert document["kind"] == "branch"
    assert [link["slug"] for link in document["family"]["children"]] == [
        "acute-interstitial-pneumonia",
        "cryptogenic-organizing-pneumonia",
    ]
    assert document["family"]["diseases_below"] == 2


def test_disease_in_general_is_no_family():
    root = RecordOf("MONDO:0000001", "disease", RecordKind.GROUP)
    tell_of_cop(("mondo", [root, Below("MONDO:0015264", "MONDO:0000001")]))

    assert [link["slug"] for link in page_of(COP)["family"]["parents"]] == ["idiopathic-interstitial-pneumonia"]


def test_a_page_names_the_release_of_each_of_its_sources():
    tell_of_cop()
    tell("orphanet", *ORPHANET, version="2", published="2025-12-09")

    sources = {entry["key"]: entry for entry in page_of(COP)["sources"]}

    assert (sources["orphanet"]["release"], sources["orphanet"]["date"]) == ("2", "2025-12-09")
    assert sources["gard_pages"]["date"] is None


def test_what_is_retired_is_not_said():
    tell_of_cop()
    tell(
        "gard_pages",
        *(said for said in GARD_PAGES if not (isinstance(said, Section) and said.kind == SectionKind.OUTLOOK)),
    )

    assert page_of(COP)["outlook"] == []


def test_the_order_in_which_statements_were_loaded_does_not_matter():
    tell_of_cop()
    document = page_of(COP)
    for source, said in (
        ("orphanet", ORPHANET),
        ("hpoa", HPOA),
        ("gard_pages", GARD_PAGES),
        ("hpo", HPO),
        ("mondo", MONDO),
    ):
        tell(source, version="none")
        tell(source, *reversed(said))
    settle_identity()

    assert page_of(COP) == document


def test_many_pages_need_no_more_queries_than_one():
    tell_of_cop()
    keys = list(Disease.objects.values_list("pk", flat=True))
    with CaptureQueriesContext(connection) as for_one:
        list(assemble(keys[:1]))

    with CaptureQueriesContext(connection) as for_all:
        list(assemble(keys))

    assert len(for_all) == len(for_one)


def test_a_document_is_plain_json():
    tell_of_cop()
    document = page_of(COP)

    assert orjson.loads(orjson.dumps(document)) == document


def test_a_text_about_another_disease_stands_on_its_page():
    text = Section("GARD:0005961", SectionKind.SUMMARY, "Bronchiolitis obliterans organizing pneumonia is rare.")
    tell("gard", RecordOf("GARD:0005961", "Bronchiolitis obliterans", RecordKind.DISEASE), text)
    tell("medquad_gard", RecordOf("GARD:0005961", BOOP, RecordKind.UNKNOWN))
    settle_identity()
    apart = set_apart("medquad_gard", "GARD:0005961", BOOP)

    home = Disease.objects.get(records__source="gard")
    left, moved = (document["summary"] for document in assemble([home.pk, apart.pk]))

    assert left is None
    assert moved
    assert (moved["paragraphs"], moved["source"]) == ([text.answer], "gard")


def set_apart(source: str, identifier: str, name: str) -> Disease:
    """Place a document by its name, away from the disease of its number."""
    apart = Disease.objects.create(slug="apart", name=name, kind=Disease.Kind.DISEASE)
    Record.objects.filter(source=source, identifier=identifier).update(disease=apart)
    reason = Disagreement.Reason.NAME_ELSEWHERE
    Disagreement.objects.create(source=source, identifier=identifier, name=name, reason=reason, disease=apart)
    return apart
