"""JSON with exact decimals and the same bytes for the same value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder(decimal_format="number")
INDENT = 2


def to_json(value: Any) -> bytes:
    """`value` as indented UTF-8 JSON with a final line break. A Decimal keeps the digits it was written with."""
    return msgspec.json.format(_ENCODER.encode(value), indent=INDENT) + b"\n"


def to_compact_json(value: Any) -> str:
    """`value` as JSON in one line, for a cell of a table."""
    return _ENCODER.encode(value).decode()


def encoded(value: Any) -> bytes:
    """`value` as UTF-8 JSON in one line, as an item of a long list."""
    return _ENCODER.encode(value)


def to_lined_json(document: msgspec.Struct, items: Sequence[bytes]) -> bytes:
    """A document whose last member `data` is a list, one of the encoded `items` to a line: such can be compared."""
    head = {name: value for name, value in msgspec.structs.asdict(document).items() if name != "data"}
    opening = msgspec.json.format(_ENCODER.encode(head), indent=INDENT).removesuffix(b"\n}")
    if not items:
        return opening + b',\n  "data": []\n}\n'
    return b"".join((opening, b',\n  "data": [\n', b",\n".join(items), b"\n  ]\n}\n"))
