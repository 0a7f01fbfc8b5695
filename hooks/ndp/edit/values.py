"""Plain data ↔ what stands in a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ndp.edit.document import Group, Part, Text, Value
from ndp.schema.store import Shape


def to_value(data: Any) -> Value:
    """`data` (dict, list, text, number, boolean, None for a gap to fill) as it is written, in the order it has."""
    if isinstance(data, Mapping):
        return Group(True, [Part(to_value(value), Text(str(key))) for key, value in data.items()])
    if isinstance(data, Sequence) and not isinstance(data, str):
        return Group(False, [Part(to_value(item)) for item in data])
    return Text(_text(data))


def in_order(data: Any, shape: Shape | None) -> Any:
    """`data` with the keys of every mapping as the schema lists them."""
    if isinstance(data, Mapping):
        known = [name for name in shape.properties if name in data] if shape is not None else []
        keys = [*known, *(key for key in data if key not in known)]
        return {key: in_order(data[key], shape.child(key) if shape is not None else None) for key in keys}
    if isinstance(data, list):
        return [in_order(item, shape.child(0) if shape is not None else None) for item in data]
    return data


def with_value(data: Any, pointer: Sequence[str | int], value: Any) -> Any:
    """A copy of `data` that holds `value` at `pointer`; what is missing on the way is made.

    In a list the step may be the number of an item, or the number behind the last one, or `-`, which adds an item.
    Raises ValueError for a step into what holds nothing, or beyond a list's end.
    """
    if not pointer:
        return value
    step, *below = pointer
    if isinstance(data, list):
        index = len(data) if step == "-" else _index(step)
        if index > len(data):
            raise ValueError(f"no item {step}")
        old = data[index] if index < len(data) else _holder(below)
        return [*data[:index], with_value(old, below, value), *data[index + 1 :]]
    if not isinstance(data, Mapping):
        raise ValueError(f"nothing can stand below: {step}")
    old = data[step] if step in data else _holder(below)
    return {**data, str(step): with_value(old, below, value)}


def _holder(below: Sequence[str | int]) -> Any:
    """What must be made to hold the next step."""
    if not below:
        return None
    return [] if str(below[0]) in ("-", "0") else {}


def _index(step: str | int) -> int:
    if not str(step).isdecimal() or len(str(step)) > 6:
        raise ValueError(f"not a number of an item: {step}")
    return int(step)


def _text(data: object) -> str:
    if data is None:
        return ""
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, (int, Decimal)):
        return f"{data:f}" if isinstance(data, Decimal) else str(data)
    if isinstance(data, str):
        return data
    raise TypeError(f"not data of the catalogue: {data!r}")
