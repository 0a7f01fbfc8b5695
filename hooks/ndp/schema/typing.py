"""Gives scalars the type their schema asks for. Nothing else decides a type: `no`, `1:20` or `2022-02-11` stay text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from ndp.schema.store import Shape
from ndp.source import Mapping, Node, Scalar, Sequence

INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?")
BOOLEANS = {"true": True, "false": False}


def to_data(node: Node, shape: Shape | None) -> Any:
    """The value of `node` as plain data: dict, list, str, and int, Decimal or bool where `shape` asks for one.

    A scalar that does not fit, or that is quoted where a number or boolean is asked for, stays text, so that the
    schema refuses it with its own words.
    """
    if isinstance(node, Scalar):
        return typed(node.text, shape.type) if node.plain and shape else node.text
    if isinstance(node, Sequence):
        item_shape = shape.items if shape else None
        return [to_data(item, item_shape) for item in node.items]
    if not isinstance(node, Mapping):
        raise TypeError(f"not a node: {node!r}")
    return {key.text: to_data(value, shape.child(key.text) if shape else None) for key, value in node.entries}


def typed(text: str, wanted: str) -> str | int | Decimal | bool:
    """The value of the text `text` without quotes where the schema asks for the type `wanted`."""
    if wanted == "integer" and INTEGER.fullmatch(text):
        return int(text)
    if wanted == "number" and NUMBER.fullmatch(text):
        return Decimal(text)
    if wanted == "boolean":
        return BOOLEANS.get(text, text)
    return text
