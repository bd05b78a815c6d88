"""The real Mondo release gives what its README counts."""

from collections import Counter

import pytest

from rareguru.knowledge.catalogue.statements import CrossReference, Name, NameKind, Record, Relation
from rareguru.knowledge.importers.mondo.reading import read
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.testing.needs import real_sources

pytestmark = pytest.mark.realdata


@pytest.fixture(scope="module")
def values():
    folder = real_sources()
    assert folder
    return list(read(ReleaseFiles(folder)))


def test_gives_every_class_with_a_label(values):
    counts = Counter(type(value).__name__ for value in values)

    assert counts["Record"] >= 23_000
    assert counts["Hierarchy"] >= 28_842


def test_maps_to_gard_one_to_one(values):
    pairs = [value for value in values if isinstance(value, CrossReference) and value.target.startswith("GARD:")]

    assert len(pairs) >= 15_900
    assert len({pair.target for pair in pairs}) == len({pair.record for pair in pairs}) == len(pairs)


def test_gives_each_exact_target_to_one_class(values):
    exact = [value for value in values if isinstance(value, CrossReference) and value.relation is Relation.EXACT]

    assert len({value.target for value in exact}) == len(exact)


def test_lets_no_obsolete_class_live(values):
    assert not any(value.name.lower().startswith("obsolete") for value in values if isinstance(value, Record))


def test_prefers_one_name_for_each_class(values):
    preferred = [value for value in values if isinstance(value, Name) and value.kind is NameKind.PREFERRED]

    assert len(preferred) == sum(isinstance(value, Record) for value in values)
