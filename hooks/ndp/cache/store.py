"""Files of the cache: where they lie, how they are read and written.

They lie in the user's own cache folder, never in the checkout: what is in a checkout may come from a contributor, and
who could write the cache could write the verdict. Each file begins with what it depends on and with a checksum; one
that was made by other code, is damaged or belongs to someone else counts as absent.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec

from ndp.cache.program import files_digest, program_digest

T = TypeVar("T")

DIGEST = 32
"""Bytes of a checksum."""


@dataclass(frozen=True, slots=True)
class Cache:
    """What is kept of a catalogue or folder. `key` is the checksum of the code and schemas that it depends on."""

    folder: Path
    key: bytes

    @classmethod
    def of(cls, root: Path, schema_directory: Path) -> Cache | None:
        """The cache of the catalogue that `root` holds; None where there is no place for one."""
        return cls._below(root, lambda: program_digest(schema_directory))

    @classmethod
    def made_by(cls, root: Path, makers: Iterable[Path]) -> Cache | None:
        """The cache of what the modules `makers` make of files below `root`; None where there is no place for one."""
        return cls._below(root, lambda: files_digest(map(os.fspath, makers)))

    @classmethod
    def _below(cls, root: Path, key: Callable[[], bytes]) -> Cache | None:
        """The cache of `root`, in `$XDG_CACHE_HOME/ndp` or `~/.cache/ndp`; None where NDP_NO_CACHE is set too."""
        if os.environ.get("NDP_NO_CACHE"):
            return None
        try:
            home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
            own = sha256(os.fsencode(root.resolve())).hexdigest()[:DIGEST]
            return cls(Path(home) / "ndp" / own, key())
        except (OSError, RuntimeError):
            return None

    def read(self, name: str, content_type: type[T]) -> T | None:
        """The content of the cache file `name`; None where there is none that can be relied on."""
        try:
            descriptor = os.open(self.folder / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
            with os.fdopen(descriptor, "rb") as file:
                if not is_ours(os.fstat(descriptor)) or file.read(DIGEST) != self.key:
                    return None
                checksum = file.read(DIGEST)
                data = file.read()
            return msgspec.msgpack.decode(data, type=content_type) if sha256(data).digest() == checksum else None
        except (OSError, msgspec.MsgspecError):
            return None

    def write(self, name: str, content: object) -> None:
        """Keep `content`. Where that cannot be done nothing is kept."""
        temporary = self.folder / f"{name}.{os.getpid()}"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            data = msgspec.msgpack.encode(content)
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(self.key + sha256(data).digest())
                file.write(data)
            temporary.replace(self.folder / name)
        except (OSError, UnicodeEncodeError):
            with suppress(OSError):
                temporary.unlink()

    def now(self) -> int:
        """The time by the clock of the file system, in nanoseconds: that of a file written now. 0 where none can be.

        States of files are held against it; it decides what is read again and nothing that anyone sees.
        """
        stamp = self.folder / f"stamp.{os.getpid()}"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            stamp.write_bytes(b"")
            found = stamp.stat().st_mtime_ns
            stamp.unlink()
        except OSError:
            return 0
        return found


def is_ours(state: os.stat_result) -> bool:
    """Whether it is a regular file that only this user can have written."""
    writable = state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISREG(state.st_mode) and state.st_uid == os.geteuid() and not writable
