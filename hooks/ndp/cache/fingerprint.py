"""Fingerprints of values: equal for equal values, in every process and run of the same program."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property, partial
from hashlib import blake2b
from types import BuiltinFunctionType, CellType, CodeType, FunctionType, MethodType
from typing import Any

import msgspec
from markupsafe import Markup

SIZE = 16
"""Bytes of a fingerprint."""
PLAIN = (str, bytes, int, bool, float, type(None), Decimal, Fraction, datetime.date, datetime.datetime, Markup)
LONG = 32
"""Sequences of so many items are gone through once, though many values hold them."""

Write = Callable[[Any, list[bytes]], None]


class NoFingerprintError(Exception):
    """A value of a type that does not show all that it holds."""


class Fingerprints:
    """Takes fingerprints of values whose parts are plain values, containers, dataclasses, structs and functions.

    A function is its code with all that it encloses; the code itself does not change while the program runs. An object
    with a method `reads_key` is what that returns. `known` holds marks of objects by their `id`, for as long as they
    live; `plain` are further types whose `repr` tells all.
    """

    def __init__(self, known: Mapping[int, bytes], plain: Iterable[type] = ()) -> None:
        self._known = known
        self._writers: dict[type, Write] = dict.fromkeys((*PLAIN, *plain), _write_plain)
        self._long: dict[int, tuple[object, bytes]] = {}
        self._codes: dict[int, tuple[CodeType, bytes]] = {}

    def of(self, *values: object) -> bytes:
        """The fingerprint of `values`. Raises NoFingerprintError."""
        out: list[bytes] = []
        for value in values:
            self._write(value, out)
        return blake2b(b"\0".join(out), digest_size=SIZE).digest()

    def _write(self, value: Any, out: list[bytes]) -> None:
        kind = type(value)
        writer = self._writers.get(kind)
        if writer is None:
            writer = self._writers[kind] = self._writer(kind)
        writer(value, out)

    def _writer(self, kind: type) -> Write:
        if hasattr(kind, "reads_key"):
            return self._write_key
        families: tuple[tuple[Any, Write], ...] = (
            (Enum, _write_plain),
            ((tuple, list), self._write_sequence),
            (Mapping, self._write_mapping),
            ((set, frozenset), self._write_set),
            (msgspec.Struct, self._write_struct),
            (FunctionType, self._write_function),
            (MethodType, lambda value, out: self._write_parts(kind, (value.__func__, value.__self__), out)),
            (partial, lambda value, out: self._write_parts(kind, (value.func, value.args, value.keywords), out)),
            ((type, BuiltinFunctionType), _write_name),
        )
        for family, writer in families:
            if issubclass(kind, family):
                return writer
        if dataclasses.is_dataclass(kind) and not any(
            isinstance(each, cached_property) for each in vars(kind).values()
        ):
            names = [each.name for each in dataclasses.fields(kind)]
            return lambda value, out: self._write_parts(kind, [getattr(value, name) for name in names], out)
        raise NoFingerprintError(f"{kind.__module__}.{kind.__qualname__}")

    def _write_parts(self, kind: type, parts: Iterable[object], out: list[bytes]) -> None:
        out.append(b"(" + kind.__qualname__.encode())
        for part in parts:
            self._write(part, out)
        out.append(b")")

    def _write_key(self, value: Any, out: list[bytes]) -> None:
        self._write_parts(type(value), value.reads_key(), out)

    def _write_sequence(self, value: Any, out: list[bytes]) -> None:
        if len(value) < LONG:
            self._write_parts(type(value), value, out)
            return
        before = self._long.get(id(value))
        if before is None or before[0] is not value:
            parts: list[bytes] = []
            self._write_parts(type(value), value, parts)
            # The value is held, so that no other takes its place in memory.
            mark = blake2b(b"\0".join(parts), digest_size=SIZE).hexdigest().encode()
            before = self._long[id(value)] = value, mark
        out.append(before[1])

    def _write_mapping(self, value: Mapping[Any, Any], out: list[bytes]) -> None:
        out.append(b"{")
        for key, item in value.items():
            self._write(key, out)
            self._write(item, out)
        out.append(b"}")

    def _write_set(self, value: Iterable[Any], out: list[bytes]) -> None:
        self._write_parts(frozenset, sorted(map(self.of, value)), out)

    def _write_struct(self, value: Any, out: list[bytes]) -> None:
        mark = self._known.get(id(value))
        if mark is not None:
            out.append(mark)
        else:
            self._write_parts(type(value), [getattr(value, name) for name in value.__struct_fields__], out)

    def _write_function(self, value: Any, out: list[bytes]) -> None:
        code = value.__code__
        # By identity: functions of two modules may have equal code.
        held, mark = self._codes.get(id(code), (None, b""))
        if held is not code:
            # Two functions of one line differ in what they do.
            consts = [repr(each) for each in code.co_consts if isinstance(each, PLAIN)]
            place = f"{value.__module__}:{value.__qualname__}:{code.co_firstlineno}:{code.co_names}:{consts}"
            mark = f"{place}:{code.co_code.hex()}".encode("utf-8", "surrogatepass")
            self._codes[id(code)] = code, mark
        out.append(mark)
        enclosed = [_content(cell) for cell in value.__closure__ or ()]
        self._write_parts(FunctionType, (enclosed, value.__defaults__, value.__kwdefaults__), out)


def _content(cell: CellType) -> object:
    try:
        return cell.cell_contents
    except ValueError:
        return None


def _write_plain(value: object, out: list[bytes]) -> None:
    # Two types may write their values alike.
    out.append(f"{type(value).__name__} {value!r}".encode("utf-8", "surrogatepass"))


def _write_name(value: Any, out: list[bytes]) -> None:
    out.append(f"{value.__module__}.{value.__qualname__}".encode())
