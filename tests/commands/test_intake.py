"""`ndp intake` as its users meet it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.commands.conftest import Ndp
from tests.conftest import TESTS

ROOT = TESTS.parent
FILE = "catalogue/platforms/mo-phong-1.yml"
BODY = """\
### Nền tảng / Platform

mo-phong-1

### Đơn vị gửi / Organisation

mo-phong-cong-ty-a

### Trường / Field

Tình trạng / status

### Nội dung mới / New content

{status}

### Nguồn / Source

thi-du-01-qd/d1
"""
BY = ("--actor-id", "9000000000001", "--as-of", "2026-11-24", "--issue", "12")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The demonstration catalogue with the forms, outside Git: the folder that holds them."""
    shutil.copytree(TESTS / "demo" / "catalogue", tmp_path / "catalogue")
    shutil.copytree(ROOT / ".github" / "ISSUE_TEMPLATE", tmp_path / ".github" / "ISSUE_TEMPLATE")
    (tmp_path / "body.md").write_text(BODY.format(status="tạm dừng"), encoding="utf-8")
    return tmp_path


def content(project: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in (project / "catalogue").rglob("*") if file.is_file()}


def test_a_good_answer_is_written(ndp: Ndp, project: Path) -> None:
    file = project / FILE
    before = file.read_text(encoding="utf-8")
    outcome = ndp("intake", "--form", "cap-nhat-nen-tang", "--body", project / "body.md", *BY, cwd=project)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("## Đã nhận\n")
    assert f"sửa `{FILE}`: `/status`, `/provenance/fields/~1status`" in outcome.out
    after = file.read_text(encoding="utf-8")
    assert "status: suspended\n" in after
    assert after.startswith(before.partition("status: in-use\n")[0])
    assert ndp("validate", "--as-of", "2026-11-24", cwd=project).status == 0


def test_the_record_for_programs(ndp_here: Ndp, project: Path) -> None:
    outcome = ndp_here("intake", "--form", "cap-nhat", "--body", "body.md", *BY, "--format", "json", cwd=project)
    found = json.loads(outcome.out)
    assert (outcome.status, found["outcome"], found["version"]) == (0, "written", 1)
    assert found["subject"] == "Cập nhật nền tảng: platforms/mo-phong-1"
    assert found["files"] == [{"path": FILE, "op": "edit", "pointers": ["/status", "/provenance/fields/~1status"]}]


def test_what_is_wrong_is_told_and_nothing_written(ndp_here: Ndp, project: Path) -> None:
    before = content(project)
    (project / "body.md").write_text(BODY.format(status="<b>x</b>"), encoding="utf-8")
    outcome = ndp_here("intake", "--form", "cap-nhat", "--body", "body.md", *BY, cwd=project)
    assert outcome.status == 1
    assert "**Nội dung mới**: “`<b>x</b>`” không phải một lựa chọn" in outcome.out
    assert "**New content**: “`<b>x</b>`” is none of the choices" in outcome.out
    assert content(project) == before


def test_a_dry_run_writes_nothing(ndp_here: Ndp, project: Path) -> None:
    before = content(project)
    assert ndp_here("intake", "--form", "cap-nhat", "--body", "body.md", *BY, "--dry-run", cwd=project).status == 0
    assert content(project) == before


def test_no_link_is_written_through(ndp_here: Ndp, project: Path) -> None:
    shutil.copytree(project / "catalogue" / "platforms", project / "elsewhere")
    shutil.rmtree(project / "catalogue" / "platforms")
    (project / "catalogue" / "platforms").symlink_to(project / "elsewhere")
    outcome = ndp_here("intake", "--form", "cap-nhat", "--body", "body.md", *BY, cwd=project)
    assert outcome.status == 1
    assert "tạm dừng" not in "".join(file.read_text(encoding="utf-8") for file in (project / "elsewhere").iterdir())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--form", "la", "--body", "body.md", *BY), "không có mẫu này"),
        (("--form", "cap-nhat", "--body", "khong-co.md", *BY), "không đọc được"),
        (("--form", "cap-nhat", "--body", "body.md", "--actor-id", "x"), "không phải số tài khoản"),
        (("--form", "cap-nhat", "--body", "body.md", "--actor-id", "1", "--issue", "-1"), "--issue"),
        (("--form", "cap-nhat", "--body", "body.md"), "thiếu --actor-id"),
    ],
)
def test_wrong_use_is_told(ndp_here: Ndp, project: Path, arguments: tuple[str, ...], said: str) -> None:
    outcome = ndp_here("intake", *arguments, cwd=project)
    assert outcome.status == 2
    assert said in outcome.err
