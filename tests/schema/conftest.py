"""The real schemas, and records written as YAML."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from ndp.problems import Problem
from ndp.schema import Schemas, check_record
from ndp.source import parse

ROOT = Path(__file__).parents[2]

Check = Callable[[str, str], tuple[Any, list[str]]]


@pytest.fixture(scope="session")
def schemas() -> Schemas:
    """The real schemas."""
    return Schemas.load(ROOT / "schemas")


@pytest.fixture
def check(schemas: Schemas) -> Check:
    """A function of kind and YAML: the plain data, and every shape problem as `line:column code message`."""

    def run(kind: str, text: str) -> tuple[Any, list[str]]:
        root = parse("tep.yml", dedent(text).encode()).root
        assert root is not None
        data, problems = check_record(schemas, kind, "tep.yml", root)
        return data, [shown(problem) for problem in problems]

    return run


def shown(problem: Problem) -> str:
    """A problem in one line."""
    return f"{problem.position.line}:{problem.position.column} {problem.kind.code} {problem.message()}"
