"""Reads many files, in several processes where that pays: parsing takes most of the time and needs no other file."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path

from ndp.kinds import KIND_BY_FOLDER
from ndp.model.payload import quick_payload
from ndp.schema import Schemas
from ndp.source import CatalogueFile, read_file

MANY = 2000
"""Files from which on starting processes takes less time than they save."""
CHUNK = 250
MOST_WORKERS = 4

Read = tuple[str, bytes | None]
"""The checksum of a file, in hexadecimal digits, and its payload, None where the strict reader has to look."""


class Reader:
    """Reads files below `root` by `schemas`. Holds nothing of what it read."""

    def __init__(self, root: Path, schemas: Schemas) -> None:
        self._root = os.fspath(root)
        self._schemas = schemas

    def read(self, file: CatalogueFile) -> Read:
        """Read one file. Raises OSError where it cannot be read."""
        data = read_file(f"{self._root}/{file.path}")
        kind = KIND_BY_FOLDER[file.folder]
        return sha256(data).hexdigest(), quick_payload(self._schemas, kind.name, data, kind.schema_comment)

    def read_all(self, files: Sequence[CatalogueFile]) -> Iterator[Read]:
        """Read `files`, in their order."""
        workers = min(MOST_WORKERS, len(os.sched_getaffinity(0))) if _can_fork() else 1
        if len(files) < MANY or workers == 1:
            yield from map(self.read, files)
            return
        chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
        # Forked processes have this reader already: it could not be sent to others.
        _state["reader"] = self
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
            for found in pool.map(_read_chunk, chunks):
                yield from found


_state: dict[str, Reader] = {}


def _read_chunk(files: Sequence[CatalogueFile]) -> list[Read]:
    return [_state["reader"].read(file) for file in files]


def _can_fork() -> bool:
    """Whether a copy of this process works: one with threads might wait for ever for what another thread held."""
    return sys.platform == "linux" and threading.active_count() == 1
