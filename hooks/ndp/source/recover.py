"""Reads a file with syntax errors to its end: names an error, leaves its place out, reads again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import yaml

from ndp.problems import Position, Problem
from ndp.source import structure_kinds, syntax_kinds
from ndp.source.compose import Composer
from ndp.source.syntax import Fault, explain

MAX_ERRORS = 20
# What stands on the line of one of these is often no YAML only because of it.
CAUSES = (
    structure_kinds.ALIAS,
    structure_kinds.ANCHOR,
    structure_kinds.TAG,
    structure_kinds.DOCUMENT_MARKER,
    structure_kinds.COMPLEX_KEY,
)
# A line of these kinds has neighbours that are wrong in the same way and for the same reason.
SHARED_BY_NEIGHBOURS = (syntax_kinds.BAD_INDENTATION, syntax_kinds.MISPLACED_LIST_ITEM)


def compose_all(
    path: str, text: str, reported_lines: Iterable[int], most_errors: int = MAX_ERRORS
) -> tuple[Composer, list[Problem]]:
    """Compose `text`, going on behind at most `most_errors` syntax errors.

    Returns the last composer (its tree is whole only where there was no error) and every problem found. A syntax
    error on one of the `reported_lines` is taken for a consequence of what was reported there.
    """
    problems: dict[tuple[str, Position], Problem] = {}
    reported = set(reported_lines)
    left_out: set[int] = set()
    composer = _compose(path, text)
    for _ in range(most_errors):
        if composer.error is None:
            break
        problems |= _by_place(composer.problems)
        fault = _fault_of(composer, composer.error, text)
        line = fault.position.line
        reported |= {problem.position.line for problem in composer.problems if problem.kind in CAUSES}
        is_new = line not in reported
        if is_new:
            problems |= _by_place([Problem(fault.kind, path, fault.position, fault.values)])
            reported.add(line)
        mended = _leave_out(text, fault, whole_block=line in left_out)
        if mended == text or (is_new and fault.is_final):
            break
        left_out.add(line)
        text = mended
        composer = _compose(path, text)
        composer.is_whole = False
    problems |= _by_place(composer.problems)
    return composer, list(problems.values())


def _by_place(problems: Iterable[Problem]) -> dict[tuple[str, Position], Problem]:
    return {(problem.kind.code, problem.position): problem for problem in problems}


def _compose(path: str, text: str) -> Composer:
    composer = Composer(path, text)
    composer.run()
    return composer


def _fault_of(composer: Composer, error: yaml.MarkedYAMLError, text: str) -> Fault:
    fault = explain(text, error, composer.last_scalar)
    has_marker = any(problem.kind is structure_kinds.DOCUMENT_MARKER for problem in composer.problems)
    if fault.is_final and has_marker and fault.kind is syntax_kinds.BAD_INDENTATION:
        return Fault(structure_kinds.SEVERAL_DOCUMENTS, fault.position, is_final=True)
    return fault


def _leave_out(text: str, fault: Fault, whole_block: bool) -> str:
    """`text` with the place of `fault`, or all that belongs to its line, neutral, and everything else in its place."""
    lines = text.split("\n")
    first = fault.position.line - 1
    column = fault.position.column - 1
    if fault.replacement and not whole_block:
        lines[first] = lines[first][:column] + fault.replacement + lines[first][column + 1 :]
    else:
        for number in list(_block(lines, first, fault)):
            lines[number] = " " * len(lines[number])
    return "\n".join(lines)


def _block(lines: list[str], first: int, fault: Fault) -> Iterator[int]:
    """The numbers of the lines of the block that begins on line `first`: what is indented more belongs to it."""
    yield first
    indent = _indent(lines[first])
    is_item = lines[first].lstrip().startswith("-")
    for number in range(first + 1, len(lines)):
        line = lines[number]
        is_like_first = (
            fault.kind in SHARED_BY_NEIGHBOURS
            and _indent(line) == indent
            and line.lstrip().startswith("-") == is_item
            and (indent > 0 or is_item)
        )
        if line.strip() and _indent(line) <= indent and not is_like_first:
            return
        yield number


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
