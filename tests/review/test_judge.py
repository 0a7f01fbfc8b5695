"""A tree that was judged from what another differs in is judged as if nothing had been read before."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest
from tests.conftest import TESTS
from tests.rules.conftest import BASE

from ndp.edit.intake.take import read_tree
from ndp.model import workers
from ndp.problems.examples import ExampleFile, read_example
from ndp.review.judge import Judge
from ndp.review.tree import EXECUTABLE, PLAIN, SYMLINK, Tree, TreeFile
from ndp.rules.registry import KINDS
from ndp.schema import Schemas

AS_OF = date(2026, 1, 1)
SCHEMAS = Schemas.load(TESTS.parent / "schemas")


def tree_file(file: ExampleFile) -> TreeFile:
    mode = SYMLINK if file.type == "symlink" else EXECUTABLE if file.mode & 0o100 else PLAIN
    return TreeFile(mode, sha256(file.content).hexdigest(), len(file.content), file.content)


@pytest.fixture(scope="module")
def base() -> Tree:
    return read_tree(BASE)


@pytest.fixture(scope="module")
def judge() -> Judge:
    """One that has read and judged many trees before."""
    return Judge(SCHEMAS, AS_OF)


@pytest.mark.parametrize("code", [code for code in KINDS if code >= "NDP112"])
def test_a_difference_is_judged_as_if_all_were(code: str, base: Tree, judge: Judge) -> None:
    example = read_example(TESTS / f"fixtures/problems/{code}.txt")
    trees = [
        base,
        *({**base, **{file.path: tree_file(file) for file in files}} for files in (example.bad, example.good)),
    ]
    for before, now in ((0, 1), (1, 2), (2, 0)):
        found = judge.judge(trees[now], judge.judge(trees[before]))
        anew = Judge(SCHEMAS, AS_OF).judge(trees[now])
        assert (found.problems, found.of_rules) == (anew.problems, anew.of_rules)
        assert found.catalogue.entries == anew.catalogue.entries


def test_the_number_of_processes_changes_nothing(base: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {**base, "catalogue/platforms/hong.yml": TreeFile(PLAIN, "x", 3, b"a: ")}
    alone = Judge(SCHEMAS, AS_OF).judge(broken)
    monkeypatch.setattr(workers, "MANY", 1)
    monkeypatch.setattr(workers, "_can_fork", lambda: True)
    together = Judge(SCHEMAS, AS_OF).judge(broken)
    assert alone.problems
    assert (together.problems, together.catalogue.entries) == (alone.problems, alone.catalogue.entries)
