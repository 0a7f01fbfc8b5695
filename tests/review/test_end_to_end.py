"""From an enterprise's clone to the published page, with real Git and nothing but the command line in between."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from tests.review.conftest import BASE, SCHEMAS
from tests.review.repository import Clone

from ndp.cli import main
from ndp.history import read_history
from ndp.site.pages import platforms
from ndp.site.portal import Portal
from ndp.validate import judge

PLATFORM = "catalogue/platforms/ban-do.yml"
ENTERPRISE = "github:1001"
READY, REFUSED, FAULT, NEEDS_APPROVAL = 0, 1, 2, 3


@pytest.fixture
def forge(tmp_path: Path) -> Clone:
    """A bare repository with the small catalogue on main."""
    forge = Clone.bare(tmp_path / "forge.git")
    first = forge.clone(tmp_path / "first")
    first.write(BASE)
    first.commit("Danh mục ban đầu", day="2026-01-10")
    first.git("push", "--quiet", "origin", "HEAD:main")
    return forge


def approvals(folder: Path, head: str, *said: tuple[int, str, str]) -> str:
    """A file of reviews: user, state, commit or `head`."""
    reviews = [
        {"user": user, "state": state, "commit": commit or head, "at": f"2026-01-15T0{number}:00:00Z"}
        for number, (user, state, commit) in enumerate(said)
    ]
    file = folder / "reviews.json"
    file.write_text(json.dumps({"forge": "github", "complete": True, "reviews": reviews}), encoding="utf-8")
    return str(file)


def review(forge: Clone, *arguments: str, head: str = "de-nghi") -> int:
    return main(["review", "--repo", str(forge.directory), "--base", "main", "--head", head, *arguments])


def propose(forge: Clone, folder: Path, old: str, new: str) -> str:
    """An enterprise's clone, change and push; the head commit."""
    clone = forge.clone(folder / "enterprise")
    clone.git("switch", "--quiet", "--create", "de-nghi")
    clone.replace(PLATFORM, old, new)
    head = clone.commit("Sửa mô tả")
    clone.git("push", "--quiet", "origin", "de-nghi")
    return head


def merge(forge: Clone, folder: Path, trailers: str, branch: str = "de-nghi") -> str:
    """What a forge does when the gate is open: a merge commit that names proposer and approvers."""
    clone = forge.clone(folder / "merger")
    message = f"Gộp đề nghị\n\n{trailers}"
    clone.git("merge", "--quiet", "--no-ff", "-m", message, f"origin/{branch}")
    clone.git("push", "--quiet", "origin", "main")
    return clone.git("rev-parse", "HEAD")


def page_of_the_platform(forge: Clone, folder: Path) -> str:
    checkout = forge.clone(folder / "publisher").directory
    judgement = judge(checkout, SCHEMAS, date(2026, 1, 15))
    portal = Portal(judgement.catalogue, SCHEMAS, date(2026, 1, 15), read_history(checkout))
    return next(page.body for page in platforms.pages(portal) if page.url == "/nen-tang/ban-do/")


def test_a_change_from_clone_to_page(forge: Clone, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "có phí thấp" not in page_of_the_platform(forge, tmp_path / "before")
    head = propose(forge, tmp_path, "miễn phí", "với có phí thấp")
    assert review(forge, "--actor", ENTERPRISE) == NEEDS_APPROVAL

    only_bystander = approvals(tmp_path, head, (1201, "approved", ""))
    assert review(forge, "--actor", ENTERPRISE, "--approvals", only_bystander) == NEEDS_APPROVAL
    both = approvals(tmp_path, head, (2201, "approved", ""), (2001, "approved", ""))
    assert review(forge, "--actor", ENTERPRISE, "--approvals", both) == READY
    capsys.readouterr()

    assert review(forge, "--actor", ENTERPRISE, "--approvals", both, "--format", "trailers") == READY
    trailers = capsys.readouterr().out
    merged = merge(forge, tmp_path, trailers)
    assert "có phí thấp" in page_of_the_platform(forge, tmp_path / "after")

    message = forge.git("log", "-1", "--format=%(trailers:unfold)", merged)
    assert "Proposed-by: github:1001" in message
    assert f"Approved-by: github:2201 {head}" in message
    first = forge.git("rev-list", "--max-parents=0", "main")
    assert main(["audit", "--repo", str(forge.directory), "--head", "main", "--since", first]) == READY
    assert review(forge, "--actor", ENTERPRISE) == REFUSED, "nothing is left to merge"


def test_the_naive_attack_is_refused(forge: Clone, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A stranger to the platform writes itself in as its core enterprise and changes it, all in one."""
    clone = forge.clone(tmp_path / "attacker")
    clone.git("switch", "--quiet", "--create", "de-nghi")
    clone.replace("catalogue/assignments/ban-do.yml", "cong-ty-ban-do", "cong-ty-khac")
    clone.replace(PLATFORM, "miễn phí", "có phí")
    head = clone.commit("Sửa nhỏ")
    clone.git("push", "--quiet", "origin", "de-nghi")
    file = approvals(tmp_path, head, (2201, "approved", ""), (2001, "approved", ""), (3001, "approved", ""))
    assert review(forge, "--actor", "github:1201", "--approvals", file) == REFUSED
    assert "không được đề nghị" in capsys.readouterr().out


def test_an_approval_of_an_older_commit_does_not_open_the_gate(forge: Clone, tmp_path: Path) -> None:
    old = propose(forge, tmp_path, "miễn phí", "có phí")
    clone = Clone(tmp_path / "enterprise")
    clone.replace(PLATFORM, "có phí", "rất có phí")
    head = clone.commit("Sửa thêm")
    clone.git("push", "--quiet", "origin", "de-nghi")
    assert review(forge, "--actor", ENTERPRISE, "--approvals", approvals(tmp_path, head, (2001, "approved", old))) == 3
    assert (
        review(forge, "--actor", ENTERPRISE, "--approvals", approvals(tmp_path, head, (2001, "approved", ""))) == READY
    )


def test_a_branch_behind_main_is_judged_by_what_it_changes(forge: Clone, tmp_path: Path) -> None:
    head = propose(forge, tmp_path, "miễn phí", "có phí")
    other = forge.clone(tmp_path / "other")
    other.replace("catalogue/platforms/hoi-dap.yml", "status: trial", "status: in-use")
    other.commit("Thay đổi khác")
    other.git("push", "--quiet", "origin", "main")
    file = approvals(tmp_path, head, (2001, "approved", ""))
    assert review(forge, "--actor", ENTERPRISE, "--approvals", file) == READY


def test_modes_links_and_odd_paths_are_seen_in_git_objects(forge: Clone, tmp_path: Path) -> None:
    clone = forge.clone(tmp_path / "enterprise")
    clone.git("switch", "--quiet", "--create", "de-nghi")
    (clone.directory / "catalogue/platforms/link.yml").symlink_to("ban-do.yml")
    (clone.directory / PLATFORM).chmod(0o755)
    (clone.directory / "catalogue/platforms/a\n`b.yml").write_text("a: b\n", encoding="utf-8")
    (clone.directory / ".gitattributes").write_text("* -diff\n", encoding="utf-8")
    clone.commit("Nhiều thứ lạ")
    clone.git("push", "--quiet", "origin", "de-nghi")
    assert review(forge, "--actor", ENTERPRISE) == REFUSED


def test_json_names_every_fault(forge: Clone, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clone = forge.clone(tmp_path / "enterprise")
    clone.git("switch", "--quiet", "--create", "de-nghi")
    (clone.directory / "catalogue/platforms/link.yml").symlink_to("ban-do.yml")
    (clone.directory / PLATFORM).chmod(0o755)
    clone.git("add", "catalogue")
    clone.git("update-index", "--add", "--cacheinfo", f"160000,{'a' * 40},catalogue/platforms/kho")
    clone.git("commit", "--quiet", "--message", "Lạ")
    clone.git("push", "--quiet", "origin", "de-nghi")
    assert review(forge, "--actor", ENTERPRISE, "--format", "json") == REFUSED
    faults = json.loads(capsys.readouterr().out)["facts"]["faults"]
    assert {fault["code"] for fault in faults} >= {"symbolic-link", "executable", "submodule", "path-not-allowed"}


@pytest.mark.parametrize(
    "change",
    [
        {"complete": False},
        {"unknown": 1},
        {"forge": "elsewhere"},
        {"reviews": [{"user": 1, "state": "yes", "commit": "", "at": "2026-01-15T00:00:00Z"}]},
        {"reviews": [{"user": 1, "state": "approved", "commit": "", "at": "2026-01-15T00:00:00"}]},
        {"reviews": None},
    ],
    ids=["incomplete", "unknown field", "unknown forge", "unknown state", "no zone", "no list"],
)
def test_reviews_that_cannot_be_read_are_a_fault(forge: Clone, tmp_path: Path, change: dict[str, object]) -> None:
    propose(forge, tmp_path, "miễn phí", "có phí")
    file = tmp_path / "reviews.json"
    plain: dict[str, object] = {"forge": "github", "complete": True, "reviews": []}
    file.write_text(json.dumps(plain | change), encoding="utf-8")
    assert review(forge, "--actor", ENTERPRISE, "--approvals", str(file)) == FAULT


@pytest.mark.parametrize("arguments", [("--actor", "vd-ban-do"), ("--actor", "0"), ("--as-of", "hôm nay")])
def test_wrong_use_is_a_fault(forge: Clone, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    propose(forge, tmp_path, "miễn phí", "có phí")
    assert review(forge, *arguments) == FAULT
    assert review(forge, head="không-có") == FAULT


def test_a_later_word_of_a_person_replaces_the_earlier(forge: Clone, tmp_path: Path) -> None:
    head = propose(forge, tmp_path, "miễn phí", "có phí")
    for said, status in (
        (((2001, "approved", ""), (2001, "changes-requested", "")), NEEDS_APPROVAL),
        (((2001, "changes-requested", ""), (2001, "approved", "")), READY),
        (((2001, "approved", ""), (2001, "commented", "")), READY),
        (((2001, "approved", ""), (2001, "dismissed", "")), NEEDS_APPROVAL),
    ):
        file = approvals(tmp_path, head, *said)
        assert review(forge, "--actor", ENTERPRISE, "--approvals", file) == status


def test_the_audit_names_what_was_merged_without_its_approvals(
    forge: Clone, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = propose(forge, tmp_path, "miễn phí", "có phí")
    first = forge.git("rev-parse", "main")
    merge(forge, tmp_path, f"Proposed-by: github:1001\nApproved-by: github:1002 {head}")
    clone = Clone(tmp_path / "merger")
    clone.replace("catalogue/platforms/hoi-dap.yml", "status: trial", "status: in-use")
    clone.commit("Đẩy thẳng ::error::x")
    clone.git("push", "--quiet", "origin", "main")
    assert main(["audit", "--repo", str(forge.directory), "--head", "main", "--since", first]) == 1
    out = capsys.readouterr().out
    assert re.findall(r"^[0-9a-f]{12}, 15/01/2026, “.*”: (.+)$", out, re.MULTILINE) == [
        "những người duyệt được ghi là chưa đủ",
        "không phải lần gộp một đề nghị",
    ]
    assert not re.search("^::", out, re.MULTILINE)


def crossed(forge: Clone, folder: Path) -> Clone:
    """A branch and main that have merged each other: they part at two commits. The branch's clone."""
    clone = forge.clone(folder / "enterprise")
    clone.replace("catalogue/platforms/hoi-dap.yml", "status: trial", "status: in-use")
    ours = clone.commit("Nhánh chính sửa")
    clone.git("switch", "--quiet", "--create", "de-nghi", "HEAD~1")
    clone.replace(PLATFORM, "miễn phí", "có phí")
    theirs = clone.commit("Đề nghị sửa")
    clone.git("merge", "--quiet", "--no-ff", "-m", "Lấy nhánh chính", ours)
    clone.git("switch", "--quiet", "main")
    clone.git("merge", "--quiet", "--no-ff", "-m", "Gộp nửa chừng", theirs)
    clone.git("switch", "--quiet", "de-nghi")
    assert len(clone.git("merge-base", "--all", "main", "de-nghi").split()) == 2
    return clone


def pushed(clone: Clone, message: str) -> str:
    head = clone.commit(message)
    clone.git("push", "--quiet", "origin", "main", "de-nghi")
    return head


def test_after_merges_crosswise_only_what_is_new_is_judged(
    forge: Clone, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = crossed(forge, tmp_path)
    clone.replace("catalogue/organisations/cong-ty-ban-do.yml", "Công ty Bản đồ", "Công ty Bản đồ số")
    pushed(clone, "Sửa tên")
    assert review(forge, "--actor", ENTERPRISE, "--format", "json") == NEEDS_APPROVAL
    facts = json.loads(capsys.readouterr().out)["facts"]
    assert [change["path"] for change in facts["changes"]] == ["catalogue/organisations/cong-ty-ban-do.yml"]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [(PLATFORM, "có phí", "rất có phí"), ("catalogue/platforms/hoi-dap.yml", "status: in-use", "status: trial")],
)
def test_a_file_on_which_the_points_of_parting_do_not_agree_is_in_conflict(
    forge: Clone, tmp_path: Path, capsys: pytest.CaptureFixture[str], path: str, old: str, new: str
) -> None:
    clone = crossed(forge, tmp_path)
    clone.replace(path, old, new)
    pushed(clone, "Sửa thêm")
    assert review(forge, "--actor", ENTERPRISE, "--format", "json") == REFUSED
    faults = json.loads(capsys.readouterr().out)["facts"]["faults"]
    assert {"code": "conflict", "path": path} in faults
    clone.git("merge", "--quiet", "-m", "Lấy nhánh chính lần nữa", "origin/main")
    clone.git("push", "--quiet", "origin", "de-nghi")
    review(forge, "--actor", ENTERPRISE, "--format", "json")
    assert "faults" not in json.loads(capsys.readouterr().out)["facts"]


def test_a_history_of_its_own_is_a_fault(forge: Clone, tmp_path: Path) -> None:
    clone = forge.clone(tmp_path / "enterprise")
    clone.git("switch", "--quiet", "--orphan", "de-nghi")
    (clone.directory / "catalogue").mkdir()
    pushed(clone, "Không chung gốc")
    assert review(forge, "--actor", ENTERPRISE) == FAULT
