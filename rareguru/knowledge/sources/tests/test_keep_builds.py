"""Builds: two are kept, what a killed one left is removed, and a damaged pointer is no build."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from rareguru.knowledge.sources.build import build_pointer, builds_folder, current_build, new_build

BUILDER = """
import sys, time
from pathlib import Path
from django.conf import settings
settings.configure(VAR=sys.argv[1])
from rareguru.knowledge.sources.build import new_build
with new_build("other"):
    print("filling", flush=True)
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR = tmp_path
    return tmp_path


@pytest.fixture
def builder(var):
    """Another process that fills a folder."""
    with subprocess.Popen([sys.executable, "-c", BUILDER, str(var)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "filling\n"
        yield process
        process.kill()


def _build(name, *, second=0):
    with new_build(name) as folder:
        os.utime(folder, (second, second))


def _folders():
    return sorted(path.name for path in builds_folder().iterdir() if path.is_dir())


def test_the_current_build_and_the_one_before_are_kept():
    for second, name in enumerate("abc"):
        _build(name, second=second)

    assert _folders() == ["b", "c"]


def test_the_current_build_is_kept_whatever_its_clock_said():
    for name, second in {"a": 2, "b": 3, "c": 1}.items():
        _build(name, second=second)

    assert _folders() == ["b", "c"]
    assert current_build() == builds_folder() / "c"


def test_what_killed_builds_left_is_removed_and_pushes_no_build_out():
    _build("a")
    for pid in range(4):
        (builds_folder() / f".x.{pid}").mkdir()

    _build("b", second=1)

    assert _folders() == ["a", "b"]


def test_the_folder_that_a_living_process_fills_is_left_alone(builder):
    _build("a")

    assert _folders() == [f".other.{builder.pid}", "a"]


def test_the_folder_of_a_killed_process_is_removed(builder):
    builder.kill()
    builder.wait()

    _build("a")

    assert _folders() == ["a"]


def test_a_build_that_fails_leaves_nothing():
    _build("a")

    with pytest.raises(ZeroDivisionError), new_build("b"):
        raise ZeroDivisionError

    assert (_folders(), current_build()) == (["a"], builds_folder() / "a")


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"\0", b"..", b"nowhere", b"/", b"a" * 300])
def test_a_pointer_that_leads_nowhere_is_no_build_until_the_next(damage):
    _build("a")
    build_pointer().write_bytes(damage)

    assert current_build() is None
    _build("a")
    assert current_build() == builds_folder() / "a"
