"""Ways of looking over the catalogue that several rules share."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from difflib import get_close_matches
from typing import TypeVar, cast

import msgspec

from ndp.i18n import N_
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.records import AnyRecord, Record
from ndp.model.references import Pointer
from ndp.problems import Term

R = TypeVar("R", bound=AnyRecord)
K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

UNKNOWN: tuple[object, ...] = ((), {})
NOTHING_NEAR = Term(N_("không có"))


def of_kind(catalogue: Catalogue, record_type: type[R]) -> Iterator[tuple[Entry, R]]:
    """Every entry of a kind with its record, by id."""
    for entry in catalogue.entries.get(record_type.KIND, {}).values():
        yield entry, cast(R, entry.record)


def parts(value: object, pointer: Pointer = ()) -> Iterator[tuple[Pointer, msgspec.Struct]]:
    """`value` and every record part below it, each with its pointer in the file, in the order of the schema."""
    if isinstance(value, msgspec.Struct):
        yield pointer, value
        for name, child in fields(value):
            yield from parts(child, (*pointer, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from parts(item, (*pointer, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from parts(item, (*pointer, key))


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


def suggestions(wanted: str, known: Iterable[str]) -> str:
    """Up to three of `known` that look like `wanted`, best first, for people to read."""
    near = get_close_matches(wanted, list(known), n=3)
    return ", ".join(near) if near else NOTHING_NEAR


def admits_a_gap(record: Record) -> bool:
    """Whether the record itself says that something of it is not known."""
    return any(observation.kind in ("gap", "uncertainty") for observation in record.observations)
