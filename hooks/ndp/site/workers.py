"""Work done by copies of this process, on the same data, without sending any."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Generic, TypeVar, cast

T = TypeVar("T")

_PROCESSES = multiprocessing.get_context("fork")
RARELY = 50_000
"""So many new objects are let pass before circles among them are looked for."""


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0))


class Crew(Generic[T]):
    """Copies of this process, at most `most` at a time, each for one piece of work. `take` is given what it returned.

    A copy shares all memory with this process until one of the two writes there, and gives back what it took when it
    ends. So what a piece of work looks up and makes is held while it lasts, and nothing of it here. Heavy pieces, which
    look at the whole catalogue, are done one after another.
    """

    def __init__(self, most: int, take: Callable[[T], None]) -> None:
        self._most = most
        self._take = take
        self._at_work: dict[Connection, tuple[multiprocessing.context.ForkProcess, bool]] = {}

    def __enter__(self) -> Crew[T]:
        # Objects made so far stay where they are: a collection would write to each and so copy all memory.
        gc.collect()
        gc.freeze()
        # Pages leave few circles behind: looking for them as often as usual takes a tenth of the time.
        self._thresholds = gc.get_threshold()
        gc.set_threshold(RARELY)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for connection, (process, _) in self._at_work.items():
            connection.close()
            process.terminate()
            process.join()
        self._at_work.clear()
        gc.set_threshold(*self._thresholds)
        gc.unfreeze()

    @property
    def has_room(self) -> bool:
        """Whether fewer than the most are at work now."""
        if self._at_work:
            self._wait(0)
        return len(self._at_work) < self._most

    @property
    def takes_heavy(self) -> bool:
        """Whether no heavy piece of work is under way."""
        return not any(heavy for _, heavy in self._at_work.values())

    def do(self, work: Callable[[], T], *, heavy: bool = False) -> None:
        """Have `work` done; waits for a free place, and does it here where there never is one.

        Raises the error of a piece of work that failed before.
        """
        if not self._most:
            self._take(work())
            return
        while len(self._at_work) >= self._most or (heavy and not self.takes_heavy):
            self._wait()
        receiver, sender = _PROCESSES.Pipe(duplex=False)
        process = _PROCESSES.Process(target=_report, args=(work, sender), daemon=True)
        process.start()
        sender.close()
        self._at_work[receiver] = process, heavy

    def finish(self) -> None:
        """Wait for all that is under way. Raises the error of a piece of work that failed."""
        while self._at_work:
            self._wait()

    def _wait(self, seconds: float | None = None) -> None:
        for connection in wait(list(self._at_work), seconds):
            result, error = cast("Connection", connection).recv()
            process, _ = self._at_work.pop(cast("Connection", connection))
            cast("Connection", connection).close()
            process.join()
            if error is not None:
                raise error
            self._take(result)


def _report(work: Callable[[], T], sender: Connection) -> None:
    gc.freeze()
    try:
        sender.send((work(), None))
    except Exception as error:
        sender.send((None, error))
