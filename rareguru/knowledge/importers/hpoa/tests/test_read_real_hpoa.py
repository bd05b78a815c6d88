"""The real HPO annotations give what was counted in them."""

from collections import Counter

import pytest

from rareguru.knowledge.catalogue.statements import Annotation, GeneLink, Record
from rareguru.knowledge.importers.hpoa.reading import read
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue
from rareguru.testing.needs import real_sources

pytestmark = pytest.mark.realdata

ROWS = {"P": 254_621, "I": 8_854, "C": 8_020, "H": 130, "M": 77}
REPEATED = 45  # all of aspect P


@pytest.fixture(scope="module")
def values():
    folder = real_sources()
    assert folder
    return list(read(ReleaseFiles(folder)))


@pytest.fixture(scope="module")
def annotations(values):
    return [value for value in values if isinstance(value, Annotation)]


def test_takes_every_disease(values):
    prefixes = Counter(value.id.partition(":")[0] for value in values if isinstance(value, Record))

    assert prefixes == {"OMIM": 8_359, "ORPHA": 4_281, "DECIPHER": 47}


def test_takes_every_row_of_every_aspect(annotations):
    aspects = Counter(value.aspect for value in annotations)

    assert aspects == {**ROWS, "P": ROWS["P"] - REPEATED}


def test_lists_every_row_it_leaves_out(values):
    issues = [value.what for value in values if isinstance(value, Issue)]

    assert sum("repeats an earlier row" in what for what in issues) == REPEATED
    assert sum('has the symbol "-"' in what for what in issues) == len(issues) - REPEATED


def test_excludes_not_and_none(annotations):
    excluded = [value for value in annotations if value.is_excluded]

    assert sum(not value.frequency for value in excluded) == 711
    assert sum(value.frequency.startswith("0/") for value in excluded) == 2_000


def test_takes_cryptogenic_organizing_pneumonia_whole(annotations):
    cop = {value.term: value.frequency for value in annotations if value.record == "ORPHA:1302"}

    assert len(cop) == 27
    assert cop["HP:0012735"] == cop["HP:0032177"] == "HP:0040281"


def test_takes_every_gene_of_a_disease_once(values):
    links = [value for value in values if isinstance(value, GeneLink)]

    assert len(links) == 12_292
    assert all(link.gene_id.startswith("NCBIGene:") for link in links)


def test_says_nothing_twice(values):
    keys = Counter((type(v), *(getattr(v, field) for field in v.KEY)) for v in values if hasattr(v, "KEY"))

    assert [key for key, count in keys.items() if count > 1] == []
