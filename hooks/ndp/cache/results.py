"""Results of work by what they were asked for, with what was read for them: an SQLite file beside the other caches.

A row that is damaged counts as absent; a file that cannot be used is thrown away. Several processes may use the file at
the same time.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ndp.cache.fingerprint import SIZE
from ndp.cache.store import Cache, is_ours

NAME = "results.sqlite"
WAITING = 16 << 20
"""Bytes of results that wait to be written together."""
MOST = 1 << 30
"""Bytes beyond which nothing is added to the file."""
TABLES = """
CREATE TABLE IF NOT EXISTS maker (key BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS reads (mark BLOB PRIMARY KEY, read BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS results (
    key BLOB PRIMARY KEY, reads BLOB NOT NULL, answers BLOB NOT NULL, checksum BLOB NOT NULL, result BLOB NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A result with the marks of what was read for it, one after the other, and the fingerprint of all answers."""

    reads: bytes
    answers: bytes
    result: bytes

    def checksum(self, key: bytes) -> bytes:
        """What shows that it is undamaged and the one that was asked for by `key`."""
        lengths = b"%d %d %d " % (len(self.reads), len(self.answers), len(self.result))
        return sha256(b"".join((key, lengths, self.reads, self.answers, self.result))).digest()


class Results:
    """The results in a cache. Those of other code than `cache` stands for are thrown away."""

    def __init__(self, cache: Cache) -> None:
        self._file = cache.folder / NAME
        self._maker = cache.key
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._usable = True
        self._new: dict[bytes, Kept] = {}
        self._new_reads: dict[bytes, bytes] = {}
        self._waiting = 0

    def reads(self) -> dict[bytes, bytes]:
        """Every read that a result names, by its mark. It is for the caller to hold them against their marks."""
        return {mark: read for mark, read in self._ask("SELECT mark, read FROM reads")}  # noqa: C416 - typed

    def get(self, key: bytes) -> Kept | None:
        """What is kept for `key`."""
        if key in self._new:
            return self._new[key]
        for reads, answers, checksum, result in self._ask(
            "SELECT reads, answers, checksum, result FROM results WHERE key = ?", key
        ):
            with suppress(TypeError):
                kept = Kept(reads, answers, result)
                return kept if kept.checksum(key) == checksum else None
        return None

    def put(self, key: bytes, kept: Kept, reads: dict[bytes, bytes]) -> None:
        """Keep a result in place of any other for `key`; `reads` are those of its reads that may be new, by mark."""
        self._new[key] = kept
        self._new_reads |= reads
        self._waiting += len(kept.result) + len(kept.reads)
        if self._waiting > WAITING:
            self.save()

    def save(self) -> None:
        """Write what waits to be written. Where that cannot be done nothing is kept."""
        connection = self._connect() if self._new else None
        if connection is not None and _size(self._file) < MOST:
            rows = [(key, k.reads, k.answers, k.checksum(key), k.result) for key, k in self._new.items()]
            try:
                with connection:
                    connection.executemany("INSERT OR REPLACE INTO reads VALUES (?, ?)", self._new_reads.items())
                    connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?)", rows)
            except sqlite3.Error as error:
                self._give_up(error)
        self._new, self._new_reads, self._waiting = {}, {}, 0

    def keep_only(self, used: Collection[bytes]) -> None:
        """Throw away the results not among `used` once they are more than those."""
        self.save()
        keys = {key for (key,) in self._ask("SELECT key FROM results")}
        old = keys.difference(used)
        connection = self._connect() if len(old) > len(used) else None
        if connection is None:
            return
        named: set[bytes] = set()
        try:
            with connection:
                connection.executemany("DELETE FROM results WHERE key = ?", ((key,) for key in old))
                for (reads,) in connection.execute("SELECT reads FROM results"):
                    named.update(marks_in(reads))
                unnamed = [(mark,) for (mark,) in connection.execute("SELECT mark FROM reads") if mark not in named]
                connection.executemany("DELETE FROM reads WHERE mark = ?", unnamed)
        except (sqlite3.Error, TypeError) as error:
            self._give_up(error)

    def _ask(self, statement: str, *values: object) -> list[tuple[bytes, ...]]:
        connection = self._connect()
        if connection is None:
            return []
        try:
            return connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _connect(self) -> sqlite3.Connection | None:
        """The connection of this process: none may be carried into a child."""
        if self._usable and self._process != os.getpid():
            self._process = os.getpid()
            try:
                self._connection = _open(self._file, self._maker)
            except (OSError, sqlite3.Error, TypeError) as error:
                self._give_up(error)
        return self._connection if self._usable else None

    def _give_up(self, error: Exception) -> None:
        """Go on without results. A damaged file is thrown away; one that another process holds is let be."""
        self._usable = False
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            with suppress(OSError):
                self._file.unlink()


def marks_in(reads: bytes) -> list[bytes]:
    """The marks that stand one after the other in `reads`."""
    return [reads[start : start + SIZE] for start in range(0, len(reads), SIZE)]


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _open(file: Path, maker: bytes) -> sqlite3.Connection:
    """Open or make the file. Raises OSError or sqlite3.Error."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        if not is_ours(os.fstat(descriptor)):
            raise OSError(f"not a file of this user alone: {file}")
    finally:
        os.close(descriptor)
    connection = sqlite3.connect(file, timeout=10)
    # What is lost with the machine's power is made again.
    connection.executescript(f"PRAGMA synchronous = OFF; PRAGMA trusted_schema = OFF; {TABLES}")
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        if connection.execute("SELECT key FROM maker").fetchall() != [(maker,)]:
            for name in ("maker", "reads", "results"):
                connection.execute(f"DELETE FROM {name}")  # noqa: S608 - names of our own tables
            connection.execute("INSERT INTO maker VALUES (?)", (maker,))
    return connection
