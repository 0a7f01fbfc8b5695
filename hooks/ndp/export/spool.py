"""Text that is put together part by part and stands on disk meanwhile: a long table takes no memory."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import IO

CHUNK = 1 << 16
HEAP = 200
"""So many parts wait to be written together."""


class Spool:
    """A text, as long as the disk has room."""

    def __init__(self) -> None:
        self._waiting: list[str] = []
        # Many tables have few rows: they make no file.
        self._file: IO[bytes] | None = None

    def add(self, text: str) -> None:
        """Put `text` at the end."""
        self._waiting.append(text)
        if len(self._waiting) >= HEAP:
            if self._file is None:
                self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the text is held no longer
                weakref.finalize(self, self._file.close)
            self._file.write(self._heap())

    def chunks(self) -> Iterator[bytes]:
        """The whole text as UTF-8, chunk by chunk; as often as it is asked for, while nothing is added."""
        if self._file is not None:
            self._file.seek(0)
            while chunk := self._file.read(CHUNK):
                yield chunk
        yield "".join(self._waiting).encode()

    def _heap(self) -> bytes:
        heap = "".join(self._waiting).encode()
        self._waiting.clear()
        return heap


class Standing:
    """What stands in a file now, also when the file has no name any more."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        weakref.finalize(self, self._file.close)

    def chunks(self) -> Iterator[bytes]:
        """The whole content, chunk by chunk; as often as it is asked for."""
        self._file.seek(0)
        while chunk := self._file.read(CHUNK):
            yield chunk
