"""The checksum of the program: whatever it was made by, a cached answer is good for that alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import ndp

MADE = (".pyc", ".mo")
"""Files that Python makes of others."""


def program_digest(schema_directory: Path) -> bytes:
    """Checksum of this package's code, of the schemas, of Python and of the versions of all installed packages."""
    package = os.path.dirname(ndp.__file__)  # noqa: PTH120 - see below
    return files_digest((*_files(package), *_files(os.fspath(schema_directory))))


def files_digest(files: Iterable[str]) -> bytes:
    """Checksum of files, of Python and of the versions of all installed packages. Raises OSError."""
    found = sha256(repr((sys.version, list(_distributions()))).encode("utf-8", "surrogateescape"))
    for path in files:
        with open(path, "rb") as file:  # noqa: PTH123 - path objects take longer than the work
            content = file.read()
        found.update(b"%s %d\n" % (os.fsencode(path), len(content)))
        found.update(content)
    return found.digest()


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry.path)
        elif not entry.is_dir() and not entry.name.endswith(MADE):
            yield entry.path


def _distributions() -> Iterator[str]:
    """Name and version of every installed package, as the folders of their metadata are called."""
    for folder in sys.path:
        try:
            names = os.listdir(folder)  # noqa: PTH208
        except OSError:
            continue
        yield from sorted(name for name in names if name.endswith(".dist-info"))
