"""`build.json`: what a built site was made from, and a digest by which it proves to be whole."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from ndp.export.fields import OPEN_KINDS
from ndp.site.portal import Portal

NAME = "build.json"


class BuildRecord(msgspec.Struct, frozen=True):
    """`digest` is the SHA-256 of the lines `<SHA-256 of the file>  <path>` of all other files, by path.

    `entries` counts the published entries of each kind; `demonstration` marks invented data.
    """

    commit: str
    as_of: str
    demonstration: bool
    entries: dict[str, int]
    files: int
    digest: str


def write_build_record(portal: Portal, directory: Path, digests: Mapping[str, bytes]) -> BuildRecord:
    """Write the record of the finished site in `directory`; nothing may be written there after it.

    `digests` are the SHA-256 of all its files, by path.
    """
    files, digest = _summed(digests)
    record = BuildRecord(
        portal.history.commit,
        portal.as_of.isoformat(),
        portal.settings.demonstration,
        {kind: len(portal.catalogue.entries.get(kind, {})) for kind in sorted(OPEN_KINDS)},
        files,
        digest,
    )
    (directory / NAME).write_bytes(msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")
    return record


def read_build_record(directory: Path) -> BuildRecord:
    """The record of the site in `directory`. Raises OSError or msgspec.MsgspecError where there is no good one."""
    return msgspec.json.decode((directory / NAME).read_bytes(), type=BuildRecord)


def digest_of(directory: Path) -> tuple[int, str]:
    """How many files `directory` holds beside the record, and their digest."""
    return _summed(digests_below(directory))


def digests_below(directory: Path) -> dict[str, bytes]:
    """The SHA-256 of every file below `directory` but the record, by path."""
    return {name: sha256((directory / name).read_bytes()).digest() for name in files_below(directory) if name != NAME}


def _summed(digests: Mapping[str, bytes]) -> tuple[int, str]:
    found = sha256()
    for name in sorted(digests):
        found.update(f"{digests[name].hex()}  {name}\n".encode())
    return len(digests), found.hexdigest()


def files_below(directory: Path) -> Iterator[str]:
    """The files below `directory`, as paths with slashes."""
    for folder, _, names in os.walk(directory):
        below = folder[len(str(directory)) + 1 :]
        place = f"{below}/".replace(os.sep, "/") if below else ""
        yield from (place + name for name in names)
