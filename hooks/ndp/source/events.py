"""What the C parser of PyYAML tells of a text: its events always carry both marks, which its own types do not say."""

from __future__ import annotations

from typing import Protocol

from ndp.problems import Position


class Mark(Protocol):
    """A place in the text as the parser counts: from 0, in code points."""

    index: int
    line: int
    column: int


class Event(Protocol):
    """Any event: where what it tells of begins and ends."""

    start_mark: Mark
    end_mark: Mark


class NodeEvent(Event, Protocol):
    """The beginning of a value; `tag` is complete (`tag:yaml.org,2002:str`)."""

    anchor: str | None
    tag: str | None


class ScalarEvent(NodeEvent, Protocol):
    """A text; `style` is its first sign where it has one (quote, `|`, `>`), else empty."""

    value: str
    style: str | None


class DocumentEvent(Event, Protocol):
    """The beginning or end of a document; `explicit` where a marker stands there."""

    explicit: bool


class DocumentStartEvent(DocumentEvent, Protocol):
    """The beginning of a document, with what its directives say."""

    version: tuple[int, int] | None
    tags: dict[str, str] | None


def position_of(mark: Mark) -> Position:
    """The place of `mark` as problems count."""
    return Position(mark.line + 1, mark.column + 1)
