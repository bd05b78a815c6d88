"""Work in several processes: tasks run at once, end in their order, and never outlive who started them."""

import os
import signal
import subprocess
import sys
import time

import pytest

from rareguru.lib.workers import Turns, open_workers, shared_turns

PATIENCE = 60


def say_who():
    return os.getpid()


def end_in_order(number):
    if number == 0:
        time.sleep(0.2)  # the others are ready before
    turns = shared_turns()
    turns.wait_until_ended(number)
    reached = time.monotonic()
    turns.end(number)
    return reached


def fail():
    message = "as expected"
    raise ValueError(message)


def test_without_workers_the_work_is_done_here():
    with open_workers(0) as workers:
        assert workers.submit(say_who).result() == os.getpid()


def test_a_worker_is_another_process():
    with open_workers(1) as workers:
        assert workers.submit(say_who).result(PATIENCE) != os.getpid()


def test_what_fails_in_a_worker_fails_for_who_asked():
    with open_workers(1) as workers, pytest.raises(ValueError, match="as expected"):
        workers.submit(fail).result(PATIENCE)


def test_tasks_end_in_their_order():
    with open_workers(3, Turns()) as workers:
        ended = [workers.submit(end_in_order, number) for number in range(3)]
        times = [one.result(PATIENCE) for one in ended]

    assert times == sorted(times)


def test_a_worker_does_not_outlive_a_killed_parent():
    program = (
        "import time\n"
        "from rareguru.lib.workers import open_workers\n"
        "from rareguru.lib.tests.test_share_work import say_who\n"
        "if __name__ == '__main__':\n"
        "    workers = open_workers(1)\n"
        "    print(workers.submit(say_who).result(), flush=True)\n"
        "    time.sleep(600)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        parent.kill()
        parent.stdout.read()  # ends once nobody holds it any longer

    deadline = time.monotonic() + PATIENCE
    while is_running(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_running(worker)


def is_running(process):
    try:
        os.kill(process, signal.SIG_DFL)
    except ProcessLookupError:
        return False
    return True
