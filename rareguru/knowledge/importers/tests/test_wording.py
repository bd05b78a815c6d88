"""Names are tidied, and acronyms told from words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rareguru.knowledge.importers.wording import is_acronym, tidy


@pytest.mark.parametrize("name", ["COP", "BOOP", "hEDS", "vCJD", "46,XY DSD", "AR-CMT2B2", "ALK+ ALCL"])
def test_knows_an_acronym(name):
    assert is_acronym(name)


@pytest.mark.parametrize("name", ["", "Cough", "Poly-X", "OI type 1", "MIXED CONNECTIVE TISSUE", "lca", "17"])
def test_knows_what_is_no_acronym(name):
    assert not is_acronym(name)


@pytest.mark.parametrize(
    ("text", "kept"), [("  two  words ", "two words"), ("a\u200bb\x07", "ab"), ("Björnstad", "Björnstad"), ("\x00", "")]
)
def test_tidies_spaces_and_what_cannot_be_printed(text, kept):
    assert tidy(text) == kept


@given(st.text())
def test_tidies_once_and_for_all(text):
    assert tidy(tidy(text)) == tidy(text)
