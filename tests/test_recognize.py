"""`rareguru recognize`: one text or a file of them, for people and for programs."""

from __future__ import annotations

import orjson
import pytest
from click.testing import CliRunner

from rareguru.cli.recognize import recognize
from rareguru.knowledge.search.tests.built import build_words, tell_of_names


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def built(db):
    tell_of_names()
    build_words("1")


def run(*words):
    return CliRunner().invoke(recognize, [str(word) for word in words])


def test_what_is_recognized_is_a_line_with_status_term_and_words(built):
    done = run("He has a dry cough.")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == "present    HP:0031246  Nonproductive cough  ('dry cough')\n"


def test_programs_get_the_documented_list(built):
    [finding] = orjson.loads(run("no cough", "--json").stdout)

    assert finding == {
        "term": "HP:0012735",
        "label": "Cough",
        "start": 3,
        "end": 8,
        "status": "absent",
        "certainty": 0.97,
        "alternatives": [],
    }


@pytest.mark.parametrize("words", [("Tiene tos", "--lang", "es"), ("Mi hijo tiene mucha tos",)])
def test_spanish_is_read_when_said_or_told_by_its_words(built, words):
    assert run(*words).stdout.startswith("present    HP:0012735  ")


def test_nothing_recognized_ends_with_status_1_and_a_sentence(built):
    done = run("nothing at all")

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("No symptom was recognized. Try it in other words")


def test_each_text_of_a_file_is_answered(built, var):
    texts, out = var / "texts.jsonl", var / "out.jsonl"
    texts.write_text('{"id": 7, "text": "a cough"}\n\n{"id": "b", "text": "tos", "lang": "es"}\n', "utf-8-sig")

    assert run("--texts", texts, "--out", out).exit_code == 0
    answers = [orjson.loads(line) for line in out.read_bytes().splitlines()]
    assert [(one["id"], [finding["term"] for finding in one["findings"]]) for one in answers] == [
        (7, ["HP:0012735"]),
        ("b", ["HP:0012735"]),
    ]


def test_texts_are_not_replaced_by_their_own_answers(built, var):
    (var / "texts.jsonl").write_text('{"id": 7, "text": "a cough"}\n')

    done = run("--texts", var / "texts.jsonl", "--out", var / "texts.jsonl")

    assert (done.exit_code, (var / "texts.jsonl").read_text()) == (2, '{"id": 7, "text": "a cough"}\n')


@pytest.mark.parametrize("lang", ["xx", 5, ["en"], 0])
def test_a_language_that_is_none_is_named_and_nothing_written(built, var, lang):
    (var / "texts.jsonl").write_bytes(orjson.dumps({"text": "a cough", "lang": lang}))

    done = run("--texts", var / "texts.jsonl", "--out", var / "out.jsonl")

    assert (done.exit_code, (var / "out.jsonl").exists()) == (1, False)
    assert 'Line 1 of the texts has a "lang" that is none of de, en, es' in done.stderr


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}', '{"id": 1, "text": 2}'])
def test_a_line_that_is_no_text_is_named_and_nothing_written(built, var, line):
    (var / "texts.jsonl").write_text('{"id": 7, "text": "a cough"}\n' + line)

    done = run("--texts", var / "texts.jsonl", "--out", var / "out.jsonl")

    assert (done.exit_code, (var / "out.jsonl").exists()) == (1, False)
    assert "Line 2 of the texts" in done.stderr


@pytest.mark.parametrize("words", [(), ("a cough", "--out", "x"), ("--texts", __file__), ("cough", "--lang", "xx")])
def test_a_wrong_call_ends_with_status_2(built, words):
    assert run(*words).exit_code == 2


@pytest.mark.parametrize("words", [("tos", "--lang", "es"), ("tos",)])
def test_words_of_one_language_that_cannot_be_read_are_a_sentence(built, var, words):
    (var / "build" / "1" / "symptom_words" / "es" / "phrases.json").write_text("{")

    done = run(*words)

    assert (done.exit_code, done.stdout) == (1, "")
    assert "no usable tables of symptom words" in done.stderr
    assert run("a cough", "--lang", "en").exit_code == 0


def test_before_the_first_build_it_says_what_to_run(db):
    done = run("a cough")

    assert done.exit_code == 1
    assert "Run `rareguru sync` first" in done.stderr
