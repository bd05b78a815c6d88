"""Processes end together, one lock has one holder, and a port is never shared by accident."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rareguru.lib.processes import AlreadyRunning, PortTaken, hold_lock, in_turn, is_locked, refuse_taken_port

PARENT = """
import subprocess, sys, os, time
child = subprocess.Popen([sys.executable, "-c", sys.argv[1], str(os.getpid())], process_group=0, stdout=sys.stdout)
time.sleep(60)
"""
CHILD = """
import sys, os, time
from rareguru.lib.processes import die_with_parent
die_with_parent(int(sys.argv[1]))
print(os.getpid(), flush=True)
time.sleep(60)
"""


def _ends(pid):
    """Tell whether the process ends; a zombie that nobody collects has ended."""
    for _ in range(100):
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can bind a child's life to its parent's")
def test_a_child_ends_when_its_parent_is_killed():
    with subprocess.Popen([sys.executable, "-c", PARENT, CHILD], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)

    assert _ends(child)


def test_a_child_whose_parent_is_gone_does_not_start():
    code = "from rareguru.lib.processes import die_with_parent; die_with_parent(-1); print('started')"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True)

    assert (done.returncode, done.stdout) == (1, b"")


def test_a_lock_has_one_holder(tmp_path):
    held = hold_lock(tmp_path / "var" / "lock")

    with pytest.raises(AlreadyRunning):
        hold_lock(tmp_path / "var" / "lock")
    assert is_locked(tmp_path / "var" / "lock")

    os.close(held)
    assert not is_locked(tmp_path / "var" / "lock")


def test_no_lock_file_is_no_lock(tmp_path):
    assert not is_locked(tmp_path / "none")
    assert not (tmp_path / "none").exists()


WAITER = """
import sys
from pathlib import Path
from rareguru.lib.processes import in_turn
with in_turn(Path(sys.argv[1]), lambda: print("waiting", flush=True)):
    print("my turn", flush=True)
"""


def test_who_is_second_says_so_and_waits(tmp_path):
    told = []
    with in_turn(tmp_path / "var" / "lock", lambda: told.append("waiting")):
        second = subprocess.Popen(
            [sys.executable, "-c", WAITER, tmp_path / "var" / "lock"], stdout=subprocess.PIPE, text=True
        )
        assert second.stdout is not None
        first_words = second.stdout.readline()

    assert (told, first_words, second.communicate(timeout=60)[0]) == ([], "waiting\n", "my turn\n")


@pytest.fixture
def listener(socket_enabled):
    """A server that is ready to share its port, as granian's is."""
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server


def test_a_port_that_would_be_shared_is_taken(listener):
    with pytest.raises(PortTaken):
        refuse_taken_port(*listener.getsockname())


def test_a_port_is_free_once_its_server_has_gone(listener):
    address = listener.getsockname()

    listener.close()

    refuse_taken_port(*address)
