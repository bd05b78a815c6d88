"""`rareguru find`: one query or a file of them, for people and for programs."""

from __future__ import annotations

import orjson
import pytest
from click.testing import CliRunner

from rareguru.cli.find import find
from rareguru.knowledge.search.tests.built import build, tell_of_names

COP = "cryptogenic-organizing-pneumonia"
QUERIES = ["cryptogenic organising pnumonia", "no such name at all", "", "BOOP"]


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def built(db):
    tell_of_names()
    build("1")


def run(*words):
    return CliRunner().invoke(find, [str(word) for word in words])


def test_what_is_found_is_a_line_with_score_name_and_address(built):
    done = run("cryptogenic organising pnumonia", "--limit", "1")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.endswith(f"  Cryptogenic organizing pneumonia  /diseases/{COP}/\n")
    assert len(done.stdout.splitlines()) == 1


def test_a_name_that_is_not_that_of_the_page_is_told(built):
    assert run("BOOP").stdout == f"100.0  Cryptogenic organizing pneumonia  (as 'BOOP')  /diseases/{COP}/\n"


def test_a_branch_has_the_address_of_a_branch(built):
    assert "/branches/idiopathic-interstitial-pneumonia/" in run("idiopathic interstitial pneumonia").stdout


def test_programs_get_the_documented_list(built):
    [first, *_] = orjson.loads(run("boop", "--json").stdout)

    assert first == {
        "slug": COP,
        "name": "Cryptogenic organizing pneumonia",
        "matched": "BOOP",
        "ids": ["GARD:0001620", "MONDO:0015264", "ORPHA:1302"],
        "score": 100.0,
    }


def test_a_language_can_be_preferred(built):
    [first, *_] = orjson.loads(run("neumonia organizada criptogenica", "--json", "--language", "es").stdout)

    assert first["matched"] == "Neumonía organizada criptogénica"


def test_nothing_found_ends_with_status_1_and_a_sentence(built):
    done = run("no such name at all")

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("No disease here has a name like 'no such name at all'. Try fewer words")


@pytest.mark.parametrize("query", ["no such name at all", "", "\ud800"])
def test_nothing_found_is_an_empty_list_for_programs(built, query):
    done = run(query, "--json")

    assert (done.exit_code, orjson.loads(done.stdout), done.stderr) == (1, [], "")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_line_of_a_file_is_answered_in_order(built, tmp_path, end):
    (tmp_path / "in.txt").write_text(end.join(QUERIES), encoding="utf-8", newline="")

    done = run("--queries", tmp_path / "in.txt", "--out", tmp_path / "out.jsonl", "--limit", "1")

    answers = [orjson.loads(line) for line in (tmp_path / "out.jsonl").read_bytes().splitlines()]
    assert (done.exit_code, done.output) == (0, "")
    assert [answer["query"] for answer in answers] == QUERIES
    assert [[one["slug"] for one in answer["results"]] for answer in answers] == [[COP], [], [], [COP]]


def test_a_file_gives_the_same_as_one_query(built, tmp_path):
    (tmp_path / "in.txt").write_text("BOOP\n")
    run("--queries", tmp_path / "in.txt", "--out", tmp_path / "out.jsonl")

    assert orjson.loads((tmp_path / "out.jsonl").read_bytes())["results"] == orjson.loads(run("BOOP", "--json").stdout)


def test_a_file_is_not_replaced_by_its_own_answers(built, tmp_path):
    (tmp_path / "in.txt").write_text("BOOP\n")

    done = run("--queries", tmp_path / "in.txt", "--out", tmp_path / "in.txt")

    assert (done.exit_code, (tmp_path / "in.txt").read_text()) == (2, "BOOP\n")
    assert "is the very file that is read. Nothing was written." in done.stderr


def test_a_file_that_is_no_text_is_refused(built, tmp_path):
    (tmp_path / "in.txt").write_bytes("fibrosis quística".encode("latin-1"))

    done = run("--queries", tmp_path / "in.txt", "--out", tmp_path / "out.jsonl")

    assert (done.exit_code, (tmp_path / "out.jsonl").exists()) == (1, False)
    assert "in.txt is not UTF-8 text in line 1." in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--queries", __file__),
        ("--out", "out.jsonl"),
        ("BOOP", "--out", "out.jsonl"),
        ("BOOP", "--queries", __file__, "--out", "out.jsonl"),
        ("BOOP", "--limit", "0"),
        ("BOOP", "--limit", "101"),
        ("--queries", "/nowhere.txt", "--out", "out.jsonl"),
        ("BOOP", "COP"),
    ],
)
def test_a_wrong_call_ends_with_status_2(words):
    done = run(*words)

    assert (done.exit_code, done.stdout) == (2, "")
    assert "Try 'find --help'" in done.stderr


@pytest.mark.parametrize("words", [("BOOP",), ("BOOP", "--json")])
def test_before_the_first_build_it_says_what_to_run(db, words):
    done = run(*words)

    assert (done.exit_code, done.stdout) == (1, "")
    assert "There is no usable name index. Run `rareguru sync` first" in done.stderr
