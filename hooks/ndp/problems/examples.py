r"""Examples of a kind of problem: files that have it and files that do not, as tests and guide pages share them.

An example is a text file named after the code of its kind:

    == bad
    @ catalogue/platforms/vi-du.yml:3:1
    -- catalogue/platforms/vi-du.yml --
    <content>
    == good
    -- catalogue/platforms/vi-du.yml --
    <content>

A line with `@` states where a problem of the kind has to be found. Flags stand after the path in braces, separated by
commas: `{escapes}` decodes `\t`, `\r`, `\n`, `\\`, `\xNN` (a byte), `\uNNNN`, `\UNNNNNNNN` and repeats what stands in
`\{...*N}`; `{symlink}` makes a link whose target is the content; `{fifo}` a named pipe; `{mode=755}` sets the mode;
`{no-newline}` leaves out the last line feed. Blank lines at the end of a content do not count.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from ndp.problems.kind import CODE
from ndp.problems.problem import Position

SECTION = re.compile(r"== (bad|good)")
PLACE = re.compile(r"@ (\S.*):([1-9][0-9]*):([1-9][0-9]*)")
FILE = re.compile(r"-- (\S.*?)(?: \{([a-z0-9=, -]+)\})? --")
ESCAPE = re.compile(
    r"\\(?:\{(?P<repeated>[^{}]*)\*(?P<times>[0-9]+)\}|x(?P<byte>[0-9A-Fa-f]{2})|u(?P<short>[0-9A-Fa-f]{4})"
    r"|U(?P<long>[0-9A-Fa-f]{8})|(?P<sign>[trn\\]))"
)
SIGNS = {"t": b"\t", "r": b"\r", "n": b"\n", "\\": b"\\"}
DEFAULT_MODE = 0o644

Flags = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """One file. `text` is its content as written in the example, with escapes; `content` the bytes it stands for."""

    path: str
    text: str
    content: bytes
    type: Literal["file", "symlink", "fifo"] = "file"
    mode: int = DEFAULT_MODE


@dataclass(frozen=True, slots=True)
class Example:
    """What `code` looks like (`bad`), where it is found (`places`: path, position) and how it is mended (`good`)."""

    code: str
    bad: tuple[ExampleFile, ...]
    places: tuple[tuple[str, Position], ...]
    good: tuple[ExampleFile, ...]


def read_example(path: Path) -> Example:
    """Read the example file `path`, whose name says the code. Raises ValueError where it does not follow the format."""
    if not CODE.fullmatch(path.stem):
        raise ValueError(f"{path.name}: the name is not a problem code")
    sections: dict[str, list[ExampleFile]] = {"bad": [], "good": []}
    places: list[tuple[str, Position]] = []
    section: list[ExampleFile] | None = None
    header: tuple[str, str] | None = None
    content: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), "== good"], 1):
        new_section, new_file = SECTION.fullmatch(line), FILE.fullmatch(line)
        place = PLACE.fullmatch(line) if header is None else None
        if header and section is not None and (new_section or new_file):
            section.append(_file(*header, content))
            header, content = None, []
        if new_section:
            section = sections[new_section[1]]
        elif new_file and section is not None:
            header = (new_file[1], new_file[2] or "")
        elif place and section is sections["bad"]:
            places.append((place[1], Position(int(place[2]), int(place[3]))))
        elif header:
            content.append(line)
        elif line.strip():
            raise ValueError(f"{path.name}:{number}: expected “== bad”, “== good” or “-- path --”")
    if not all(sections.values()):
        raise ValueError(f"{path.name}: needs a file under “== bad” and one under “== good”")
    return Example(path.stem, tuple(sections["bad"]), tuple(places), tuple(sections["good"]))


def materialise(files: Iterable[ExampleFile], directory: Path) -> None:
    """Write `files` below `directory`, over what is there already."""
    for file in files:
        target = directory / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        if file.type == "symlink":
            target.symlink_to(file.content.decode())
        elif file.type == "fifo":
            os.mkfifo(target)
        else:
            target.write_bytes(file.content)
            target.chmod(file.mode)


def _file(path: str, flags_text: str, lines: list[str]) -> ExampleFile:
    parts = PurePosixPath(path).parts
    if not parts or ".." in parts or parts[0] == "/":
        raise ValueError(f"not a path inside the example: {path}")
    flags = _flags(flags_text)
    text = "\n".join(lines).rstrip("\n")
    if text and not flags.keys() & {"no-newline", "symlink", "fifo"}:
        text += "\n"
    content = _unescape(text) if "escapes" in flags else text.encode()
    mode = int(flags.get("mode", f"{DEFAULT_MODE:o}"), 8)
    if "symlink" in flags:
        return ExampleFile(path, text, content, "symlink", mode)
    return ExampleFile(path, text, content, "fifo" if "fifo" in flags else "file", mode)


def _flags(text: str) -> dict[str, str]:
    flags = {}
    for flag in filter(None, (part.strip() for part in text.split(","))):
        name, _, value = flag.partition("=")
        if name not in ("escapes", "symlink", "fifo", "mode", "no-newline"):
            raise ValueError(f"unknown flag: {flag}")
        flags[name] = value
    return flags


def _unescape(text: str) -> bytes:
    pieces: list[bytes] = []
    end = 0
    for match in ESCAPE.finditer(text):
        pieces += (text[end : match.start()].encode(), _escaped(match))
        end = match.end()
    return b"".join((*pieces, text[end:].encode()))


def _escaped(match: re.Match[str]) -> bytes:
    if match["repeated"] is not None:
        return _unescape(match["repeated"]) * int(match["times"])
    if match["byte"]:
        return bytes.fromhex(match["byte"])
    if match["sign"]:
        return SIGNS[match["sign"]]
    return chr(int(match["short"] or match["long"], 16)).encode()
