"""The command line: help without a site, statuses, and failures told in sentences."""

import errno
import os
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool

import click
import pytest
from django.db import DatabaseError

from rareguru.cli.main import VERBS, explained_failures


def rareguru(*words, **environment):
    command = [sys.executable, "-m", "rareguru.cli.main", *words]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environment}, check=False)


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_names_every_verb_without_any_setting(option):
    done = rareguru(option, DJANGO_SETTINGS_MODULE="nowhere")

    assert done.returncode == 0
    assert all(f"  {name} " in done.stdout and verb.says in done.stdout for name, verb in VERBS.items())


def test_it_tells_its_version():
    done = rareguru("--version", DJANGO_SETTINGS_MODULE="nowhere")

    assert (done.returncode, done.stdout[:9]) == (0, "RareGuru ")


@pytest.mark.parametrize("words", [("fly",), ("--fly",), ("doctor", "--fly"), ("up", "--port", "0")])
def test_a_call_that_is_not_understood_ends_with_status_2(words):
    done = rareguru(*words)

    assert (done.returncode, done.stdout) == (2, "")
    assert "Try 'rareguru" in done.stderr


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(verb):
    done = rareguru(verb, "--help")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Usage: rareguru {verb}")


def test_settings_that_cannot_be_used_are_named():
    done = rareguru("doctor", DATABASE_URL="mysql://localhost/x")

    assert (done.returncode, done.stdout) == (1, "")
    assert "DATABASE_URL must begin with postgresql://" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "x.db"), r"The disk is full \(x\.db\)\. What was published"),
        (PermissionError(errno.EACCES, "Permission denied", "x.db"), r"no permission to write or read \(x\.db\)"),
        (OSError(errno.ENOENT, "No such file or directory", "/no/x"), r"no such file or folder \(/no/x\)\. Make"),
        (OSError(errno.EIO, "Input/output error"), r"The system refused: Input/output error\."),
        (DatabaseError("database is locked"), r"The database could not be used: database is locked"),
        (BrokenProcessPool("A process ended"), r"RAREGURU_PROCESSES=1"),
    ],
)
def test_failures_that_every_verb_can_meet_are_sentences(failure, sentence):
    with pytest.raises(click.ClickException, match=sentence), explained_failures():
        raise failure


def test_a_command_that_only_answers_speaks_of_nothing_published(tmp_path):
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "current").symlink_to(loop)

    done = rareguru("find", "BOOP", RAREGURU_VAR=str(tmp_path), DATABASE_URL="")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("/build/current). Nothing of the site was changed.\n")


def test_a_reader_that_goes_away_is_no_failure_of_ours():
    with pytest.raises(BrokenPipeError), explained_failures():
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("find", "BOOP"), "Error: There is no usable name index."),
        (("rank", "HP:0001250"), "Error: There is no table to rank with yet."),
        (("recognize", "a cough"), "Error: There are no usable tables of symptom words."),
    ],
)
@pytest.mark.parametrize("pointer", [b"damaged", b"\xff\xfe"])
def test_a_damaged_build_is_a_sentence_and_nothing_else(tmp_path, words, says, pointer):
    for name in ("names", "differential", "symptom_words"):
        (tmp_path / "build" / "damaged" / name).mkdir(parents=True)
    (tmp_path / "build" / "current").write_bytes(pointer)

    done = rareguru(*words, RAREGURU_VAR=str(tmp_path), DATABASE_URL="")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(says)
    assert len(done.stderr.splitlines()) == 1


def test_the_doctor_makes_nothing_where_nothing_is(tmp_path):
    var = tmp_path / "nowhere" / "var"

    done = rareguru("doctor", RAREGURU_VAR=str(var), DATABASE_URL="")

    assert done.returncode == 1
    assert "PROBLEM  database: there is none yet\n         Run: rareguru up\n" in done.stdout
    assert f"ok       permissions: {var} is not there yet and can be made" in done.stdout
    assert not var.parent.exists()
