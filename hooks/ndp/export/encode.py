"""JSON with exact decimals and the same bytes for the same value."""

from __future__ import annotations

from typing import Any

import msgspec

from ndp.export.spool import Spool

_ENCODER = msgspec.json.Encoder(decimal_format="number")
INDENT = 2


def to_json(value: Any) -> bytes:
    """`value` as indented UTF-8 JSON with a final line break. A Decimal keeps the digits it was written with."""
    return msgspec.json.format(_ENCODER.encode(value), indent=INDENT) + b"\n"


def to_compact_json(value: Any) -> str:
    """`value` as JSON in one line, for a cell of a table or an item of a long list."""
    return _ENCODER.encode(value).decode()


class LinedJson:
    """A document whose last member `data` is a list, one item to a line: such can be compared."""

    def __init__(self, document: msgspec.Struct) -> None:
        """`document` without items."""
        head = {name: value for name, value in msgspec.structs.asdict(document).items() if name != "data"}
        self._spool = Spool()
        self._spool.add(msgspec.json.format(_ENCODER.encode(head), indent=INDENT).removesuffix(b"\n}").decode())
        self._count = 0

    def add(self, item: Any) -> None:
        """Put an item at the end."""
        self._spool.add(",\n" if self._count else ',\n  "data": [\n')
        self._spool.add(to_compact_json(item))
        self._count += 1

    def finished(self) -> Spool:
        """The whole document; nothing more can be added."""
        self._spool.add("\n  ]\n}\n" if self._count else ',\n  "data": []\n}\n')
        return self._spool
