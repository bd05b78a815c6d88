"""The sentences that measure recognition are whole: what they code lies in them."""

import json
import re
from collections import Counter

import pytest

from tests.rules import ROOT


def _read(name):
    lines = (ROOT / f"samples/finder/{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


SETS = {"sentences": {"en": 181, "es": 119}, "sentences_by_another": {"en": 180, "es": 120}}
SENTENCES = [sentence for name in SETS for sentence in _read(name)]
FINDINGS = [(sentence, finding) for sentence in SENTENCES for finding in sentence["findings"]]
TERM = re.compile(r"HP:\d{7}")


@pytest.mark.parametrize("name", SETS)
def test_there_are_three_hundred_in_two_languages(name):
    sentences = _read(name)

    assert Counter(sentence["language"] for sentence in sentences) == SETS[name]
    assert len({sentence["id"] for sentence in sentences}) == 300


@pytest.mark.parametrize("name", SETS)
def test_every_kind_is_there(name):
    kinds = {"plain", "idiom", "negation", "typo", "relatives", "trap", "none", "measurement"}

    assert {sentence["kind"] for sentence in _read(name)} == kinds


def test_no_sentence_stands_twice():
    assert len({sentence["text"] for sentence in SENTENCES}) == len(SENTENCES)


def test_words_lie_in_the_sentence_and_are_trimmed():
    for sentence, finding in FINDINGS:
        words = sentence["text"][finding["start"] : finding["end"]]
        assert words == words.strip() != "", sentence["id"]


def test_terms_and_statuses_are_of_the_agreed_form():
    for sentence, finding in FINDINGS:
        terms = [finding["term"], *finding["also"]]
        assert all(map(TERM.fullmatch, terms)), sentence["id"]
        assert len(set(terms)) == len(terms), sentence["id"]
        assert finding["status"] in {"present", "absent", "uncertain", "other"}, sentence["id"]


def test_traps_hold_no_finding():
    assert not [
        sentence["id"] for sentence in SENTENCES if sentence["kind"] in {"trap", "none"} and sentence["findings"]
    ]
