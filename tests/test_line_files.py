"""What find, rank and recognize read line by line: text, or a refusal that names the file and says what to do."""

from __future__ import annotations

import gzip

import click
import pytest

from rareguru.cli.line_files import UnreadableLines, read_lines

WHOLE = gzip.compress(b"".join(b"line %d\n" % number for number in range(20_000)))


@pytest.fixture
def given(tmp_path):
    """Read these bytes as a file of lines."""

    def read(content, **how):
        (tmp_path / "in").write_bytes(content)
        return read_lines(tmp_path / "in", tmp_path / "out", **how)

    return read


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_lines_are_numbered_and_have_neither_end_nor_byte_order_mark(given, start, end):
    assert given(start + end.join([b"a", b"", "ñ".encode()])) == [(1, "a"), (2, ""), (3, "ñ")]


def test_gzip_is_unpacked_where_it_may_come(given):
    assert given(gzip.compress(b"\xef\xbb\xbfa\nb\n", mtime=0), may_be_zipped=True) == [(1, "a"), (2, "b")]


@pytest.mark.parametrize(
    "content",
    [WHOLE[:12], WHOLE[: len(WHOLE) // 2], WHOLE + b"JUNK", WHOLE[:200] + b"\xff" * 200 + WHOLE[400:]],
    ids=["cut in its head", "cut in half", "with something behind it", "damaged"],
)
def test_gzip_that_is_not_whole_is_refused(given, content):
    with pytest.raises(
        UnreadableLines, match=r"/in is damaged( after line \d+)?: it is not whole gzip\. Nothing was wri"
    ):
        given(content, may_be_zipped=True)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (gzip.compress(b"a", mtime=0), r"/in is packed with gzip\. Nothing was written\. Unpack it"),
        ("año".encode("utf-16"), r"/in is UTF-16 text\. Nothing was written\. Save it as UTF-8"),
        ("año".encode("utf-16-le"), r"/in is not .* text in line 1\."),
        ("a\naño".encode("latin-1"), r"/in is not UTF-8 text in line 2\. Nothing was written\. Save it as UTF-8"),
        (b"\x7fELF\x00", r"/in is not text in line 1\."),
    ],
)
def test_what_is_no_utf_8_text_is_refused(given, content, says):
    with pytest.raises(UnreadableLines, match=says):
        given(content)


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_a_file_that_holds_nothing_is_told(given, tmp_path, capsys, content):
    given(content)

    assert capsys.readouterr().err == f"{tmp_path}/in holds nothing to answer.\n"


def test_the_answers_must_not_take_the_place_of_the_file(tmp_path):
    (tmp_path / "in").write_text("kept")

    with pytest.raises(click.UsageError):
        read_lines(tmp_path / "in", tmp_path / "in")

    assert (tmp_path / "in").read_text() == "kept"
