"""Judging small changes to the base catalogue of tests/fixtures/base."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from ndp.kinds import KIND_BY_FOLDER
from ndp.problems import Problem
from ndp.problems.examples import ExampleFile, materialise
from ndp.schema import Schemas
from ndp.validate import judge

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests/fixtures/base"
AS_OF = date(2026, 1, 1)

JudgeExample = Callable[[tuple[ExampleFile, ...]], tuple[Problem, ...]]
Judge = Callable[[Mapping[str, str]], list[str]]


@pytest.fixture(scope="session")
def schemas() -> Schemas:
    """The real schemas."""
    return Schemas.load(ROOT / "schemas")


@pytest.fixture
def judge_example(tmp_path: Path, schemas: Schemas) -> JudgeExample:
    """A function: the problems of the base catalogue with files of an example laid over it."""

    def run(files: tuple[ExampleFile, ...]) -> tuple[Problem, ...]:
        shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
        materialise(files, tmp_path)
        return judge(tmp_path, schemas, AS_OF).problems

    return run


@pytest.fixture
def codes(tmp_path: Path, schemas: Schemas) -> Judge:
    """A function: the problems of the base catalogue with files laid over it, as `file:line code`, sorted.

    Files are given as `platforms/<id>` and YAML without the first line that names the schema.
    """

    def run(files: Mapping[str, str]) -> list[str]:
        shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
        for name, text in files.items():
            kind = KIND_BY_FOLDER[name.partition("/")[0]]
            header = f"# yaml-language-server: $schema={kind.schema_comment}\n"
            target = tmp_path / f"catalogue/{name}.yml"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(header + dedent(text).lstrip("\n"), encoding="utf-8")
        found = judge(tmp_path, schemas, AS_OF).problems
        return [f"{Path(problem.path).stem}:{problem.position.line} {problem.kind.code}" for problem in found]

    return run
