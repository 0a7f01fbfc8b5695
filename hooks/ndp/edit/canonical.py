"""A catalogue file in its canonical form: the schema's order of properties, one way of writing, comments kept."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from ndp.edit.document import BLANK, Group, read_document
from ndp.edit.writing import write_document
from ndp.kinds import Kind
from ndp.problems import Problem
from ndp.schema import Schemas
from ndp.schema.store import Shape
from ndp.schema.typing import to_data
from ndp.source import Mapping, Node, Scalar, Sequence, parse

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Canonical:
    """`text` is the canonical form; None where the strict reader refuses the file, for the reasons in `problems`."""

    text: str | None
    problems: tuple[Problem, ...] = ()


def canonical(path: str, data: bytes, kind: Kind, schemas: Schemas) -> Canonical:
    """The canonical form of the file `path` of `kind` with the content `data`.

    Line ends, byte order mark, letters written as base and mark, spaces at line ends and the missing last line end are
    mended; what else the strict reader refuses is not touched. Raises ValueError where the written form would not say
    the same, which is a fault of this program.
    """
    mended = _mended(data)
    before = parse(path, mended, kind.schema_comment)
    errors = tuple(problem for problem in before.problems if problem.kind.severity == "error")
    if before.root is None or errors:
        return Canonical(None, errors or before.problems)
    shape = schemas.shape(kind.name)
    document = read_document(before.text)
    order_properties(document.root, shape)
    text = write_document(document, shape)
    if not means_the_same(parse(path, text.encode(), kind.schema_comment).root, before.root, shape):
        raise ValueError(f"the canonical form of {path} would say something else")
    return Canonical(text)


def order_properties(group: Group, shape: Shape | None) -> None:
    """Sort the entries of every mapping below `group` as the schema lists them; unknown ones stay behind, in order."""
    if group.is_mapping and shape is not None and shape.properties:
        places = {name: number for number, name in enumerate(shape.properties)}
        first = group.parts[:1]
        group.parts.sort(key=lambda part: places.get(part.key.text if part.key else "", len(places)))
        if first and group.parts[0] is not first[0] and group.parts[0].lead[:1] == [BLANK]:
            del group.parts[0].lead[0]
    for part in group.parts:
        if isinstance(part.value, Group):
            order_properties(part.value, _below(shape, part.key.text if part.key else 0))


def means_the_same(one: Node | None, other: Node | None, shape: Shape | None) -> bool:
    """Whether two trees hold the same values: types as the schema gives them, order of keys aside."""
    return one is not None and other is not None and _meaning(one, shape) == _meaning(other, shape)


def _below(shape: Shape | None, step: str | int) -> Shape | None:
    return shape.child(step) if shape is not None else None


def _meaning(node: Node, shape: Shape | None) -> Any:
    """The value of `node`; where the schema asks for no text, whether it stood in quotes is part of it."""
    if isinstance(node, Sequence):
        return [_meaning(item, _below(shape, 0)) for item in node.items]
    if isinstance(node, Mapping):
        return {key.text: _meaning(value, _below(shape, key.text)) for key, value in node.entries}
    if not isinstance(node, Scalar):
        raise TypeError(f"not a node: {node!r}")
    is_text = shape is not None and shape.type == "string"
    return to_data(node, shape), is_text or node.plain


def _mended(data: bytes) -> bytes:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    text = text.removeprefix(BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", text)
    return (text if not text or text.endswith("\n") else text + "\n").encode()
