"""A verdict after a few edits is that on everything read anew, whatever the cache holds."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import TESTS
from tests.preview.test_live_catalogue import lay
from tests.rules.conftest import BASE

from ndp.cache import Cache
from ndp.kinds import KIND_BY_FOLDER
from ndp.model.stored import EDITED, NAME
from ndp.problems.examples import read_example
from ndp.rules.registry import KINDS
from ndp.schema import Schemas
from ndp.validate import judge
from ndp.validate_again import FEW, verdict_again
from ndp.verdict import Memory, Verdict

AS_OF = date(2026, 1, 1)
SCHEMAS = Schemas.load(TESTS.parent / "schemas")
EXAMPLES = {code: read_example(TESTS / f"fixtures/problems/{code}.txt") for code in KINDS}
SAME_FILES = [
    code
    for code, example in EXAMPLES.items()
    if {file.path for file in example.bad} == {file.path for file in example.good}
    and all(file.type == "file" for file in (*example.bad, *example.good))
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def cache(root: Path, monkeypatch: pytest.MonkeyPatch) -> Cache:
    monkeypatch.setenv("XDG_CACHE_HOME", str(root / "cache"))
    found = Cache.of(root, TESTS.parent / "schemas")
    assert found is not None
    return found


def again(root: Path, cache: Cache) -> Verdict | None:
    """The verdict from the last one, which it takes the place of; None where there was none to begin with."""
    memory = Memory(cache, root)
    last = memory.last(AS_OF)
    found = verdict_again(root, SCHEMAS, AS_OF, cache, last) if last else None
    if found is not None:
        memory.remember(AS_OF, found)
    return found


@pytest.mark.parametrize("code", SAME_FILES)
def test_an_example_is_found_and_its_mending_seen(code: str, root: Path, cache: Cache) -> None:
    example = EXAMPLES[code]
    lay(example.good, root)
    judge(root, SCHEMAS, AS_OF, cache)
    for files in (example.bad, example.good, example.bad):
        lay(files, root)
        expected = judge(root, SCHEMAS, AS_OF).verdict
        found = again(root, cache)
        if {file.mode for file in example.bad} == {file.mode for file in example.good}:
            assert found is not None
        else:
            assert found is None
            judge(root, SCHEMAS, AS_OF, cache)
        assert found in (None, expected)
    assert len(SAME_FILES) > 150


def test_a_broken_file_stays_broken_while_others_are_edited(root: Path, cache: Cache) -> None:
    paths = sorted((root / "catalogue/platforms").glob("*.yml"))
    paths[0].write_text("id: [\n", encoding="utf-8")
    judge(root, SCHEMAS, AS_OF, cache)
    for path in (paths[1], min((root / "catalogue/legal").glob("*.yml"))):
        path.write_text(path.read_text(encoding="utf-8") + "khong-co: 1\n", encoding="utf-8")
        assert again(root, cache) == judge(root, SCHEMAS, AS_OF).verdict


@pytest.mark.parametrize("lost", [(), (EDITED,), (NAME,), (NAME, EDITED)])
@pytest.mark.parametrize("folder", ["platforms", "organisations", "legal", "plans", "publications"])
def test_what_the_cache_has_lost_is_read(folder: str, lost: tuple[str, ...], root: Path, cache: Cache) -> None:
    assert folder in KIND_BY_FOLDER
    judge(root, SCHEMAS, AS_OF, cache)
    path = min((root / f"catalogue/{folder}").rglob("*.yml"))
    sound = path.read_text(encoding="utf-8")
    for text in (f"{sound}# một\n", "id: khac\n", f"{sound}# hai\n"):
        path.write_text(text, encoding="utf-8")
        for name in lost:
            (cache.folder / name).unlink(missing_ok=True)
        assert again(root, cache) == judge(root, SCHEMAS, AS_OF).verdict


def test_files_that_come_go_or_are_many_are_judged_with_all(root: Path, cache: Cache) -> None:
    judge(root, SCHEMAS, AS_OF, cache)
    path = min((root / "catalogue/platforms").glob("*.yml"))
    other = path.with_name("khac.yml")
    path.rename(other)
    assert again(root, cache) is None
    other.rename(path)
    files = sorted((root / "catalogue").rglob("*.yml"))[: FEW + 1]
    assert len(files) == FEW + 1
    for each in files:
        each.write_text(each.read_text(encoding="utf-8") + "# một\n", encoding="utf-8")
    assert again(root, cache) is None


def test_a_file_that_changes_between_two_looks_is_not_taken_for_the_one_judged(root: Path, cache: Cache) -> None:
    judge(root, SCHEMAS, AS_OF, cache)
    first, second = sorted((root / "catalogue/platforms").glob("*.yml"))[:2]
    first.write_text(first.read_text(encoding="utf-8") + "# một\n", encoding="utf-8")
    last = Memory(cache, root).last(AS_OF)
    assert last is not None
    second.write_text(second.read_text(encoding="utf-8") + "# một\n", encoding="utf-8")
    (cache.folder / NAME).unlink()
    assert verdict_again(root, SCHEMAS, AS_OF, cache, last) is None
