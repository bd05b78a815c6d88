"""The real GARD release gives what its README counts."""

from collections import Counter

import pytest

from rareguru.knowledge.catalogue.statements import CrossReference, Record, RecordKind, Relation, Section
from rareguru.knowledge.importers.gard.reading import read
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.testing.needs import real_sources

pytestmark = pytest.mark.realdata


@pytest.fixture(scope="module")
def values():
    folder = real_sources()
    assert folder
    return list(read(ReleaseFiles(folder)))


def test_gives_everything_the_files_hold(values):
    counts = Counter(type(value).__name__ for value in values)

    assert counts["Record"] >= 12_004 + 598
    assert counts["GeneLink"] >= 10_438
    assert counts["Hierarchy"] >= 20_978
    assert counts["Section"] >= 2_506


def test_gives_each_entry_its_own_id_once(values):
    own = [value for value in values if isinstance(value, CrossReference) and value.relation is Relation.OWN]

    assert len(own) >= 9_369 + 2_625
    assert len({value.record for value in own}) == len({value.target for value in own}) == len(own)


def test_keeps_groups_and_categories_apart(values):
    kinds = Counter(value.kind for value in values if isinstance(value, Record))

    assert kinds[RecordKind.GROUP] + kinds[RecordKind.CATEGORY] >= 2_129


def test_takes_no_code_that_needs_a_licence(values):
    prefixes = {value.target.partition(":")[0] for value in values if isinstance(value, CrossReference)}

    assert prefixes == {"ORPHA", "OMIM", "UMLS", "MESH", "ICD10", "ICD10CM", "ICD11", "DOID"}


def test_tells_organizing_pneumonia_from_bronchiolitis_obliterans(values):
    (summary,) = (value for value in values if isinstance(value, Section) and value.record == "GARD:0009551")

    assert "similarly named disease, bronchiolitis obliterans organizing pneumonia, is" in summary.answer
