"""Writes a file so that whoever reads it meets the old or the new content, never half of one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

MODE = 0o644


def write_file(location: Path, text: str) -> None:
    """Write `text` to `location`, making its folder where there is none. Raises OSError."""
    location.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=location.parent, prefix=".ndp-")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode())
        temporary.chmod(MODE)
        temporary.replace(location)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


class LinkInTheWayError(Exception):
    """A symbolic link stands on the way to a file: writing would end elsewhere."""


def refuse_links(root: Path, path: str) -> None:
    """Raise LinkInTheWayError where `path`, from `root`, is or passes a symbolic link."""
    location = root
    for step in Path(path).parts:
        location /= step
        if location.is_symlink():
            raise LinkInTheWayError(path)
