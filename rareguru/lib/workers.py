"""Work shared by several processes, each with Django and a database connection of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import ParamSpec, TypeVar

import django

_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


class Turns:
    """Lets tasks run at once and still finish one after the other, in their order from 0."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self._ended = context.Value("i", 0)
        self._change = context.Condition()

    def wait_until_ended(self, count: int) -> None:
        """Return once the first `count` tasks have ended."""
        with self._change:
            self._change.wait_for(lambda: self._ended.value >= count)

    def end(self, number: int) -> None:
        """Say that a task has ended, once all before it have."""
        self.wait_until_ended(number)
        with self._change:
            self._ended.value = number + 1
            self._change.notify_all()


class Here(Executor):
    """Does what it is given at once and in this process."""

    def submit(
        self, task: Callable[_Arguments, _Result], /, *args: _Arguments.args, **kwargs: _Arguments.kwargs
    ) -> Future[_Result]:
        future: Future[_Result] = Future()
        future.set_result(task(*args, **kwargs))
        return future


_turns: list[Turns] = []  # in each worker, those of the tasks it works on


def open_workers(processes: int, turns: Turns | None = None) -> Executor:
    """Return what runs tasks in so many further processes, or for 0 in this one.

    A worker ends with the process that started it, however that one ends.
    """
    if not processes:
        return Here()
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_set_up, initargs=(turns,))


def shared_turns() -> Turns:
    """Return, within a worker, the turns it was started with."""
    return _turns[-1]


# Until this has run no task may be named, because tasks import models.
def _set_up(turns: Turns | None) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    if turns:
        _turns.append(turns)
    django.setup()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
