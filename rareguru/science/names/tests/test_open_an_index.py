"""A folder that holds no whole index of this version is refused."""

from __future__ import annotations

import pytest

from rareguru.science.names.entries import NameEntry
from rareguru.science.names.index import NameIndex
from rareguru.science.names.tables import UnusableNameIndex

ENTRIES = [NameEntry("Marfan syndrome", "1"), NameEntry("ORPHA:558", "1")]
NOTE = "index.json"


@pytest.fixture
def folder(tmp_path):
    NameIndex.build(ENTRIES).save(tmp_path / "a" / "names")
    return tmp_path / "a" / "names"


def test_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(UnusableNameIndex, match=r"There is no whole name index in .*nowhere\. Build it again\."):
        NameIndex.open(tmp_path / "nowhere")


def test_every_file_is_needed(folder):
    for file in sorted(folder.iterdir()):
        kept = file.read_bytes()
        file.unlink()
        with pytest.raises(UnusableNameIndex, match="no whole name index"):
            NameIndex.open(folder)
        file.write_bytes(kept)

    assert NameIndex.open(folder).search("marfan")


@pytest.mark.parametrize("content", [b"", b"\x93NUMPY", b"<html>", b"\x80\x04N."])
def test_a_file_that_is_no_array_is_refused(folder, content):
    for file in sorted(folder.glob("*.npy")):
        kept = file.read_bytes()
        file.write_bytes(content)
        with pytest.raises(UnusableNameIndex, match="no whole name index"):
            NameIndex.open(folder)
        file.write_bytes(kept)


def test_a_file_cut_short_is_refused(folder):
    for file in sorted(folder.glob("*.npy")):
        kept = file.read_bytes()
        file.write_bytes(kept[:-1])
        with pytest.raises(UnusableNameIndex, match="no whole name index"):
            NameIndex.open(folder)
        file.write_bytes(kept)


@pytest.mark.parametrize("content", ["", "{", "\udcff"])
def test_a_note_that_is_no_json_is_refused(folder, content):
    (folder / NOTE).write_bytes(content.encode(errors="surrogateescape"))

    with pytest.raises(UnusableNameIndex, match="no whole name index"):
        NameIndex.open(folder)


@pytest.mark.parametrize("content", ['{"format": 0}', "[]", "null"])
def test_an_index_of_another_version_is_refused(folder, content):
    (folder / NOTE).write_text(content)

    with pytest.raises(UnusableNameIndex, match="of another version"):
        NameIndex.open(folder)


def test_an_open_index_outlives_its_folder(folder):
    index = NameIndex.open(folder)
    for file in folder.iterdir():
        file.unlink()

    assert index.search("marfan")[0].target == "1"


def test_what_is_mapped_cannot_be_written(folder):
    with pytest.raises(ValueError, match="read-only"):
        NameIndex.open(folder).tables.postings[0] = 1
