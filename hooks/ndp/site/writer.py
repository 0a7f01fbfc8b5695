"""Writes the files of a site and remembers what it wrote."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from types import MappingProxyType

import msgspec


class Writer:
    """Writes below `directory`. `digests` are the SHA-256 of the files written, by path below it.

    `standing` are those of files that others wrote there before, which may be written again.
    """

    def __init__(self, directory: Path, standing: Mapping[str, bytes] = MappingProxyType({})) -> None:
        self.directory = directory
        self._standing = standing
        self._folders: set[str] = set()
        self.digests: dict[str, bytes] = {}

    @property
    def all_digests(self) -> Mapping[str, bytes]:
        """The SHA-256 of all files that stand below the folder now."""
        return {**self._standing, **self.digests} if self._standing else self.digests

    def write(self, name: str, content: bytes) -> None:
        """Write the file `name`, a path below the folder. Raises ValueError when it was written before."""
        self.write_chunks(name, (content,))

    def write_chunks(self, name: str, chunks: Iterable[bytes]) -> None:
        """Write the same of what is given chunk by chunk."""
        if name in self.digests:
            raise ValueError(f"two files at {name}")
        folder = name.rpartition("/")[0]
        if folder not in self._folders:
            self._make(folder)
        digest = sha256()
        # Half of what a small file costs would go into paths and buffers.
        file = os.open(f"{self.directory}/{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o666)
        try:
            for chunk in chunks:
                digest.update(chunk)
                rest = memoryview(chunk)
                while rest:
                    rest = rest[os.write(file, rest) :]
        finally:
            os.close(file)
        self.digests[name] = digest.digest()

    def _make(self, folder: str) -> None:
        """Make the folder and those around it; another process may make them at the same time."""
        if not folder:
            self.directory.mkdir(parents=True, exist_ok=True)
        else:
            above = folder.rpartition("/")[0]
            if above not in self._folders:
                self._make(above)
            with suppress(FileExistsError):
                os.mkdir(f"{self.directory}/{folder}")  # noqa: PTH102 - as above
        self._folders.add(folder)


class Digests:
    """The digests of many writers' files, put aside until they are asked for: there may be hundreds of thousands."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed when the context is left

    def __enter__(self) -> Digests:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def add(self, packed: bytes) -> None:
        """Put aside what `packed` gave."""
        self._file.write(len(packed).to_bytes(8))
        self._file.write(packed)

    def give_to(self, known: dict[str, bytes]) -> None:
        """Add the SHA-256 of every file to those of `known`, by path. Raises ValueError for a file written twice."""
        self._file.seek(0)
        while size := self._file.read(8):
            more = msgspec.msgpack.decode(self._file.read(int.from_bytes(size)), type=dict[str, bytes])
            if twice := known.keys() & more.keys():
                raise ValueError(f"two files at {', '.join(sorted(twice))}")
            known |= more


def packed(digests: Mapping[str, bytes]) -> bytes:
    """The digests of a writer, for `Digests.add`."""
    return msgspec.msgpack.encode(digests)
