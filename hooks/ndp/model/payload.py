"""A file without problems as bytes: what workers hand over and the cache keeps. One way in, one way out."""

from __future__ import annotations

from functools import cache
from types import GenericAlias
from typing import Any

import msgspec

from ndp.model.records import AnyRecord
from ndp.model.references import Reference, references_in
from ndp.model.registry import RECORD_TYPES
from ndp.model.sharing import Sharing
from ndp.schema import Schemas, read_straight
from ndp.text import PartialDate


def quick_payload(schemas: Schemas, kind: str, data: bytes, expected_schema: str) -> bytes | None:
    """The payload of the file `data` with a record of `kind`; None where the strict reader has to look."""
    shape = schemas.shape(kind)
    value = read_straight(data, shape, expected_schema)
    if value is None or not schemas.validator(kind).is_valid(value):
        return None
    return to_payload(value, tuple(references_in(value, shape)))


def to_payload(value: Any, references: tuple[Reference, ...]) -> bytes:
    """The payload of plain data that fits its schema."""
    encoded = [(each.pointer, each.kind, each.target, each.clause) for each in references]
    return msgspec.msgpack.encode((value, encoded))


def from_payload(kind: str, payload: bytes | msgspec.Raw, sharing: Sharing) -> tuple[AnyRecord, tuple[Reference, ...]]:
    """The record of `kind` in `payload` and the references that it makes; equal parts are those of `sharing`."""
    record, references = _decoder(kind).decode(payload)
    sharing.record(record)
    return record, sharing.references(references)


def decode_special(wanted: type, value: object) -> object:
    """What msgspec asks for types of our own."""
    if wanted is PartialDate and isinstance(value, str):
        return PartialDate.parse(value)
    raise TypeError(f"cannot read {wanted}")


@cache
def _decoder(kind: str) -> msgspec.msgpack.Decoder[tuple[AnyRecord, list[msgspec.Raw]]]:
    content = GenericAlias(tuple, (RECORD_TYPES[kind], list[msgspec.Raw]))
    return msgspec.msgpack.Decoder(content, dec_hook=decode_special)
