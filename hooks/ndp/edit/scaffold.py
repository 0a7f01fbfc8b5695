"""A new record: every required field in its place, each with what its schema says of it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ndp.edit.document import Document, Group, Part, Text
from ndp.edit.values import in_order, to_value, with_value
from ndp.edit.writing import INDENT, WIDTH, write_document
from ndp.i18n import N_, Language, translator
from ndp.kinds import Kind
from ndp.schema.store import Shape

FILL = N_("Điền các trường còn trống. Xóa những lời ghi chú không cần nữa.")
EXAMPLE = N_("Ví dụ: {example}.")
CHOICES = N_("Một trong: {choices}.")
OPTIONAL = N_("Còn có thể thêm:")
LONGEST_EXAMPLE = 60


class UnknownFieldError(ValueError):
    """A pointer that the schema knows nothing at; `known` are the names that it knows there."""

    def __init__(self, pointer: str, known: Sequence[str]) -> None:
        super().__init__(pointer)
        self.pointer, self.known = pointer, known


def new_record(
    kind: Kind, shape: Shape, record_id: str, values: Mapping[tuple[str, ...], str], language: Language | None
) -> str:
    """The text of a new file of `kind`: `values` by their pointers, gaps for what else is required.

    `language` is that of the comments; None writes none. Raises UnknownFieldError for a value that the schema has no
    place for, and ValueError for one whose place cannot be.
    """
    data: Any = {"id": record_id.rpartition("/")[2]}
    if kind.depth > 1:
        data["platform"] = record_id.partition("/")[0]
    for pointer, value in values.items():
        data = with_value(data, pointer, _typed(value, shape_of(shape, pointer)))
    root = to_value(in_order(with_gaps(data, shape), shape))
    if not isinstance(root, Group):
        raise TypeError("a record is a mapping")
    head: list[str] = []
    if language is not None:
        words = _Comments(language)
        head = words.lines(translator(language).text(FILL), 0)
        words.explain(root, shape, 0)
    return write_document(Document(f"# yaml-language-server: $schema={kind.schema_comment}", head, root), shape)


def shape_of(shape: Shape, pointer: Sequence[str]) -> Shape:
    """The shape at `pointer`. Raises UnknownFieldError."""
    at = shape
    for depth, step in enumerate(pointer):
        below = at.child(step)
        if below is None:
            raise UnknownFieldError("/" + "/".join(pointer[: depth + 1]), tuple(at.properties))
        at = below
    return at


def with_gaps(data: Any, shape: Shape) -> Any:
    """`data` with None for every required text, number or choice that it lacks, at any depth."""
    if shape.properties:
        known = data if isinstance(data, dict) else {}
        wanted = [name for name in shape.properties if name in shape.required or name in known]
        if not wanted:
            wanted = list(shape.properties)[:1]
        others = {name: value for name, value in known.items() if name not in wanted}
        return {name: with_gaps(known.get(name), shape.properties[name]) for name in wanted} | others
    if shape.type == "array" and shape.items is not None:
        if isinstance(data, dict):
            raise ValueError(f"the first item of a list is 0: {', '.join(data)}")
        items = data if isinstance(data, list) and data else [None]
        return [with_gaps(item, shape.items) for item in items]
    return data


def _typed(value: str, shape: Shape) -> Any:
    if shape.type in ("array", "object"):
        raise ValueError(f"a list or group is set by its parts: {value}")
    return value


class _Comments:
    """Writes what the schema says of a field above it."""

    def __init__(self, language: Language) -> None:
        self._ = translator(language).text

    def explain(self, group: Group, shape: Shape, depth: int) -> None:
        """Put a comment above every gap of `group`, and the optional fields at its end."""
        for part in group.parts:
            below = shape.child(part.key.text if part.key else 0)
            if below is None:
                continue
            if isinstance(part.value, Group):
                self.explain(part.value, below, depth + 1)
            if (depth == 0 and part.key is not None and part.key.text != "id") or self._is_gap(part):
                part.lead = self.lines(self._about(below), depth)
        if depth == 0:
            group.foot = self._optional(group, shape)

    def lines(self, text: str, depth: int) -> list[str]:
        """`text` as comment lines."""
        return textwrap.wrap(
            text,
            WIDTH - len(INDENT) * depth,
            initial_indent="# ",
            subsequent_indent="# ",
            break_long_words=False,
            break_on_hyphens=False,
        )

    def _is_gap(self, part: Part) -> bool:
        return isinstance(part.value, Text) and not part.value.text

    def _about(self, shape: Shape) -> str:
        parts = [f"{self._(shape.title)}: {self._(shape.description)}"]
        if shape.labels:
            choices = ", ".join(f"{value} ({self._(label)})" for value, label in shape.labels.items())
            parts.append(self._(CHOICES).format(choices=choices))
        elif shape.examples and not isinstance(shape.examples[0], (dict, list)):
            example = " ".join(str(shape.examples[0]).split())
            parts.append(self._(EXAMPLE).format(example=textwrap.shorten(example, LONGEST_EXAMPLE, placeholder="…")))
        return " ".join(parts)

    def _optional(self, group: Group, shape: Shape) -> list[str]:
        names = [name for name in shape.properties if group.get(name) is None]
        if not names:
            return []
        lines = [line for name in names for line in self._optional_field(name, shape.properties[name])]
        return [*self.lines(self._(OPTIONAL), 0), *lines]

    def _optional_field(self, name: str, shape: Shape) -> Iterator[str]:
        yield from self.lines(f"- {name}: {self._(shape.title)}", 0)
