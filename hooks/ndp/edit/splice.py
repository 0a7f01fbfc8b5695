"""Sets one value of a catalogue file. Every line outside the value stays as it is, byte for byte."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ndp.edit.document import Group, Part, Text, read_document
from ndp.edit.values import in_order, to_value, with_value
from ndp.edit.writing import write_part
from ndp.schema.store import Shape
from ndp.schema.typing import to_data
from ndp.source import Mapping, find, parse

INDENT = 2


def set_value(text: str, shape: Shape, pointer: Sequence[str | int], value: Any) -> str:
    """The file `text`, sound to the strict reader, with `value` at `pointer`.

    A new entry is put where the schema's order has it, a new item of a list (step `-`) behind the last one. Raises
    ValueError where nothing can stand at `pointer` or the outcome would say something else than intended.
    """
    root = _root(text)
    intended = with_value(to_data(root, shape), pointer, value)
    changed = _spliced(text, root, shape, tuple(pointer), value)
    if to_data(_root(changed), shape) != intended:
        raise ValueError(f"cannot set {pointer}")
    return changed


def _root(text: str) -> Mapping:
    root = parse("", text.encode()).root
    if root is None:
        raise ValueError("not a sound file")
    return root


def _spliced(text: str, root: Mapping, shape: Shape, pointer: tuple[str | int, ...], value: Any) -> str:
    group, depth, below = _deepest(read_document(text).root, shape, pointer)
    known, step, rest = pointer[:depth], pointer[depth], pointer[depth + 1 :]
    old = _part(group, step)
    if rest or group.flow:
        # What holds the value is missing or has no lines of its own: its holder is written anew, with all it holds.
        at = pointer[:depth] if group.flow else pointer[: depth + 1]
        node = find(root, at)
        data = None if node is None else to_data(node, _shape_at(shape, at))
        made = with_value({"": data} if data is not None else {}, ("", *pointer[len(at) :]), value)[""]
        return _spliced(text, root, shape, at, made)
    part = Part(to_value(in_order(value, below)), None if not group.is_mapping else Text(str(step)))
    part.tail = old.tail if old is not None else ""
    lines = text.split("\n")
    if old is not None:
        first, last = _line(text, old.start), _line(text, old.end)
        written = list(write_part(part, old.column // INDENT, below))
        written[0] = lines[first][: old.column] + written[0].lstrip()
        return "\n".join([*lines[:first], *written, *lines[last + 1 :]])
    parent = _shape_at(shape, known)
    before = _before(group, parent, step)
    column = group.parts[0].column
    line = _line(text, before.end) + 1 if before is not None else _line(text, group.parts[0].start)
    written = list(write_part(part, column // INDENT, below))
    return "\n".join([*lines[:line], *written, *lines[line:]])


def _deepest(group: Group, shape: Shape, pointer: tuple[str | int, ...]) -> tuple[Group, int, Shape | None]:
    """The group that holds the last step of `pointer`, or as far as there is one; how deep; the shape of the step."""
    at: Shape | None = shape
    for depth, step in enumerate(pointer):
        below = at.child(step) if at is not None else None
        part = _part(group, step)
        is_last = depth == len(pointer) - 1
        if is_last or part is None or not isinstance(part.value, Group) or not part.value.parts or group.flow:
            return group, depth, below
        group, at = part.value, below
    raise ValueError("the root is no value")


def _part(group: Group, step: str | int) -> Part | None:
    if group.is_mapping:
        return group.get(str(step))
    index = len(group.parts) if step == "-" else int(step)
    return group.parts[index] if index < len(group.parts) else None


def _before(group: Group, shape: Shape | None, step: str | int) -> Part | None:
    """The part behind which a new one belongs, None for the first place."""
    if not group.is_mapping or shape is None or not shape.properties:
        return group.parts[-1]
    places = {name: number for number, name in enumerate(shape.properties)}
    own = places.get(str(step), len(places))
    earlier = [part for part in group.parts if part.key and places.get(part.key.text, len(places)) <= own]
    return earlier[-1] if earlier else None


def _shape_at(shape: Shape, pointer: Sequence[str | int]) -> Shape | None:
    at: Shape | None = shape
    for step in pointer:
        at = at.child(step) if at is not None else None
    return at


def _line(text: str, index: int) -> int:
    """The number, counted from 0, of the line that the sign before `index` stands in."""
    return text.count("\n", 0, index)
