"""Copies of the sample files, to be damaged."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

from rareguru.knowledge.catalogue.statements import Statement
from rareguru.knowledge.importers.registry import IMPORTERS
from rareguru.knowledge.sources.files import ReleaseFiles
from rareguru.knowledge.sources.issues import Issue, ReleaseInfo, UnusableRelease

SAMPLES = Path(__file__).parents[4] / "samples"
FILES = [
    (key, file.name)
    for key, importer in IMPORTERS.items()
    for file in importer.upstream.files
    if ReleaseFiles(SAMPLES).has(file.name)
]
ARCHIVES = [(key, name) for key, name in FILES if (SAMPLES / name).is_dir()]
PLAIN = [(key, name) for key, name in FILES if (SAMPLES / name).is_file()]
TABLES = [(key, name) for key, name in PLAIN if name.endswith((".tsv", ".csv", ".txt", ".hpoa"))]


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder with the files of one source, one of which is replaced at will."""

    key: str
    folder: Path

    def put(self, name: str, content: bytes, *, ending: str = "") -> None:
        """Let this content be the file, or the archive, of this name."""
        self.remove(name)
        (self.folder / (name + ending)).write_bytes(content)

    def remove(self, name: str) -> None:
        shutil.rmtree(self.folder / name, ignore_errors=True)
        for ending in ("", ".gz", ".zip"):
            (self.folder / (name + ending)).unlink(missing_ok=True)

    def read(self) -> list[Statement | Issue | ReleaseInfo]:
        return list(IMPORTERS[self.key].read(ReleaseFiles(self.folder)))

    def outcome(self) -> list[Statement | Issue | ReleaseInfo]:
        """Read; a refusal is an outcome too, any other exception is not."""
        try:
            return self.read()
        except UnusableRelease as refusal:
            return [refusal.issue]

    def complaints(self) -> list[Issue]:
        """Read, and return the issues once each of them is seen to be complete."""
        issues = [value for value in self.outcome() if isinstance(value, Issue)]
        for issue in issues:
            assert all((issue.file, issue.where, issue.what, issue.remedy)), issue
        return issues


def workshop(key: str, folder: Path) -> Workshop:
    for file in IMPORTERS[key].upstream.files:
        source, target = SAMPLES / file.name, folder / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        elif source.is_file():
            shutil.copy(source, target)
    return Workshop(key, folder)


def content_of(name: str) -> bytes:
    """Return a sample as the upstream sends it: folders are zipped."""
    path = SAMPLES / name
    return zipped(members_of(name)) if path.is_dir() else path.read_bytes()


def ending_of(name: str) -> str:
    return ".zip" if (SAMPLES / name).is_dir() else ""


def members_of(name: str) -> dict[str, bytes]:
    root = SAMPLES / name
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
