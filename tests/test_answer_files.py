"""`--out` of find, rank and recognize: files are replaced whole, links followed, devices and pipes left in place."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import click
import pytest

from rareguru.cli.answer_files import refuse_own_input, writing_answers

LINE = b'{"id":1}\n'


def _write(out):
    with writing_answers(out) as answer:
        answer({"id": 1})


@pytest.fixture
def fifo(tmp_path):
    """A pipe with a name, and its reading end."""
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    yield tmp_path / "pipe", reader
    os.close(reader)


@pytest.fixture
def terminal():
    """A device that anybody may have, and its other end."""
    reader, writer = os.openpty()
    yield Path(os.ttyname(writer)), reader
    os.close(reader)
    os.close(writer)


def test_a_new_file_has_a_line_for_each_answer(tmp_path):
    _write(tmp_path / "out")

    assert (tmp_path / "out").read_bytes() == LINE
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_former_file_is_replaced_and_keeps_who_may_read_it(tmp_path):
    out = tmp_path / "out"
    out.write_text("former")
    out.chmod(0o600)

    _write(out)

    assert (out.read_bytes(), stat.S_IMODE(out.stat().st_mode)) == (LINE, 0o600)


def test_a_failure_midway_leaves_the_former_file(tmp_path):
    (tmp_path / "out").write_text("former")

    with pytest.raises(ZeroDivisionError), writing_answers(tmp_path / "out") as answer:
        answer({"id": 1 // 0})

    assert (tmp_path / "out").read_text() == "former"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path, is_there):
    (tmp_path / "far").mkdir()
    target, link = tmp_path / "far" / "target", tmp_path / "link"
    target.touch() if is_there else None
    link.symlink_to(target)

    _write(link)

    assert link.is_symlink()
    assert target.read_bytes() == LINE


def test_a_pipe_is_written_into(fifo):
    path, reader = fifo

    _write(path)

    assert path.is_fifo()
    assert os.read(reader, 100) == LINE


def test_a_link_to_a_pipe_is_written_through(fifo, tmp_path):
    path, reader = fifo
    (tmp_path / "link").symlink_to(path)

    _write(tmp_path / "link")

    assert ((tmp_path / "link").is_symlink(), path.is_fifo(), os.read(reader, 100)) == (True, True, LINE)


def test_an_open_file_without_a_name_is_written_into(tmp_path):
    with (tmp_path / "gone").open("w+b") as file:
        (tmp_path / "gone").unlink()

        _write(Path(f"/proc/self/fd/{file.fileno()}"))

        assert (file.read(), list(tmp_path.iterdir())) == (LINE, [])


def test_a_device_is_written_into_and_stays_one(terminal):
    device, reader = terminal

    _write(device)

    assert (device.is_char_device(), os.read(reader, 100).splitlines()) == (True, LINE.splitlines())


def test_answers_that_cannot_be_written_are_told(fifo):
    path, reader = fifo

    def nobody_reads():
        with writing_answers(path) as answer, Path(os.devnull).open() as nothing:
            os.dup2(nothing.fileno(), reader)
            answer({"id": 1})

    with pytest.raises(BrokenPipeError):
        nobody_reads()
    assert path.is_fifo()


def test_a_folder_that_is_not_there_is_told_by_the_name_that_was_given(tmp_path):
    with pytest.raises(FileNotFoundError) as failure:
        _write(tmp_path / "nowhere" / "out")

    assert failure.value.filename == str(tmp_path / "nowhere" / "out")


def test_the_file_that_is_read_is_refused_by_any_of_its_names(tmp_path):
    (tmp_path / "in").write_text("kept")
    (tmp_path / "link").symlink_to("in")
    os.link(tmp_path / "in", tmp_path / "other")

    for out in ("in", "link", "other"):
        with (tmp_path / "in").open("rb") as given, pytest.raises(click.UsageError, match="very file that is read"):
            refuse_own_input(given, tmp_path / out)


def test_another_file_is_not_refused(tmp_path):
    (tmp_path / "in").touch()
    (tmp_path / "out").touch()

    with (tmp_path / "in").open("rb") as given:
        refuse_own_input(given, tmp_path / "out")
        refuse_own_input(given, tmp_path / "nowhere")
