"""From YAML events to a tree, refusing what the catalogue does not use of YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import yaml

from ndp.problems import Position, Problem, ProblemKind
from ndp.source import structure_kinds as kinds
from ndp.source.characters import find_unusual, shorten
from ndp.source.events import DocumentEvent, DocumentStartEvent, Event, Mark, NodeEvent, ScalarEvent, position_of
from ndp.source.tree import Mapping, Node, Scalar, Sequence

MAX_DEPTH = 10
MAX_NODES = 5000


class _Open:
    """A list or mapping whose end has not come yet. `key` waits for its value; None: the value is dropped."""

    __slots__ = ("entries", "expects_key", "first_lines", "is_mapping", "items", "key", "position")

    def __init__(self, position: Position, is_mapping: bool) -> None:
        self.position = position
        self.is_mapping = is_mapping
        self.items: list[Node] = []
        self.entries: list[tuple[Scalar, Node]] = []
        self.first_lines: dict[str, int] = {}
        self.expects_key = is_mapping
        self.key: Scalar | None = None

    def close(self) -> Mapping | Sequence:
        """The node, now that its end has come."""
        if self.is_mapping:
            return Mapping(tuple(self.entries), self.position)
        return Sequence(tuple(self.items), self.position)


class _LimitReachedError(Exception):
    """Reading ends before the end of the text."""


class Composer:
    """Reads the YAML `text` once. After `run`: `root`, `problems`, and the syntax `error` that ended it, if any.

    `is_whole` is false where `root` lacks something the file says, so that nobody judges what is missing.
    """

    def __init__(self, path: str, text: str) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.error: yaml.MarkedYAMLError | None = None
        self.last_scalar: ScalarEvent | None = None
        self._documents = 0
        self.is_whole = True
        self._path = path
        self._text = text
        self._has_escapes = "\\" in text
        self._nodes = 0
        self._open: list[_Open] = []

    def run(self) -> None:
        """Read to the end, to the first syntax error or to a limit. Raises nothing for whatever text."""
        handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document_start,
            yaml.DocumentEndEvent: self._document_end,
            yaml.StreamStartEvent: _ignore,
            yaml.StreamEndEvent: _ignore,
        }
        try:
            for event in yaml.parse(self._text, Loader=yaml.CLoader):
                handlers[type(event)](event)
        except yaml.MarkedYAMLError as error:
            self.error = error
            self.is_whole = False
        except _LimitReachedError:
            self.is_whole = False

    def _scalar(self, event: ScalarEvent) -> None:
        self.last_scalar = event
        node = Scalar(event.value, not event.style, position_of(event.start_mark))
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        self._count(node.position)
        if self._has_escapes and event.style == '"':
            self._check_escapes(event, node.position)
        self._add(node)

    def _start(self, event: NodeEvent) -> None:
        position = position_of(event.start_mark)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self._count(position)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if len(self._open) == MAX_DEPTH:
            self._stop(kinds.NESTING_TOO_DEEP, position, limit=str(MAX_DEPTH))
        if not self._open and not is_mapping:
            self._report(kinds.ROOT_NOT_MAPPING, position)
        self._open.append(_Open(position, is_mapping))

    def _count(self, position: Position) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop(kinds.TOO_MANY_NODES, position, limit=str(MAX_NODES))

    def _end(self, _: Event) -> None:
        self._add(self._open.pop().close())

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if parent.expects_key:
            parent.key = self._key(parent, node)
            parent.expects_key = False
        elif parent.is_mapping:
            if parent.key is not None:
                parent.entries.append((parent.key, node))
            parent.expects_key = True
        else:
            parent.items.append(node)

    def _key(self, parent: _Open, node: Node) -> Scalar | None:
        """The key that `node` is, or None where its value has to be dropped."""
        if not isinstance(node, Scalar):
            return self._drop(kinds.COMPLEX_KEY, node)
        text = node.text
        if text == "<<" and node.plain:
            return self._drop(kinds.MERGE_KEY, node)
        if not text:
            return self._drop(kinds.EMPTY_KEY, node)
        if text in parent.first_lines:
            first_line = str(parent.first_lines[text])
            self._report(kinds.DUPLICATE_KEY, node.position, key=shorten(text), first_line=first_line)
            return None
        parent.first_lines[text] = node.position.line
        return node

    def _drop(self, kind: ProblemKind, key: Node) -> Scalar | None:
        self._report(kind, key.position)
        self.is_whole = False
        return None

    def _alias(self, event: NodeEvent) -> None:
        position = position_of(event.start_mark)
        self._count(position)
        self._report(kinds.ALIAS, position, name=shorten(str(event.anchor)))
        self.is_whole = False
        self._add(Scalar(f"*{event.anchor}", True, position))

    def _document_start(self, event: DocumentStartEvent) -> None:
        self._documents += 1
        position = position_of(event.start_mark)
        has_directive = bool(event.version or event.tags)
        if self._documents > 1:
            self._stop(kinds.DIRECTIVE if has_directive else kinds.SEVERAL_DOCUMENTS, position)
        elif has_directive:
            self._report(kinds.DIRECTIVE, position)
        elif event.explicit:
            self._report(kinds.DOCUMENT_MARKER, position, marker="---")

    def _document_end(self, event: DocumentEvent) -> None:
        if event.explicit:
            self._report(kinds.DOCUMENT_MARKER, position_of(event.start_mark), marker="...")

    def _refuse_properties(self, event: NodeEvent) -> None:
        for kind, position, values in _properties(self._text, event):
            self._report(kind, position, **values)

    def _check_escapes(self, event: ScalarEvent, position: Position) -> None:
        """Report characters that only an escape in quotes brings in; the others are found in the text itself."""
        found = find_unusual(event.value)
        if found:
            source = self._text[event.start_mark.index : event.end_mark.index]
            written = {finding.kind for finding in find_unusual(source)}
            for finding in found:
                if finding.kind not in written:
                    self._report(finding.kind, position, **finding.values)

    def _report(self, kind: ProblemKind, position: Position, **values: str) -> None:
        self.problems.append(Problem(kind, self._path, position, values))

    def _stop(self, kind: ProblemKind, position: Position, **values: str) -> NoReturn:
        self._report(kind, position, **values)
        raise _LimitReachedError


def _ignore(_: Event) -> None:
    """The ends of the stream say nothing."""


def _properties(text: str, event: NodeEvent) -> Iterator[tuple[ProblemKind, Position, dict[str, str]]]:
    """The anchor and the tag of a node, each where it stands."""
    start = event.start_mark
    if event.anchor is not None:
        yield kinds.ANCHOR, _find(text, start, "&"), {"name": shorten(event.anchor)}
    if event.tag is not None:
        position = _find(text, start, "!")
        offset = text.find("!", start.index)
        yield kinds.TAG, position, {"tag": shorten(text[offset : offset + 80].split(maxsplit=1)[0])}


def _find(text: str, start: Mark, sign: str) -> Position:
    before = text[start.index : text.find(sign, start.index)]
    lines = before.count("\n")
    column = len(before) - before.rfind("\n") if lines else start.column + len(before) + 1
    return Position(start.line + 1 + lines, column)
