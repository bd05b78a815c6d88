"""Evidence becomes frequencies; what is borrowed fills gaps only."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rareguru.science.ranking.evidence import observed
from rareguru.science.ranking.origins import Origin
from rareguru.science.ranking.profiles import Profiles
from rareguru.science.ranking.propagation import propagate
from rareguru.science.ranking.ratios import FLOOR, STEP, background, log_ratios, quantized
from rareguru.science.ranking.tests.small import CLOSURE, NUMBERS, catalogues, profiles


@pytest.mark.parametrize(
    ("frequency", "evidence"),
    [
        ("3/7", (3, 7)),
        ("0/7", (0, 7)),
        ("50%", (10, 20)),
        ("HP:0040281", (pytest.approx(14.4), 16)),
        ("HP:0040285", (0, 16)),
        ("", None),
    ],
)
def test_a_frequency_is_so_many_found_of_so_many_looked_at(frequency, evidence):
    assert observed(frequency) == evidence


def test_evidence_of_a_term_is_summed_and_smoothed():
    one = Profiles.of_evidence(1, 5, np.array([3, 3]), np.array([[1.0, 1.0], [1.0, 3.0]]))

    assert one.keys.tolist() == [3]
    assert one.values[0] == pytest.approx((2 + 1.2) / (4 + 4))


def test_what_was_found_in_nobody_is_absent():
    assert not len(Profiles.of_evidence(1, 5, np.array([3]), np.array([[0.0, 9.0]])).keys)


def test_borrowing_fills_gaps_only_and_takes_the_largest():
    own = Profiles.of_evidence(1, 5, np.array([3]), np.array([[1.0, 1.0]]))

    enriched = own.filled(
        ((np.array([3, 4]), np.array([0.9, 0.1], np.float32)), Origin.WIDER),
        ((np.array([4]), np.array([0.2], np.float32)), Origin.GENE),
    )

    assert enriched.keys.tolist() == [3, 4]
    assert enriched.values.tolist() == pytest.approx([own.values[0], 0.2])
    assert enriched.origins.tolist() == [Origin.OWN, Origin.GENE]


@given(catalogues)
def test_a_term_is_as_frequent_as_the_most_frequent_below_it(signs):
    frequencies = propagate(profiles(signs), CLOSURE).toarray()

    for term in range(len(CLOSURE)):
        above = CLOSURE.above(term)
        assert (frequencies[:, above] >= frequencies[:, [term]]).all()
    assert frequencies[:, NUMBERS["all"]] == pytest.approx([max(of.values(), default=0) for of in signs])


@given(catalogues)
def test_the_table_backs_off_to_broader_terms(signs):
    frequencies = propagate(profiles(signs), CLOSURE)
    shares = background(frequencies)
    table = log_ratios(frequencies, shares, CLOSURE) * STEP + FLOOR

    exact = _log_ratios_one_by_one(frequencies.toarray(), shares)

    assert pytest.approx(np.minimum(exact, FLOOR + 255 * STEP), abs=STEP / 2 + 1e-5) == table.T


def _log_ratios_one_by_one(frequencies, shares):
    exact = np.zeros(frequencies.shape)
    for term in range(len(CLOSURE)):
        rows = slice(CLOSURE.starts[term], CLOSURE.starts[term + 1])
        above, steps = CLOSURE.ancestors[rows], CLOSURE.steps[rows]
        ratios = frequencies[:, above] / shares[above] * 0.1 ** steps.astype(float)
        exact[:, term] = np.log(0.5 + 0.5 * ratios.max(axis=1))
    return exact


@given(st.lists(st.floats(0, 1e5), min_size=1))
def test_the_eight_bits_keep_the_order(ratios):
    steps = quantized(np.sort(np.array(ratios, np.float32)))

    assert (np.diff(steps.astype(int)) >= 0).all()
