"""What the check says in English is English: our own words among the values of a problem are translated with it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.i18n.vietnamese import LETTER, ROOT, without

from ndp.problems import Problem
from ndp.problems.examples import ExampleFile, materialise, read_example
from ndp.rules.registry import KINDS
from ndp.schema import Schemas
from ndp.validate import judge

AS_OF = date(2026, 1, 1)
BASE = ROOT / "tests/fixtures/base"
EXAMPLES = ROOT / "tests/fixtures/problems"
WRONG_TYPES = """\
# yaml-language-server: $schema=../../schemas/platform.schema.json
id: sai-kieu
name:
  - ten
aliases:
  vi: ten
scope:
  vi: national
"""


@pytest.fixture(scope="module")
def schemas() -> Schemas:
    return Schemas.load(ROOT / "schemas")


def test_types_are_named_in_english(tmp_path: Path, schemas: Schemas) -> None:
    found = problems(
        (ExampleFile("catalogue/platforms/sai-kieu.yml", WRONG_TYPES, WRONG_TYPES.encode()),), tmp_path, schemas
    )
    messages = [problem.message("en") for problem in found if problem.kind.name == "wrong-type"]
    assert len(messages) == 3
    assert [message for message in messages if LETTER.search(message)] == []


@pytest.mark.parametrize("code", [code for code in KINDS if code >= "NDP2"])
def test_only_what_files_say_is_vietnamese(code: str, tmp_path: Path, schemas: Schemas) -> None:
    example = read_example(EXAMPLES / f"{code}.txt")
    found = problems(example.bad, tmp_path, schemas)
    written = sorted({text for path in tmp_path.rglob("*.yml") for text in spoken(path)}, key=len, reverse=True)
    for problem in found:
        for text in (problem.message("en"), problem.remedy("en")):
            assert not LETTER.search(without(text, written)), text


def problems(files: tuple[ExampleFile, ...], folder: Path, schemas: Schemas) -> tuple[Problem, ...]:
    """The problems of the base catalogue with `files` laid over it."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    materialise(files, folder)
    return judge(folder, schemas, AS_OF).problems


def spoken(path: Path) -> list[str]:
    """The values of a file that have Vietnamese letters."""
    values = (line.partition(": ")[2] or line for line in path.read_text(encoding="utf-8").splitlines())
    return [value.strip() for value in values if LETTER.search(value)]
