"""What is kept in memory does not hide reads: whoever uses a kept result is known to have read what it was made of."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = Path(__file__).resolve().parents[1] / "hooks" / "ndp"
SOURCES = {"Catalogue", "History", "Portal", "View"}
KEEPERS = {"cache", "lru_cache"}
QUERIES = {"query", "table"}
# Rules judge before anything is made of the catalogue.
MODULES = sorted(path for path in PROGRAM.rglob("*.py") if PROGRAM / "rules" not in path.parents)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def names_in(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def decorators(function: Function) -> set[str]:
    return {name for decorator in function.decorator_list for name in names_in(decorator)}


def asks_a_source(function: Function) -> bool:
    annotations = [each.annotation for each in function.args.args if each.annotation is not None]
    return any(names_in(annotation) & SOURCES for annotation in annotations)


def hidden_reads(module: ast.Module) -> Iterator[str]:
    functions = [node for node in ast.walk(module) if isinstance(node, Function)]
    kept = {each.name for each in functions if decorators(each) & KEEPERS and asks_a_source(each)}
    yield from (name for name in kept if not name.startswith("_"))
    for function in functions:
        if not decorators(function) & QUERIES:
            yield from (f"{function.name}: {name}" for name in names_in(function) & kept)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PROGRAM).as_posix())
def test_results_kept_in_memory_are_asked_for_by_queries_or_shared(path: Path) -> None:
    assert not list(hidden_reads(ast.parse(path.read_text("utf-8"))))


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("@lru_cache(4)\ndef all_of(catalogue: Catalogue): ...", ["all_of"]),
        ("@cache\ndef _all(portal: Portal): ...\ndef one(portal): return _all(portal)", ["one: _all"]),
        ("@cache\ndef _all(portal: Portal): ...\n@query(SOURCE)\ndef one(portal): return _all(portal)", []),
        ("@shared(4)\ndef all_of(catalogue: Catalogue): ...", []),
        ("@cache\ndef words(text: str): ...", []),
    ],
)
def test_the_check_finds_what_it_is_for(code: str, found: list[str]) -> None:
    assert list(hidden_reads(ast.parse(code))) == found
