"""As many requests as a server answers: by wrk, or by a plain client of our own where wrk is missing."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from benchmarks.server import HOST, Site
from benchmarks.stage import STAGE

CONNECTIONS = 16
SECONDS = 1
TURNS = 12


@dataclass(frozen=True, slots=True)
class Rate:
    """How much was answered, and with which statuses that nobody asked for."""

    per_second: float
    failures: int


def hammer(site: Site, paths: Sequence[str], headers: Mapping[str, str], *, status: int = 200) -> Rate:
    """Ask for the paths in turn, on 16 kept connections, twelve times for a second, each time from another one on.

    The best second counts, as for rankings: what others do on the machine makes a site slower, never quicker.
    """
    sent = {"Accept-Encoding": "gzip", **headers}
    ask = _by_wrk if shutil.which("wrk") else _by_ourselves
    firsts = [turn * len(paths) // TURNS for turn in range(TURNS)]
    turns = [ask(site, [*paths[first:], *paths[:first]], sent, status) for first in firsts]
    return Rate(max(turn.per_second for turn in turns), sum(turn.failures for turn in turns))


def _by_wrk(site: Site, paths: Sequence[str], headers: Mapping[str, str], status: int) -> Rate:
    script = STAGE / "wrk.lua"
    script.write_text(_LUA % (json.dumps(list(paths))[1:-1], status))
    words = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(script)]
    for name, value in headers.items():
        words += ["-H", f"{name}: {value}"]
    output = subprocess.run([*words, f"http://{HOST}:{site.port}"], check=True, capture_output=True, text=True).stdout
    rate, failures = re.search(r"Requests/sec:\s+([\d.]+)", output), re.search(r"FAILURES (\d+)", output)
    if rate is None or failures is None:
        message = f"wrk said something unexpected:\n{output}"
        raise SystemExit(message)
    return Rate(float(rate[1]), int(failures[1]) + _socket_errors(output))


def _socket_errors(output: str) -> int:
    line = next((line for line in output.splitlines() if "Socket errors" in line), "")
    return sum(int(count) for count in re.findall(r"\d+", line))


_LUA = """
local paths = {%s}
local threads = {}
local turn = 0
failures = 0
function setup(thread) table.insert(threads, thread) end
function request()
  turn = turn %% #paths + 1
  return wrk.format("GET", paths[turn])
end
function response(status) if status ~= %d then failures = failures + 1 end end
function done()
  local all = 0
  for _, thread in ipairs(threads) do all = all + thread:get("failures") end
  io.write("FAILURES " .. all .. "\\n")
end
"""


def _by_ourselves(site: Site, paths: Sequence[str], headers: Mapping[str, str], status: int) -> Rate:
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    requests = [f"GET {path} HTTP/1.1\r\nHost: {HOST}:{site.port}\r\n{head}\r\n".encode() for path in paths]
    end = time.perf_counter() + SECONDS
    with ThreadPoolExecutor(4) as threads:
        turns = [threads.submit(_ask_until, end, site.port, requests[turn:] + requests[:turn]) for turn in range(4)]
        statuses = [found for turn in turns for found in turn.result()]
    return Rate(len(statuses) / SECONDS, sum(found != status for found in statuses))


def _ask_until(end: float, port: int, requests: Sequence[bytes]) -> list[int]:
    statuses: list[int] = []
    with socket.create_connection((HOST, port), timeout=30) as line, line.makefile("rb") as answers:
        while time.perf_counter() < end:
            line.sendall(requests[len(statuses) % len(requests)])
            statuses.append(int(answers.readline().split()[1]))
            length = 0
            while (header := answers.readline()) not in (b"\r\n", b""):
                name, _, value = header.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            answers.read(length)
    return statuses
