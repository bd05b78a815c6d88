"""The files of one release: plain, .gz or .zip, decompressed within limits.

Names are logical: "hpo/hp.obo" finds hp.obo, hp.obo.gz or hp.obo.zip in the folder.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import hashlib
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from rareguru.knowledge.sources.issues import UnusableRelease

MOST_BYTES = 600_000_000  # decompressed, per file; the largest real one has 32 MB
MOST_MEMBERS = 50_000
MOST_MEMBER_BYTES = 20_000_000
MOST_LINE = 1_000_000
_AGAIN = "the published version stays; fetch the file again"
# What gzip and zipfile raise on damaged bytes. OSError: a zip may name a place before its start.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class ReleaseFiles:
    """A folder of upstream files, laid out as `samples/` is."""

    folder: Path

    def find(self, name: str) -> Path | None:
        """Return the file of this logical name, or None."""
        for ending in ("", ".gz", ".zip"):
            path = self.folder / (name + ending)
            if path.is_file():
                return path
        return None

    def has(self, name: str) -> bool:
        return self.find(name) is not None or (self.folder / name).is_dir()

    def path(self, name: str) -> Path:
        if (found := self.find(name)) is None:
            raise UnusableRelease(
                name, "the folder", "the file is missing", "the published version stays; add the file and sync again"
            )
        return found

    def checksum(self, name: str) -> str:
        """Return the SHA-256 of a file, or of all files of a folder that stands for an archive."""
        root = self.folder / name
        paths = sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else [self.path(name)]
        digest = hashlib.sha256()
        for path in paths:
            with path.open("rb") as file:
                while chunk := file.read(1 << 20):
                    digest.update(chunk)
        return digest.hexdigest()

    def lines(self, name: str, encoding: str = "utf-8") -> Iterator[tuple[int, str]]:
        """Yield (line number from 1, text without line end). A leading BOM is dropped.

        Raises UnusableRelease for broken compression, wrong encoding, HTML, null bytes,
        an empty file, over-long lines or more than MOST_BYTES.
        """
        number = 0
        for number, raw in enumerate(self._raw_lines(name), 1):
            if number == 1:
                raw = raw.removeprefix(codecs.BOM_UTF8)
                if raw.lstrip().lower().startswith((b"<!doctype html", b"<html")):
                    raise UnusableRelease(name, "line 1", "the file is an HTML page, not data", _AGAIN)
            if b"\0" in raw:
                raise UnusableRelease(name, f"line {number}", "there is a null byte", _AGAIN)
            try:
                yield number, raw.decode(encoding).rstrip("\r\n")
            except UnicodeDecodeError as error:
                raise UnusableRelease(name, f"line {number}", f"the text is not {encoding}", _AGAIN) from error
        if number == 0:
            raise UnusableRelease(name, "line 1", "the file is empty", _AGAIN)

    def rows(
        self, name: str, columns: Sequence[str], *, delimiter: str = "\t", comment: str = "", quoted: bool = False
    ) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield (line number, row by column name); every one of `columns` must be in the header.

        Lines that start with `comment` are passed over before the header only. `quoted`
        reads CSV quoting (cells may then hold line breaks).
        """
        numbered = self.lines(name)
        last = 0

        def texts() -> Iterator[str]:
            nonlocal last
            for number, text in numbered:
                last = number
                yield text + "\n"

        source = texts()
        header_text = next((text for text in source if not (comment and text.startswith(comment))), None)
        if header_text is None:
            raise UnusableRelease(name, f"line {last}", "there is no header line", _AGAIN)
        quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
        (header,) = _tabular(name, [header_text], delimiter, quoting)
        if missing := [column for column in columns if column not in header]:
            raise UnusableRelease(
                name,
                f"line {last}",
                f"the header lacks the column {', '.join(missing)}",
                "the published version stays; check whether the upstream changed its format",
            )
        width = len(header)
        for cells in _tabular(name, source, delimiter, quoting):
            if not cells:
                continue
            if len(cells) != width:
                raise UnusableRelease(
                    name, f"line {last}", f"there are {len(cells)} cells where the header has {width}", _AGAIN
                )
            yield last, dict(zip(header, cells, strict=True))

    def members(self, name: str, ending: str) -> Iterator[tuple[str, bytes]]:
        """Yield (member name, content) of a zip's members with this ending, sorted by name.

        A folder of the same name holds the same members unpacked.
        """
        if (self.folder / name).is_dir():
            yield from self._unpacked_members(name, ending)
            return
        try:
            with zipfile.ZipFile(self.path(name)) as archive:
                infos = [info for info in archive.infolist() if info.filename.endswith(ending)]
                _check_members(name, ending, [info.file_size for info in infos])
                for info in sorted(infos, key=lambda info: info.filename):
                    yield info.filename, archive.read(info)
        except _BROKEN as error:
            raise UnusableRelease(name, "the archive", f"it cannot be unpacked ({error})", _AGAIN) from error

    def _unpacked_members(self, name: str, ending: str) -> Iterator[tuple[str, bytes]]:
        root = self.folder / name
        paths = sorted(path for path in root.rglob("*") if path.name.endswith(ending) and path.is_file())
        _check_members(name, ending, [path.stat().st_size for path in paths])
        for path in paths:
            yield path.relative_to(root).as_posix(), path.read_bytes()

    def _raw_lines(self, name: str) -> Iterator[bytes]:
        total = number = 0
        try:
            with self._open(name) as file:
                while raw := file.readline(MOST_LINE + 1):
                    total, number = total + len(raw), number + 1
                    if len(raw) > MOST_LINE:
                        raise UnusableRelease(name, f"line {number}", f"it is longer than {MOST_LINE:,} bytes", _AGAIN)
                    if total > MOST_BYTES:
                        raise UnusableRelease(name, "the file", "it unpacks to more than is allowed", _AGAIN)
                    yield raw
        except _BROKEN as error:
            raise UnusableRelease(name, "the file", f"it cannot be unpacked ({error})", _AGAIN) from error

    def _open(self, name: str) -> IO[bytes]:
        path = self.path(name)
        with path.open("rb") as file:
            magic = file.read(2)
        if magic == b"\x1f\x8b":
            return gzip.open(path, "rb")  # type: ignore[return-value]
        if path.suffix == ".zip" and magic == b"PK":
            archive = zipfile.ZipFile(path)
            if not archive.infolist():
                raise zipfile.BadZipFile("there is nothing in it")
            return archive.open(archive.infolist()[0])
        return path.open("rb")


def _tabular(name: str, texts: Iterable[str], delimiter: str, quoting: Literal[0, 3]) -> Iterator[list[str]]:
    """Split lines into cells; a quote that is never closed would swallow the rest of the file."""
    try:
        yield from csv.reader(texts, delimiter=delimiter, quoting=quoting, strict=quoting == csv.QUOTE_MINIMAL)
    except csv.Error as error:
        raise UnusableRelease(name, "the table", f"its cells cannot be told apart ({error})", _AGAIN) from error


def _check_members(name: str, ending: str, sizes: Sequence[int]) -> None:
    if not sizes:
        raise UnusableRelease(name, "the archive", f"it holds no {ending} file", _AGAIN)
    if len(sizes) > MOST_MEMBERS or sum(sizes) > MOST_BYTES or max(sizes) > MOST_MEMBER_BYTES:
        raise UnusableRelease(name, "the archive", "it unpacks to more than is allowed", _AGAIN)
