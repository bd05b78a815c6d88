"""The real HPO release gives what was counted in it."""

from collections import Counter

import pytest

from rareguru.knowledge.catalogue.statements import SynonymScope, Term, TermName
from rareguru.knowledge.importers.hpo.reading import read
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue
from rareguru.testing.needs import real_sources

pytestmark = pytest.mark.realdata

OFFICIAL_LABELS = {
    "es": 19_033, "zh": 18_982, "ja": 17_258, "fr": 12_376, "pt": 7_208, "de": 586, "it": 523, "nl": 416,
}  # fmt: skip


@pytest.fixture(scope="module")
def values():
    folder = real_sources()
    assert folder
    return list(read(ReleaseFiles(folder)))


@pytest.fixture(scope="module")
def names(values):
    return [value for value in values if isinstance(value, TermName)]


def test_takes_every_term(values):
    terms = [value for value in values if isinstance(value, Term)]

    assert len(terms) == 19_484
    assert sum(term.is_obsolete for term in terms) == 450


def test_takes_every_layperson_synonym(names):
    plain = [name for name in names if name.is_layperson]

    assert len(plain) == 8_098
    assert len({name.term for name in plain}) == 4_931


def test_takes_every_official_label_of_a_live_term(values, names):
    live = {value.id for value in values if isinstance(value, Term) and not value.is_obsolete}
    labels = [name for name in names if name.scope is SynonymScope.LABEL and name.term in live]

    counts = Counter(name.language for name in labels)
    assert counts == {**OFFICIAL_LABELS, "en": 19_034}


def test_lists_the_translations_of_a_later_ontology(values):
    later = Counter(value.file for value in values if isinstance(value, Issue) and "is not in hp.obo" in value.what)

    assert later == {"hpo/hp-es.babelon.tsv": 449, "hpo/hp-ja.babelon.tsv": 1}


def test_says_nothing_twice(values):
    keys = Counter((type(v), *(getattr(v, field) for field in v.KEY)) for v in values if hasattr(v, "KEY"))

    assert [key for key, count in keys.items() if count > 1] == []
