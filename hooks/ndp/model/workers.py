"""Reads many files, in several processes where that pays: parsing takes most of the time and needs no other file."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256

from ndp.kinds import Kind
from ndp.model.payload import quick_payload
from ndp.schema import Schemas
from ndp.source import read_file

MANY = 2000
"""Files from which on starting processes takes less time than they save."""
CHUNK = 250
MOST_WORKERS = 4

Read = tuple[str, bytes | None]
"""The checksum of a file, in hexadecimal digits, and its payload, None where the strict reader has to look."""


class Reader:
    """Reads the contents of files by `schemas`. Holds nothing of what it read."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas

    def read(self, kind: Kind, source: str | bytes) -> Read:
        """Read a record of `kind`: its content or the path of its file. Raises OSError where that cannot be read."""
        data = read_file(source) if isinstance(source, str) else source
        return sha256(data).hexdigest(), quick_payload(self._schemas, kind.name, data, kind.schema_comment)

    def read_all(self, sources: Sequence[tuple[Kind, str | bytes]]) -> Iterator[Read]:
        """Read `sources`, in their order."""
        workers = min(MOST_WORKERS, len(os.sched_getaffinity(0))) if _can_fork() else 1
        if len(sources) < MANY or workers == 1:
            for kind, source in sources:
                yield self.read(kind, source)
            return
        # Forked processes have this already: the reader could not be sent to others, contents need not be.
        _state["work"] = self, sources
        chunks = [range(start, min(start + CHUNK, len(sources))) for start in range(0, len(sources), CHUNK)]
        try:
            with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
                for found in pool.map(_read_chunk, chunks):
                    yield from found
        finally:
            del _state["work"]


_state: dict[str, tuple[Reader, Sequence[tuple[Kind, str | bytes]]]] = {}


def _read_chunk(places: range) -> list[Read]:
    reader, sources = _state["work"]
    return [reader.read(*sources[place]) for place in places]


def _can_fork() -> bool:
    """Whether a copy of this process works: one with threads might wait for ever for what another thread held."""
    return sys.platform == "linux" and threading.active_count() == 1
