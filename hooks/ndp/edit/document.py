"""A catalogue file as its writer sees it: values, their order, and the comments that belong to each.

The strict reader says whether a file is sound; this module reads a sound one again to keep what the reader drops. The
well-known round-trip libraries tie a comment to the value before it, so that a reordered file shows it in a wrong
place; here it belongs to what follows it, to the line it ends, or to the end of the list or mapping it stands in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias, cast

import yaml

from ndp.source.events import Mark, ScalarEvent
from ndp.source.parse import SCHEMA_LINE

COMMENT_OR_BLANK = re.compile(r"(?<![^\s])#[^\n]*|(?<=\n)(?=\n)")
BLANK = ""


@dataclass(slots=True)
class Text:
    """A scalar; `plain` tells whether it stands without quotes, which matters where the schema asks for no text."""

    text: str
    plain: bool = True


@dataclass(slots=True)
class Part:
    """An entry of a mapping (`key` is its text) or an item of a list (`key` is None).

    `lead` are the comment lines above it, an empty one for a blank line; `tail` is the comment at the end of its first
    line. Comments begin with `#`. `start` and `column` are the place of its key or dash, both counted from 0, `end` the
    place behind its value; `in_flow`: it stands in brackets.
    """

    value: Value
    key: Text | None = None
    lead: list[str] = field(default_factory=list)
    tail: str = ""
    start: int = 0
    column: int = 0
    end: int = 0
    parent: Part | None = None
    in_flow: bool = False


@dataclass(slots=True)
class Group:
    """A list or mapping. `flow`: written in brackets; `foot` are the comment lines behind its last part."""

    is_mapping: bool
    parts: list[Part] = field(default_factory=list)
    flow: bool = False
    foot: list[str] = field(default_factory=list)
    start: int = 0
    end: int = 0

    def get(self, key: str) -> Part | None:
        """The entry of a mapping, if there is one."""
        return next((part for part in self.parts if part.key is not None and part.key.text == key), None)


Value: TypeAlias = Text | Group


@dataclass(slots=True)
class Document:
    """A file: its first line, which names the schema, the comment lines below it, and its mapping."""

    schema_line: str
    head: list[str]
    root: Group


def read_document(text: str) -> Document:
    """The document that `text` holds. `text` is sound to the strict reader and its root is a mapping."""
    builder = _Builder(text)
    builder.build()
    first = text.partition("\n")[0]
    document = Document(first if SCHEMA_LINE.fullmatch(first) else "", [], builder.root)
    comments = _Comments(text, builder.parts, document)
    for begin, end in builder.gaps:
        comments.place(begin, end)
    return document


def walk_parts(group: Group) -> Iterator[Part]:
    """Every part below `group`, in order."""
    for part in group.parts:
        yield part
        if isinstance(part.value, Group):
            yield from walk_parts(part.value)


class _Builder:
    """Events → groups and parts. `parts` in the order of the file; `gaps` are where no scalar stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Group(is_mapping=True)
        self.parts: list[Part] = []
        self.gaps: list[tuple[int, int]] = []
        self._open: list[Group] = []
        self._holders: list[Part | None] = []
        self._key: tuple[Text, Any] | None = None
        self._behind = 0
        self._dashes: list[int] = []

    def build(self) -> None:
        """Read the text to its end."""
        for token in yaml.scan(self.text, Loader=yaml.CLoader):
            if isinstance(token, yaml.BlockEntryToken):
                self._dashes.append(token.start_mark.index)
        for event in yaml.parse(self.text, Loader=yaml.CLoader):
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(cast("ScalarEvent", event))
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._start(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self._end(event)
        self.gaps.append((self._behind, len(self.text)))

    def _scalar(self, event: ScalarEvent) -> None:
        value = Text(event.value, not event.style)
        start = event.start_mark.index
        self.gaps.append((self._behind, start))
        if event.style in ("|", ">"):
            # A comment may stand behind the sign that opens a block.
            self.gaps.append((start, self.text.find("\n", start)))
        self._behind = self._end_of(event)
        if self._open[-1].is_mapping and self._key is None:
            self._key = value, event.start_mark
        else:
            self._add(value, event.start_mark).end = self._behind

    def _start(self, event: Any) -> None:
        group = Group(isinstance(event, yaml.MappingStartEvent), flow=bool(event.flow_style))
        group.start = event.start_mark.index
        if self._open:
            self._holders.append(self._add(group, event.start_mark))
        else:
            self.root = group
            self._holders.append(None)
        self._open.append(group)

    def _end(self, event: Any) -> None:
        group, holder = self._open.pop(), self._holders.pop()
        group.end = event.end_mark.index if group.flow else self._behind
        if holder is not None:
            holder.end = group.end

    def _add(self, value: Value, mark: Mark) -> Part:
        group = self._open[-1]
        part = Part(value, parent=self._holders[-1], in_flow=group.flow)
        if self._key is not None:
            part.key, place = self._key
            part.start, part.column = place.index, place.column
            self._key = None
        else:
            part.start = mark.index if group.flow else self._dashes[bisect_left(self._dashes, mark.index) - 1]
            part.column = part.start - (self.text.rfind("\n", 0, part.start) + 1)
        group.parts.append(part)
        self.parts.append(part)
        return part

    def _end_of(self, event: ScalarEvent) -> int:
        """Behind the last sign of a scalar: the parser counts the blank lines below a block to it."""
        end = event.end_mark.index
        while end > event.start_mark.index and self.text[end - 1] in " \n":
            end -= 1
        return end


class _Comments:
    def __init__(self, text: str, parts: list[Part], document: Document) -> None:
        self.text, self.parts, self.document = text, parts, document
        self.starts = [part.start for part in parts]

    def place(self, begin: int, end: int) -> None:
        """Give every comment and blank line between two scalars to its owner."""
        is_blank_before = False
        for match in COMMENT_OR_BLANK.finditer(self.text, begin, end):
            start, comment = match.start(), match[0].rstrip()
            line = self.text.rfind("\n", 0, start) + 1
            if not comment:
                is_blank_before = True
            elif line == 0:
                continue
            elif self.text[line:start].strip():
                self._at_line_end(start, comment)
            else:
                owner = self._owner(start, start - line)
                owner += [BLANK, comment] if is_blank_before else [comment]
                is_blank_before = False
        following = self._following(begin)
        if is_blank_before and following is not None and following.start <= end:
            following.lead.append(BLANK)

    def _following(self, place: int) -> Part | None:
        number = bisect_left(self.starts, place)
        return self.parts[number] if number < len(self.parts) else None

    def _before(self, place: int) -> Part | None:
        number = bisect_left(self.starts, place)
        return self.parts[number - 1] if number else None

    def _at_line_end(self, start: int, comment: str) -> None:
        holder = self._before(start)
        while holder is not None and holder.in_flow and holder.parent is not None and _is_closed(holder.parent, start):
            holder = holder.parent
        if holder is None:
            self.document.head.append(comment)
        elif holder.tail:
            holder.lead.append(comment)
        else:
            holder.tail = comment

    def _owner(self, start: int, column: int) -> list[str]:
        """The list of comment lines that one alone on its line is added to."""
        following, before = self._following(start), self._before(start)
        if before is None or following is None:
            return self.document.head if before is None else self._foot(before, column, None)
        flow = _flow_around(before, start)
        if flow is not None:
            return following.lead if any(each is following for each in flow.parts) else flow.foot
        if column <= following.column or following.parent is before:
            return following.lead
        return self._foot(before, column, following)

    def _foot(self, before: Part, column: int, following: Part | None) -> list[str]:
        """The end of the deepest group that a comment standing in `column` can be of."""
        part: Part | None = before
        while part is not None and (part.column > column or part.in_flow):
            part = part.parent
        group = self.document.root if part is None or part.parent is None else part.parent.value
        if not isinstance(group, Group):
            raise TypeError("a part stands in a group")
        if following is not None and any(each is following for each in group.parts):
            return following.lead
        return group.foot


def _flow_around(part: Part, place: int) -> Group | None:
    """The innermost list or mapping in brackets around `place`, `part` being the last part that begins before it."""
    at: Part | None = part
    while at is not None:
        if isinstance(at.value, Group) and at.value.flow and at.value.start < place < at.value.end:
            return at.value
        at = at.parent
    return None


def _is_closed(part: Part, place: int) -> bool:
    return isinstance(part.value, Group) and part.value.flow and part.value.end <= place
