"""What the reader has to refuse: bytes, characters and YAML that hide, imitate, blow up or surprise."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.source.test_characters import UNUSUAL
from tests.source.test_parse import ESCAPED, HEADER, NOT_USED, SYNTAX

from ndp.kinds import KINDS
from ndp.source import parse
from ndp.source.parse import MAX_BYTES

ROOT = Path(__file__).parents[2]
PATH = "catalogue/platforms/vi-du.yml"
BYTES: dict[str, bytes] = {
    "bytes that are no UTF-8": b"a: \xff\xfe\n",
    "an overlong form": b"a: \xc0\xaf\n",
    "half of a surrogate pair": b"a: \xed\xa0\x80\n",
    "a cut character": b"a: \xe1\xba\n",
    "UTF-16": "a: b\n".encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbfa: b\n",
    "carriage returns": b"a: b\r\n",
    "a lone carriage return": b"a: b\rc: d\n",
    "a zero byte": b"a: \0\n",
    "more bytes than are read": b"a: b\n" * (MAX_BYTES // 5 + 1),
    "aliases that grow without end": b"a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
    "lists opened without end": b"a: " + b"[" * 1000,
    "maps opened without end": b"a: " + b"{a: " * 1000,
    "an object of the language": b"a: !!python/object/apply:os.system [x]\n",
    "a key twice, written in two ways": b"a: 1\n'a': 2\n",
    "a second document": b"a: b\n---\na: c\n",
    "nothing": b"",
}

WARNED = {"trailing-space", "missing-final-newline"}
"""No attacks: the author is told, the file is taken."""


def attacks() -> Iterator[tuple[str, bytes]]:
    """Name and content of each file that is an attack."""
    header = HEADER.encode()
    yield from ((name, header + data) for name, data in BYTES.items())
    for kind, texts in (
        ("characters", [f"a: xin chào {text} bạn\n" for text, _ in UNUSUAL]),
        ("YAML", [text for text, problems in NOT_USED if {name for _, _, name in problems} - WARNED]),
        ("syntax", [text for text, _ in SYNTAX]),
        ("escapes", [text for text, _ in ESCAPED]),
    ):
        yield from ((f"{kind}: {text[:40]!r}", header + text.encode("utf-8", "surrogateescape")) for text in texts)


def refused(data: bytes) -> bool:
    """Whether a file is not taken: it has an error, whatever the schema says of it."""
    return any(problem.kind.severity == "error" for problem in parse(PATH, data).problems)


def real_files() -> list[Path]:
    """Every file of the real catalogue."""
    return sorted(path for kind in KINDS for path in ROOT.glob(kind.files))


def wrongly_refused() -> list[str]:
    """The real files in which the reader finds anything."""
    return [path.name for path in real_files() if parse(path.relative_to(ROOT).as_posix(), path.read_bytes()).problems]
