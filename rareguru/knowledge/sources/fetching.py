"""A release from its public addresses into a folder laid out as `samples/` is."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from rareguru.knowledge.sources.files import MOST_BYTES
from rareguru.knowledge.sources.upstream import Upstream, UpstreamFile
from rareguru.lib.download import Fetched, Limits, NotStored, RefusedByServer, fetch

# Where the sites of our sources send their readers on to; a redirect to any other host is refused.
REDIRECT_HOSTS = {
    "github.com": (
        "raw.githubusercontent.com",
        "objects.githubusercontent.com",
        "release-assets.githubusercontent.com",
        "codeload.github.com",
    ),
    "purl.obolibrary.org": (
        "github.com",
        "raw.githubusercontent.com",
        "objects.githubusercontent.com",
        "release-assets.githubusercontent.com",
    ),
    "www.orphadata.com": ("sciences.orphadata.com",),
    "zenodo.org": ("www.zenodo.org",),
}
_GONE = frozenset({404, 410})

TellProgress = Callable[[str, int, int | None], None]  # logical name, bytes so far, bytes in all if known


@dataclass(frozen=True, slots=True)
class FetchedRelease:
    """The files of one source that are in the folder now, by logical name."""

    files: dict[str, Fetched]
    missing: tuple[str, ...]  # what the upstream does not have, or what has no public address

    @property
    def changed(self) -> tuple[str, ...]:
        return tuple(name for name, file in self.files.items() if file.is_changed)


def fetch_release(
    upstream: Upstream,
    folder: Path,
    *,
    tell: TellProgress = lambda _name, _done, _total: None,
    limits: Limits | None = None,
    arrived: dict[str, Fetched] | None = None,
) -> FetchedRelease:
    """Bring every file of the source up to date; compressed files stay as they were sent.

    What several sources take from one address is asked for once by those that share `arrived`,
    which holds files by address. Raises a DownloadError when a file is not to be had; an optional one may be missing.
    """
    limits = limits or Limits(allowed_hosts(upstream.files), MOST_BYTES)
    files: dict[str, Fetched] = {}
    arrived = {} if arrived is None else arrived
    missing = []
    for file in upstream.files:
        if not file.address:  # made by hand: it can only come from a folder
            missing.append(file.name)
            continue
        try:
            if known := arrived.get(file.address):
                files[file.name] = _shared(known, file, folder / stored_as(file))
            else:
                files[file.name] = arrived[file.address] = _fetch(file, folder, limits, tell)
        except RefusedByServer as error:
            if not file.is_optional or error.status not in _GONE:
                raise
            missing.append(file.name)
    return FetchedRelease(files, tuple(missing))


def allowed_hosts(files: Iterable[UpstreamFile]) -> frozenset[str]:
    """Return the hosts of the declared addresses, and those they are known to send on to."""
    declared = {urlsplit(file.address).netloc for file in files if file.address}
    return frozenset(declared.union(*(REDIRECT_HOSTS.get(host, ()) for host in declared)))


def stored_as(file: UpstreamFile) -> str:
    """Return the file's name in the folder: the logical name, with the ending of how it is compressed."""
    ending = PurePosixPath(urlsplit(file.address).path).suffix
    return file.name + ending if ending in {".gz", ".zip"} else file.name


def _fetch(file: UpstreamFile, folder: Path, limits: Limits, tell: TellProgress) -> Fetched:
    def tell_of_file(done: int, total: int | None) -> None:
        tell(file.name, done, total)

    return fetch(file.address, folder / stored_as(file), limits, tell=tell_of_file)


def _shared(known: Fetched, file: UpstreamFile, target: Path) -> Fetched:
    """Let the target be what has just been fetched for another source; it takes no second place on the disk."""
    if target.is_file() and _sha256(target) == known.sha256:
        return Fetched(target, known.size, known.sha256, is_changed=False)
    fresh = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _link(known.path, fresh)
        fresh.replace(target)
    except OSError as error:
        raise NotStored(file.address, f"{target} cannot be written ({error.strerror})") from error
    return Fetched(target, known.size, known.sha256, is_changed=True)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a disk without such links
        shutil.copyfile(source, target)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
