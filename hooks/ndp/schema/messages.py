"""The texts of the schemas as Babel collects them: titles, descriptions and labels of values are shown to readers."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any, BinaryIO, TypeAlias

Extracted: TypeAlias = tuple[int, None, str, list[str]]

SHOWN = ("title", "description")
# Values of records, not texts about them.
DATA = {"examples", "enum", "const", "default"}


def extract_messages(
    file: BinaryIO, _keywords: Collection[str], _comment_tags: Collection[str], options: Mapping[str, Any]
) -> Iterator[Extracted]:
    """Every message of a schema file, as Babel wants it of an extractor: line, function, message, comments.

    All stand on line 1: the catalogue of messages names files only.
    """
    for text in schema_texts(json.load(file)):
        yield 1, None, text, []


def schema_texts(schema: Any) -> Iterator[str]:
    """The texts of a schema for readers, in the order of the file, each as often as it stands there."""
    if isinstance(schema, list):
        for item in schema:
            yield from schema_texts(item)
    elif isinstance(schema, dict):
        for name, part in schema.items():
            if name == "x-labels":
                yield from part.values()
            elif name in SHOWN and isinstance(part, str):
                yield part
            elif name not in DATA:
                yield from schema_texts(part)
