"""Says what a schema keyword that failed means for the one who wrote the file: one function per keyword."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from ndp.i18n import N_
from ndp.problems import ProblemKind, Term
from ndp.schema import kinds
from ndp.schema.store import Shape

TYPE_NAMES = {
    "string": Term(N_("chữ")),
    "integer": Term(N_("số nguyên")),
    "number": Term(N_("số")),
    "boolean": Term(N_("true hoặc false")),
    "array": Term(N_("danh sách")),
    "object": Term(N_("nhóm trường")),
}
QUOTED = Term(N_("chữ trong dấu nháy"))
NUMBER_OR_BOOLEAN = re.compile(r"-?[0-9]+(\.[0-9]+)?|true|false")
SHOWN_VALUES = 12
SHOWN_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Explanation:
    """A problem of `kind` at `pointer`, or at the key that leads there; `values` fill its texts."""

    kind: ProblemKind
    pointer: Sequence[str | int]
    values: Mapping[str, str] = field(default_factory=dict)
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """A value that `keyword` of its schema refuses. `details` is what the validator says of the keyword."""

    keyword: str
    pointer: tuple[str | int, ...]
    value: Any
    shape: Shape | None
    record_title: str
    details: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The nearest name on the way to the value; for the record itself, the title of its kind."""
        return next((step for step in reversed(self.pointer) if isinstance(step, str)), Term(self.record_title))

    @property
    def shown(self) -> str:
        """The value as text, shortened."""
        return _shorten(str(self.value))

    @property
    def kind(self) -> ProblemKind:
        """The problem that the keyword's refusal is."""
        return KIND_OF_KEYWORD[self.keyword]

    def explain(self, **values: str) -> Explanation:
        """An explanation at the value itself."""
        return Explanation(self.kind, self.pointer, {"property": self.name, **values})


def _required(fault: Fault) -> Iterator[Explanation]:
    missing = str(fault.details["property"])
    part = fault.shape.child(missing) if fault.shape else None
    values = {"property": missing, "title": Term(part.title if part else missing)}
    yield Explanation(fault.kind, fault.pointer, values)


def _additional_properties(fault: Fault) -> Iterator[Explanation]:
    known = list(fault.shape.properties) if fault.shape else []
    for unexpected in fault.details["unexpected"]:
        values = {"property": _shorten(unexpected), "suggestions": _near(unexpected, known)}
        yield Explanation(fault.kind, (*fault.pointer, unexpected), values, at_key=True)


def _type(fault: Fault) -> Iterator[Explanation]:
    wanted = str(fault.details["types"][0])
    if isinstance(fault.value, dict):
        actual: str = TYPE_NAMES["object"]
    elif isinstance(fault.value, list):
        actual = TYPE_NAMES["array"]
    else:
        actual = f"“{fault.shown}”"
    yield fault.explain(expected=TYPE_NAMES[wanted], actual=_quoted(fault, wanted) or actual)


def _quoted(fault: Fault, wanted: str) -> str | None:
    scalar_wanted = wanted in ("integer", "number", "boolean")
    looks_right = isinstance(fault.value, str) and NUMBER_OR_BOOLEAN.fullmatch(fault.value)
    return QUOTED if scalar_wanted and looks_right else None


def _enum(fault: Fault) -> Iterator[Explanation]:
    allowed = [str(option) for option in fault.details["options"]]
    shown = _beginning(allowed) if len(allowed) <= SHOWN_VALUES else _near(str(fault.value), allowed)
    yield fault.explain(value=fault.shown, allowed=shown)


def _min_length(fault: Fault) -> Iterator[Explanation]:
    yield fault.explain()


def _max_length(fault: Fault) -> Iterator[Explanation]:
    length, limit = str(len(fault.value)), str(fault.details["limit"])
    yield fault.explain(length=length, limit=limit)


def _pattern(fault: Fault) -> Iterator[Explanation]:
    example = str(fault.shape.examples[0]) if fault.shape and fault.shape.examples else ""
    yield fault.explain(value=fault.shown, example=example)


def _format(fault: Fault) -> Iterator[Explanation]:
    yield fault.explain(value=fault.shown)


def _too_few(fault: Fault) -> Iterator[Explanation]:
    yield fault.explain(limit=str(fault.details["limit"]))


def _too_many(fault: Fault) -> Iterator[Explanation]:
    yield fault.explain(limit=str(fault.details["limit"]))


def _unique_items(fault: Fault) -> Iterator[Explanation]:
    items = fault.value
    repeat = next(index for index, item in enumerate(items) if item in items[:index])
    values = {"property": fault.name}
    yield Explanation(fault.kind, (*fault.pointer, repeat), values)


def _bound(sign: str) -> Callable[[Fault], Iterator[Explanation]]:
    def explain(fault: Fault) -> Iterator[Explanation]:
        yield fault.explain(value=fault.shown, bound=sign, limit=str(fault.details["limit"]))

    return explain


def _any_of(fault: Fault) -> Iterator[Explanation]:
    errors = (error for branch in fault.details["context"] for error in branch)
    names = dict.fromkeys(str(error.kind.as_dict()["property"]) for error in errors if error.kind.name == "required")
    yield Explanation(fault.kind, fault.pointer, {"properties": ", ".join(names)})


def _property_names(fault: Fault) -> Iterator[Explanation]:
    name = str(fault.details["error"].instance)
    example = next(iter(fault.shape.examples[0]), "") if fault.shape and fault.shape.examples else ""
    values = {"property": fault.name, "value": _shorten(name), "example": example}
    yield Explanation(fault.kind, (*fault.pointer, name), values, at_key=True)


KIND_OF_KEYWORD: Mapping[str, ProblemKind] = {
    "additionalProperties": kinds.UNKNOWN_PROPERTY,
    "anyOf": kinds.ONE_OF_REQUIRED,
    "enum": kinds.NOT_IN_LIST,
    "exclusiveMaximum": kinds.OUT_OF_RANGE,
    "exclusiveMinimum": kinds.OUT_OF_RANGE,
    "format": kinds.IMPOSSIBLE_DATE,
    "maxItems": kinds.TOO_MANY_ITEMS,
    "maxLength": kinds.TOO_LONG,
    "maxProperties": kinds.TOO_MANY_ITEMS,
    "maximum": kinds.OUT_OF_RANGE,
    "minItems": kinds.TOO_FEW_ITEMS,
    "minLength": kinds.EMPTY_VALUE,
    "minProperties": kinds.TOO_FEW_ITEMS,
    "minimum": kinds.OUT_OF_RANGE,
    "pattern": kinds.BAD_PATTERN,
    "propertyNames": kinds.BAD_PROPERTY_NAME,
    "required": kinds.MISSING_PROPERTY,
    "type": kinds.WRONG_TYPE,
    "uniqueItems": kinds.DUPLICATE_ITEM,
}
"""Which problem it is that a keyword refuses a value; the form in the browser is given the same table."""

EXPLANATIONS: Mapping[str, Callable[[Fault], Iterable[Explanation]]] = {
    "additionalProperties": _additional_properties,
    "anyOf": _any_of,
    "enum": _enum,
    "exclusiveMaximum": _bound("<"),
    "exclusiveMinimum": _bound(">"),
    "format": _format,
    "maxItems": _too_many,
    "maxLength": _max_length,
    "maxProperties": _too_many,
    "maximum": _bound("≤"),
    "minItems": _too_few,
    "minLength": _min_length,
    "minProperties": _too_few,
    "minimum": _bound("≥"),
    "pattern": _pattern,
    "propertyNames": _property_names,
    "required": _required,
    "type": _type,
    "uniqueItems": _unique_items,
}


def _near(wanted: str, known: Sequence[str]) -> str:
    """What of `known` looks like `wanted`, or else its beginning."""
    near = get_close_matches(wanted, known, n=3)
    return ", ".join(near) if near else _beginning(known)


def _beginning(known: Sequence[str]) -> str:
    return ", ".join(known[:SHOWN_VALUES]) + ("…" if len(known) > SHOWN_VALUES else "")


def _shorten(text: str) -> str:
    return text if len(text) <= SHOWN_LENGTH else text[: SHOWN_LENGTH - 1] + "…"
