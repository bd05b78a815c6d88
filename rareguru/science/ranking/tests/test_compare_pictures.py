from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.sparse import csr_array

from rareguru.science.ranking.similarity import closest_rows, likeness, likeness_to_rows

TERMS = 12
weights = st.sampled_from([0, 0, 0, 0.5, 1, 2.25, 7])
pictures = arrays(np.float32, TERMS, elements=weights)
tables = arrays(np.float32, st.tuples(st.integers(1, 30), st.just(TERMS)), elements=weights)


def places_of(table):
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    return np.divide(table, lengths, out=np.zeros_like(table), where=lengths > 0)


@given(pictures, pictures)
def test_likeness_is_symmetric_and_between_none_and_all(first, second):
    found = likeness(first, second)

    assert found == likeness(second, first)
    assert 0 <= found <= 1


@given(pictures.filter(np.any))
def test_a_picture_is_wholly_like_itself(picture):
    assert likeness(picture, picture) == 1


@given(pictures, pictures)
def test_nothing_shared_is_not_alike(first, second):
    second[first > 0] = 0

    assert likeness(first, second) == 0


@given(pictures.filter(np.any), st.integers(0, TERMS - 1))
def test_one_finding_more_makes_less_like(picture, term):
    more = picture.copy()
    more[term] += 1

    assert likeness(picture, more) < 1


@given(pictures, tables)
def test_the_likeness_to_many_is_that_to_each(picture, table):
    found = likeness_to_rows(picture, csr_array(table))

    assert found == pytest.approx([likeness(picture, row) for row in table], abs=1e-5)


@given(tables, st.integers(1, 5))
def test_the_closest_are_the_likest_of_all_when_all_are_compared(table, limit):
    found = list(closest_rows(csr_array(table), places_of(table), limit=limit, pool=len(table)))

    for row, alike in enumerate(found):
        others = [likeness(table[row], other) for place, other in enumerate(table) if place != row]
        expected = sorted((one for one in others if one > 0), reverse=True)[:limit]
        assert [one.likeness for one in alike] == pytest.approx(expected, abs=1e-5)


def test_what_is_kept_apart_is_not_given():
    table = np.eye(4, dtype=np.float32) + 1
    apart = [{1, 2}, set(), set(), set()]

    first, *_others = closest_rows(csr_array(table), places_of(table), limit=3, apart=apart)

    assert [one.row for one in first] == [3]
