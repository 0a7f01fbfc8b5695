"""The one way a catalogue file is written: block style, two spaces, quotes only where needed, lines of 120 signs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator

import yaml
from yaml.emitter import Emitter
from yaml.resolver import Resolver

from ndp.edit.document import BLANK, Document, Group, Part, Text
from ndp.schema.store import Shape

WIDTH = 120
INDENT = "  "
STRING_TAGS = frozenset({"tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp"})
"""What a plain text may look like to other YAML readers; a date is one, as its schema says."""
BREAK = re.compile("(?<! ) (?! )")
_RESOLVER = Resolver()
_EMITTER = Emitter(io.StringIO(), allow_unicode=True)


def write_document(document: Document, shape: Shape | None) -> str:
    """The text of a whole file. `shape` says which values are texts."""
    lines = [document.schema_line] if document.schema_line else []
    lines += document.head
    return "\n".join([*lines, *write_group(document.root, 0, shape)]) + "\n"


def write_group(group: Group, depth: int, shape: Shape | None) -> Iterator[str]:
    """The lines of a list or mapping whose parts begin at `depth` steps from the left."""
    indent = INDENT * depth
    for number, part in enumerate(group.parts):
        yield from _comments(part.lead if number else part.lead[part.lead[:1] == [BLANK] :], indent)
        step = part.key.text if part.key is not None else 0
        below = shape.child(step) if shape is not None else None
        yield from write_part(part, depth, below)
    yield from _comments(group.foot, indent)


def write_part(part: Part, depth: int, shape: Shape | None) -> Iterator[str]:
    """The lines of an entry or item and all below it, without its leading comments."""
    indent = INDENT * depth
    opening = indent + ("-" if part.key is None else _key(part.key) + ":")
    tail = " " + part.tail if part.tail else ""
    if isinstance(part.value, Text):
        first, *others = scalar_lines(part.value, len(opening) + 1, depth + 1, _is_text(shape))
        if others and first[:1] not in "|>" and tail:
            yield indent + part.tail
            tail = ""
        yield opening + (" " + first if first else "") + tail
        yield from others
        return
    inline = _inline(part.value, shape)
    if inline is not None and len(opening) + 1 + len(inline) <= WIDTH:
        yield f"{opening} {inline}{tail}"
        return
    if not part.value.parts:
        yield from _comments(part.value.foot, indent)
        yield opening + (" {}" if part.value.is_mapping else " []") + tail
        return
    below = list(write_group(part.value, depth + 1, shape))
    if part.key is None and not tail and below[0].lstrip()[:1] != "#":
        # The first line of what an item holds stands behind its dash.
        below[0] = opening + below[0][len(opening) :]
    else:
        yield opening + tail
    yield from below


def scalar_lines(value: Text, column: int, depth: int, is_text: bool) -> list[str]:
    """A text that begins in `column`, counted from 0: what stands there, then whole lines `depth` steps in."""
    text = value.text
    if not text or (value.plain and not is_text):
        return [text if value.plain else "''"]
    if "\n" in text:
        block = _literal(text, depth)
        return block if block is not None else _double_quoted(text, depth)
    one_line = _on_one_line(text) if is_text else _quoted(text)
    if one_line is None:
        return _double_quoted(text, depth)
    if column + len(one_line) <= WIDTH:
        return [one_line]
    folded = _folded(text, depth)
    return folded if folded is not None else [one_line]


def _comments(comments: Iterable[str], indent: str) -> Iterator[str]:
    return (indent + comment if comment else BLANK for comment in comments)


def _is_text(shape: Shape | None) -> bool:
    return shape is not None and shape.type == "string"


def _key(key: Text) -> str:
    analysis = _EMITTER.analyze_scalar(key.text)
    return key.text if analysis.allow_block_plain else _quoted(key.text)


def _needs_escapes(text: str) -> bool:
    """Whether only double quotes can hold a text."""
    return not _EMITTER.analyze_scalar(text).allow_single_quoted


def _on_one_line(text: str, in_flow: bool = False) -> str | None:
    """Plain where every reader takes it for a text, else quoted; None where it needs escapes."""
    if _needs_escapes(text):
        return None
    analysis = _EMITTER.analyze_scalar(text)
    plain = analysis.allow_flow_plain if in_flow else analysis.allow_block_plain
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    if plain and tag in STRING_TAGS:
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    if _needs_escapes(text) or "\n" in text:
        return _double_quoted(text, 0, len(text) * 10 + 10)[0]
    return "'" + text.replace("'", "''") + "'"


def _literal(text: str, depth: int) -> list[str] | None:
    """A text of several lines as it is, None where the form cannot hold it."""
    body = text[:-1] if text.endswith("\n") else text
    lines = body.split("\n")
    if _needs_escapes(text) or body.endswith("\n") or not lines[0] or lines[0].startswith(" "):
        return None
    if any(line.endswith(" ") for line in lines):
        return None
    indent = INDENT * depth
    return ["|" if text.endswith("\n") else "|-", *(indent + line if line else "" for line in lines)]


def _folded(text: str, depth: int) -> list[str] | None:
    """A long text over several lines, broken at single spaces; None where there is none or the form cannot hold it."""
    if text != text.strip(" ") or _needs_escapes(text):
        return None
    indent = INDENT * depth
    lines: list[str] = []
    line = ""
    for word in BREAK.split(text):
        if line and len(indent) + len(line) + 1 + len(word) > WIDTH:
            lines.append(indent + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [">-", *lines, indent + line] if lines or " " in text else None


def _double_quoted(text: str, depth: int, width: int = WIDTH) -> list[str]:
    """With escapes, over several lines where it is long."""
    written = yaml.dump(
        text, default_style='"', allow_unicode=True, width=max(width - 2 * depth, 40), Dumper=yaml.Dumper
    )
    first, *others = written.rstrip("\n").split("\n")
    return [first, *(INDENT * depth + line.strip() for line in others)]


def _inline(group: Group, shape: Shape | None) -> str | None:
    """A list written in brackets that may stay so, and what is empty; None for all else."""
    if not group.parts and not group.foot:
        return "{}" if group.is_mapping else "[]"
    if not group.flow or group.is_mapping or group.foot:
        return None
    is_text = _is_text(shape.items if shape is not None else None)
    items: list[str] = []
    for part in group.parts:
        if part.lead or part.tail or not isinstance(part.value, Text) or not part.value.text:
            return None
        item = _on_one_line(part.value.text, in_flow=True) if is_text else _as_it_was(part.value)
        if item is None:
            return None
        items.append(item)
    return "[" + ", ".join(items) + "]"


def _as_it_was(value: Text) -> str | None:
    if value.plain:
        return value.text if _EMITTER.analyze_scalar(value.text).allow_flow_plain else None
    return _quoted(value.text)
