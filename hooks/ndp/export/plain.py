"""Records as plain data: what JSON can hold, in the order of the schema, without what never leaves the portal."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from ndp.export.fields import WITHHELD_FEEDBACK_FIELDS, is_hidden
from ndp.model.catalogue import Entry
from ndp.model.programme import Feedback
from ndp.schema import Schemas, Shape
from ndp.text import PartialDate

SCALARS = frozenset({str, int, Decimal, bool})

Way = tuple[str, ...]
Fields = Sequence[tuple[str, str, Shape, Way]]
"""Of a struct: the name of each field that leaves the portal, the attribute that holds it, its shape, its way."""


class PlainRecords:
    """Makes records plain. What the schemas say of each type's fields is looked up once."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas
        self._known: dict[tuple[str, Way, type[msgspec.Struct]], Fields] = {}

    def of(self, entry: Entry) -> dict[str, Any]:
        """The record of `entry` as dict, list, str, int, Decimal and bool.

        What is not known is left out; a value that holds unless stated otherwise (`joint: false`) is written.
        Raises TypeError for a value that no schema type stands for.
        """
        data = self._struct(entry.kind, entry.record, self._schemas.shape(entry.kind), ())
        if isinstance(entry.record, Feedback) and not entry.record.shown:
            data = {name: value for name, value in data.items() if name not in WITHHELD_FEEDBACK_FIELDS}
        return data

    def _struct(self, kind: str, value: msgspec.Struct, shape: Shape, way: Way) -> dict[str, Any]:
        key = kind, way, type(value)
        fields = self._known.get(key)
        if fields is None:
            fields = self._known[key] = list(_fields(kind, type(value), shape, way))
        data: dict[str, Any] = {}
        for name, attribute, part, there in fields:
            found = getattr(value, attribute)
            if found.__class__ in SCALARS:
                data[name] = found
            elif found is not None and found not in ((), {}):
                data[name] = self._value(kind, found, part, there)
        return data

    def _value(self, kind: str, value: Any, shape: Shape, way: Way) -> Any:
        if value.__class__ in SCALARS:
            return value
        if isinstance(value, msgspec.Struct):
            return self._struct(kind, value, shape, way)
        if isinstance(value, tuple) and shape.items is not None:
            return [self._value(kind, item, shape.items, way) for item in value]
        if isinstance(value, Mapping) and shape.values is not None:
            return {
                key: self._value(kind, item, shape.values, way)
                for key, item in value.items()
                if not _names_hidden(kind, key)
            }
        if isinstance(value, PartialDate | datetime.date):
            return str(value)
        if isinstance(value, str | int | Decimal | bool):
            return value
        raise TypeError(f"{kind} {'.'.join(way)}: {type(value).__name__}")


def _fields(kind: str, struct: type[msgspec.Struct], shape: Shape, way: Way) -> Iterator[tuple[str, str, Shape, Way]]:
    attributes = {field.encode_name: field.name for field in msgspec.structs.fields(struct)}
    for name, part in shape.properties.items():
        there = (*way, name)
        if not is_hidden(kind, there):
            yield name, attributes[name], part, there


def _names_hidden(kind: str, key: str) -> bool:
    """Whether `key` is the JSON pointer (of `provenance.fields`) of a hidden field or of something in one."""
    names = tuple(step for step in key.split("/")[1:] if not step.isdigit())
    return any(is_hidden(kind, names[:length]) for length in range(1, len(names) + 1))
