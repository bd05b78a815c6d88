"""Each term stands in one body system, the one that says most."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rareguru.knowledge.pages.body_systems import ANCHORS, SYSTEMS, place_terms, systems_of_terms

LUNGS, BLOOD, IMMUNITY = "HP:0002086", "HP:0001871", "HP:0002715"
terms = st.sampled_from([f"HP:90000{number:02}" for number in range(12)])
parents = st.dictionaries(terms, st.lists(st.one_of(terms, st.sampled_from(sorted(ANCHORS))), max_size=4))
systems = st.dictionaries(terms, st.sets(st.sampled_from(SYSTEMS)))


def test_a_term_belongs_to_the_systems_above_it():
    found = systems_of_terms({"HP:1": ["HP:2", BLOOD], "HP:2": [IMMUNITY]})

    assert found["HP:1"] == {"blood_tests", "immunity"}


def test_the_nearest_system_counts():
    assert systems_of_terms({"HP:0001824": ["HP:0001507"], "HP:1": ["HP:0001824"]})["HP:1"] == {"whole_body"}


def test_pain_somewhere_belongs_to_that_place():
    assert systems_of_terms({"HP:1": ["HP:0025142", "HP:0025031"]})["HP:1"] == {"digestion"}


def test_a_bone_of_the_face_belongs_to_the_face():
    assert systems_of_terms({"HP:1": ["HP:0033127", "HP:0000152"]})["HP:1"] == {"head_face"}


@given(parents)
def test_circles_come_to_an_end_and_only_known_systems_are_named(hierarchy):
    found = systems_of_terms(hierarchy)

    assert set().union(*found.values()) <= set(SYSTEMS)


@given(systems)
def test_each_term_gets_one_of_its_systems(candidates):
    placed = place_terms(candidates)

    assert placed.keys() == candidates.keys()
    assert all(placed[term] in (found or {"other"}) for term, found in candidates.items())


def test_a_term_goes_where_most_others_are():
    placed = place_terms({"a": {"blood_tests", "immunity"}, "b": {"immunity"}, "c": {"immunity"}})

    assert placed["a"] == "immunity"
