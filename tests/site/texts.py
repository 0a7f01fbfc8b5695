"""Catalogues whose free texts are replaced: every text that the schemas let through, in every field there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ndp.kinds import KIND_BY_NAME
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.load import load_catalogue, to_record
from ndp.model.references import references_in
from ndp.schema import Schemas, Shape, check_record
from ndp.source import parse, read_file

# A text that no reader needs, to find the fields that take any text.
ANY_TEXT = "Chữ <b>"
ANY_ADDRESS = "https://vidu.vn/'x"
DEEPEST = 9

Place = tuple[str, ...]
"""Where a field stands: the kind of record and the names of the properties that lead to it."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What is written into fields: plain text, Markdown and web addresses. Each gets the number of its field, so that
    what is sorted by text stays in order whatever the texts are.
    """

    plain: Callable[[int], str]
    markdown: Callable[[int], str]
    address: Callable[[int], str]


def field_type(shape: Shape) -> str:
    """Which of the `Texts` a field takes; empty where it takes no free text."""
    if shape.type != "string" or shape.labels or shape.format or shape.refers_to:
        return ""
    if "Markdown" in shape.description:
        return "markdown"
    if not shape.pattern or re.search(shape.pattern, ANY_TEXT):
        return "plain"
    return "address" if re.search(shape.pattern, ANY_ADDRESS) else ""


def text_places(shape: Shape, place: Place, above: tuple[int, ...] = ()) -> Iterator[tuple[Place, Shape]]:
    """Every place below `shape` that takes a free text, with what the schema says of it."""
    if field_type(shape):
        yield place, shape
    if id(shape) in above:
        return
    for name, part in shape.properties.items():
        yield from text_places(part, (*place, name), (*above, id(shape)))
    for inner in (shape.items, shape.values):
        if inner is not None:
            yield from text_places(inner, place, (*above, id(shape)))


@dataclass
class Rewriter:
    """Makes catalogues of the same form with different texts, out of the files of `root`/catalogue."""

    schemas: Schemas
    root: Path
    written: set[Place] = field(default_factory=set)
    _texts: Texts | None = None
    _count: int = 0
    _publication: str = ""

    def catalogue(self, texts: Texts) -> Catalogue:
        """The catalogue with `texts` in every field that takes one; absent optional fields are added."""
        self._texts, self._count = texts, 0
        found = load_catalogue(self.root, self.schemas).catalogue
        self._publication = next(iter(found.publications))
        return Catalogue.of(map(self._entry, found.all_entries()))

    def _entry(self, entry: Entry) -> Entry:
        kind = KIND_BY_NAME[entry.kind]
        shape = self.schemas.shape(kind.name)
        parsed = parse(entry.path, read_file(self.root / entry.path), expected_schema=kind.schema_comment)
        assert parsed.root is not None
        data, problems = check_record(self.schemas, kind.name, entry.path, parsed.root)
        assert not problems
        data = self._rewritten(data, shape, (kind.name,))
        is_valid = self.schemas.validator(kind.name).is_valid
        assert is_valid(data), f"the schema of {kind.name} keeps the texts out"
        self._complete(data, shape, (kind.name,), lambda: is_valid(data))
        references = tuple(references_in(data, shape))
        return replace(entry, record=to_record(kind.name, data), references=references)

    def _rewritten(self, value: Any, shape: Shape | None, place: Place) -> Any:
        if shape is None:
            return value
        if isinstance(value, dict):
            return {key: self._rewritten(part, shape.child(key), (*place, key)) for key, part in value.items()}
        if isinstance(value, list):
            return [self._rewritten(part, shape.items, place) for part in value]
        return self._text(shape, place) or value

    def _text(self, shape: Shape, place: Place) -> str:
        kind = field_type(shape)
        if not kind:
            return ""
        self._count += 1
        self.written.add(place)
        return str(getattr(self._texts, kind)(self._count))

    def _complete(self, value: Any, shape: Shape | None, place: Place, is_valid: Callable[[], bool]) -> None:
        """Add to `value` and its parts every absent field that the schema allows to be added."""
        if shape is None:
            return
        if isinstance(value, list):
            for part in value:
                self._complete(part, shape.items, place, is_valid)
        if not isinstance(value, dict):
            return
        for name, part in value.items():
            self._complete(part, shape.child(name), (*place, name), is_valid)
        for name, child in shape.properties.items():
            if name in value:
                continue
            before = self._count, set(self.written)
            added = self._made(child, (*place, name))
            if added is None:
                continue
            value[name] = added
            if not is_valid():
                del value[name]
                self._count, self.written = before

    def _made(self, shape: Shape, place: Place) -> Any:
        """A value for an absent field, None where it would take a reference to make one."""
        if len(place) > DEEPEST:
            return None
        if shape.type == "object":
            parts = {name: self._made(part, (*place, name)) for name, part in shape.properties.items()}
            if shape.values is not None and shape.examples:
                parts |= {name: self._made(shape.values, place) for name in shape.examples[0]}
            made = {name: part for name, part in parts.items() if part is not None}
            return made if made and shape.required <= made.keys() else None
        if shape.type == "array" and shape.items is not None:
            item = self._made(shape.items, place)
            return None if item is None else [item]
        if shape.refers_to:
            return self._publication if shape.refers_to == "publication" and "provenance" in place else None
        return self._text(shape, place) or (shape.examples[0] if shape.examples else None)
