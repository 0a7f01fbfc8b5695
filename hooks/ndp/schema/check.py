"""Judges a record against its schema and says what is wrong in the catalogue's own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import jsonschema_rs

from ndp.problems import Problem
from ndp.schema.explain import EXPLANATIONS, Fault
from ndp.schema.store import Schemas, Shape
from ndp.schema.typing import to_data
from ndp.source import Node, locate, locate_key


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
    for error in _telling(validator.iter_errors(data), data):
        pointer = tuple(error.instance_path)
        value = _value_at(data, pointer)
        keyword = "minLength" if value == "" else error.kind.name
        fault = Fault(keyword, pointer, value, _shape_at(shape, pointer), shape.title, error.kind.as_dict())
        for explanation in EXPLANATIONS[keyword](fault):
            position = (locate_key if explanation.at_key else locate)(root, explanation.pointer)
            problems.append(Problem(explanation.kind, path, position, explanation.values))
    return data, tuple(sorted(problems, key=Problem.sort_key))


def _telling(errors: Iterable[jsonschema_rs.ValidationError], data: Any) -> Iterator[jsonschema_rs.ValidationError]:
    """The errors without those that only follow from another at the same place."""
    by_place: dict[Sequence[str | int], list[jsonschema_rs.ValidationError]] = defaultdict(list)
    for error in errors:
        by_place[tuple(error.instance_path)].append(error)
    for place, found in by_place.items():
        keywords: Mapping[str, jsonschema_rs.ValidationError] = {error.kind.name: error for error in reversed(found)}
        if _value_at(data, place) == "":
            yield found[0]
        elif "type" in keywords:
            yield keywords["type"]
        elif "pattern" in keywords:
            yield from (error for error in found if error.kind.name != "format")
        else:
            yield from found


def _shape_at(shape: Shape | None, pointer: Sequence[str | int]) -> Shape | None:
    for step in pointer:
        if shape is None:
            return None
        shape = shape.child(step)
    return shape


def _value_at(data: Any, pointer: Sequence[str | int]) -> Any:
    for step in pointer:
        data = data[step]
    return data
