"""Any text may be given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rareguru.science.recognition.mentions import Status
from rareguru.science.recognition.tests.small import read, recognizer

PIECES = [
    *("seizures", "no", "fever", "my mother", "but", "pain in his", "arms", "and", "legs", ",", ".", "?"),
    *("e\u0301", "🙂", "\0", "痛", "<b>"),
]
odd = st.text(st.characters(categories=["Lm", "Lo", "Mn", "Mc", "Cs", "No", "Nl", "Cf"]) | st.sampled_from("a1 '"))
texts = st.one_of(st.text(), odd, st.lists(st.sampled_from(PIECES)).map(" ".join))


@given(texts, st.sampled_from(["en", "es"]))
def test_places_lie_in_the_text_in_order(text, language):
    mentions = read(text, language)

    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)
    assert all((mention.status is Status.PRESENT) == (not mention.span_cue) for mention in mentions)


@given(texts)
def test_the_same_text_is_read_the_same(text):
    recognizer.cache_clear()
    first = read(text)
    recognizer.cache_clear()

    assert read(text) == first


@pytest.mark.parametrize(
    "text", ["\ud800", "\0", "a" * 100_000, "seizures " * 10_000, "疼痛" * 1_000, "'" * 1_000, "1\ud800 \ud800a 1"]
)
def test_odd_texts_are_read(text):
    read(text)
