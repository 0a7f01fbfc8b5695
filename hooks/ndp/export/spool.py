"""Text that is put together part by part and stands on disk meanwhile: a long table takes no memory."""

from __future__ import annotations

import shutil
import tempfile
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
                self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the text is given
            self._file.write(self._heap())

    def give(self) -> bytes:
        """The whole text as UTF-8; it is kept no longer."""
        if self._file is None:
            return self._heap()
        with self._file as file:
            file.write(self._heap())
            file.seek(0)
            return file.read()

    def give_to(self, other: IO[bytes]) -> None:
        """Write the whole text as UTF-8 to another file; it is kept no longer."""
        if self._file is not None:
            with self._file as file:
                file.seek(0)
                shutil.copyfileobj(file, other, CHUNK)
        other.write(self._heap())

    def _heap(self) -> bytes:
        heap = "".join(self._waiting).encode()
        self._waiting.clear()
        return heap
