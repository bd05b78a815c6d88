"""Findings are known by their words, in any order, unless they are denied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rareguru.science.ranking.mining import Dictionary, phrase_of, stem

NAMES = [
    "Seizure",
    "Short stature",
    "Intellectual disability",
    "Severe intellectual disability",
    "Hypoplasia of the thumb",
]
DICTIONARY = Dictionary.of((name, number) for number, name in enumerate(NAMES))


def _named(text):
    return {NAMES[term] for term in DICTIONARY.terms_in(text)}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Seizures begin early.", {"Seizure"}),
        ("a stature that is short, with seizures", {"Short stature", "Seizure"}),
        ("thumb hypoplasia", {"Hypoplasia of the thumb"}),
        ("severe intellectual disability", {"Severe intellectual disability"}),  # the longest, and not the shorter too
        ("Stature. Short fingers.", set()),  # not over the end of a sentence
        ("no seizures", set()),
        ("without any seizures", set()),
        ("seizures (short stature)", {"Seizure"}),
        ("", set()),
        ("\0 <b>", set()),
    ],
)
def test_a_text_names_findings(text, named):
    assert _named(text) == named


def test_very_general_names_are_left_out():
    assert Dictionary.of([("Abnormality", 1), ("Severe", 2), ("(nothing)", 3)]).terms == {}


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [("seizures", "seizure"), ("anomalies", "anomaly"), ("nevus", "nevus"), ("as", "as"), ("loss", "loss")],
)
def test_only_plural_endings_are_taken_off(word, stemmed):
    assert stem(word) == stemmed


@given(st.text())
def test_any_text_can_be_read(text):
    assert DICTIONARY.terms_in(text) is not None
    assert list(phrase_of(text)) == sorted(phrase_of(text))
