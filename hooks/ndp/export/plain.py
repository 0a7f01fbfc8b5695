"""Records as plain data: what JSON can hold, in the order of the schema, without what never leaves the portal."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import msgspec

from ndp.export.fields import WITHHELD_FEEDBACK_FIELDS, is_hidden
from ndp.model.catalogue import Entry
from ndp.model.programme import Feedback
from ndp.schema import Schemas, Shape
from ndp.text import PartialDate


def plain_record(entry: Entry, schemas: Schemas) -> dict[str, Any]:
    """The record of `entry` as dict, list, str, int, Decimal and bool.

    What is not known is left out; a value that holds unless stated otherwise (`joint: false`) is written.
    Raises TypeError for a value that no schema type stands for.
    """
    data = _struct(entry.kind, entry.record, schemas.shape(entry.kind), ())
    if isinstance(entry.record, Feedback) and not entry.record.shown:
        data = {name: value for name, value in data.items() if name not in WITHHELD_FEEDBACK_FIELDS}
    return data


@cache
def _attributes(struct: type[msgspec.Struct]) -> Mapping[str, str]:
    """The attribute that holds each field, by the field's name in the schema."""
    return {field.encode_name: field.name for field in msgspec.structs.fields(struct)}


def _struct(kind: str, value: msgspec.Struct, shape: Shape, way: tuple[str, ...]) -> dict[str, Any]:
    attributes = _attributes(type(value))
    data: dict[str, Any] = {}
    for name, part in shape.properties.items():
        found = getattr(value, attributes[name])
        if found is None or found in ((), {}) or is_hidden(kind, (*way, name)):
            continue
        data[name] = _value(kind, found, part, (*way, name))
    return data


def _value(kind: str, value: Any, shape: Shape, way: tuple[str, ...]) -> Any:
    if isinstance(value, msgspec.Struct):
        return _struct(kind, value, shape, way)
    if isinstance(value, tuple) and shape.items is not None:
        return [_value(kind, item, shape.items, way) for item in value]
    if isinstance(value, Mapping) and shape.values is not None:
        return {
            key: _value(kind, item, shape.values, way) for key, item in value.items() if not _names_hidden(kind, key)
        }
    if isinstance(value, PartialDate | datetime.date):
        return str(value)
    if isinstance(value, str | int | Decimal | bool):
        return value
    raise TypeError(f"{kind} {'.'.join(way)}: {type(value).__name__}")


def _names_hidden(kind: str, key: str) -> bool:
    """Whether `key` is the JSON pointer (of `provenance.fields`) of a hidden field or of something in one."""
    names = tuple(step for step in key.split("/")[1:] if not step.isdigit())
    return any(is_hidden(kind, names[:length]) for length in range(1, len(names) + 1))
