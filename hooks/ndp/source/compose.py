"""From YAML events to a tree, refusing what the catalogue does not use of YAML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from ndp.problems import Position, Problem, ProblemKind
from ndp.source import structure_kinds as kinds
from ndp.source.characters import find_unusual, shorten
from ndp.source.tree import Mapping, Node, Scalar, Sequence

MAX_DEPTH = 8
MAX_NODES = 5000


class Mark(Protocol):
    """A place in the text as the parser counts: from 0."""

    index: int
    line: int
    column: int


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet. `key` waits for its value; None where that value is to be dropped."""

    position: Position
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    lines_of_keys: dict[str, int] = field(default_factory=dict)
    expects_key: bool = True
    key: Scalar | None = None


class Composer:
    """Reads the YAML `text` once. After `run`: `root`, `problems`, and the syntax `error` that ended it, if any.

    `is_whole` is false where `root` lacks something the file says, so that nobody judges what is missing.
    """

    def __init__(self, path: str, text: str) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.error: yaml.MarkedYAMLError | None = None
        self.last_scalar: yaml.ScalarEvent | None = None
        self.documents = 0
        self.is_whole = True
        self._is_stopped = False
        self._path = path
        self._text = text
        self._has_escapes = "\\" in text
        self._nodes = 0
        self._open: list[_Open] = []

    def run(self) -> None:
        """Read to the end, to the first syntax error or to a limit. Raises nothing for whatever text."""
        handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document_start,
            yaml.DocumentEndEvent: self._document_end,
        }
        try:
            for event in yaml.parse(self._text, Loader=yaml.CLoader):
                handle = handlers.get(type(event))
                if handle:
                    handle(event)
                if self._is_stopped:
                    break
        except yaml.MarkedYAMLError as error:
            self.error = error
            self.is_whole = False

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        mark = event.start_mark
        position = Position(mark.line + 1, mark.column + 1)
        self.last_scalar = event
        self._count(position)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if self._has_escapes and event.style == '"':
            self._check_escapes(event, position)
        self._add(Scalar(event.value, not event.style, position))

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        mark = event.start_mark
        position = Position(mark.line + 1, mark.column + 1)
        self._count(position)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if len(self._open) == MAX_DEPTH:
            self._stop(kinds.NESTING_TOO_DEEP, position, limit=str(MAX_DEPTH))
        if self._open and self._open[-1].is_mapping and self._open[-1].expects_key:
            self._report(kinds.COMPLEX_KEY, position)
        self._open.append(_Open(position, isinstance(event, yaml.MappingStartEvent)))

    def _end(self, _: yaml.CollectionEndEvent) -> None:
        done = self._open.pop()
        if done.is_mapping:
            self._add(Mapping(tuple(done.entries), done.position))
        else:
            self._add(Sequence(tuple(done.items), done.position))

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.expects_key:
            parent.key = self._key(parent, node)
            parent.expects_key = False
        else:
            if parent.key is not None:
                parent.entries.append((parent.key, node))
            parent.expects_key = True

    def _key(self, parent: _Open, node: Node) -> Scalar | None:
        if not isinstance(node, Scalar):
            return None
        if node.plain and node.text == "<<":
            self._report(kinds.MERGE_KEY, node.position)
            self.is_whole = False
            return None
        if not node.text:
            self._report(kinds.EMPTY_KEY, node.position)
            return None
        first_line = parent.lines_of_keys.setdefault(node.text, node.position.line)
        if first_line != node.position.line or any(key.text == node.text for key, _ in parent.entries):
            self._report(kinds.DUPLICATE_KEY, node.position, key=shorten(node.text), first_line=str(first_line))
            return None
        return node

    def _alias(self, event: yaml.AliasEvent) -> None:
        position = _position(event.start_mark)
        self._count(position)
        self._report(kinds.ALIAS, position, name=shorten(str(event.anchor)))
        self.is_whole = False
        self._add(Scalar("", True, position))

    def _document_start(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        position = _position(event.start_mark)
        if event.version or event.tags:
            self._report(kinds.DIRECTIVE, position)
        if self.documents > 1:
            self._stop(kinds.SEVERAL_DOCUMENTS, position)
        elif event.explicit and not (event.version or event.tags):
            self._report(kinds.DOCUMENT_MARKER, position, marker="---")

    def _document_end(self, event: yaml.DocumentEndEvent) -> None:
        if event.explicit:
            self._report(kinds.DOCUMENT_MARKER, _position(event.start_mark), marker="...")

    def _count(self, position: Position) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop(kinds.TOO_MANY_NODES, position, limit=str(MAX_NODES))

    def _refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        for kind, position, values in _properties(self._text, event):
            self._report(kind, position, **values)

    def _check_escapes(self, event: yaml.ScalarEvent, position: Position) -> None:
        """Report characters that only an escape such as `\\u202e` brings in; the others are found in the text itself."""
        found = find_unusual(event.value)
        if found:
            written = {finding.kind for finding in find_unusual(_source(self._text, event))}
            for finding in found:
                if finding.kind not in written:
                    self._report(finding.kind, position, **finding.values)

    def _report(self, kind: ProblemKind, position: Position, **values: str) -> None:
        self.problems.append(Problem(kind, self._path, position, values))

    def _stop(self, kind: ProblemKind, position: Position, **values: str) -> None:
        self._report(kind, position, **values)
        self.is_whole = False
        self._is_stopped = True


def _properties(
    text: str, event: yaml.ScalarEvent | yaml.CollectionStartEvent
) -> Iterator[tuple[ProblemKind, Position, dict[str, str]]]:
    """The anchor and the tag of a node, each where it stands."""
    start = event.start_mark
    if event.anchor is not None:
        yield kinds.ANCHOR, _find(text, start, "&"), {"name": shorten(event.anchor)}
    if event.tag is not None:
        position = _find(text, start, "!")
        offset = text.find("!", start.index)
        yield kinds.TAG, position, {"tag": shorten(text[offset : offset + 80].split()[0])}


def _find(text: str, start: Mark, sign: str) -> Position:
    before = text[start.index : text.find(sign, start.index)]
    lines = before.count("\n")
    column = len(before) - before.rfind("\n") if lines else start.column + len(before) + 1
    return Position(start.line + 1 + lines, column)


def _position(mark: Mark) -> Position:
    return Position(mark.line + 1, mark.column + 1)


def _source(text: str, event: yaml.ScalarEvent) -> str:
    return text[event.start_mark.index : event.end_mark.index]
