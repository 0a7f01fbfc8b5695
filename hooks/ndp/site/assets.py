"""Styles, scripts and fonts of the portal under names that change with what is in them.

Browsers keep such files for good; a page names exactly those that it was built with.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

FOLDER = "assets"
LEFT_OUT = {".md"}
# Guides name pictures by their paths, and people look for other files at their address.
RENAMED = ("css/", "js/", "fonts/")
REFERRING = {".css", ".js"}
# A quoted path that starts with a dot; it is a reference where a file stands there.
REFERENCE = re.compile(r"""(["'`])(\.{1,2}/[^"'`\s]+)\1""")
DIGITS = 8


@dataclass(frozen=True, slots=True)
class Assets:
    """`names` gives the published path of each file by its path, both below `assets/`; `contents` what is published.

    Without any, every file keeps its name.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    contents: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Assets:
        """Those in `folder`, references between them mended. Raises OSError."""
        raw = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix not in LEFT_OUT
        }
        references = {path: _references(path, raw) for path in raw}
        names = {
            path: _named(path, _digest(path, raw, references)) if path.startswith(RENAMED) else path for path in raw
        }
        return cls(names, {names[path]: _mended(path, raw[path], references[path], names) for path in raw})

    def published(self, path: str) -> str:
        """The path, below `assets/`, at which the file `path` is published."""
        return self.names.get(path, path)


def hashed_name(path: str, content: bytes) -> str:
    """`path` with a mark of its content before the ending: `css/portal.0a1b2c3d.css`."""
    return _named(path, sha256(content).hexdigest())


def _named(path: str, digest: str) -> str:
    stem, ending = posixpath.splitext(path)
    return f"{stem}.{digest[:DIGITS]}{ending}"


def _references(path: str, raw: Mapping[str, bytes]) -> dict[str, str]:
    """The files that a file refers to: as written there, and their paths."""
    if posixpath.splitext(path)[1] not in REFERRING:
        return {}
    written = {match[2] for match in REFERENCE.finditer(raw[path].decode())}
    targets = {text: posixpath.normpath(posixpath.join(posixpath.dirname(path), text)) for text in written}
    return {text: target for text, target in targets.items() if target in raw}


def _digest(path: str, raw: Mapping[str, bytes], references: Mapping[str, Mapping[str, str]]) -> str:
    """Of a file and all that it leads to, so that it is renamed with them; files may refer to each other in circles."""
    reached: set[str] = set()
    waiting = [path]
    while waiting:
        current = waiting.pop()
        if current not in reached:
            reached.add(current)
            waiting += references[current].values()
    digests = [sha256(raw[each]).hexdigest() for each in (path, *sorted(reached))]
    return sha256("\n".join(digests).encode()).hexdigest()


def _mended(path: str, content: bytes, references: Mapping[str, str], names: Mapping[str, str]) -> bytes:
    def mend(match: re.Match[str]) -> str:
        target = references.get(match[2])
        if target is None:
            return match[0]
        way = posixpath.relpath(names[target], posixpath.dirname(path) or ".")
        return f"{match[1]}{way if way.startswith('.') else './' + way}{match[1]}"

    return REFERENCE.sub(mend, content.decode()).encode() if references else content
