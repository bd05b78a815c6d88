"""What stays of `rareguru up` once the site is ready: it starts the processes, and stops all when one ends.

It is a program of its own so that the memory of a sync is given back before the site is served.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from types import FrameType
from typing import NoReturn

import click

SECONDS_TO_STOP = 15
_LOOK_EVERY = 0.2
Processes = Mapping[str, "subprocess.Popen[bytes]"]


class _ToldToStop(Exception):
    """SIGINT or SIGTERM came."""


def become_supervisor(host: str, port: int, workers: int) -> NoReturn:
    """Replace this process, whose locks stay held, by the supervisor."""
    sys.stdout.flush()
    options = ["--host", host, "--port", str(port), "--workers", str(workers)]
    os.execv(sys.executable, [sys.executable, "-m", "rareguru.cli.serving", *options])  # noqa: S606 - no shell is wanted


@click.command()
@click.option("--host", required=True)
@click.option("--port", type=int, required=True)
@click.option("--workers", type=int, required=True)
def supervise(host: str, port: int, workers: int) -> None:
    """Run the web server and the task worker until one of them ends or a signal comes."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    processes: dict[str, subprocess.Popen[bytes]] = {}
    try:
        processes["web server"] = _start(
            "rareguru.cli.web", "--host", host, "--port", str(port), "--workers", str(workers)
        )
        processes["task worker"] = _start("rareguru.cli.worker")
        ended = _first_to_end(processes)
    except _ToldToStop:
        ended = ""
    _stop_all(processes)
    if ended:
        code = processes[ended].returncode
        message = (
            f"The {ended} ended by itself (status {code}), so the site was stopped. Nothing is lost; start it again."
        )
        raise click.ClickException(message)
    click.echo("The site was stopped.")


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _ToldToStop


def _start(module: str, *options: str) -> subprocess.Popen[bytes]:
    """Start a module in a process group of its own, so that Ctrl-C reaches it only through us."""
    command = [sys.executable, "-m", module, "--parent", str(os.getpid()), *options]
    return subprocess.Popen(command, process_group=0)  # noqa: S603 - our own modules


def _first_to_end(processes: Processes) -> str:
    while True:
        for name, process in processes.items():
            if process.poll() is not None:
                return name
        time.sleep(_LOOK_EVERY)


def _stop_all(processes: Processes) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    for process in processes.values():
        process.terminate()
    until = time.monotonic() + SECONDS_TO_STOP
    for process in processes.values():
        try:
            process.wait(max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


if __name__ == "__main__":
    supervise()
