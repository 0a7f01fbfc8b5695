"""`ndp format` as its users meet it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from tests.commands.conftest import Ndp, copy_of

FILE = "catalogue/platforms/nen-tang-thu.yml"
HEADER = "# yaml-language-server: $schema=../../schemas/platform.schema.json\n"
LOOSE = HEADER + 'scope: "national"\n# mã\nid: nen-tang-thu\n'
CANONICAL = HEADER + "# mã\nid: nen-tang-thu\nscope: national\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder that holds a catalogue of one file out of form."""
    file = tmp_path / FILE
    file.parent.mkdir(parents=True)
    file.write_text(LOOSE, encoding="utf-8")
    return tmp_path


def test_check_names_what_differs_and_writes_nothing(ndp_here: Ndp, project: Path) -> None:
    outcome = ndp_here("format", "--check", "--catalogue", project)
    assert (outcome.status, outcome.out) == (1, f"{FILE}: chưa đúng dạng chuẩn.\n")
    assert (project / FILE).read_text(encoding="utf-8") == LOOSE


def test_files_are_written_once(ndp: Ndp, project: Path) -> None:
    outcome = ndp("format", cwd=project)
    assert (outcome.status, outcome.out, outcome.err) == (0, f"{FILE}: đã viết lại theo dạng chuẩn.\n", "")
    assert (project / FILE).read_text(encoding="utf-8") == CANONICAL
    assert stat.S_IMODE((project / FILE).stat().st_mode) == 0o644
    assert [file.name for file in (project / FILE).parent.iterdir()] == ["nen-tang-thu.yml"]
    assert ndp("format", cwd=project).out == ""
    assert ndp("format", "--check", cwd=project).status == 0


def test_only_the_files_named(ndp_here: Ndp, project: Path) -> None:
    other = project / "catalogue/platforms/khac.yml"
    other.write_text(LOOSE.replace("nen-tang-thu", "khac"), encoding="utf-8")
    assert FILE not in ndp_here("format", "--catalogue", project, other).out
    assert (project / FILE).read_text(encoding="utf-8") == LOOSE


def test_what_the_reader_refuses_is_shown_and_left(ndp_here: Ndp, tmp_path: Path) -> None:
    root = copy_of("broken", tmp_path)
    files = {file: file.read_bytes() for file in root.rglob("*.yml")}
    outcome = ndp_here("format", "--catalogue", root)
    assert outcome.status == 1
    assert "NDP1" in outcome.out
    assert "Cách sửa" in outcome.out
    refused = {line.partition(":")[0] for line in outcome.out.split("\n") if ": NDP1" in line}
    assert refused
    assert all((root / name).read_bytes() == files[root / name] for name in refused if (root / name) in files)
