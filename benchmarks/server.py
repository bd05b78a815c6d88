"""Web servers of the stage, one at a time: how soon they are ready, and what memory they hold."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.stage import ROOT, STAGE, environment

LONGEST_START = 60.0
HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it came over the wire."""

    status: int
    headers: dict[str, str]  # names in lower case
    body: bytes
    wire_bytes: int


@dataclass(frozen=True, slots=True)
class Site:
    """A running server."""

    port: int
    process: int
    seconds_to_ready: float

    def ask(self, path: str, *, encoding: str = "gzip", form: Mapping[str, str] | None = None) -> Answer:
        """Get a page, or post the form to it."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=30)
        headers = {"Accept-Encoding": encoding}
        try:
            if form is None:
                connection.request("GET", path, headers=headers)
            else:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
                connection.request("POST", path, urlencode(form), headers)
            response = connection.getresponse()
            body = response.read()
            head = sum(len(name) + len(value) + 4 for name, value in response.getheaders())
            headers = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, headers, body, len(body) + head)
        finally:
            connection.close()

    def unmapped_bytes(self) -> int:
        """Return the resident memory of the server and its workers, without the files they map."""
        return sum(_anonymous_bytes(process) for process in _with_descendants(self.process))


def our_server(port: int) -> list[str]:
    return [sys.executable, "-m", "rareguru.cli.web", "--host", HOST, "--port", str(port), "--workers", "1"]


@contextmanager
def serving(command: Sequence[str], port: int, **settings: str) -> Iterator[Site]:
    """Run the server until the block ends."""
    log = STAGE / "server.log"
    started = time.perf_counter()
    with log.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(**settings), stdout=file, stderr=file, start_new_session=True
        )
        try:
            _wait_until_ready(process, port, log)
            yield Site(port, process.pid, time.perf_counter() - started)
        finally:
            _stop(process)


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    give_up = time.perf_counter() + LONGEST_START
    while time.perf_counter() < give_up and process.poll() is None:
        try:
            if Site(port, process.pid, 0.0).ask("/").status == http.HTTPStatus.OK:
                return
        except OSError:
            time.sleep(0.02)
    message = f"The server did not come up:\n{log.read_text(errors='replace')[-2_000:]}"
    raise SystemExit(message)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _with_descendants(process: int) -> list[int]:
    found = [process]
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += _with_descendants(int(child))
    return found


def _anonymous_bytes(process: int) -> int:
    """Sum what smaps calls anonymous: the heap, the stacks, and written copies of mapped pages."""
    lines = Path(f"/proc/{process}/smaps").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) * 1024
