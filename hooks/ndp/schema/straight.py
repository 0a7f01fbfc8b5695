"""Reads a file that holds nothing unusual straight to typed data. Nearly every file is one.

What takes time in strict reading is the place of every value, which only a problem needs. Here no place is kept and no
problem is named: whatever might be one, this reader leaves to the strict one (`ndp.source`), whose word stands. Tests
hold that both give the same data for every file that this one reads.
"""

from __future__ import annotations

from typing import Any

from yaml import (
    CBaseLoader,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)

from ndp.schema.store import Shape
from ndp.schema.typing import typed
from ndp.source.characters import UNUSUAL
from ndp.source.compose import MAX_DEPTH, MAX_NODES
from ndp.source.parse import MAX_BYTES, MAX_LINE, schema_line


class _UnusualError(Exception):
    """The strict reader has to look at this file."""


def read_straight(data: bytes, shape: Shape, expected_schema: str) -> dict[str, Any] | None:
    """The data of a file with the bytes `data` and a record of `shape`; None where the strict reader has to look.

    `expected_schema` is the path that the first line must name. The data may still break the schema.
    """
    if len(data) > MAX_BYTES:
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if not text.startswith(schema_line(expected_schema) + "\n") or not text.endswith("\n"):
        return None
    if " \n" in text or UNUSUAL.search(text):
        return None
    if len(text) > MAX_LINE and max(map(len, text.split("\n"))) > MAX_LINE:
        return None
    try:
        return _Reader(data, has_escapes="\\" in text).record(shape)
    except (YAMLError, _UnusualError):
        return None


class _Reader:
    __slots__ = ("_has_escapes", "_next", "_nodes")

    def __init__(self, data: bytes, *, has_escapes: bool) -> None:
        self._next = CBaseLoader(data).get_event
        self._has_escapes = has_escapes
        self._nodes = 0

    def record(self, shape: Shape) -> dict[str, Any]:
        """The one mapping of the file."""
        self._next()  # the start of the stream
        start = self._next()
        if type(start) is not DocumentStartEvent or start.explicit or start.version or start.tags:
            raise _UnusualError
        root = self._next()
        if type(root) is not MappingStartEvent:
            raise _UnusualError
        found = self._mapping(root, shape, 1)
        end = self._next()
        if type(end) is not DocumentEndEvent or end.explicit or type(self._next()) is not StreamEndEvent:
            raise _UnusualError
        return found

    def _mapping(self, start: Any, shape: Shape, depth: int) -> dict[str, Any]:
        if depth > MAX_DEPTH or shape.type != "object" or start.anchor is not None or start.tag is not None:
            raise _UnusualError
        get, properties, values = self._next, shape.properties, shape.values
        found: dict[str, Any] = {}
        while type(key := get()) is ScalarEvent:
            name = key.value
            below = properties.get(name, values)
            if below is None or name in found or name in ("", "<<") or key.anchor is not None or key.tag is not None:
                raise _UnusualError
            if self._has_escapes and UNUSUAL.search(name):
                raise _UnusualError
            found[name] = self._value(get(), below, depth)
        if type(key) is not MappingEndEvent:
            raise _UnusualError
        self._count(1 + 2 * len(found))
        return found

    def _list(self, start: Any, shape: Shape | None, depth: int) -> list[Any]:
        if depth > MAX_DEPTH or shape is None or start.anchor is not None or start.tag is not None:
            raise _UnusualError
        get = self._next
        found: list[Any] = []
        while type(item := get()) is not SequenceEndEvent:
            found.append(self._value(item, shape, depth))
        self._count(1 + len(found))
        return found

    def _value(self, event: Any, shape: Shape, depth: int) -> Any:
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                raise _UnusualError
            text: str = event.value
            if event.style and self._has_escapes and UNUSUAL.search(text):
                raise _UnusualError
            return text if event.style or shape.type == "string" else typed(text, shape.type)
        if kind is MappingStartEvent:
            return self._mapping(event, shape, depth + 1)
        if kind is SequenceStartEvent:
            return self._list(event, shape.items, depth + 1)
        raise _UnusualError

    def _count(self, nodes: int) -> None:
        """Add at least as many nodes as the strict reader counts for one mapping or list without what is in it."""
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            raise _UnusualError
