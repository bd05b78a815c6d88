"""A file that arrives in pieces: kept when the line breaks, put in place whole, remembered for the next time.

Beside the target stand `<name>.fetched.json` (which version of which address it is),
and while it arrives `<name>.part` and `<name>.part.json`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Version:
    """How a server names one version of a file; empty where it does not."""

    etag: str
    last_modified: str

    @property
    def validator(self) -> str:
        """What If-Range takes: a weak tag does not promise the same bytes."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.last_modified


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a file that arrived."""

    address: str
    version: Version
    size: int = 0
    sha256: str = ""


class ArrivingFile:
    """The target and what has come of its next version. Faults of the disk are left as OSError."""

    def __init__(self, target: Path, address: str) -> None:
        self.target = target
        self._address = address
        self._memory = target.with_name(f"{target.name}.fetched.json")
        self._part = target.with_name(f"{target.name}.part")
        self._part_memory = target.with_name(f"{target.name}.part.json")

    def known(self) -> Memory | None:
        """Return what is remembered of the target, unless somebody has changed it since."""
        memory = self._recall(self._memory)
        if memory is None or not self.target.is_file() or _sha256(self.target) != memory.sha256:
            return None
        return memory

    def offset(self) -> int:
        """Return how many bytes of a version that can be asked for again are here."""
        memory = self._recall(self._part_memory)
        if memory is None or not memory.version.validator or not self._part.is_file():
            return 0
        return self._part.stat().st_size

    def conditions(self) -> dict[str, str]:
        """Return the headers that ask for what is missing only."""
        headers = {}
        if (known := self.known()) is not None:
            headers = {"If-None-Match": known.version.etag, "If-Modified-Since": known.version.last_modified}
        part = self._recall(self._part_memory)
        if part is not None and (offset := self.offset()):
            headers |= {"Range": f"bytes={offset}-", "If-Range": part.version.validator}
        return {name: value for name, value in headers.items() if value}

    @contextmanager
    def receiving(self, version: Version, offset: int) -> Iterator[Callable[[bytes], object]]:
        """Give a function that takes the bytes from `offset` on, in order."""
        self.target.parent.mkdir(parents=True, exist_ok=True)
        if not offset:
            self._part_memory.unlink(missing_ok=True)  # it spoke of bytes that are overwritten now
        with self._part.open("ab" if offset else "wb") as file:
            if not offset:
                _write(self._part_memory, Memory(self._address, version))
            yield file.write
            file.flush()
            os.fsync(file.fileno())

    def put_in_place(self) -> Memory:
        """Let the target become what has arrived, in one step."""
        arrived = self._recall(self._part_memory) or Memory(self._address, Version("", ""))
        memory = Memory(self._address, arrived.version, self._part.stat().st_size, _sha256(self._part))
        self._memory.unlink(missing_ok=True)  # a stop between here and the last line costs a download, no more
        self._part.replace(self.target)
        self._part_memory.unlink(missing_ok=True)
        _write(self._memory, memory)
        return memory

    def drop(self) -> None:
        """Forget what has arrived."""
        self._part_memory.unlink(missing_ok=True)
        self._part.unlink(missing_ok=True)

    def _recall(self, path: Path) -> Memory | None:
        """Return what the file says of our address; a file cut off or edited says nothing."""
        try:
            found = json.loads(path.read_text())
            memory = Memory(**found | {"version": Version(**found["version"])})
        except (FileNotFoundError, ValueError, TypeError, KeyError):
            return None
        return memory if memory.address == self._address else None


def _write(path: Path, memory: Memory) -> None:
    path.write_text(json.dumps(asdict(memory)))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
