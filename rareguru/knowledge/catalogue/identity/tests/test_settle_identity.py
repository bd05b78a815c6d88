"""Settling identity: addresses stay, old ids lead on, nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest

from rareguru.knowledge.catalogue.addresses import find_address
from rareguru.knowledge.catalogue.identity.settling import settle_identity
from rareguru.knowledge.catalogue.loading.checking import Known, check
from rareguru.knowledge.catalogue.loading.difference import compare
from rareguru.knowledge.catalogue.loading.writing import write
from rareguru.knowledge.catalogue.models import Disease, Record
from rareguru.knowledge.catalogue.statements import CrossReference, Hierarchy, RecordKind, Relation, Statement
from rareguru.knowledge.catalogue.statements import Record as RecordSaid
from rareguru.knowledge.sources.models import Release

pytestmark = pytest.mark.django_db
COP = RecordSaid("ORPHA:1302", "Cryptogenic organizing pneumonia", RecordKind.DISEASE)
HUB = RecordSaid("MONDO:0015264", "cryptogenic organizing pneumonia", RecordKind.UNKNOWN)
EXACT = CrossReference("MONDO:0015264", "ORPHA:1302", Relation.EXACT)


def load(source: str, *said: Statement) -> None:
    difference = compare(source, check(source, said, Known()))
    write(Release(source=source, copied_on=date(2026, 11, 23)), difference)


def test_exactly_mapped_records_share_one_page() -> None:
    load("orphanet", COP)
    load("mondo", HUB, EXACT)

    settle_identity()

    assert Disease.objects.get().slug == "cryptogenic-organizing-pneumonia"
    assert set(Record.objects.values_list("place", flat=True)) == {Record.Place.ATTACHED}


@pytest.mark.parametrize("old", ["ORPHA:1302", "Orphanet_1302", "MONDO:0015264", "mondo:0015264"])
def test_upstream_ids_lead_to_the_page(old: str) -> None:
    load("orphanet", COP)
    load("mondo", HUB, EXACT)

    settle_identity()

    assert find_address(old) == ("disease", "cryptogenic-organizing-pneumonia")


def test_settling_twice_changes_nothing() -> None:
    load("orphanet", COP)
    settle_identity()

    again = settle_identity()

    assert (again.created, again.renamed, again.merged, again.withdrawn) == (0, 0, 0, 0)


def test_a_renamed_disease_keeps_its_former_address() -> None:
    load("orphanet", COP)
    settle_identity()
    load("orphanet", RecordSaid("ORPHA:1302", "Primary organizing pneumonia", RecordKind.DISEASE))

    settle_identity()

    assert find_address("cryptogenic-organizing-pneumonia") == ("disease", "primary-organizing-pneumonia")


def test_of_two_of_one_name_the_one_that_more_tell_of_has_the_plain_address() -> None:
    load("hpoa", RecordSaid("DECIPHER:34", COP.name, RecordKind.UNKNOWN))
    load("orphanet", COP)
    load("mondo", HUB, EXACT)

    settle_identity()

    assert find_address("ORPHA:1302") == ("disease", "cryptogenic-organizing-pneumonia")
    assert find_address("DECIPHER:34") == ("disease", "cryptogenic-organizing-pneumonia-decipher-34")


def test_diseases_that_become_one_lead_to_one_page() -> None:
    load("orphanet", COP)
    load("hpoa", RecordSaid("OMIM:100000", "Organizing pneumonia", RecordKind.UNKNOWN))
    settle_identity()
    load("mondo", HUB, EXACT, CrossReference("MONDO:0015264", "OMIM:100000", Relation.EXACT))

    report = settle_identity()

    assert report.merged == 1
    assert find_address("organizing-pneumonia") == ("disease", "cryptogenic-organizing-pneumonia")


def test_a_disease_that_vanished_upstream_is_withdrawn_and_comes_back_where_it_was() -> None:
    other = RecordSaid("ORPHA:558", "Marfan syndrome", RecordKind.DISEASE)
    load("orphanet", COP, other)
    settle_identity()
    before = Disease.objects.get(slug="marfan-syndrome").pk
    load("orphanet", COP)
    settle_identity()
    assert find_address("ORPHA:558") is None

    load("orphanet", COP, other)
    settle_identity()

    assert Disease.objects.published().get(slug="marfan-syndrome").pk == before


def test_what_only_other_entries_stand_below_is_a_branch() -> None:
    parent = RecordSaid("MONDO:0002429", "idiopathic interstitial pneumonia", RecordKind.UNKNOWN)
    load("mondo", HUB, parent, Hierarchy("MONDO:0015264", "MONDO:0002429"))

    settle_identity()

    assert Disease.objects.get(kind="branch").name == "Idiopathic interstitial pneumonia"


def test_what_no_source_calls_rare_is_listed_with_the_reason() -> None:
    load("mondo", RecordSaid("MONDO:0000009", "common cold", RecordKind.UNKNOWN, is_rare=False))

    settle_identity()

    record = Record.objects.get()
    assert (record.place, record.disease, bool(record.reason)) == (Record.Place.LISTED, None, True)


def test_two_diseases_of_one_name_get_two_addresses() -> None:
    load("orphanet", COP, RecordSaid("ORPHA:99", "Cryptogenic organizing pneumonia", RecordKind.DISEASE))

    settle_identity()

    assert set(Disease.objects.values_list("slug", flat=True)) == {
        "cryptogenic-organizing-pneumonia",
        "cryptogenic-organizing-pneumonia-orpha-99",
    }
