"""Judges a record against its schema and says what is wrong in the catalogue's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, cast

import jsonschema_rs

from ndp.i18n import N_
from ndp.problems import Position, Problem, ProblemKind, Term
from ndp.schema import kinds
from ndp.schema.store import Schemas, Shape
from ndp.schema.typing import to_data
from ndp.source import Node, locate, locate_key

TYPE_NAMES = {
    "string": Term(N_("chữ")),
    "integer": Term(N_("số nguyên")),
    "number": Term(N_("số")),
    "boolean": Term(N_("true hoặc false")),
    "array": Term(N_("danh sách")),
    "object": Term(N_("nhóm trường")),
}
SHOWN_VALUES = 12
SHOWN_LENGTH = 80

Pointer = Sequence[str | int]


def check_record(schemas: Schemas, kind: str, path: str, root: Node) -> tuple[Any, tuple[Problem, ...]]:
    """Type and judge the record `root` of `kind` read from `path`.

    Returns its plain data and every shape problem, each at its place in the file.
    """
    shape = schemas.shape(kind)
    data = to_data(root, shape)
    validator = schemas.validator(kind)
    if validator.is_valid(data):
        return data, ()
    problems: list[Problem] = []
    for error in validator.iter_errors(data):
        for problem_kind, pointer, at_key, values in _explain(error, shape, data):
            position: Position = (locate_key if at_key else locate)(root, pointer)
            problems.append(Problem(problem_kind, path, position, values))
    return data, tuple(sorted(problems, key=Problem.sort_key))


Explanation = tuple[ProblemKind, Pointer, bool, Mapping[str, str]]


def _explain(error: jsonschema_rs.ValidationError, root_shape: Shape, data: Any) -> Iterator[Explanation]:
    """One validator error as problems: kind, pointer, whether it stands at the key, and the values of its texts."""
    pointer = tuple(error.instance_path)
    keyword = error.kind.name
    details: dict[str, Any] = error.kind.as_dict()
    shape = _shape_at(root_shape, pointer)
    name = next((str(step) for step in reversed(pointer) if isinstance(step, str)), root_shape.title)
    value = _value_at(data, pointer)
    shown = _shorten(value) if isinstance(value, str) else str(value)
    base = {"property": name}
    if keyword == "required":
        missing = str(details["property"])
        part = shape.child(missing) if shape else None
        yield kinds.MISSING_PROPERTY, pointer, False, {"property": missing, "title": Term(part.title if part else missing)}
    elif keyword == "additionalProperties":
        for unexpected in details["unexpected"]:
            known = list(shape.properties) if shape else []
            near = get_close_matches(unexpected, known, n=3) or known[:SHOWN_VALUES]
            yield (
                kinds.UNKNOWN_PROPERTY,
                (*pointer, unexpected),
                True,
                {"property": _shorten(unexpected), "suggestions": ", ".join(near)},
            )
    elif value == "":
        yield kinds.EMPTY_VALUE, pointer, False, base
    elif keyword == "type":
        expected = TYPE_NAMES.get(shape.type if shape else "", "")
        yield kinds.WRONG_TYPE, pointer, False, {**base, "expected": expected, "actual": _type_name(value)}
    elif keyword == "enum":
        allowed = list(shape.labels) if shape else []
        near = get_close_matches(str(value), allowed, n=3) or allowed[:SHOWN_VALUES]
        yield kinds.NOT_IN_LIST, pointer, False, {**base, "value": shown, "allowed": ", ".join(near)}
    elif keyword == "pattern":
        yield kinds.BAD_PATTERN, pointer, False, {**base, "value": shown, "example": _example(shape)}
    elif keyword == "format":
        yield kinds.IMPOSSIBLE_DATE, pointer, False, {**base, "value": shown}
    elif keyword == "maxLength":
        yield kinds.TOO_LONG, pointer, False, {**base, "length": str(len(str(value))), "limit": str(details["limit"])}
    elif keyword in ("minItems", "minProperties"):
        yield kinds.TOO_FEW_ITEMS, pointer, False, {**base, "limit": str(details["limit"])}
    elif keyword in ("maxItems", "maxProperties"):
        yield kinds.TOO_MANY_ITEMS, pointer, False, {**base, "limit": str(details["limit"])}
    elif keyword == "uniqueItems":
        yield kinds.DUPLICATE_ITEM, (*pointer, _first_repeat(cast("list[Any]", value))), False, base
    elif keyword in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
        bound = {"minimum": "≥", "maximum": "≤", "exclusiveMinimum": ">", "exclusiveMaximum": "<"}[keyword]
        values = {**base, "value": shown, "bound": bound, "limit": str(details["limit"])}
        yield kinds.OUT_OF_RANGE, pointer, False, values
    elif keyword == "anyOf":
        yield kinds.ONE_OF_REQUIRED, pointer, False, {"properties": ", ".join(_alternatives(details))}
    elif keyword == "propertyNames":
        for key in cast("Mapping[str, Any]", value):
            if shape and shape.values is not None and not key.startswith("/"):
                yield kinds.BAD_PROPERTY_NAME, (*pointer, key), True, {**base, "value": _shorten(key), "example": "/name/vi"}
    else:
        yield kinds.NOT_ALLOWED_TOGETHER, pointer, False, {**base, "detail": _shorten(error.message)}


def _shape_at(shape: Shape | None, pointer: Pointer) -> Shape | None:
    for step in pointer:
        if shape is None:
            return None
        shape = shape.child(step)
    return shape


def _value_at(data: Any, pointer: Pointer) -> Any:
    for step in pointer:
        data = data[step]
    return data


def _first_repeat(items: list[Any]) -> int:
    return next((index for index, item in enumerate(items) if item in items[:index]), 0)


def _alternatives(details: Mapping[str, Any]) -> list[str]:
    found: list[str] = []
    for branch in details.get("context", ()):
        for error in branch:
            name = str(getattr(error.kind, "property", ""))
            if name and name not in found:
                found.append(name)
    return found


def _example(shape: Shape | None) -> str:
    return str(shape.examples[0]) if shape and shape.examples else ""


def _type_name(value: Any) -> str:
    if isinstance(value, dict):
        return TYPE_NAMES["object"]
    if isinstance(value, list):
        return TYPE_NAMES["array"]
    return f"“{_shorten(str(value))}”"


def _shorten(text: str) -> str:
    return text if len(text) <= SHOWN_LENGTH else text[: SHOWN_LENGTH - 1] + "…"
