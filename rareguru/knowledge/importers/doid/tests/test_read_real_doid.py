"""The real Disease Ontology gives what was counted in it."""

import re
from collections import Counter

import pytest

from rareguru.knowledge.catalogue.statements import CrossReference, Hierarchy, Name, Record, Section
from rareguru.knowledge.importers.doid.reading import read
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.testing.needs import real_sources

pytestmark = pytest.mark.realdata

PROPERTY_WORD = re.compile(r"\w_\w|has symptom|material basis|base material|tiene síntomas|has-agent")


@pytest.fixture(scope="module")
def files():
    folder = real_sources()
    assert folder
    return ReleaseFiles(folder)


@pytest.fixture(scope="module")
def values(files):
    return list(read(files))


def of(kind, values):
    return [value for value in values if isinstance(value, kind)]


def test_takes_every_rare_disease_but_the_obsolete(values):
    assert len(of(Record, values)) == 3_460 - 2


def test_takes_definitions_in_both_languages(values):
    languages = Counter(section.language for section in of(Section, values))

    assert languages["en"] == 3_281
    assert languages["es"] >= 640


def test_leaves_no_property_word_in_any_definition(values):
    assert [section.answer for section in of(Section, values) if PROPERTY_WORD.search(section.answer)] == []


def test_takes_spanish_names(values):
    names = [name for name in of(Name, values) if name.language == "es"]

    assert len(names) >= 1_500
    assert ("DOID:0050157", "neumonitis organizada criptogénica") in {(name.record, name.text) for name in names}


def test_the_subset_holds_all_cross_references_of_the_full_table(values, files):
    """What is left out of it needs a licence, or numbers the members of a group."""
    records = {record.id for record in of(Record, values)}
    rows = files.rows("doid/allXREFinDO.tsv", ("id", "xref"), quoted=True)
    orpha = {(row["id"], row["xref"].replace("ORDO", "ORPHA")) for _, row in rows if row["xref"].startswith("ORDO:")}

    taken = {(xref.record, xref.target) for xref in of(CrossReference, values) if xref.target.startswith("ORPHA:")}
    assert taken == {pair for pair in orpha if pair[0] in records}


def test_the_subset_holds_all_parents_of_the_full_table(values, files):
    rows = [row for _, row in files.rows("doid/HumanDO.tsv", ("id", "label", "subClassOf"), quoted=True)]
    ids = {row["label"]: row["id"] for row in rows}
    records = {record.id for record in of(Record, values)}

    pairs = {(row["id"], ids.get(row["subClassOf"])) for row in rows}
    taken = {(pair.child, pair.parent) for pair in of(Hierarchy, values)}
    assert {pair for pair in pairs if set(pair) <= records} <= taken


def test_spells_cross_references_as_other_sources_do(values):
    prefixes = Counter(xref.target.partition(":")[0] for xref in of(CrossReference, values))

    assert prefixes["OMIM"] > 2_500
    assert prefixes["GARD"] > 2_100
    assert not {"MIM", "ORDO", "UMLS_CUI", "MEDDRA"} & prefixes.keys()


def test_says_nothing_twice(values):
    keys = Counter((type(v), *(getattr(v, field) for field in v.KEY)) for v in values if hasattr(v, "KEY"))

    assert [key for key, count in keys.items() if count > 1] == []
