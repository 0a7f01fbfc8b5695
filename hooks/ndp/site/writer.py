"""Writes the files of a site and remembers what it wrote."""

from __future__ import annotations

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
        target = self._directory / folder
        if folder not in self._folders:
            target.mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        with open(f"{self._directory}/{name}", "wb") as file:  # noqa: PTH123 - paths cost as much as writing
            file.write(content)
        self.digests[name] = sha256(content).digest()
