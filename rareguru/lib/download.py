"""One file from the network to the disk: within limits, from known hosts only, whole or not at all.

The only module that talks to other hosts. An unchanged file is not sent again, and what
arrived before a line broke is not lost (see rareguru.lib.arriving).

Exceptions:
    DownloadError
    ├── ForbiddenAddress   not https, a host nobody declared, or an address inside our own network
    ├── RefusedByServer    an answer that is not the file (`status`)
    ├── NotTheFile         a web page where data was expected
    ├── TooLarge           more bytes than allowed
    ├── TooSlow            more time than allowed
    ├── TooManyRedirects
    ├── Interrupted        the line failed, again and again
    └── NotStored          the disk is full or not writable
"""

from __future__ import annotations

import errno
import ipaddress
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any

import httpx
import stamina

from rareguru.lib.arriving import ArrivingFile, Version

USER_AGENT = "RareGuru (open-source rare-disease information base)"
MOST_REDIRECTS = 5
_PASSING_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST_PAUSE = 60.0
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # IPv4 addresses as IPv6-only networks write them

# Left to itself stamina writes its notes to standard output, where the commands' results go.
stamina.instrumentation.set_on_retry_hooks([stamina.instrumentation.LoggingOnRetryHook])

Progress = Callable[[int, int | None], None]  # bytes so far, bytes in all where the server says


class DownloadError(Exception):
    """What happened; `kept` and `remedy` complete the sentence."""

    kept = "An earlier copy, if there is one, stays as it was"
    remedy = "try again later"

    def __init__(self, address: str, what: str) -> None:
        super().__init__(f"{address} was not downloaded: {what}. {self.kept}; {self.remedy}.")
        self.address = address


class ForbiddenAddress(DownloadError):
    remedy = "check the declared address of the source, or fetch the file by hand"


class RefusedByServer(DownloadError):
    remedy = "try again later, or check whether the file has moved"

    def __init__(self, address: str, status: int, pause: float = 0.0) -> None:
        super().__init__(address, f"the server answered with status {status}")
        self.status = status
        self.pause = pause  # seconds the server asks us to wait


class NotTheFile(DownloadError):
    remedy = "open the address in a browser to see what it says"


class TooLarge(DownloadError):
    remedy = "check the file at its source before the limit is raised"


class TooSlow(DownloadError):
    kept = "What has arrived is kept, and an earlier copy stays as it was"
    remedy = "the next try goes on from there"


class TooManyRedirects(DownloadError):
    remedy = "check the declared address of the source"


class Interrupted(DownloadError):
    kept = "What has arrived is kept, and an earlier copy stays as it was"
    remedy = "check the connection; the next try goes on from there"


class NotStored(DownloadError):
    remedy = "make room on the disk or check who may write there, then try again"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a download may reach, and how much it may take."""

    hosts: frozenset[str]  # as in an address: "example.org", "example.org:8443"
    most_bytes: int
    seconds: float = 1_800.0  # in all, with every further try
    quiet_seconds: float = 30.0  # without a single byte
    tries: int = 4
    is_loopback_allowed: bool = False  # for tests: plain http, and only to this machine


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that is on the disk as the server has it now."""

    path: Path
    size: int
    sha256: str
    is_changed: bool  # against the copy that was there before


def fetch(address: str, target: Path, limits: Limits, *, tell: Progress = lambda _done, _total: None) -> Fetched:
    """Bring `target` up to date with `address`; raises a DownloadError and leaves it alone otherwise."""
    call = stamina.RetryingCaller(attempts=limits.tries, timeout=limits.seconds, wait_max=_LONGEST_PAUSE)
    with _Visit(address, target, limits, tell) as visit:
        return call(_when_to_try_again, visit.fetch)


def _when_to_try_again(error: Exception) -> bool | float:
    if isinstance(error, RefusedByServer):
        return error.status in _PASSING_STATUSES and (error.pause or True)
    return isinstance(error, Interrupted)


class _Visit:
    """One download with its line, its clock and its files."""

    def __init__(self, address: str, target: Path, limits: Limits, tell: Progress) -> None:
        self._address = address
        self._limits = limits
        self._tell = tell
        self._file = ArrivingFile(target, address)
        self._alarm = _Alarm(limits.seconds)
        # A line is used once: the next host may share the number of this one, but not its certificate.
        self._client = httpx.Client(
            trust_env=False,
            verify=httpx.create_ssl_context(),
            timeout=limits.quiet_seconds,
            limits=httpx.Limits(max_keepalive_connections=0),
            headers={"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "identity"},
        )

    def __enter__(self) -> _Visit:
        self._alarm.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._alarm.stop()
        self._client.close()

    def fetch(self) -> Fetched:
        try:
            return self._fetch()
        except OSError as error:  # of the file: httpx has its own exceptions for the line
            raise self._not_stored(error) from error
        except httpx.HTTPError as error:
            if self._alarm.has_rung:
                raise TooSlow(self._address, f"it took more than {self._limits.seconds:g} seconds") from error
            raise Interrupted(self._address, f"the connection failed ({_named(error)})") from error

    def _fetch(self) -> Fetched:
        known, offset = self._file.known(), self._file.offset()
        with self._answer(self._file.conditions()) as response:
            if response.status_code == 304 and known is not None:
                self._file.drop()
                return Fetched(self._file.target, known.size, known.sha256, is_changed=False)
            self._receive(response, self._check(response, offset))
        new = self._file.put_in_place()
        return Fetched(self._file.target, new.size, new.sha256, is_changed=known is None or known.sha256 != new.sha256)

    def _not_stored(self, error: OSError) -> NotStored:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            self._file.drop()
            return NotStored(self._address, f"the disk that holds {self._file.target} is full")
        return NotStored(self._address, f"{self._file.target} cannot be written ({error.strerror})")

    def _check(self, response: httpx.Response, offset: int) -> int:
        """Return where the bytes of this answer begin."""
        if response.status_code == 416:
            self._file.drop()
            raise Interrupted(self._address, "the server has no such piece of the file any more")
        if response.status_code not in (200, 206):
            raise RefusedByServer(self._address, response.status_code, _pause(response.headers))
        if response.headers.get("content-type", "").startswith("text/html"):
            raise NotTheFile(self._address, "the server sent a web page instead of the file")
        if response.status_code == 200:
            return 0
        if not response.headers.get("content-range", "").startswith(f"bytes {offset}-"):
            self._file.drop()
            raise Interrupted(self._address, "the server sent another piece than was asked for")
        return offset

    def _receive(self, response: httpx.Response, offset: int) -> None:
        length = response.headers.get("content-length", "")
        total = offset + int(length) if length.isdigit() else None
        if total is not None:
            self._check_size(total)
        done = offset
        version = Version(response.headers.get("etag", ""), response.headers.get("last-modified", ""))
        with self._file.receiving(version, offset) as write:
            for chunk in response.iter_raw():
                if done == 0 and chunk.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html")):
                    self._file.drop()
                    raise NotTheFile(self._address, "the server sent a web page instead of the file")
                done += len(chunk)
                self._check_size(done)
                write(chunk)
                self._tell(done, total)

    def _check_size(self, size: int) -> None:
        if size > self._limits.most_bytes:
            self._file.drop()
            raise TooLarge(self._address, f"it is larger than the {self._limits.most_bytes:,} bytes allowed")

    @contextmanager
    def _answer(self, headers: Mapping[str, str]) -> Iterator[httpx.Response]:
        """Follow redirects by hand, each checked like the first address."""
        address = self._address
        for _ in range(MOST_REDIRECTS + 1):
            response = self._send(self._checked(address), headers)
            try:
                if not response.has_redirect_location:
                    yield response
                    return
                address = str(httpx.URL(address).join(response.headers["location"]))
            finally:
                response.close()
        raise TooManyRedirects(self._address, f"the server redirected more than {MOST_REDIRECTS} times")

    def _checked(self, address: str) -> httpx.URL:
        try:
            url = httpx.URL(address)
        except httpx.InvalidURL as error:
            raise ForbiddenAddress(self._address, f"{address!r} is not an address") from error
        if url.scheme not in (("https", "http") if self._limits.is_loopback_allowed else ("https",)):
            raise ForbiddenAddress(self._address, f"{address} does not begin with https://")
        if url.userinfo or url.netloc.decode("ascii") not in self._limits.hosts:
            raise ForbiddenAddress(self._address, f"{address} is not on a host declared for this source")
        return url

    def _send(self, url: httpx.URL, headers: Mapping[str, str]) -> httpx.Response:
        """Connect to an address that was checked, so that the name cannot mean another one by then."""
        failure: httpx.HTTPError = httpx.ConnectError(f"{url.host} has no address")
        for number in self._numbers(url):
            request = self._client.build_request(
                "GET",
                url.copy_with(host=number),
                headers={**headers, "Host": url.netloc.decode("ascii")},
                extensions={"sni_hostname": url.raw_host.decode("ascii"), "trace": self._alarm.watch},
            )
            try:
                return self._client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
        raise failure

    def _numbers(self, url: httpx.URL) -> list[str]:
        try:
            found = socket.getaddrinfo(url.raw_host.decode("ascii"), url.port or 443, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpx.ConnectError(f"{url.host} cannot be resolved") from error
        numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
        for number in numbers:
            if not _is_within_reach(number, is_loopback_allowed=self._limits.is_loopback_allowed):
                raise ForbiddenAddress(self._address, f"{url.host} means {number}, which is not on the public network")
        return numbers


class _Alarm:
    """Cuts the line when the time is up, even while the server keeps it busy byte by byte."""

    def __init__(self, seconds: float) -> None:
        self._timer = Timer(seconds, self._ring)
        self._timer.daemon = True
        self._line: socket.socket | None = None
        self.has_rung = False

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.cancel()
        self._let_go()

    def watch(self, event: str, info: Mapping[str, Any]) -> None:
        """Take hold of each new line by a handle of our own, which TLS does not take away."""
        if event == "connection.connect_tcp.complete":
            self._let_go()
            self._line = info["return_value"].get_extra_info("socket").dup()
            if self.has_rung:
                self._ring()

    def _ring(self) -> None:
        self.has_rung = True
        if (line := self._line) is not None:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def _let_go(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


def _is_within_reach(number: str, *, is_loopback_allowed: bool) -> bool:
    """Say whether this is a public address; in tests, whether it is this machine."""
    address = ipaddress.ip_address(number.partition("%")[0])
    if is_loopback_allowed:
        return address.is_loopback
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(address.packed[-4:])
        if inner is not None:
            return _is_public(inner)
    return _is_public(address)


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not address.is_multicast


def _pause(headers: httpx.Headers) -> float:
    """Return the seconds of a Retry-After; its form with a date is left to our own waiting."""
    text = headers.get("retry-after", "")
    return min(float(text), _LONGEST_PAUSE) if text.isdigit() else 0.0


def _named(error: httpx.HTTPError) -> str:
    return str(error) or type(error).__name__
