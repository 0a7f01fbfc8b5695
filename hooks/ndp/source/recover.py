"""Reads a file with syntax errors to its end: names an error, leaves its place out, reads again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import yaml

from ndp.problems import Problem
from ndp.source import structure_kinds, syntax_kinds
from ndp.source.compose import Composer
from ndp.source.syntax import Fault, explain

MAX_ERRORS = 20
# A line of these kinds has neighbours that are wrong in the same way and for the same reason.
SHARED_BY_NEIGHBOURS = (syntax_kinds.BAD_INDENTATION, syntax_kinds.MISPLACED_LIST_ITEM)


def compose_all(path: str, text: str, reported_lines: Iterable[int]) -> tuple[Composer, list[Problem]]:
    """Compose `text`, going on behind syntax errors.

    Returns the last composer (its tree is whole only where there was no error) and every problem found. A syntax
    error on a line that has a problem already (`reported_lines` among them) is taken for its consequence.
    """
    errors: list[Problem] = []
    reported = set(reported_lines)
    composer = Composer(path, text)
    composer.run()
    while composer.error and len(errors) < MAX_ERRORS:
        fault = _fault_of(composer, composer.error, text)
        reported |= {problem.position.line for problem in composer.problems}
        if fault.position.line not in reported:
            errors.append(Problem(fault.kind, path, fault.position, fault.values))
            reported.add(fault.position.line)
        mended = _leave_out(text, fault)
        if fault.is_final or mended == text:
            break
        text = mended
        composer = Composer(path, text)
        composer.run()
        composer.is_whole = False
    return composer, errors + composer.problems


def _fault_of(composer: Composer, error: yaml.MarkedYAMLError, text: str) -> Fault:
    fault = explain(text, error, composer.last_scalar)
    has_marker = any(problem.kind is structure_kinds.DOCUMENT_MARKER for problem in composer.problems)
    if fault.is_final and has_marker and fault.kind is syntax_kinds.BAD_INDENTATION:
        return Fault(structure_kinds.SEVERAL_DOCUMENTS, fault.position, is_final=True)
    return fault


def _leave_out(text: str, fault: Fault) -> str:
    """`text` with the place of `fault` neutral and all other places where they were."""
    lines = text.split("\n")
    first = fault.position.line - 1
    column = fault.position.column - 1
    if fault.replacement:
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
