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
from ndp.schema import Schemas
from ndp.validate import judge

AS_OF = date(2026, 11, 24)
SCHEMAS = Schemas.load(ROOT / "schemas")
BASE = ROOT / "tests/fixtures/base/catalogue"
FILES = sorted(path.relative_to(BASE.parent).as_posix() for path in BASE.rglob("*.yml"))


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


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_after_any_edits_the_verdict_is_as_if_read_anew(data: st.DataObject, tmp_path: Path) -> None:
    root = tmp_path / "edited"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(BASE, root / "catalogue")
    live = LiveCatalogue(root, SCHEMAS, AS_OF)
    for _ in range(data.draw(st.integers(1, 4))):
        paths = data.draw(st.lists(st.sampled_from(FILES), min_size=1, max_size=3, unique=True))
        for path in paths:
            edit(root, path, data)
        live.look_again(paths)
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
