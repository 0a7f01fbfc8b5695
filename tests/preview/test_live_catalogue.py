"""A catalogue that is judged again after a change is judged as if it had been read anew."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.bench.synthesise import ROOT

from ndp.preview import LiveCatalogue
from ndp.problems.examples import ExampleFile, materialise, read_example
from ndp.rules.suggest import MOST
from ndp.schema import Schemas
from ndp.validate import judge

AS_OF = date(2026, 11, 24)
SCHEMAS = Schemas.load(ROOT / "schemas")
BASE = ROOT / "tests/fixtures/base/catalogue"
FILES = sorted(path.relative_to(BASE.parent).as_posix() for path in BASE.rglob("*.yml"))
EXAMPLES = [
    files
    for path in sorted((ROOT / "tests/fixtures/problems").glob("*.txt"))
    for example in [read_example(path)]
    for files in (example.bad, example.good)
]


def assert_as_anew(live: LiveCatalogue, root: Path) -> None:
    anew = judge(root, SCHEMAS, AS_OF)
    assert live.judgement.problems == anew.problems
    assert live.judgement.verdict.checksums == anew.verdict.checksums
    assert live.judgement.catalogue.entries == anew.catalogue.entries
    assert dict(live.judgement.catalogue.broken) == dict(anew.catalogue.broken)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "catalogue")
    return tmp_path


def edit(root: Path, name: str, data: st.DataObject) -> None:
    """Something an editor may do to a file: sound or not."""
    path = root / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = text.splitlines(keepends=True)
    what = data.draw(st.sampled_from(["append", "drop", "swap", "remove", "whole", "mode", "touch"]))
    if what == "append":
        path.write_text(f"{text}khong-co: 1\n", encoding="utf-8")
    elif what == "drop" and lines:
        del lines[data.draw(st.integers(0, len(lines) - 1))]
        path.write_text("".join(lines), encoding="utf-8")
    elif what == "swap":
        path.write_text(text.replace("a", "ă", 1), encoding="utf-8")
    elif what == "remove":
        path.unlink(missing_ok=True)
    elif what == "whole":
        shutil.copy(BASE.parent / name, path)
    elif what == "mode" and path.exists():
        path.chmod(0o755)
    elif path.exists():
        os.utime(path)


def lay(files: tuple[ExampleFile, ...], root: Path) -> None:
    """Put the files of an example into the place of whatever is there."""
    for file in files:
        path = root / file.path
        if path.is_symlink() or path.exists():
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    materialise(files, root)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_after_any_edits_the_verdict_is_as_if_read_anew(data: st.DataObject, tmp_path: Path) -> None:
    root = tmp_path / "edited"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(BASE, root / "catalogue")
    live = LiveCatalogue(root, SCHEMAS, AS_OF)
    for _ in range(data.draw(st.integers(1, 4))):
        paths = data.draw(st.lists(st.sampled_from(FILES), max_size=3, unique=True))
        for path in paths:
            edit(root, path, data)
        # Of a file with a special name only the folder may be told, of a new folder nothing below it.
        examples = data.draw(st.lists(st.sampled_from(EXAMPLES), max_size=2))
        for files in examples:
            lay(files, root)
        laid = [file.path.rpartition("/")[0] for files in examples for file in files]
        live.look_again([*paths, *laid])
        assert_as_anew(live, root)


@pytest.mark.parametrize("code", [path.stem for path in sorted((ROOT / "tests/fixtures/problems").glob("*.txt"))])
def test_every_example_is_found_and_its_mending_seen(code: str, root: Path) -> None:
    example = read_example(ROOT / f"tests/fixtures/problems/{code}.txt")
    live = LiveCatalogue(root, SCHEMAS, AS_OF)
    for files in (example.bad, example.good):
        lay(files, root)
        live.look_again([file.path for file in files])
        assert_as_anew(live, root)
    for file in example.good:
        (root / file.path).unlink(missing_ok=True)
    live.look_again([file.path for file in example.good])
    assert_as_anew(live, root)


def test_many_wrong_names_are_told_as_if_read_anew(root: Path) -> None:
    """A rule stops looking for similar names after some: which it reaches depends on all."""
    paths = [path for path in FILES if path.startswith("catalogue/platforms/")]
    for path in paths:
        with (root / path).open("a", encoding="utf-8") as file:
            file.writelines(["related:\n", *(f"  - khong-co-{number}\n" for number in range(MOST))])
    live = LiveCatalogue(root, SCHEMAS, AS_OF)
    for path in paths:
        text = (root / path).read_text(encoding="utf-8")
        (root / path).write_text(text.replace("khong-co-7\n", "khong-he-co-7\n"), encoding="utf-8")
        live.look_again([path])
        assert_as_anew(live, root)
        assert len(live.judgement.problems) >= MOST


def test_a_failed_look_loses_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    live = LiveCatalogue(root, SCHEMAS, AS_OF)
    paths = [path for path in FILES if path.startswith("catalogue/platforms/")]
    (root / paths[0]).write_text("id: x\n", encoding="utf-8")

    def vanished(*given: object) -> None:
        raise FileNotFoundError

    with monkeypatch.context() as patched:
        patched.setattr("ndp.preview.catalogue.run_rules_again", vanished)
        with pytest.raises(FileNotFoundError):
            live.look_again(paths)
    assert live.look_again(paths)
    assert_as_anew(live, root)


def test_what_only_looks_changed_changes_nothing(root: Path) -> None:
    live = LiveCatalogue(root, SCHEMAS, AS_OF)
    before = live.judgement
    (root / FILES[0]).touch()
    assert not live.look_again([FILES[0], "catalogue/platforms/.x.yml.swp"])
    assert live.judgement is before


def test_files_and_folders_that_come_and_go_are_seen(root: Path) -> None:
    live = LiveCatalogue(root, SCHEMAS, AS_OF)
    (root / "catalogue/platforms/x.txt").write_text("x", encoding="utf-8")
    assert live.look_again(["catalogue/platforms/x.txt"])
    assert_as_anew(live, root)
    (root / "catalogue/plans").rename(root / "elsewhere")
    assert live.look_again(["catalogue/plans", "catalogue/platforms/x.txt"])
    assert_as_anew(live, root)


def test_only_what_changed_is_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    live = LiveCatalogue(root, SCHEMAS, AS_OF)
    path = min(path for path in FILES if path.startswith("catalogue/platforms/"))
    before = live.judgement.catalogue
    text = (root / path).read_text(encoding="utf-8")
    (root / path).write_text(f"{text}# một dòng nữa\n", encoding="utf-8")
    monkeypatch.setattr("ndp.preview.catalogue.judge", lambda *given: pytest.fail("everything is read again"))
    assert live.look_again([path])
    same = [
        entry.path for entry in live.judgement.catalogue.all_entries() if before.entry(entry.kind, entry.id) is entry
    ]
    assert sorted([*same, path]) == FILES
