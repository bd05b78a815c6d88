"""The graph of an ontology."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rareguru.science.ontology.graph import CyclicGraph, Graph, missing_parents

DIAMOND = {"cough": ("airway", "reflex"), "airway": ("all",), "reflex": ("all",), "all": ()}

# Parents have lower numbers than their children, so that no cycle can be drawn.
acyclic = st.lists(st.sets(st.integers(0, 30)), max_size=30).map(
    lambda rows: {str(child): tuple(str(p) for p in parents if p < child) for child, parents in enumerate(rows)}
)


def test_finds_all_ancestors_and_the_term_itself():
    assert Graph(DIAMOND).ancestors("cough") == {"cough", "airway", "reflex", "all"}


def test_finds_the_roots():
    graph = Graph(DIAMOND)

    assert graph.roots() == ("all",)
    assert len(graph) == 4
    assert "cough" in graph


def test_leaves_out_a_parent_that_is_not_there():
    assert Graph({"cough": ("gone",)}).parents("cough") == ()
    assert list(missing_parents({"cough": ("gone",)})) == [("cough", "gone")]


def test_finds_nothing_missing_where_nothing_is():
    assert list(missing_parents(DIAMOND)) == []


def test_names_the_terms_of_a_cycle_from_child_to_parent():
    with pytest.raises(CyclicGraph) as caught:
        Graph({"a": ("b",), "b": ("c",), "c": ("a",), "d": ("a",)})

    first, second, third, last = caught.value.cycle
    assert first == last
    assert (first + second + third) in {"abc", "bca", "cab"}


def test_refuses_a_term_that_is_its_own_parent():
    with pytest.raises(CyclicGraph, match="a → a"):
        Graph({"a": ("a",)})


@given(acyclic)
def test_ancestors_are_closed(parents):
    graph = Graph(parents)

    for term in parents:
        above = graph.ancestors(term)
        assert above == {term}.union(*(graph.ancestors(parent) for parent in graph.parents(term)))


@given(acyclic)
def test_parents_stand_before_their_children(parents):
    place = {term: i for i, term in enumerate(Graph(parents).in_order())}

    assert all(place[parent] < place[term] for term, above in parents.items() for parent in above)
