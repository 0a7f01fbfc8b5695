"""What the file system says of a file without reading it, and when that is enough to know that it has not changed."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import msgspec

RACE = 2_000_000_000
"""Nanoseconds within which some file system may give two writes the same times."""


class State(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Mode, size in bytes, times of the last change of content and of anything (ns), and number of a file."""

    mode: int
    size: int
    modified: int
    changed: int
    inode: int

    @classmethod
    def of(cls, result: os.stat_result) -> State:
        """The state that `lstat` tells. A folder has none but its mode: its entries are looked at one by one."""
        if stat.S_ISDIR(result.st_mode):
            return cls(result.st_mode, 0, 0, 0, 0)
        return cls(result.st_mode, result.st_size, result.st_mtime_ns, result.st_ctime_ns, result.st_ino)

    def is_settled(self, seen_at: int) -> bool:
        """Whether the file, in this state at `seen_at` (ns), cannot have changed later and be in it still.

        A file written just before may be written once more within the same tick of the clock; Git has the same rule.
        """
        return max(self.modified, self.changed) + RACE <= seen_at


def list_states(folder: Path) -> dict[str, State]:
    """The state of everything below `folder`, by POSIX path from there. Follows no link."""
    found: dict[str, State] = {}
    waiting = [(os.fspath(folder), "")]
    while waiting:
        path, prefix = waiting.pop()
        with os.scandir(path) as scan:
            for entry in scan:
                name = prefix + entry.name
                found[name] = State.of(entry.stat(follow_symlinks=False))
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, name + "/"))
    return found


def checksum(path: str) -> str:
    """The SHA-256 of the file at `path` in hexadecimal digits; empty where it is a link or cannot be read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
