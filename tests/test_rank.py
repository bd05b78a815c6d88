"""`rareguru rank`: one person or a file of them, for people and for programs."""

from __future__ import annotations

import gzip

import orjson
import pytest
from click.testing import CliRunner

from rareguru.cli.rank import rank
from rareguru.knowledge.differential.tests.built import (
    ADULT_ONSET,
    CONGENITAL,
    COUGH,
    DRY_COUGH,
    FEVER,
    FORMER_FEVER,
    FORMER_NOTHING,
    RASH,
    SEIZURE,
    build,
    tell_of_findings,
)

CASES = [
    {"id": "a", "present": [FEVER, RASH], "excluded": [SEIZURE]},
    {"id": "b", "present": [FORMER_FEVER, ADULT_ONSET], "excluded": []},
    {"id": "c", "present": [DRY_COUGH]},
]


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def built(db):
    tell_of_findings()
    build("1")


def run(*words):
    return CliRunner().invoke(rank, [str(word) for word in words])


def _run_cases(folder, content):
    (folder / "in.jsonl").write_bytes(content)
    done = run("--cases", folder / "in.jsonl", "--out", folder / "out.jsonl")
    return done, [orjson.loads(line) for line in (folder / "out.jsonl").read_bytes().splitlines()]


def _lines(cases):
    return b"".join(orjson.dumps(case) + b"\n" for case in cases)


def test_a_disease_is_a_line_with_score_band_name_and_address(built):
    done = run(FEVER, RASH, "--top", "1")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.endswith("Hot skin 1  /diseases/hot-skin-1/\n")
    assert len(done.stdout.splitlines()) == 1


def test_programs_get_ids_and_reasons_that_add_up(built):
    [first, *_] = orjson.loads(run(FEVER, RASH, "--not", SEIZURE, "--json").stdout)

    assert first["ids"] == ["MONDO:0100002", "OMIM:600001"]
    shares = [reason["share"] for reason in first["explanation"]["reasons"]]
    assert sum(shares) == pytest.approx(first["score"], abs=1e-3)


def test_a_former_id_is_followed_and_named(built):
    done = run(FORMER_FEVER, "--top", "1")

    assert (done.exit_code, done.stderr) == (0, f"{FORMER_FEVER} is now {FEVER}, which is taken instead.\n")


@pytest.mark.parametrize(
    ("term", "says"),
    [
        ("HP:9999999", "is not an id of HPO"),
        ("fever", "is not an id of HPO"),
        (",", "is not an id of HPO"),
        ("", "is not an id of HPO"),
        (FORMER_NOTHING, "obsolete"),
        (ADULT_ONSET, "no finding"),
    ],
)
def test_what_is_no_finding_is_refused_by_name(built, term, says):
    done = run(FEVER, term)

    assert (done.exit_code, done.stdout) == (1, "")
    assert term in done.stderr
    assert says in done.stderr


def test_yes_and_no_to_one_finding_is_refused(built):
    done = run(FEVER, "--not", FEVER)

    assert (done.exit_code, done.stdout) == (1, "")
    assert "both there and not there" in done.stderr


def test_without_a_build_it_says_what_to_run(db):
    done = run(FEVER)

    assert (done.exit_code, "rareguru sync" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    "words", [(), (FEVER, "--cases", __file__, "--out", "x"), ("--cases", __file__), (FEVER, "--top", "0")]
)
def test_a_wrong_call_is_not_understood(words):
    assert run(*words).exit_code == 2


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_each_case_gets_a_line_with_its_ranking(built, tmp_path, pack):
    done, answers = _run_cases(tmp_path, pack(_lines(CASES)))

    assert done.exit_code == 0
    assert [answer["id"] for answer in answers] == ["a", "b", "c"]
    assert answers[0]["ranking"][0].keys() == {"slug", "name", "ids", "score"}
    assert answers[2]["ranking"][0]["ids"] == ["GARD:0001620", "MONDO:0015264", "ORPHA:1302"]


def test_what_is_left_out_of_a_case_is_named(built, tmp_path):
    done, answers = _run_cases(tmp_path, _lines(CASES))

    assert ADULT_ONSET in answers[1]["notes"][0]
    assert f"Line 2: {ADULT_ONSET}" in done.stderr


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[]",
        b'{"id": 1, "present": "HP:0001945"}',
        b'{"id": 1, "present": ["HP:0001945"], "excluded": ["HP:0001945"]}',
        b'{"id": 1, "present": []}',
    ],
)
def test_a_line_that_cannot_be_ranked_does_not_stop_the_others(built, tmp_path, line):
    done, answers = _run_cases(tmp_path, line + b"\n" + _lines(CASES[:1]))

    assert done.exit_code == 1
    assert answers[0]["ranking"] == []
    assert answers[0]["notes"]
    assert answers[1]["id"] == "a"


@pytest.mark.parametrize("content", [b"\xff\n", gzip.compress(_lines(CASES), mtime=0)[:40]])
def test_a_file_that_is_no_whole_text_is_refused_before_anything_is_written(built, tmp_path, content):
    (tmp_path / "in.jsonl").write_bytes(content)

    done = run("--cases", tmp_path / "in.jsonl", "--out", tmp_path / "out.jsonl")

    assert (done.exit_code, (tmp_path / "out.jsonl").exists()) == (1, False)
    assert "in.jsonl is " in done.stderr
    assert "Nothing was written." in done.stderr


def test_cases_are_not_replaced_by_their_own_answers(built, tmp_path):
    (tmp_path / "in.jsonl").write_bytes(_lines(CASES))

    done = run("--cases", tmp_path / "in.jsonl", "--out", tmp_path / "in.jsonl")

    assert (done.exit_code, (tmp_path / "in.jsonl").read_bytes()) == (2, _lines(CASES))


def test_a_former_id_of_a_case_is_named(built, tmp_path):
    done, answers = _run_cases(tmp_path, _lines(CASES))

    assert f"Line 2: {FORMER_FEVER} is now {FEVER}, which is taken instead.\n" in done.stderr
    assert len(answers[1]["notes"]) == 2


def test_a_key_that_is_not_read_is_named_with_its_lines(built, tmp_path):
    done, answers = _run_cases(tmp_path, _lines([*CASES, {"id": "d", "present": [FEVER], "exclude": [RASH]}] * 12))

    assert '"exclude" is not read, a case has id, present, excluded: lines 4, 8, ' in done.stderr
    assert "40 and 2 more.\n" in done.stderr
    assert (done.exit_code, len(answers)) == (0, 48)


def test_a_finding_whose_wider_one_is_excluded_is_named(built, tmp_path):
    done, answers = _run_cases(tmp_path, _lines([{"id": "a", "present": [DRY_COUGH], "excluded": [COUGH]}]))

    said = f"{DRY_COUGH} is there, but {COUGH}, of which it is a kind, is not. Both were counted."
    assert (answers[0]["notes"], done.stderr.count(said)) == ([said], 1)
    assert said in run(DRY_COUGH, "--not", COUGH).stderr
    assert said not in run(COUGH, "--not", DRY_COUGH).stderr


@pytest.mark.parametrize("given", ["hp:0001945", "HP_0001945", "0001945", " HP:0001945 "])
def test_an_id_may_be_spelled_otherwise(built, tmp_path, given):
    _, answers = _run_cases(tmp_path, _lines([{"id": "a", "present": [given]}, {"id": "a", "present": [FEVER]}]))

    assert answers[0] == answers[1]
    assert run(given, "--onset", "hp:0003577").stdout == run(FEVER, "--onset", CONGENITAL).stdout != ""


@pytest.mark.parametrize("given", [[f"{FEVER},{RASH}"], [f"{FEVER}, {RASH}"], [f"{FEVER},", RASH]])
def test_commas_may_stand_between_ids(built, given):
    assert run(*given).stdout == run(FEVER, RASH).stdout != ""
    assert run(FEVER, "--not", f"{RASH},{COUGH}").stdout == run(FEVER, "--not", RASH, "--not", COUGH).stdout != ""


@pytest.mark.parametrize("option", [("--not", FEVER), ("--sex", "male"), ("--onset", CONGENITAL)])
def test_what_would_change_nothing_beside_cases_is_refused(tmp_path, option):
    (tmp_path / "in.jsonl").write_bytes(_lines(CASES))

    done = run("--cases", tmp_path / "in.jsonl", "--out", tmp_path / "out.jsonl", *option)

    assert (done.exit_code, (tmp_path / "out.jsonl").exists()) == (2, False)
    assert f"{option[0]} would change nothing beside --cases" in done.stderr


def test_of_each_case_as_many_are_given_as_asked_for(built, tmp_path):
    (tmp_path / "in.jsonl").write_bytes(_lines([{"id": "a", "present": [FEVER]}]))

    run("--cases", tmp_path / "in.jsonl", "--out", tmp_path / "out.jsonl", "--top", "1")

    assert len(orjson.loads((tmp_path / "out.jsonl").read_bytes())["ranking"]) == 1


@pytest.mark.parametrize("option", [("--not", FEVER), ("--sex", "male"), ("--onset", CONGENITAL)])
def test_what_a_phenopacket_says_is_not_said_again(tmp_path, option):
    done = run("--phenopacket", _packet(tmp_path, {"type": {"id": FEVER}}), *option)

    assert done.exit_code == 2
    assert f"{option[0]} would change nothing beside --phenopacket" in done.stderr


def test_ids_that_cannot_be_read_are_a_sentence(built, var):
    (var / "build" / "1" / "differential" / "identifiers.json").write_text("[[")

    done = run(FEVER, "--json")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "identifiers.json in " in done.stderr
    assert "cannot be read. Build it again." in done.stderr


def test_an_empty_file_of_cases_is_answered_by_an_empty_one(built, tmp_path):
    assert _run_cases(tmp_path, b"")[1] == []


def _packet(folder, *features):
    path = folder / "packet.json"
    path.write_bytes(orjson.dumps({"id": "one", "phenotypicFeatures": features}))
    return path


def test_a_phenopacket_gives_the_findings(built, tmp_path):
    packet = _packet(tmp_path, {"type": {"id": FEVER}}, {"type": {"id": FORMER_FEVER}}, {"type": {"id": RASH}})

    done = run("--phenopacket", packet, "--top", "1")

    assert done.exit_code == 0
    assert "Hot skin 1" in done.stdout


def test_what_is_no_finding_in_a_phenopacket_is_named_and_left_out(built, tmp_path):
    packet = _packet(tmp_path, {"type": {"id": FEVER}}, {"type": {"id": ADULT_ONSET}})

    done = run("--phenopacket", packet)

    assert done.exit_code == 0
    assert f"{ADULT_ONSET} is a term of HPO, but no finding" in done.stderr


def test_a_phenopacket_without_findings_ranks_nothing(built, tmp_path):
    done = run("--phenopacket", _packet(tmp_path, {"type": {"id": ADULT_ONSET}}))

    assert done.exit_code == 1
    assert "no finding that can be ranked by" in done.stderr


def test_a_file_that_is_no_phenopacket_is_refused_with_the_field(built, tmp_path):
    done = run("--phenopacket", _packet(tmp_path, {"type": {"idd": FEVER}}))

    assert done.exit_code == 1
    assert "Phenopacket.phenotypicFeatures[0].type" in done.stderr
    assert "Traceback" not in done.stderr
