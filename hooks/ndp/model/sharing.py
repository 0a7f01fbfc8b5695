"""Equal parts of records as one object: a large catalogue says the same in thousands of files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

import msgspec
from msgspec.structs import force_setattr

from ndp.model.records import (
    AnyRecord,
    Assignment,
    FieldProvenance,
    Name,
    PlatformDocument,
    Source,
    Text,
)
from ndp.model.references import Pointer, Reference

T = TypeVar("T")

LEAVES: frozenset[type] = frozenset({str, Name, Text, Source})
# Equal numbers may be written differently (1 and 1.0), so nothing that holds one is shared.
PARTS: frozenset[type] = frozenset({Assignment, PlatformDocument})


class Sharing:
    """What was met so far in the records and references of a catalogue, one object for all that are equal."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}
        self._references: dict[bytes, Reference] = {}

    def value(self, value: T) -> T:
        """The first value met that equals `value`, which is hashable and holds no number."""
        known: T = self._known.setdefault(value, value)
        return known

    def references(self, encoded: Iterable[msgspec.Raw]) -> tuple[Reference, ...]:
        """The references that were encoded as pointer, kind, target and clause each (MessagePack)."""
        known = self._references
        return tuple([known.get(each) or self._reference(each) for each in map(bytes, encoded)])

    def _reference(self, encoded: bytes) -> Reference:
        pointer, *names = _reference_decoder.decode(encoded)
        found = self._references[encoded] = Reference(self.value(pointer), *map(self.value, names))
        return found

    def record(self, record: AnyRecord) -> None:
        """Put shared objects into the place of the parts of `record`, which was just read and nobody has seen."""
        self._share_parts(record)

    def _share_parts(self, holder: msgspec.Struct) -> None:
        names, values_of = _parts_of(type(holder))
        known = self._known
        for name, part in zip(names, values_of(holder)):  # noqa: B905 - a tenth of the time would go into the check
            if part:
                shared = known.setdefault(part, part) if type(part) in LEAVES else self._part(part)
                if shared is not part:
                    force_setattr(holder, name, shared)

    def _part(self, part: Any) -> Any:
        kind = type(part)
        if kind is tuple:
            first = type(part[0])
            if first in LEAVES:
                known = self._known
                return known.setdefault(part, part) if part in known else self.value(tuple(map(self.value, part)))
            parts = tuple(map(self._part, part))
            return self._hashable(parts) if first in PARTS else parts
        if kind in PARTS:
            self._share_parts(part)
            return self._hashable(part)
        if isinstance(part, FieldProvenance):
            return self._provenance(part)
        if isinstance(part, msgspec.Struct):
            self._share_parts(part)
        return part

    def _provenance(self, part: FieldProvenance) -> FieldProvenance:
        # A dictionary cannot be looked up; nearly all are empty.
        if getattr(part, "fields", None):
            self._share_parts(part)
            return part
        key = type(part), part.level, part.sources, part.note
        known: FieldProvenance | None = self._known.get(key)
        if known is None:
            self._share_parts(part)
            known = self._known[key] = part
        return known

    def _hashable(self, part: T) -> T:
        try:
            return self.value(part)
        except TypeError:  # a provenance with fields is in it
            return part


@cache
def _parts_of(kind: type[msgspec.Struct]) -> tuple[tuple[str, ...], Callable[[msgspec.Struct], tuple[Any, ...]]]:
    """The fields of a class, and what gives their values."""
    names = kind.__struct_fields__
    if len(names) < 2:
        return names, lambda holder: tuple(getattr(holder, name) for name in names)
    return names, attrgetter(*names)


_reference_decoder = msgspec.msgpack.Decoder(tuple[Pointer, str, str, str])
