"""A file without problems as bytes: what workers hand over and the cache keeps. One way in, one way out."""

from __future__ import annotations

import sys
from functools import cache, lru_cache
from types import GenericAlias
from typing import Any, TypeAlias

import msgspec

from ndp.model.records import AnyRecord
from ndp.model.references import Pointer, Reference, references_in
from ndp.model.registry import RECORD_TYPES
from ndp.schema import Schemas, read_straight
from ndp.text import PartialDate

# Pointer (encoded: the same few thousand stand in all files), kind, target and clause.
_Reference: TypeAlias = tuple[msgspec.Raw, str, str, str]


def quick_payload(schemas: Schemas, kind: str, data: bytes, expected_schema: str) -> bytes | None:
    """The payload of the file `data` with a record of `kind`; None where the strict reader has to look."""
    shape = schemas.shape(kind)
    value = read_straight(data, shape, expected_schema)
    if value is None or not schemas.validator(kind).is_valid(value):
        return None
    return to_payload(value, tuple(references_in(value, shape)))


def to_payload(value: Any, references: tuple[Reference, ...]) -> bytes:
    """The payload of plain data that fits its schema."""
    encoded = [(_encoded(each.pointer), each.kind, each.target, each.clause) for each in references]
    return msgspec.msgpack.encode((value, encoded))


def from_payload(kind: str, payload: bytes | msgspec.Raw) -> tuple[AnyRecord, tuple[Reference, ...]]:
    """The record of `kind` in `payload` and the references that it makes."""
    record, references = _decoder(kind).decode(payload)
    return record, tuple(
        Reference(_decoded(bytes(pointer)), sys.intern(target_kind), sys.intern(target), clause)
        for pointer, target_kind, target, clause in references
    )


def decode_special(wanted: type, value: object) -> object:
    """What msgspec asks for types of our own."""
    if wanted is PartialDate and isinstance(value, str):
        return PartialDate.parse(value)
    raise TypeError(f"cannot read {wanted}")


@cache
def _decoder(kind: str) -> msgspec.msgpack.Decoder[tuple[AnyRecord, list[_Reference]]]:
    content = GenericAlias(tuple, (RECORD_TYPES[kind], list[_Reference]))
    return msgspec.msgpack.Decoder(content, dec_hook=decode_special)


@lru_cache(maxsize=65536)
def _encoded(pointer: Pointer) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(pointer))


@lru_cache(maxsize=65536)
def _decoded(pointer: bytes) -> Pointer:
    """The pointer of `pointer`, one object for all that are equal."""
    return tuple(msgspec.msgpack.decode(pointer, type=tuple[str | int, ...]))
