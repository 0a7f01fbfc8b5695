"""Writes the files of a site and remembers what it wrote."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path


class Writer:
    """Writes below `directory`. `digests` are the SHA-256 of the files written, by path below it."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._folders: set[str] = set()
        self.digests: dict[str, bytes] = {}

    def write(self, name: str, content: bytes) -> None:
        """Write the file `name`, a path below the folder. Raises ValueError when it was written before."""
        if name in self.digests:
            raise ValueError(f"two files at {name}")
        folder = name.rpartition("/")[0]
        if folder not in self._folders:
            self._make(folder)
        # Half of what a small file costs would go into paths and buffers.
        file = os.open(f"{self._directory}/{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(file, rest) :]
        finally:
            os.close(file)
        self.digests[name] = sha256(content).digest()

    def _make(self, folder: str) -> None:
        """Make the folder and those around it; another process may make them at the same time."""
        if not folder:
            self._directory.mkdir(parents=True, exist_ok=True)
        else:
            above = folder.rpartition("/")[0]
            if above not in self._folders:
                self._make(above)
            with suppress(FileExistsError):
                os.mkdir(f"{self._directory}/{folder}")  # noqa: PTH102 - as above
        self._folders.add(folder)
