"""The web server process that `rareguru up` starts: granian, whose workers die with it.

Left to itself, a granian that is killed leaves workers behind that go on answering on the port.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from importlib import import_module

import click
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from rareguru.lib.processes import die_with_parent

APPLICATION = "rareguru.config.wsgi:application"
# Pages come from memory or one short query, so few threads keep a worker busy; each holds a database connection.
THREADS = 4


def load_in_worker(target: str) -> Callable[..., object]:
    """Return the application; called in each worker process, which is bound to its server first."""
    server = multiprocessing.parent_process()
    if server is not None and server.pid is not None:
        die_with_parent(server.pid, signal.SIGKILL)
    module, attribute = target.split(":")
    application: Callable[..., object] = getattr(import_module(module), attribute)
    return application


@click.command()
@click.option("--host", required=True)
@click.option("--port", type=int, required=True)
@click.option("--workers", type=int, required=True)
@click.option("--parent", type=int, default=os.getppid, help="Process to die with.")
def web(host: str, port: int, workers: int, parent: int) -> None:
    """Serve the site until told to stop."""
    die_with_parent(parent)
    server = Server(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    )
    server.serve(target_loader=load_in_worker)


if __name__ == "__main__":
    web()
