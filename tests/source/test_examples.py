"""Every kind of reading problem has an example: the bad part shows it at the stated place, the good part is clean."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from ndp.kinds import KIND_BY_FOLDER, KINDS
from ndp.problems import Problem, ProblemKind
from ndp.problems.examples import ExampleFile, materialise, read_example
from ndp.source import kinds, parse, read_file, walk

EXAMPLES = Path(__file__).parents[1] / "fixtures" / "problems"
FOLDERS = {kind.folder: kind.depth for kind in KINDS}
# Kinds that cannot stand alone, and what comes with them.
COMPANIONS = {"NDP138": {"NDP133"}}


def read_all(files: tuple[ExampleFile, ...], directory: Path) -> list[Problem]:
    materialise(files, directory)
    listing = walk(directory / "catalogue", FOLDERS)
    problems = list(listing.problems)
    for file in listing.files:
        schema = KIND_BY_FOLDER[file.folder].schema_comment
        problems += parse(file.path, read_file(directory / file.path), schema).problems
    return problems


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.code)
def test_bad_part_shows_the_problem_at_the_stated_places(kind: ProblemKind, tmp_path: Path) -> None:
    example = read_example(EXAMPLES / f"{kind.code}.txt")
    problems = read_all(example.bad, tmp_path)
    assert example.places
    assert [(problem.path, problem.position) for problem in problems if problem.kind is kind] == list(example.places)
    assert {problem.kind.code for problem in problems} == {kind.code} | COMPANIONS.get(kind.code, set())


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.code)
def test_good_part_is_clean(kind: ProblemKind, tmp_path: Path) -> None:
    example = read_example(EXAMPLES / f"{kind.code}.txt")
    assert read_all(example.good, tmp_path) == []
    assert walk(tmp_path / "catalogue", FOLDERS).files


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.code)
def test_texts_are_filled_from_the_values_of_the_problem(kind: ProblemKind, tmp_path: Path) -> None:
    example = read_example(EXAMPLES / f"{kind.code}.txt")
    problem = next(problem for problem in read_all(example.bad, tmp_path) if problem.kind is kind)
    placeholders = {
        name for text in (kind.message, kind.remedy) for _, name, _, _ in string.Formatter().parse(text) if name
    }
    assert placeholders <= set(problem.values)
    assert "{" not in problem.message() + problem.remedy()


def test_codes_and_names_are_unique_and_well_formed() -> None:
    assert len({kind.code for kind in kinds.KINDS}) == len(kinds.KINDS)
    assert len({kind.name for kind in kinds.KINDS}) == len(kinds.KINDS)
    for kind in kinds.KINDS:
        assert kind.code.startswith("NDP1")
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", kind.name)
        assert kind.explanation
        assert kind.causes
