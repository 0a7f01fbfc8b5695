"""Names of the fields of a kind of record as the change policy writes them: `/websites/*/url`."""

from __future__ import annotations

from collections.abc import Iterator

from ndp.model.references import Pointer
from ndp.schema import Shape

ANY = "*"


def field_patterns(shape: Shape) -> Iterator[str]:
    """Every field of a record that holds a value and no further fields, in the order of the schema.

    A part that contains itself is not entered a second time.
    """
    yield from _below(shape, "", ())


def field_of(shape: Shape | None, pointer: Pointer) -> str:
    """The pattern of the value at `pointer`: list indices and keys of open objects become `*`."""
    steps: list[str] = []
    for step in pointer:
        named = shape is not None and isinstance(step, str) and step in shape.properties
        steps.append(str(step) if named else ANY)
        shape = shape.child(step) if shape is not None else None
    return "".join(f"/{step}" for step in steps)


def _below(shape: Shape, field: str, above: tuple[int, ...]) -> Iterator[str]:
    parts = [(name, part) for name, part in shape.properties.items()]
    parts += [(ANY, part) for part in (shape.items, shape.values) if part is not None]
    if not parts or id(shape) in above:
        yield field
        return
    for name, part in parts:
        yield from _below(part, f"{field}/{name}", (*above, id(shape)))
