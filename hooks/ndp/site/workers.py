"""Work shared between processes: a copy of this process does part of it, on the same data, without sending any."""

from __future__ import annotations

import gc
import mmap
import multiprocessing
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Generic, TypeVar, cast

T = TypeVar("T")

_PROCESSES = multiprocessing.get_context("fork")
MOST_PARTS = 1 << 20
RARELY = 50_000
"""So many new objects are let pass before circles among them are looked for."""


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0))


class Shares:
    """Parts of a work, numbered from 0, of which each is taken by one process."""

    def __init__(self) -> None:
        self._lock = _PROCESSES.Lock()
        self._taken = mmap.mmap(-1, MOST_PARTS)

    def take(self, part: int) -> bool:
        """Whether the caller is to do `part`: no other process does."""
        with self._lock:
            free = self._taken[part] == 0
            self._taken[part] = 1
        return free


class Helpers(Generic[T]):
    """Processes that help. `results` waits for them; an error of theirs is raised here."""

    def __init__(self, work: Callable[[], T], count: int) -> None:
        # Objects made so far stay where they are: a collection would write to each and so copy all memory.
        gc.collect()
        gc.freeze()
        # Pages leave few circles behind: looking for them as often as usual takes a tenth of the time.
        self._thresholds = gc.get_threshold()
        gc.set_threshold(RARELY)
        self._started = [_start(work) for _ in range(count)]

    def results(self) -> list[T]:
        """What the helpers returned."""
        return [cast("T", _answer(connection)) for _, connection in self._started]

    def end(self) -> None:
        """End the helpers, whatever they are doing."""
        for process, connection in self._started:
            connection.close()
            if process.is_alive():
                process.terminate()
            process.join()
        gc.set_threshold(*self._thresholds)
        gc.unfreeze()


@contextmanager
def helped_by(work: Callable[[], T], count: int) -> Iterator[Helpers[T]]:
    """Helpers that do `work` in `count` further processes while the caller works."""
    helpers = Helpers(work, count)
    try:
        yield helpers
    finally:
        helpers.end()


def _start(work: Callable[[], T]) -> tuple[multiprocessing.context.ForkProcess, Connection]:
    receiver, sender = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_report, args=(work, sender), daemon=True)
    process.start()
    sender.close()
    return process, receiver


def _report(work: Callable[[], T], sender: Connection) -> None:
    try:
        sender.send((work(), None))
    except Exception as error:  # noqa: BLE001 - raised again where it can be told
        sender.send((None, error))


def _answer(connection: Connection) -> object:
    result, error = connection.recv()
    if error is not None:
        raise error
    answer: object = result
    return answer
