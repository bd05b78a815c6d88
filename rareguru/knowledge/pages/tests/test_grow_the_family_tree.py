"""The hierarchies of all sources make one tree, without circles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rareguru.knowledge.pages.document import Link, Localized
from rareguru.knowledge.pages.family import FamilyTree, without_cycles

numbers = st.integers(0, 7)
edges = st.dictionaries(
    st.tuples(numbers, numbers).filter(lambda edge: edge[0] != edge[1]),
    st.sets(st.sampled_from(["mondo", "orphanet", "gard"]), min_size=1),
    max_size=20,
)


def tree(found):
    links = {
        number: Link(slug=f"d{number}", name=Localized(en=f"D{number}"), kind="branch" if number < 3 else "disease")
        for number in range(8)
    }
    return FamilyTree.grown(links, found)


@given(edges)
def test_nothing_is_below_itself(found):
    grown = tree(found)

    assert not any(number in grown.ancestors(number) for number in range(8))


@given(edges)
def test_only_what_closes_a_circle_is_left_out(found):
    kept = without_cycles(found)

    for child, parent in found.keys() - kept.keys():
        assert child in tree(kept).ancestors(parent)


def test_what_most_sources_say_comes_first_then_the_narrowest():
    grown = tree({(5, 0): {"mondo"}, (5, 1): {"mondo", "gard"}, (5, 2): {"mondo"}, (6, 0): {"mondo"}})

    assert [link["slug"] for link in grown.family_of(5)["parents"]] == ["d1", "d2", "d0"]


def test_what_a_disease_is_comes_before_what_some_have_in_common():
    grown = tree({(5, 0): {"mondo", "orphanet"}, (5, 1): {"mondo"}})
    grown.links[0]["name"]["en"] = "Rare genetic disorder with obstructive azoospermia"

    grown = FamilyTree.grown(grown.links, grown.edges)

    assert [link["slug"] for link in grown.family_of(5)["parents"]] == ["d1", "d0"]


def test_a_parent_above_another_parent_is_left_out():
    grown = tree({(5, 0): {"mondo"}, (5, 1): {"mondo"}, (1, 0): {"mondo"}})

    assert [link["slug"] for link in grown.family_of(5)["parents"]] == ["d1"]


def test_one_source_alone_puts_no_form_of_a_disease_below_its_sister():
    said = {(7, 5): {"orphanet", "gard"}, (6, 5): {"orphanet", "gard"}, (7, 6): {"mondo"}}

    assert [link["slug"] for link in tree(said).family_of(7)["parents"]] == ["d5", "d6"]


def test_a_disease_that_is_reached_twice_is_counted_once():
    grown = tree({(1, 0): {"mondo"}, (2, 0): {"mondo"}, (5, 1): {"mondo"}, (5, 2): {"mondo"}})

    assert grown.family_of(0)["diseases_below"] == 1
