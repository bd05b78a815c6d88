"""A site of its own to measure on, in var/bench, so that the one in use is left alone."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STAGE = ROOT / "var" / "bench"


@dataclass(frozen=True, slots=True)
class Run:
    """What one command took."""

    status: int
    seconds: float
    peak_bytes: int  # of its largest process
    output: bytes


def environment(**more: str) -> dict[str, str]:
    """Return the settings of the stage: SQLite and everything else below var/bench."""
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return inherited | {"RAREGURU_VAR": str(STAGE)} | more


def rareguru(*words: str) -> list[str]:
    return [str(Path(sys.executable).with_name("rareguru")), *words]


def run(command: Sequence[str]) -> Run:
    """Run the command to its end; its notes go to the terminal, its output is returned."""
    output = STAGE / "output"
    started = time.perf_counter()
    with output.open("wb") as file, subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=file) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
    return Run(process.returncode, seconds, usage.ru_maxrss * 1024, output.read_bytes())


def clear() -> None:
    """Empty the stage, and make its empty database."""
    shutil.rmtree(STAGE, ignore_errors=True)
    STAGE.mkdir(parents=True)
    expect(run([sys.executable, "manage.py", "migrate", "--verbosity", "0"]))


def prepare() -> None:
    """Fill and build the stage where that has not been done."""
    STAGE.mkdir(parents=True, exist_ok=True)
    expect(run(rareguru("up", "--prepare-only", "--port", str(free_port()))))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def expect(run: Run) -> None:
    if run.status != 0:
        message = f"The site to measure could not be prepared:\n{run.output.decode(errors='replace')}"
        raise SystemExit(message)
