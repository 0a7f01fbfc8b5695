"""A pull request that the machine opened is its issue's author's only while it holds exactly what they wrote."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.edit.conftest import ROOT
from tests.edit.test_intake import FORMS, body_of
from tests.review.conftest import BASE
from tests.review.repository import Clone

from ndp.cli import main
from ndp.edit.intake.proposer import GITHUB_MACHINE

MACHINE = int(GITHUB_MACHINE.partition(":")[2])
AUTHOR, OTHER, APPROVER, ISSUE = 1001, 1002, 2001, 12
PLATFORM = "catalogue/platforms/ban-do.yml"
ANSWERS = {
    "platform": "ban-do",
    "organisation": "cong-ty-ban-do",
    "field": "Mục đích / purpose",
    "value": "Tra cứu bản đồ, có cả ngoại tuyến.",
    "source": "bai-bao",
}
BODY = body_of(FORMS["cap-nhat-nen-tang"], ANSWERS)
Change = Callable[[dict[str, Any], dict[str, Any]], None]


@dataclass
class Forge:
    """A clone of main in which an issue was taken and committed on a branch."""

    clone: Clone
    head: str
    folder: Path

    def pull(self) -> dict[str, Any]:
        """What the forge says of the pull request."""
        return {
            "number": 40,
            "user": {"id": MACHINE, "login": "github-actions[bot]", "type": "Bot"},
            "head": {"ref": f"intake/{ISSUE}", "sha": self.head, "repo": {"id": 7}},
            "base": {"ref": "main", "sha": self.clone.git("rev-parse", "main"), "repo": {"id": 7}},
        }

    def issue(self) -> dict[str, Any]:
        """What the forge says of the issue."""
        return {
            "author": {"databaseId": AUTHOR},
            "editor": None,
            "body": BODY,
            "createdAt": "2026-01-14T18:00:00Z",
            "labels": {"nodes": [{"name": "cap-nhat"}]},
        }


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    """The small catalogue with the forms, an issue of its author, and what the machine made of it."""
    bare = Clone.bare(tmp_path / "forge.git")
    clone = bare.clone(tmp_path / "clone")
    clone.write(BASE)
    for file in (ROOT / ".github" / "ISSUE_TEMPLATE").iterdir():
        target = clone.directory / ".github" / "ISSUE_TEMPLATE" / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    clone.commit("Danh mục ban đầu", day="2026-01-10")
    clone.git("switch", "--quiet", "--create", f"intake/{ISSUE}")
    take(clone, tmp_path)
    return Forge(clone, clone.commit("Cập nhật nền tảng"), tmp_path)


def take(clone: Clone, folder: Path) -> None:
    file = folder / "body.md"
    file.write_text(BODY, encoding="utf-8")
    arguments = ["--form", "cap-nhat", "--body", str(file), "--actor-id", str(AUTHOR), "--issue", str(ISSUE)]
    assert main(["intake", "--catalogue", str(clone.directory), *arguments, "--as-of", "2026-01-15"]) == 0


def proposer(
    forge: Forge, capsys: pytest.CaptureFixture[str], change: Change | None = None, *, told: bool = True
) -> str:
    """Whom `ndp proposer` names, after `change` was made to what the forge says of pull request and issue."""
    capsys.readouterr()
    pull, issue = forge.pull(), forge.issue()
    if change is not None:
        change(pull, issue)
    files = {"pull": pull} | ({"issue": issue} if told else {})
    options: list[str] = []
    for name, data in files.items():
        file = forge.folder / f"{name}.json"
        file.write_text(json.dumps(data), encoding="utf-8")
        options += [f"--{name}", str(file)]
    assert main(["proposer", "--repo", str(forge.clone.directory), "--base", "main", *options]) == 0
    return capsys.readouterr().out.strip()


def test_the_author_of_the_issue_proposes(forge: Forge, capsys: pytest.CaptureFixture[str]) -> None:
    assert proposer(forge, capsys) == f"github:{AUTHOR}"


def set_in(path: str, value: Any) -> Change:
    def change(pull: dict[str, Any], issue: dict[str, Any]) -> None:
        first, *steps, last = path.split(".")
        at: Any = pull if first == "pull" else issue
        for step in steps:
            at = at[step]
        at[last] = value

    return change


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("issue.editor", {"databaseId": OTHER}),
        ("issue.editor", {}),
        ("issue.author", None),
        ("issue.author", {}),
        ("issue.author", {"databaseId": OTHER}),
        ("issue.body", BODY.replace("ngoại tuyến", "trực tuyến")),
        ("issue.body", ""),
        ("issue.labels", {"nodes": []}),
        ("issue.labels", {"nodes": [{"name": "hoi-dap"}]}),
        ("issue.createdAt", "2024-01-01T00:00:00Z"),
    ],
)
def test_other_words_than_the_branch_holds_are_nobodys(
    forge: Forge, capsys: pytest.CaptureFixture[str], path: str, value: Any
) -> None:
    # Who the author is does not change what the answers make, and neither does the day: both may stand.
    same = {("issue.author", OTHER): f"github:{OTHER}", ("issue.createdAt", None): f"github:{AUTHOR}"}
    own = value.get("databaseId") if isinstance(value, dict) else None
    expected = same.get((path, own), f"github:{MACHINE}")
    assert proposer(forge, capsys, set_in(path, value)) == expected


def test_the_authors_own_edit_stays_theirs(forge: Forge, capsys: pytest.CaptureFixture[str]) -> None:
    assert proposer(forge, capsys, set_in("issue.editor", {"databaseId": AUTHOR})) == f"github:{AUTHOR}"


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("pull.user.id", OTHER, OTHER),
        ("pull.head.repo", {"id": 8}, MACHINE),
        ("pull.head.repo", None, MACHINE),
        ("pull.head.ref", f"intake/{ISSUE}x", MACHINE),
        ("pull.head.ref", "main", MACHINE),
        ("pull.head.ref", "intake/0", MACHINE),
        ("pull.head.ref", "intake/13", MACHINE),
    ],
)
def test_only_the_machines_own_branch_counts(
    forge: Forge, capsys: pytest.CaptureFixture[str], path: str, value: Any, expected: int
) -> None:
    assert proposer(forge, capsys, set_in(path, value)) == f"github:{expected}"


def test_without_the_issue_the_machine_has_no_person(forge: Forge, capsys: pytest.CaptureFixture[str]) -> None:
    assert proposer(forge, capsys, told=False) == f"github:{MACHINE}"


def test_a_commit_on_top_takes_the_name_away(forge: Forge, capsys: pytest.CaptureFixture[str]) -> None:
    forge.clone.replace(PLATFORM, "status: trial", "status: in-use")
    forge.head = forge.clone.commit("Thêm một điều")
    assert proposer(forge, capsys) == f"github:{MACHINE}"


def test_a_changed_commit_takes_the_name_away(forge: Forge, capsys: pytest.CaptureFixture[str]) -> None:
    forge.clone.git("reset", "--quiet", "--soft", "HEAD~1")
    forge.clone.replace(PLATFORM, "cong-ty-ban-do", "cong-ty-khac")
    forge.head = forge.clone.commit("Cập nhật nền tảng")
    assert proposer(forge, capsys) == f"github:{MACHINE}"


def test_another_file_beside_takes_the_name_away(forge: Forge, capsys: pytest.CaptureFixture[str]) -> None:
    forge.clone.git("reset", "--quiet", "--soft", "HEAD~1")
    (forge.clone.directory / "hooks.py").write_text("", encoding="utf-8")
    forge.head = forge.clone.commit("Cập nhật nền tảng")
    assert proposer(forge, capsys) == f"github:{MACHINE}"


def test_another_mode_takes_the_name_away(forge: Forge, capsys: pytest.CaptureFixture[str]) -> None:
    forge.clone.git("reset", "--quiet", "--soft", "HEAD~1")
    (forge.clone.directory / PLATFORM).chmod(0o755)
    forge.head = forge.clone.commit("Cập nhật nền tảng")
    assert proposer(forge, capsys) == f"github:{MACHINE}"


def test_a_main_branch_of_ones_own_takes_the_name_away(forge: Forge, capsys: pytest.CaptureFixture[str]) -> None:
    """The branch must stand upon a commit of main: rights and records below it would be forged otherwise."""
    forge.clone.git("switch", "--quiet", "--detach", "main")
    forge.clone.replace(PLATFORM, "cong-ty-ban-do", "cong-ty-khac")
    forge.clone.commit("Nền giả")
    take(forge.clone, forge.folder)
    forge.head = forge.clone.commit("Cập nhật nền tảng")
    assert proposer(forge, capsys) == f"github:{MACHINE}"


def test_the_gate_judges_the_author_of_the_issue(forge: Forge, capsys: pytest.CaptureFixture[str]) -> None:
    """What the enterprise wrote in a form passes like its own pull request; the machine's own would be refused."""
    reviews = forge.folder / "reviews.json"
    approval = {"user": APPROVER, "state": "approved", "commit": forge.head, "at": "2026-01-15T08:00:00Z"}
    given = {"forge": "github", "complete": True, "reviews": [approval], "contributors": [AUTHOR, MACHINE]}
    reviews.write_text(json.dumps(given), encoding="utf-8")
    outcomes: dict[str, int] = {}
    for name in (proposer(forge, capsys), f"github:{MACHINE}"):
        options = ["--head", forge.head, "--actor", name, "--approvals", str(reviews), "--as-of", "2026-01-15"]
        outcomes[name] = main(["review", "--repo", str(forge.clone.directory), "--base", "main", *options])
    assert outcomes == {f"github:{AUTHOR}": 0, f"github:{MACHINE}": 1}


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"user": {"id": "x"}}', "\x00"])
def test_what_cannot_be_read_is_an_error(forge: Forge, content: str) -> None:
    file = forge.folder / "pull.json"
    file.write_text(content, encoding="utf-8")
    assert main(["proposer", "--repo", str(forge.clone.directory), "--base", "main", "--pull", str(file)]) == 2
