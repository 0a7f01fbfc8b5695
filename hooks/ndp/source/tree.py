"""What a catalogue file says: a tree of text in which every node knows its place in the file."""

from __future__ import annotations

import re
from collections import abc
from typing import TypeAlias

import msgspec

from ndp.problems import Position

INDEX = re.compile("0|[1-9][0-9]{0,8}")


# Nodes cannot form cycles: gc=False spares the garbage collector from walking hundreds of thousands of them.


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """A text. `plain` tells whether it stands without quotes, so that a schema may read it as a number or true/false.

    A key without a value (`key:`) has an empty plain scalar as its value.
    """

    text: str
    plain: bool
    position: Position


class Sequence(msgspec.Struct, frozen=True, gc=False):
    """A list. `position` is that of its first dash or of its opening bracket."""

    items: tuple[Node, ...]
    position: Position


class Mapping(msgspec.Struct, frozen=True, gc=False):
    """Keys and values in the order of the file; no key occurs twice. `position` is that of the first key or brace."""

    entries: tuple[tuple[Scalar, Node], ...]
    position: Position


Node: TypeAlias = Scalar | Sequence | Mapping
Pointer: TypeAlias = abc.Sequence[str | int]


def locate(root: Node, pointer: Pointer) -> Position:
    """The position of the value at `pointer` below `root`; of its nearest existing ancestor where there is none."""
    return _follow(root, pointer)[-1][1].position


def locate_key(root: Node, pointer: Pointer) -> Position:
    """The position of the key of the value at `pointer`, or of the value itself where it is a list item or the root.

    Falls back to the nearest existing ancestor like `locate`.
    """
    key, value = _follow(root, pointer)[-1]
    return value.position if key is None else key.position


def find(root: Node, pointer: Pointer) -> Node | None:
    """The value at `pointer` below `root`, if there is one."""
    path = _follow(root, pointer)
    return path[-1][1] if len(path) == len(pointer) + 1 else None


def format_pointer(pointer: Pointer) -> str:
    """`pointer` as a JSON Pointer (RFC 6901): `("a/b", 0)` is `/a~1b/0`, the root is the empty text."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)


def parse_pointer(text: str) -> tuple[str, ...]:
    """The steps of the JSON Pointer `text`; list indices stay text, which `locate` understands.

    Raises ValueError where `text` is neither empty nor begins with a slash.
    """
    if not text:
        return ()
    if not text.startswith("/"):
        raise ValueError(f"not a JSON Pointer: {text!r}")
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in text[1:].split("/"))


def _follow(root: Node, pointer: Pointer) -> list[tuple[Scalar | None, Node]]:
    """Key and value of every node from `root` along `pointer`, as far as there are any."""
    path: list[tuple[Scalar | None, Node]] = [(None, root)]
    for step in pointer:
        below = _step(path[-1][1], step)
        if below is None:
            break
        path.append(below)
    return path


def _step(node: Node, step: str | int) -> tuple[Scalar | None, Node] | None:
    if isinstance(node, Mapping):
        return next(((key, value) for key, value in node.entries if key.text == step), None)
    if isinstance(node, Sequence):
        index = str(step)
        if INDEX.fullmatch(index) and int(index) < len(node.items):
            return None, node.items[int(index)]
    return None
