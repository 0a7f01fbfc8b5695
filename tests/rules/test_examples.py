"""Every kind of shape problem and every rule has an example that shows it and one that mends it."""

from __future__ import annotations

import pytest
from tests.conftest import TESTS, Golden
from tests.rules.conftest import BASE, JudgeExample

from ndp.problems import Problem
from ndp.problems.examples import read_example
from ndp.rules.registry import KINDS

EXAMPLES = TESTS / "fixtures/problems"
CODES = [code for code in KINDS if code >= "NDP2"]


def described(problem: Problem) -> str:
    """A problem as its golden file shows it."""
    place = f"{problem.path}:{problem.position.line}:{problem.position.column}"
    return f"{place} {problem.kind.code} {problem.kind.severity}\n  {problem.message()}\n  {problem.remedy()}\n"


def test_base_catalogue_is_clean(judge_example: JudgeExample) -> None:
    assert judge_example(()) == ()
    assert len(list(BASE.rglob("*.yml"))) > 15


@pytest.mark.parametrize("code", CODES)
def test_bad_example_has_this_problem_alone(code: str, judge_example: JudgeExample, golden: Golden) -> None:
    example = read_example(EXAMPLES / f"{code}.txt")
    problems = judge_example(example.bad)
    assert {problem.kind.code for problem in problems} == {code}
    assert [(problem.path, problem.position) for problem in problems] == list(example.places)
    golden(f"rules/expected/{code}.txt", "".join(described(problem) for problem in problems))


@pytest.mark.parametrize("code", CODES)
def test_good_example_has_no_problem(code: str, judge_example: JudgeExample) -> None:
    assert judge_example(read_example(EXAMPLES / f"{code}.txt").good) == ()


def test_no_example_is_left_over() -> None:
    """An example of a retired code would be shown to nobody and checked by nothing."""
    files = {path.stem for path in EXAMPLES.glob("NDP[2-9]*.txt")}
    assert files == set(CODES)
    assert {path.stem for path in (TESTS / "rules/expected").glob("*.txt")} == set(CODES)
