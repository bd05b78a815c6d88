"""On real data: every record has its place, and the sources meet on the diseases they should meet on.

One test with parts: reading all sources takes a minute, and must not be done once in each worker.
"""

from datetime import date

import pytest

from rareguru.knowledge.catalogue.addresses import find_address
from rareguru.knowledge.catalogue.coverage import measure_coverage
from rareguru.knowledge.catalogue.identity.settling import settle_identity
from rareguru.knowledge.catalogue.models import Disagreement, Record
from rareguru.knowledge.importers.registry import IMPORTERS
from rareguru.knowledge.importers.sync import Outcome, SyncOptions, sync_source
from rareguru.testing.needs import real_sources

pytestmark = [pytest.mark.realdata, pytest.mark.django_db]
COP = "cryptogenic-organizing-pneumonia"
ADDRESSES = {
    "1620": COP,
    "GARD:0001620": COP,
    "ORPHA:1302": COP,
    "MONDO:0015264": COP,
    "OMIM:154700": "marfan-syndrome",
    "ORPHA:1303": "bronchiolitis-obliterans",
}


@pytest.fixture
def coverage(db):
    """What is covered once all sources are loaded."""
    folder = real_sources()
    assert folder is not None
    outcomes = {source: sync_source(source, folder, SyncOptions(), date(2026, 11, 23)).outcome for source in IMPORTERS}
    assert outcomes == dict.fromkeys(IMPORTERS, Outcome.LOADED)
    settle_identity()
    return measure_coverage()


def documents_meet_the_other_sources(coverage):
    assert coverage.documents_on_mondo >= 2_191
    assert coverage.documents_with_annotations >= 1_959


def every_disease_stands_in_one_combination(coverage):
    assert sum(total for _sources, total in coverage.combinations) == coverage.diseases > 16_000


def every_record_has_a_place_or_a_reason(coverage):
    live = Record.objects.live()
    assert live.count() == sum(source.records for source in coverage.sources)
    assert not live.exclude(place=Record.Place.LISTED).filter(disease=None).exists()
    assert not live.exclude(place=Record.Place.LISTED).filter(disease__is_published=False).exists()
    assert not live.filter(place=Record.Place.LISTED, reason="").exists()


def what_stands_alone_stands_alone(_coverage):
    alone = list(Record.objects.live().filter(place=Record.Place.ALONE).values_list("disease_id", flat=True))
    assert len(alone) == len(set(alone)) > 0
    attached = Record.objects.live().filter(place=Record.Place.ATTACHED)
    assert not attached.filter(disease__in=alone[:500]).exists()


def the_boop_document_is_neither_lost_nor_misplaced(_coverage):
    document = Record.objects.live().get(source="medquad_gard", identifier="GARD:0005961")
    other = Record.objects.live().get(source="orphanet", identifier="ORPHA:1303")
    assert document.disease is not None
    assert document.disease.is_published
    assert document.disease != other.disease
    assert Disagreement.objects.filter(source="medquad_gard", identifier="GARD:0005961").exists()


def old_ids_lead_to_their_diseases(_coverage):
    assert {text: find_address(text) for text in ADDRESSES} == {
        text: ("disease", slug) for text, slug in ADDRESSES.items()
    }


def settling_again_changes_nothing(coverage):
    report = settle_identity()
    assert (report.created, report.renamed, report.merged, report.withdrawn) == (0, 0, 0, 0)
    assert measure_coverage() == coverage


PROMISES = (
    documents_meet_the_other_sources,
    every_disease_stands_in_one_combination,
    every_record_has_a_place_or_a_reason,
    what_stands_alone_stands_alone,
    the_boop_document_is_neither_lost_nor_misplaced,
    old_ids_lead_to_their_diseases,
    settling_again_changes_nothing,
)


def test_the_sources_meet_where_they_should(coverage, subtests):
    for promise in PROMISES:
        with subtests.test(promise.__name__):
            promise(coverage)
