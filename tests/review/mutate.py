"""Mutation testing of the decision: every small change of `ndp.review.decide` must make some recorded change fail.

    python tests/review/mutate.py

The mutants are made of the module's syntax tree: comparisons and logic turned round, conditions replaced by a constant,
numbers shifted, texts swapped, statements and arguments dropped. Each is judged by the recorded cases (their facts are
gathered once) and by the cases of tests/review/test_decide.py. Prints what survived and the share that did not; exit
status 1 below the bar.
"""

from __future__ import annotations

import ast
import copy
import sys
import types
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from tests.review.case_format import read_case  # noqa: E402 - found only by the line above
from tests.review.conftest import BASE, SCHEMAS  # noqa: E402
from tests.review.decide_cases import CASES as DECIDE_CASES  # noqa: E402
from tests.review.test_cases import CASES, NAMES, recorded_verdict  # noqa: E402

from ndp.report.safe_json import to_json  # noqa: E402
from ndp.review.facts import Facts  # noqa: E402
from ndp.review.gather import gather  # noqa: E402

SOURCE = ROOT / "hooks/ndp/review/decide.py"
BAR = 95
SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Gt: ast.GtE,
    ast.Lt: ast.LtE,
    ast.GtE: ast.Gt,
    ast.LtE: ast.Lt,
}
Edit = Callable[[Any], object]


def main() -> int:
    """Judge every mutant; print the survivors and the figure."""
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"))
    recorded = list(expectations())
    if not all(passes(module_of(tree), recorded)):
        sys.stdout.write("the module itself fails\n")
        return 2
    made = killed = 0
    for line, words, mutant in mutants(tree):
        made += 1
        if survives(mutant, recorded):
            sys.stdout.write(f"survived: line {line}: {words}\n")
        else:
            killed += 1
    share = 100 * killed / made
    sys.stdout.write(f"{killed} of {made} mutants killed: {share:.1f} %\n")
    return 0 if share >= BAR else 1


def expectations() -> Iterator[tuple[Facts, str]]:
    """Facts of every case and the verdict written down for them."""
    for name in NAMES:
        case = read_case(CASES / name / "case.txt", BASE)
        facts = gather(case.proposal, SCHEMAS, date.fromisoformat(case.as_of), case.proposer, case.said)
        yield facts, (CASES / name / "verdict.json").read_text(encoding="utf-8")


def passes(module: types.ModuleType, recorded: list[tuple[Facts, str]]) -> Iterator[bool]:
    """Whether each expectation holds for a module."""
    for facts, expected in recorded:
        yield to_json(recorded_verdict(module.decide(facts))) == expected
    for facts, expectation in DECIDE_CASES.values():
        yield bool(expectation(module.decide(facts)))


def survives(tree: ast.Module, recorded: list[tuple[Facts, str]]) -> bool:
    """Whether nothing notices a mutant. One that breaks is noticed."""
    try:
        return all(passes(module_of(tree), recorded))
    except Exception:
        return False


def module_of(tree: ast.Module) -> types.ModuleType:
    """The module that a tree stands for."""
    module = types.ModuleType("mutant")
    sys.modules["mutant"] = module
    exec(compile(ast.fix_missing_locations(copy.deepcopy(tree)), "mutant", "exec"), module.__dict__)  # noqa: S102
    return module


def mutants(tree: ast.Module) -> Iterator[tuple[int, str, ast.Module]]:
    """Every mutant: the line it differs in, what was there, the tree."""
    places = {id(node): index for index, node in enumerate(ast.walk(tree))}
    for part in _acting_parts(tree):
        for node in _without_annotations(part):
            for edit in edits(node):
                mutant = copy.deepcopy(tree)
                edit(list(ast.walk(mutant))[places[id(node)]])
                yield getattr(node, "lineno", 0), f"{type(node).__name__} {ast.unparse(node)[:80]}", mutant


def _acting_parts(tree: ast.Module) -> Iterator[ast.AST]:
    """What may be mutated: the statements of functions, and the module's own numbers."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield from node.body[1 if ast.get_docstring(node) else 0 :]
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            yield node.value


def _without_annotations(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all below it but annotations, which do nothing."""
    yield node
    for name, part in ast.iter_fields(node):
        if name != "annotation":
            for each in part if isinstance(part, list) else [part]:
                if isinstance(each, ast.AST):
                    yield from _without_annotations(each)


def edits(node: ast.AST) -> Iterator[Edit]:
    """The mutations of a node."""
    for kind, made in EDITS.items():
        if isinstance(node, kind):
            yield from made(node)


def _comparison(node: Any) -> Iterator[Edit]:
    if type(node.ops[0]) in SWAPPED:
        yield lambda each: each.ops.__setitem__(0, SWAPPED[type(each.ops[0])]())


def _logic(node: Any) -> Iterator[Edit]:
    yield _swap_logic
    yield from (partial(_drop, index) for index in range(len(node.values)))


def _negation(node: Any) -> Iterator[Edit]:
    if isinstance(node.op, ast.Not):
        yield lambda each: setattr(each, "op", ast.UAdd())


def _condition(node: Any) -> Iterator[Edit]:
    yield from (partial(_decide, value) for value in (True, False))


def _filter(node: Any) -> Iterator[Edit]:
    if node.ifs:
        yield lambda each: setattr(each, "ifs", [])


def _constant(node: Any) -> Iterator[Edit]:
    yield _other_constant


def _operator(node: Any) -> Iterator[Edit]:
    yield _swap_sign


def _return(node: Any) -> Iterator[Edit]:
    if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield lambda each: setattr(each, "value", ast.Constant(None))


def _yield(node: Any) -> Iterator[Edit]:
    if isinstance(node.value, ast.Yield | ast.YieldFrom):
        yield lambda each: setattr(each, "value", ast.Constant(None))


EDITS: dict[Any, Callable[[Any], Iterator[Edit]]] = {
    ast.Compare: _comparison,
    ast.BoolOp: _logic,
    ast.UnaryOp: _negation,
    ast.If | ast.IfExp: _condition,
    ast.comprehension: _filter,
    ast.Constant: _constant,
    ast.BinOp: _operator,
    ast.Return: _return,
    ast.Expr: _yield,
}


def _drop(index: int, node: Any) -> None:
    node.values.pop(index)


def _decide(value: bool, node: Any) -> None:
    node.test = ast.Constant(value)


def _swap_logic(node: ast.AST) -> None:
    assert isinstance(node, ast.BoolOp)
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()


def _swap_sign(node: ast.AST) -> None:
    assert isinstance(node, ast.BinOp)
    node.op = ast.Add() if isinstance(node.op, ast.Sub) else ast.BitOr()


def _other_constant(node: ast.AST) -> None:
    assert isinstance(node, ast.Constant)
    value = node.value
    if isinstance(value, bool):
        node.value = not value
    elif isinstance(value, int):
        node.value = value + 1
    elif value is None:
        node.value = "mutant"
    else:
        node.value = f"{value!s}-mutant" if isinstance(value, str) else value


if __name__ == "__main__":
    raise SystemExit(main())
