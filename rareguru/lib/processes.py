"""Processes that belong together: one that dies with its parent, one lock per installation, a port of one's own."""

from __future__ import annotations

import ctypes
import fcntl
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_PR_SET_PDEATHSIG = 1


class AlreadyRunning(Exception):
    """Another process holds the lock."""


class PortTaken(Exception):
    """Something else listens there."""


def die_with_parent(parent: int, last_signal: signal.Signals = signal.SIGTERM) -> None:
    """Have the kernel send this process a signal as soon as its parent ends, however it ends.

    Other systems than Linux have no such call; there a child ends with its parent's orderly end only.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, int(last_signal))
    if os.getppid() != parent:  # it ended before the call
        raise SystemExit(1)


def hold_lock(path: Path) -> int:
    """Take the lock for as long as this process lives and return its descriptor, which survives an exec."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise AlreadyRunning from error
    os.set_inheritable(descriptor, True)  # noqa: FBT003 - the standard library takes it by position
    return descriptor


@contextmanager
def in_turn(path: Path, tell_of_waiting: Callable[[], object]) -> Iterator[None]:
    """Hold the lock for the block, after whoever holds it now; that one has to wait is told."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell_of_waiting()
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def is_locked(path: Path) -> bool:
    """Tell whether a living process holds the lock."""
    if not path.exists():
        return False
    try:
        os.close(hold_lock(path))
    except AlreadyRunning:
        return True
    return False


def refuse_taken_port(host: str, port: int) -> None:
    """Raise PortTaken when something listens there, even a server that would share its port.

    A server started with SO_REUSEPORT joins any other such server on the same port, and then
    every second request goes to the old one. Binding without that option finds both kinds.
    """
    family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port of closed connections is free
        try:
            probe.bind(address)
        except OSError as error:
            raise PortTaken(str(error)) from error
