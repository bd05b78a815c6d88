"""Terms are suggested by the beginning of a name, and by words that describe them."""

from __future__ import annotations

import numpy as np
import pytest

from rareguru.science.recognition.beginnings import Beginnings
from rareguru.science.recognition.languages.language import LANGUAGES
from rareguru.science.recognition.meaning import Nearness, describe
from rareguru.science.recognition.tables import UnusableTables

ENGLISH = LANGUAGES["en"]
NAMES = [("Cough", 0), ("Coughing fits", 0), ("Cough at night", 1), ("Cold hands", 2), ("Tremor", 3)]
DEFINITIONS = [(0, "Air is pushed out of the lungs at once."), (3, "A part of the body moves to and fro by itself.")]


@pytest.fixture
def beginnings():
    return Beginnings.build(NAMES)


@pytest.fixture
def nearness():
    return Nearness.build(describe([(term, name) for name, term in NAMES], DEFINITIONS), [9, 0, 0, 1], ENGLISH)


def test_every_term_with_the_beginning_is_found_by_its_shortest_name(beginnings):
    assert sorted(beginnings.begin_with("COUG")) == [(0, "Cough"), (1, "Cough at night")]


@pytest.mark.parametrize("text", ["", "  ", "xyz", "cough in the morning"])
def test_where_nothing_begins_so_nothing_is_found(beginnings, text):
    assert beginnings.begin_with(text) == []


def test_beginnings_are_the_same_after_saving(beginnings, tmp_path):
    beginnings.save(tmp_path)

    assert Beginnings.open(tmp_path).begin_with("co") == beginnings.begin_with("co")


@pytest.mark.parametrize(
    ("text", "term"),
    [("pushing the air out", 0), ("his arm moves to and fro", 3), ("shaking", 3), ("coughs at night", 1)],
)
def test_what_is_described_so_is_nearest(nearness, text, term):
    assert next(nearness.nearest(text, ENGLISH, limit=3))[0] == term


@pytest.mark.parametrize("text", ["", "xyz", "\0", "the"])
def test_what_no_description_says_is_near_nothing(nearness, text):
    assert list(nearness.nearest(text, ENGLISH, limit=3)) == []


def test_nearness_lies_between_0_and_1_and_falls(nearness):
    scores = [score for _, score in nearness.nearest("cough at night with cold hands", ENGLISH, limit=9)]

    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_nearness_is_the_same_after_saving(nearness, tmp_path):
    nearness.save(tmp_path)
    opened = Nearness.open(tmp_path)

    assert np.array_equal(opened.weights, nearness.weights)
    assert list(opened.nearest("shaking", ENGLISH, limit=3)) == list(nearness.nearest("shaking", ENGLISH, limit=3))


@pytest.mark.parametrize("kind", [Beginnings, Nearness])
def test_an_empty_folder_is_refused(kind, tmp_path):
    with pytest.raises(UnusableTables, match="again"):
        kind.open(tmp_path)


def test_a_catalogue_without_terms_is_near_nothing():
    assert list(Nearness.build({}, [], ENGLISH).nearest("cough", ENGLISH, limit=3)) == []
