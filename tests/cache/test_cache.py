"""The cache only makes things quicker: with it or without it, damaged or forged, the verdict is the same."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import IO

import msgspec
import pytest

from ndp.cache import Cache, State, list_states
from ndp.cache.program import program_digest
from ndp.cache.states import RACE
from ndp.model import workers
from ndp.model.catalogue import Catalogue
from ndp.model.stored import Content
from ndp.schema import Schemas
from ndp.validate import Judgement, judge
from ndp.verdict import Memory

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 24)
SCHEMAS = Schemas.load(ROOT / "schemas")
CATALOGUES = (ROOT, ROOT / "tests/demo", ROOT / "tests/fixtures/base")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests/fixtures/base/catalogue", tmp_path / "catalogue")
    return tmp_path


@pytest.fixture
def cache(root: Path) -> Cache:
    return open_cache(root)


def open_cache(root: Path) -> Cache:
    found = Cache.of(root, ROOT / "schemas")
    assert found is not None
    return found


def content(catalogue: Catalogue) -> object:
    return {kind: dict(found) for kind, found in catalogue.entries.items()}, dict(catalogue.broken)


def assert_equal(found: Judgement, expected: Judgement) -> None:
    assert found.problems == expected.problems
    assert found.verdict.checksums == expected.verdict.checksums
    assert content(found.catalogue) == content(expected.catalogue)
    assert repr(content(found.catalogue)) == repr(content(expected.catalogue))


def remember(root: Path, cache: Cache) -> Judgement:
    memory = Memory(cache, root)
    judgement = judge(root, SCHEMAS, AS_OF, cache)
    memory.remember(AS_OF, judgement.verdict)
    return judgement


def make_old(root: Path) -> None:
    """Give all files another time of their last change."""
    for path in root.rglob("*"):
        os.utime(path, ns=(0, 0))


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.name)
def test_a_catalogue_read_from_the_cache_is_the_same(catalogue: Path) -> None:
    plain = judge(catalogue, SCHEMAS, AS_OF)
    for _ in range(3):
        assert_equal(judge(catalogue, SCHEMAS, AS_OF, open_cache(catalogue)), plain)


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.name)
def test_several_processes_read_the_same(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = judge(catalogue, SCHEMAS, AS_OF)
    monkeypatch.setattr(workers, "MANY", 1)
    monkeypatch.setattr(workers, "CHUNK", 7)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2})
    assert_equal(judge(catalogue, SCHEMAS, AS_OF), plain)


def _change_text(path: Path, chance: random.Random) -> None:
    text = path.read_text(encoding="utf-8")
    at = chance.randrange(len(text))
    path.write_text(text[:at] + chance.choice("abc \n:-") + text[at + 1 :], encoding="utf-8")


def _change_text_and_hide_it(path: Path, chance: random.Random) -> None:
    """Same size, same time of the last change."""
    before = path.stat()
    _change_text(path, chance)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _touch(path: Path, chance: random.Random) -> None:
    os.utime(path, ns=(0, chance.randrange(10**18)))


def _remove(path: Path, chance: random.Random) -> None:
    path.unlink()


def _copy(path: Path, chance: random.Random) -> None:
    shutil.copyfile(path, path.with_name(f"ban-sao-{chance.randrange(1000)}.yml"))


def _rename_badly(path: Path, chance: random.Random) -> None:
    path.rename(path.with_name(f"Tên {chance.randrange(1000)}.yml"))


def _make_executable(path: Path, chance: random.Random) -> None:
    path.chmod(0o755)


def _make_link(path: Path, chance: random.Random) -> None:
    content = path.read_bytes()
    path.unlink()
    target = path.parents[2] / f"ngoai-{chance.randrange(1000)}.yml"
    target.write_bytes(content)
    path.symlink_to(target)


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    *(_change_text, _change_text_and_hide_it, _touch, _remove, _copy, _rename_badly, _make_executable, _make_link),
)


@pytest.mark.parametrize("seed", range(8))
def test_after_any_edits_the_verdict_is_that_without_a_cache(root: Path, cache: Cache, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - edits, not secrets
    remember(root, cache)
    for _ in range(12):
        if chance.random() < 0.3:
            make_old(root / "catalogue")
        for _ in range(chance.randint(0, 2)):
            paths = sorted(path for path in (root / "catalogue").rglob("*.yml") if not path.is_symlink())
            chance.choice(EDITS)(chance.choice(paths), chance)
        plain = judge(root, SCHEMAS, AS_OF)
        remembered = Memory(cache, root).recall(AS_OF)
        if remembered is not None:
            assert remembered == plain.verdict
        assert_equal(remember(root, cache), plain)


def test_an_unchanged_catalogue_is_remembered_and_a_changed_one_is_not(root: Path, cache: Cache) -> None:
    expected = remember(root, cache).verdict
    assert Memory(cache, root).recall(AS_OF) == expected
    make_old(root / "catalogue")
    assert Memory(cache, root).recall(AS_OF) == expected
    assert Memory(cache, root).recall(date(2026, 11, 25)) is None
    (root / "catalogue/platforms/a.yml").write_text("", encoding="utf-8")
    assert Memory(cache, root).recall(AS_OF) is None


def test_little_news_is_read_again_and_not_written(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "catalogue", tmp_path / "catalogue")
    cache = open_cache(tmp_path)
    judge(tmp_path, SCHEMAS, AS_OF, cache)
    # Nothing is in doubt: as if all had been seen long after it was written.
    files = cache.read("files", Content)
    assert files is not None
    cache.write("files", msgspec.structs.replace(files, seen_at=files.seen_at + 2 * RACE))
    before = (cache.folder / "files").stat().st_ino
    path = min((tmp_path / "catalogue/platforms").glob("*.yml"))
    path.write_text(path.read_text(encoding="utf-8") + "# Đã sửa.\n", encoding="utf-8")
    assert_equal(judge(tmp_path, SCHEMAS, AS_OF, cache), judge(tmp_path, SCHEMAS, AS_OF))
    assert (cache.folder / "files").stat().st_ino == before
    for path in sorted((tmp_path / "catalogue").glob("*/*.yml"))[:100]:
        path.write_text(path.read_text(encoding="utf-8") + "# Đã sửa.\n", encoding="utf-8")
    assert_equal(judge(tmp_path, SCHEMAS, AS_OF, cache), judge(tmp_path, SCHEMAS, AS_OF))
    assert (cache.folder / "files").stat().st_ino != before


def test_problems_are_remembered_as_they_were(root: Path, cache: Cache) -> None:
    path = sorted((root / "catalogue/platforms").glob("*.yml"))[0]
    path.write_text(path.read_text(encoding="utf-8") + "related: [khong-co]\nstatus: 'la' \n", encoding="utf-8")
    expected = remember(root, cache).verdict
    assert expected.problems
    remembered = Memory(cache, root).recall(AS_OF)
    assert remembered is not None
    assert [each.message("en") for each in remembered.problems] == [each.message("en") for each in expected.problems]
    assert remembered == expected


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flip(data: bytes) -> bytes:
    return data[:-10] + bytes([data[-10] ^ 1]) + data[-9:]


@pytest.mark.parametrize(
    "damage", [_cut, _flip, lambda _: b"", lambda _: b"\xc1" * 100], ids=["cut", "bit", "empty", "noise"]
)
def test_a_damaged_cache_counts_as_absent(root: Path, cache: Cache, damage: Callable[[bytes], bytes]) -> None:
    plain = remember(root, cache)
    for file in cache.folder.iterdir():
        file.write_bytes(damage(file.read_bytes()))
    assert Memory(cache, root).recall(AS_OF) is None
    assert_equal(judge(root, SCHEMAS, AS_OF, cache), plain)


def test_what_other_code_or_schemas_found_counts_as_absent(root: Path, cache: Cache, tmp_path: Path) -> None:
    remember(root, cache)
    schemas = tmp_path / "schemas"
    shutil.copytree(ROOT / "schemas", schemas)
    other = Cache.of(root, schemas)
    assert other is not None
    assert other.folder == cache.folder
    assert Memory(other, root).recall(AS_OF) is None


def test_what_others_can_write_counts_as_absent(root: Path, cache: Cache) -> None:
    remember(root, cache)
    assert Memory(cache, root).recall(AS_OF) is not None
    (cache.folder / "verdict").chmod(0o666)
    assert Memory(cache, root).recall(AS_OF) is None


def test_a_link_in_the_cache_is_not_followed(root: Path, cache: Cache, tmp_path: Path) -> None:
    remember(root, cache)
    moved = tmp_path / "verdict"
    (cache.folder / "verdict").rename(moved)
    (cache.folder / "verdict").symlink_to(moved)
    assert Memory(cache, root).recall(AS_OF) is None


def test_the_cache_lies_outside_the_checkout_and_is_nobody_elses(root: Path, cache: Cache) -> None:
    remember(root, cache)
    assert not cache.folder.is_relative_to(root)
    assert {path.stat().st_mode & 0o077 for path in (cache.folder, *cache.folder.iterdir())} == {0}
    assert sorted(path.name for path in cache.folder.iterdir()) == ["files", "verdict"]


def test_without_a_place_for_it_all_works(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "no-folder").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "no-folder"))
    cache = open_cache(root)
    assert_equal(remember(root, cache), judge(root, SCHEMAS, AS_OF))
    assert Memory(cache, root).recall(AS_OF) is None


def test_a_file_written_just_before_the_look_proves_nothing() -> None:
    def state(modified: int, changed: int) -> State:
        return State(0o100644, 1, modified, changed, 1)

    assert state(0, 0).is_settled(RACE)
    assert not state(0, 1).is_settled(RACE)
    assert not state(1, 0).is_settled(RACE)
    assert not state(0, 0).is_settled(0)


def test_states_tell_of_everything_below_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/.c").write_text("x", encoding="utf-8")
    (tmp_path / "a/link").symlink_to(tmp_path)
    before = list_states(tmp_path)
    assert sorted(before) == ["a", "a/.c", "a/b", "a/link"]
    (tmp_path / "a/b/d").mkdir()
    assert {path: state for path, state in list_states(tmp_path).items() if path in before} == before


HEAVY = {"babel", "icalendar", "jinja2", "jsonschema_rs", "markdown_it", "pygal", "xlsxwriter", "yaml"}
SHOW_MODULES = (
    "import sys; from ndp.cli import main; status = main(sys.argv[1:]); print(*sys.modules); sys.exit(status)"
)


def modules_of(*arguments: str) -> set[str]:
    command = [sys.executable, "-c", SHOW_MODULES, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


def test_help_and_a_remembered_verdict_come_without_what_takes_time_to_import(root: Path) -> None:
    assert modules_of("--help") & HEAVY == set()
    validate = ("validate", "--catalogue", str(root), "--as-of", AS_OF.isoformat())
    assert "yaml" in modules_of(*validate)
    assert modules_of(*validate) & HEAVY == set()
    assert "yaml" in modules_of(*validate, "--no-cache")


def test_every_file_of_the_program_decides_what_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    package = ROOT / "hooks/ndp"
    read: list[str] = []

    def opened(path: str, mode: str) -> IO[bytes]:
        read.append(path)
        return Path(path).open("rb")

    monkeypatch.setattr("ndp.cache.program.open", opened, raising=False)
    program_digest(ROOT / "schemas")
    program = {str(path) for path in package.rglob("*") if path.is_file() and path.suffix not in (".pyc", ".mo")}
    assert program <= set(read)
    assert {Path(path).suffix for path in program} >= {".py", ".html", ".po", ".yml", ".sql"}
