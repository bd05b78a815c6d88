"""The sentences that measure recognition are whole: what they code lies in them."""

import json
import re
from collections import Counter

from tests.rules import ROOT

LINES = (ROOT / "samples/finder/sentences.jsonl").read_text(encoding="utf-8").splitlines()
SENTENCES = [json.loads(line) for line in LINES]
FINDINGS = [(sentence, finding) for sentence in SENTENCES for finding in sentence["findings"]]
TERM = re.compile(r"HP:\d{7}")


def test_there_are_three_hundred_in_two_languages():
    assert Counter(sentence["language"] for sentence in SENTENCES) == {"en": 181, "es": 119}
    assert len({sentence["id"] for sentence in SENTENCES}) == 300


def test_every_kind_is_there():
    kinds = {"plain", "idiom", "negation", "typo", "relatives", "trap", "none", "measurement"}

    assert {sentence["kind"] for sentence in SENTENCES} == kinds


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
