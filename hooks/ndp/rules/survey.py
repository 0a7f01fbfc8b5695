"""Ways of looking over the catalogue that several rules share."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, TypeVar, cast, get_args, get_type_hints

import msgspec

from ndp.model.catalogue import Catalogue, Entry
from ndp.model.records import AnyRecord, Record
from ndp.model.references import Pointer

R = TypeVar("R", bound=AnyRecord)
K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

UNKNOWN: tuple[object, ...] = ((), {})


def of_kind(catalogue: Catalogue, record_type: type[R]) -> Iterator[tuple[Entry, R]]:
    """Every entry of a kind with its record, by id."""
    for entry in catalogue.entries.get(record_type.KIND, {}).values():
        yield entry, cast(R, entry.record)


class PartsSearch:
    """Finds the parts of records whose class `is_wanted`, looking only where such a part can stand.

    Where that is, the types of the fields say: most fields hold texts and numbers, and a catalogue has a million.
    """

    def __init__(self, is_wanted: Callable[[type[msgspec.Struct]], bool]) -> None:
        self._is_wanted = is_wanted
        # By class: whether it is wanted itself, and attribute and name in files of each field that can lead to one.
        self._plans: dict[type, tuple[bool, tuple[tuple[str, str], ...]]] = {}

    def in_entries(self, entries: Iterable[Entry]) -> Iterator[tuple[Entry, Pointer, Any]]:
        """Every wanted part of `entries` with its pointer in the file, in the order of the schema."""
        for entry in entries:
            for pointer, part in self._below(entry.record, ()):
                yield entry, pointer, part

    def _below(self, value: object, pointer: Pointer) -> Iterator[tuple[Pointer, Any]]:
        if isinstance(value, msgspec.Struct):
            is_wanted, names = self._plans.get(type(value)) or self._plan(type(value))
            if is_wanted:
                yield pointer, value
            for attribute, name in names:
                child = getattr(value, attribute)
                if child:
                    yield from self._below(child, (*pointer, name))
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from self._below(item, (*pointer, index))
        elif isinstance(value, dict):
            for key, item in value.items():
                yield from self._below(item, (*pointer, key))

    def _plan(self, record_type: type[msgspec.Struct]) -> tuple[bool, tuple[tuple[str, str], ...]]:
        hints = get_type_hints(record_type)
        leading = tuple(
            (attribute, name)
            for attribute, name in zip(record_type.__struct_fields__, record_type.__struct_encode_fields__, strict=True)
            if any(map(self._is_wanted, reachable_types(hints[attribute])))
        )
        plan = self._plans[record_type] = self._is_wanted(record_type), leading
        return plan


def reachable_types(hint: object) -> set[type[msgspec.Struct]]:
    """The classes of parts that a value of the type `hint` can be or hold, at whatever depth."""
    found: set[type[msgspec.Struct]] = set()
    waiting = [hint]
    while waiting:
        current = waiting.pop()
        waiting.extend(get_args(current))
        if isinstance(current, type) and issubclass(current, msgspec.Struct) and current not in found:
            found.add(current)
            waiting.extend(get_type_hints(current).values())
    return found


def fields(value: msgspec.Struct) -> Iterator[tuple[str, object]]:
    """The known fields of a record part, under the names they have in files."""
    for name, key in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
        content = getattr(value, name)
        if content is not None and content not in UNKNOWN:
            yield key, content


def repeats(items: Iterable[tuple[K, T]]) -> Iterator[tuple[T, T]]:
    """Each item whose key came before, with the first item of that key."""
    first: dict[K, T] = {}
    for key, item in items:
        if key in first:
            yield item, first[key]
        else:
            first[key] = item


def admits_a_gap(record: Record) -> bool:
    """Whether the record itself says that something of it is not known."""
    return any(observation.kind in ("gap", "uncertainty") for observation in record.observations)
