"""References between records: found by what the schemas say refers to what, never by a second list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from ndp.schema import Shape

Pointer = tuple[str | int, ...]


class Reference(msgspec.Struct, frozen=True, gc=False):
    """The value at `pointer` of a record names the record `target` of kind `kind`.

    For legal documents `clause` holds the part after the slash, empty where the whole document is meant.
    """

    pointer: Pointer
    kind: str
    target: str
    clause: str = ""

    @property
    def text(self) -> str:
        """The reference as written."""
        return f"{self.target}/{self.clause}" if self.clause else self.target


def references_in(data: Any, shape: Shape | None, pointer: Pointer = ()) -> Iterator[Reference]:
    """Every reference that the record `data` (plain data that fits `shape`) makes, in document order."""
    if shape is None:
        return
    if isinstance(data, dict):
        for key, value in data.items():
            yield from references_in(value, shape.child(key), (*pointer, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from references_in(item, shape.items, (*pointer, index))
    elif shape.refers_to and isinstance(data, str):
        # Only legal documents have clauses; other ids may hold a slash of their own (plans/<platform>/<name>).
        target, _, clause = data.partition("/") if shape.refers_to == "legal" else (data, "", "")
        yield Reference(pointer, shape.refers_to, target, clause)
