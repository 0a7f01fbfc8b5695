"""Says what a YAML syntax error is, in terms of what was probably meant, and where reading can go on after it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import yaml

from ndp.problems import Position, ProblemKind
from ndp.source import structure_kinds
from ndp.source import syntax_kinds as kinds
from ndp.source.characters import shorten
from ndp.source.events import ScalarEvent

ITEM = re.compile(r"\s*(?:- +)*")
VALUE = re.compile(r":\s+\S")
KEY_SIGN = re.compile(r":(?=\s|$)")
KEY_WITHOUT_SPACE = re.compile(r"([A-Za-z_][\w-]*):[^\s/]")
CLOSING = {"[": "]", "{": "}"}
SPECIAL = frozenset("@`%&*!|>?,[]{}")


@dataclass(frozen=True, slots=True)
class Fault:
    """A syntax error of `kind` at `position`.

    `replacement` stands for the character there when reading goes on. Without one the whole block that begins on the
    line is left out. `is_final` where nothing sensible can be read after it.
    """

    kind: ProblemKind
    position: Position
    values: dict[str, str] = field(default_factory=dict)
    replacement: str = ""
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class _Error:
    """What the parser said of `lines`, with places counted from 0 and moved into the text."""

    lines: list[str]
    problem: str
    context: str
    line: int
    column: int
    context_line: int
    context_column: int
    last_scalar: ScalarEvent | None

    @property
    def before(self) -> str:
        """The error's line up to the error."""
        return self.lines[self.line][: self.column]

    @property
    def after(self) -> str:
        """The error's line from the error on."""
        return self.lines[self.line][self.column :]


def explain(text: str, error: yaml.MarkedYAMLError, last_scalar: ScalarEvent | None) -> Fault:
    """What `error`, raised for `text` after the event `last_scalar`, means. Knows an answer for every error."""
    lines = text.split("\n")
    line, column = _inside(lines, error.problem_mark)
    context_line, context_column = _inside(lines, error.context_mark or error.problem_mark)
    seen = _Error(
        lines,
        error.problem or "",
        error.context or "",
        line,
        column,
        context_line,
        context_column,
        last_scalar,
    )
    for words, meaning in MEANINGS:
        if words in seen.context or words in seen.problem:
            return meaning(seen)
    return _unknown(seen)


def missing_space(line: str, line_number: int, column: int) -> Fault | None:
    """The fault of a line that begins (at `column`, from 0) with `key:value`, if it does."""
    match = KEY_WITHOUT_SPACE.match(line, column)
    if not match:
        return None
    return _fault(kinds.MISSING_SPACE_AFTER_COLON, line_number, match.end() - 1, key=shorten(match[1]))


def _inside(lines: list[str], mark: yaml.Mark | None) -> tuple[int, int]:
    """The place of `mark`, or the end of the last line with text where the mark is behind all text."""
    if mark is not None and mark.line < len(lines) and (lines[mark.line].strip() or mark.line < len(lines) - 1):
        return mark.line, mark.column
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    return last, len(lines[last].rstrip())


def _fault(kind: ProblemKind, line: int, column: int, **values: str) -> Fault:
    return Fault(kind, Position(line + 1, column + 1), values)


def _unknown(error: _Error) -> Fault:
    return Fault(kinds.SYNTAX_ERROR, Position(error.line + 1, error.column + 1), is_final=True)


def _indentation(error: _Error) -> Fault:
    line = error.lines[error.line]
    indent = len(line) - len(line.lstrip())
    return _fault(kinds.BAD_INDENTATION, error.line, indent, indent=str(indent))


def _colon(error: _Error) -> Fault:
    before = error.before.lstrip()
    if not before.startswith("#") and VALUE.search(before, 1):
        return _unquoted_colon(error)
    indent = len(error.before) - len(error.before.lstrip())
    above = error.line - 1
    while above > 0 and not error.lines[above].strip():
        above -= 1
    line_above = error.lines[above] if above >= 0 else ""
    content = ITEM.match(line_above)
    if content and content.end() == indent and line_above.strip() and not KEY_SIGN.search(line_above):
        return missing_space(line_above, above, indent) or _missing_colon(line_above, above, indent)
    return _indentation(error)


def _unquoted_colon(error: _Error) -> Fault:
    return Fault(kinds.UNQUOTED_COLON, Position(error.line + 1, error.column + 1), replacement=".")


def _simple_key(error: _Error) -> Fault:
    line, column = error.lines[error.context_line], error.context_column
    return missing_space(line, error.context_line, column) or _missing_colon(line, error.context_line, column)


def _missing_colon(line: str, number: int, column: int) -> Fault:
    return _fault(kinds.MISSING_COLON, number, column, text=shorten(line[column:].rstrip()))


def _unclosed_quote(error: _Error) -> Fault:
    quote = error.lines[error.context_line][error.context_column : error.context_column + 1]
    return _fault(kinds.UNCLOSED_QUOTE, error.context_line, error.context_column, quote=quote)


def _escape(error: _Error) -> Fault:
    column = error.lines[error.line].rfind("\\", 0, error.column + 1)
    if column < 0:
        return _unknown(error)
    escape = shorten(error.lines[error.line][column : column + 2])
    return Fault(kinds.INVALID_ESCAPE, Position(error.line + 1, column + 1), {"escape": escape}, replacement="/")


def _special(error: _Error) -> Fault:
    character = error.after[:1]
    if character not in SPECIAL:
        return _unknown(error)
    position = Position(error.line + 1, error.column + 1)
    return Fault(kinds.UNQUOTED_SPECIAL_CHARACTER, position, {"character": character}, replacement="x")


def _anchor(error: _Error) -> Fault:
    position = Position(error.context_line + 1, error.context_column + 1)
    character = error.lines[error.context_line][error.context_column : error.context_column + 1]
    return Fault(kinds.UNQUOTED_SPECIAL_CHARACTER, position, {"character": character}, replacement="x")


def _list_item(error: _Error) -> Fault:
    return Fault(kinds.MISPLACED_LIST_ITEM, Position(error.line + 1, error.column + 1), replacement="x")


def _block_header(error: _Error) -> Fault:
    character = error.lines[error.context_line][error.context_column : error.context_column + 1]
    return _fault(kinds.BLOCK_TEXT_HEADER, error.line, error.column, character=character)


def _directive(error: _Error) -> Fault:
    return Fault(structure_kinds.DIRECTIVE, Position(error.context_line + 1, 1), is_final=True)


def _tag(error: _Error) -> Fault:
    position = Position(error.context_line + 1, error.context_column + 1)
    words = error.lines[error.context_line][error.context_column :].split()
    return Fault(structure_kinds.TAG, position, {"tag": shorten(words[0] if words else "!")})


def _entry(error: _Error) -> Fault:
    """Something other than the next key or list item stands where one should."""
    quote = _after_quote(error)
    if quote:
        return quote
    if error.before.rstrip().endswith(("]", "}")):
        text = shorten(error.after.rstrip())
        return _fault(kinds.TEXT_AFTER_BRACKET, error.line, error.column, bracket=error.before.rstrip()[-1], text=text)
    if error.before.strip():
        return _unknown(error)
    if error.after.startswith(("- ", "-\n")) or error.after == "-":
        return _fault(kinds.MISPLACED_LIST_ITEM, error.line, error.column)
    if KEY_SIGN.match(error.after):
        return _fault(structure_kinds.EMPTY_KEY, error.line, error.column)
    return _indentation(error)


def _after_quote(error: _Error) -> Fault | None:
    scalar = error.last_scalar
    if scalar is None or not scalar.style or scalar.style not in "'\"":
        return None
    start, end = scalar.start_mark, scalar.end_mark
    if end.line != error.line or error.before[end.column :].strip():
        return None
    if start.line != end.line:
        return _fault(kinds.UNCLOSED_QUOTE, start.line, start.column, quote=scalar.style)
    return _fault(kinds.TEXT_AFTER_QUOTE, error.line, error.column, text=shorten(error.after.rstrip()))


def _bracket(error: _Error) -> Fault:
    quote = _after_quote(error)
    if quote:
        return quote
    bracket = error.lines[error.context_line][error.context_column : error.context_column + 1]
    if bracket not in CLOSING:
        return _unknown(error)
    values = {"bracket": bracket, "closing": CLOSING[bracket]}
    if error.line == error.context_line:
        return Fault(kinds.UNCLOSED_BRACKET, Position(error.line + 1, error.column + 1), values)
    return Fault(kinds.UNCLOSED_BRACKET, Position(error.context_line + 1, error.context_column + 1), values)


def _document(error: _Error) -> Fault:
    """Text behind the end of the document: the first line was indented, or a marker closed the document."""
    content = (number for number, line in enumerate(error.lines) if line.strip() and not line.startswith("#"))
    first = next(content, error.line)
    is_indented = error.lines[first].startswith(" ")
    fault = _indentation(replace(error, line=first if is_indented else error.line))
    return _after_quote(error) or replace(fault, is_final=True)


# The first row whose words the parser used decides: rows that look at the context come first.
MEANINGS: tuple[tuple[str, Callable[[_Error], Fault]], ...] = (
    ("directive", _directive),
    ("incompatible YAML document", _directive),
    ("a tag", _tag),
    ("undefined tag handle", _tag),
    ("scanning an anchor", _anchor),
    ("scanning an alias", _anchor),
    ("scanning a block scalar", _block_header),
    ("scanning a simple key", _simple_key),
    ("mapping values are not allowed", _colon),
    ("found unexpected ':'", _unquoted_colon),
    ("found unexpected end of stream", _unclosed_quote),
    ("found unexpected document indicator", _unclosed_quote),
    ("escape c", _escape),
    ("hexdecimal", _escape),
    ("cannot start any token", _special),
    ("mapping keys are not allowed", _special),
    ("did not find expected node content", _special),
    ("block sequence entries are not allowed", _list_item),
    ("did not find expected key", _entry),
    ("did not find expected '-' indicator", _entry),
    ("did not find expected ','", _bracket),
    ("<document start>", _document),
)
