"""The graph as arrays: ancestors, distances, information, spans."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from rareguru.science.ontology.closure import Closure, rows_of
from rareguru.science.ontology.graph import CyclicGraph, Graph
from rareguru.science.ontology.information import information_content
from rareguru.science.ontology.tests.test_walk_the_graph import DIAMOND, acyclic


def _above(closure, term):
    return {closure.terms[number] for number in closure.above(closure.terms.index(term))}


@given(acyclic)
def test_the_arrays_hold_the_ancestors_of_the_graph(parents):
    closure, graph = Closure.build(parents), Graph(parents)

    assert all(_above(closure, term) == graph.ancestors(term) for term in parents)


@given(acyclic)
def test_parents_come_before_their_children(parents):
    closure = Closure.build(parents)

    assert all(closure.above(term).max() == term for term in range(len(closure)))


@given(acyclic)
def test_levels_hold_every_term_once_and_parents_earlier(parents):
    closure = Closure.build(parents)

    levels = [level.tolist() for level in closure.levels()]

    assert sorted(term for level in levels for term in level) == list(range(len(closure)))


def test_distances_take_the_shortest_way():
    closure = Closure.build({**DIAMOND, "whoop": ("cough", "all")})
    whoop = closure.terms.index("whoop")
    rows = slice(closure.starts[whoop], closure.starts[whoop + 1])

    steps = dict(zip((closure.terms[number] for number in closure.ancestors[rows]), closure.steps[rows], strict=True))

    assert steps == {"whoop": 0, "cough": 1, "airway": 2, "reflex": 2, "all": 1}


def test_a_cycle_is_refused():
    with pytest.raises(CyclicGraph):
        Closure.build({"a": ("b",), "b": ("a",)})


@given(acyclic)
def test_descendants_are_those_that_have_the_term_above_them(parents):
    closure = Closure.build(parents)
    starts, descendants = closure.descendants()

    for term in range(len(closure)):
        below = descendants[starts[term] : starts[term + 1]].tolist()
        assert below == [other for other in range(len(closure)) if term in closure.above(other)]


def test_rows_of_a_packed_table_are_found_with_their_owners():
    places, owners = rows_of(np.array([0, 2, 2, 5]), np.array([2, 0, 1]))

    assert places.tolist() == [2, 3, 4, 0, 1]
    assert owners.tolist() == [0, 0, 0, 1, 1]


def test_rarer_terms_tell_more():
    assert information_content(np.array([4, 2, 0]), 4).tolist() == pytest.approx([0, np.log(2), np.log(4)])
    assert information_content(np.array([0]), 0).tolist() == [0]
