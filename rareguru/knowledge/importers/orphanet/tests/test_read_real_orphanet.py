"""The real Orphanet release gives what its README counts."""

from collections import Counter

import pytest

from rareguru.knowledge.catalogue.statements import Annotation, Section, SectionKind
from rareguru.knowledge.importers.orphanet.reading import read
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo
from rareguru.testing.needs import real_sources

pytestmark = pytest.mark.realdata


@pytest.fixture(scope="module")
def values():
    folder = real_sources()
    assert folder
    return list(read(ReleaseFiles(folder)))


def test_gives_everything_the_packets_hold(values):
    counts = Counter(type(value).__name__ for value in values)

    assert counts["Record"] >= 9_960
    assert counts["Annotation"] >= 115_878
    assert counts["Prevalence"] >= 16_654
    assert counts["GeneLink"] >= 8_018
    assert counts["CrossReference"] >= 8_435
    assert counts["Hierarchy"] >= 19_481


def test_finds_nothing_to_complain_of(values):
    assert [value for value in values if isinstance(value, Issue)] == []


def test_dates_the_release(values):
    (info,) = (value for value in values if isinstance(value, ReleaseInfo))

    assert info.date >= "2025-12-09"


def test_marks_what_is_excluded(values):
    assert sum(value.is_excluded for value in values if isinstance(value, Annotation)) >= 727


def test_shows_no_definition(values):
    assert {value.kind for value in values if isinstance(value, Section)} == {SectionKind.MINED}
