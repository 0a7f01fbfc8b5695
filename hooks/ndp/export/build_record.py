"""`build.json`: what a built site was made from, and a digest by which it proves to be whole."""

from __future__ import annotations

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


def write_build_record(portal: Portal, directory: Path) -> BuildRecord:
    """Write the record of the finished site in `directory`; nothing may be written there after it."""
    files, digest = digest_of(directory)
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
    lines = []
    for path in directory.rglob("*"):
        name = path.relative_to(directory).as_posix()
        if path.is_file() and name != NAME:
            lines.append((name, sha256(path.read_bytes()).hexdigest()))
    lines.sort()
    text = "".join(f"{digest}  {name}\n" for name, digest in lines)
    return len(lines), sha256(text.encode()).hexdigest()
