"""Reads one catalogue file strictly: bytes in, a tree with places and every problem out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ndp.problems import Position, Problem
from ndp.source import character_kinds, file_kinds, structure_kinds
from ndp.source.characters import MAX_FINDINGS, UNDECODABLE, find_unusual, make_readable
from ndp.source.decode import decode
from ndp.source.recover import MAX_ERRORS, compose_all
from ndp.source.syntax import missing_space
from ndp.source.tree import Mapping, Node, Scalar

MAX_BYTES = 256 * 1024
MAX_LINE = 4000
SCHEMA_LINE_START = "# yaml-language-server: $schema="
SCHEMA_LINE = re.compile(re.escape(SCHEMA_LINE_START) + r"(\S+)")
UNKNOWN_SCHEMA = "…"
START = Position(1, 1)


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """What was read from the file `path`.

    `text` is what the positions count in: without byte order mark, with line feeds alone. `root` is None where the
    file is no mapping or where part of it could not be read, so that nobody judges what only seems to be missing.
    `problems` are sorted and all of NDP1xx.
    """

    path: str
    text: str
    root: Mapping | None
    problems: tuple[Problem, ...]


def parse(path: str, data: bytes, expected_schema: str | None = None) -> ParsedFile:
    """Read `data`, the content of the file `path` (as problems name it).

    `expected_schema` is the relative path that the first line must name; None accepts any. Raises nothing, whatever
    `data` is.
    """
    if len(data) > MAX_BYTES:
        limit = {"limit": str(MAX_BYTES // 1024)}
        return ParsedFile(path, "", None, (Problem(file_kinds.FILE_TOO_LARGE, path, START, limit),))
    decoded = decode(data)
    problems = [
        Problem(finding.kind, path, _position_of(decoded.text, finding.start), finding.values)
        for finding in (*decoded.findings, *find_unusual(decoded.text))
    ]
    text = UNDECODABLE.sub("\N{REPLACEMENT CHARACTER}", decoded.text) if problems else decoded.text
    if not text:
        empty = [] if problems else [Problem(structure_kinds.EMPTY_DOCUMENT, path, START)]
        return ParsedFile(path, text, None, (*problems, *empty))
    readable = make_readable(text) if problems else text
    reported = {problem.position.line for problem in problems}
    # Where so many characters are wrong, errors of syntax only follow from them.
    composer, yaml_problems = compose_all(path, readable, reported, 1 if len(problems) > MAX_FINDINGS else MAX_ERRORS)
    problems += yaml_problems
    problems += _line_problems(path, text)
    problems += _schema_line_problems(path, text, expected_schema)
    if composer.is_whole:
        problems += _root_problems(path, readable, composer.root)
    root = composer.root if composer.is_whole and isinstance(composer.root, Mapping) else None
    return ParsedFile(path, text, root, tuple(sorted(problems, key=Problem.sort_key)))


def schema_line(schema: str) -> str:
    """The first line of a file whose schema is at the relative path `schema`."""
    return SCHEMA_LINE_START + schema


def _position_of(text: str, offset: int) -> Position:
    return Position(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _line_problems(path: str, text: str) -> Iterator[Problem]:
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            values = {"length": str(len(line)), "limit": str(MAX_LINE)}
            yield Problem(character_kinds.LINE_TOO_LONG, path, Position(number, MAX_LINE + 1), values)
    trailing = [number for number, line in enumerate(lines, 1) if line.endswith(" ")]
    if trailing:
        end = len(lines[trailing[0] - 1].rstrip(" "))
        count = {"count": str(len(trailing))}
        yield Problem(character_kinds.TRAILING_SPACE, path, Position(trailing[0], end + 1), count)
    if lines[-1]:
        yield Problem(character_kinds.MISSING_FINAL_NEWLINE, path, Position(len(lines), len(lines[-1]) + 1))


def _schema_line_problems(path: str, text: str, expected: str | None) -> Iterable[Problem]:
    match = SCHEMA_LINE.fullmatch(text.partition("\n")[0])
    if not match:
        values = {"expected": expected or UNKNOWN_SCHEMA}
        return [Problem(structure_kinds.SCHEMA_LINE_MISSING, path, START, values)]
    if expected is not None and match[1] != expected:
        values = {"expected": expected, "actual": match[1]}
        return [Problem(structure_kinds.SCHEMA_LINE_WRONG, path, Position(1, match.start(1) + 1), values)]
    return []


def _root_problems(path: str, text: str, root: Node | None) -> Iterable[Problem]:
    """What is wrong with a file that holds a single text or nothing."""
    if root is None or root == Scalar("", True, root.position):
        return [Problem(structure_kinds.EMPTY_DOCUMENT, path, START)]
    if not isinstance(root, Scalar):
        return []
    position = root.position
    line = text.split("\n")[position.line - 1]
    fault = missing_space(line, position.line - 1, position.column - 1) if root.plain else None
    if fault:
        return [Problem(fault.kind, path, fault.position, fault.values)]
    return [Problem(structure_kinds.ROOT_NOT_MAPPING, path, position)]
