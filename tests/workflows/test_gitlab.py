"""GitLab's scripts with real Git and a GitLab that keeps everything in a file: gate, intake, nightly."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.edit.conftest import ROOT
from tests.edit.test_intake import FORMS
from tests.edit.test_proposer import ANSWERS
from tests.review.conftest import BASE
from tests.review.repository import ENVIRONMENT, Clone
from tests.workflows.gitlab_server import MACHINE

from ndp.edit.intake.forms import read_answers
from ndp.edit.intake.templates import template_of

PLATFORM = "catalogue/platforms/ban-do.yml"
EDITOR, COLLEAGUE, FOCAL, OTHER = 1001, 1002, 2001, 1201
APPROVED, TAKEN_BACK, REQUESTED = "approved", "unapproved", "requested changes"
SAID = {APPROVED: "approved this merge request", TAKEN_BACK: "unapproved this merge request", REQUESTED: REQUESTED}


def filled(answers: dict[str, str]) -> str:
    """The template as its author leaves it: answers below the guidance."""
    form = FORMS["cap-nhat-nen-tang"]
    text = template_of(form)
    for field in form.fields:
        block = "\n".join((f"### {field.label}", "", *field.guidance, ""))
        assert text.count(block) == 1
        text = text.replace(block, f"{block}{answers.get(field.id, '')}\n")
    return text


@dataclass
class GitLab:
    """A project: its bare repository, a working copy of main as a job has it, and what the interface keeps."""

    folder: Path
    job: Clone

    @property
    def store(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads((self.folder / "bin" / "gitlab.json").read_text(encoding="utf-8"))
        return data

    def put(self, **values: Any) -> None:
        (self.folder / "bin" / "gitlab.json").write_text(json.dumps(self.store | values), encoding="utf-8")

    def run(self, script: str, *arguments: str, payload: Any = None) -> subprocess.CompletedProcess[str]:
        """One job; it begins with a fresh copy of main."""
        self.job.git("fetch", "--quiet", "origin", "main")
        self.job.git("reset", "--quiet", "--hard", "origin/main")
        (self.folder / "payload.json").write_text(json.dumps(payload), encoding="utf-8")
        environment = {
            **ENVIRONMENT,
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "NDP_TOKEN": "secret",
            "NDP_AS_OF": "2026-01-15",
            "TRIGGER_PAYLOAD": str(self.folder / "payload.json"),
            "CI_API_V4_URL": "https://gitlab.example/api/v4",
            "CI_API_GRAPHQL_URL": "https://gitlab.example/api/graphql",
            "CI_PROJECT_ID": "1",
            "CI_PROJECT_PATH": "kho",
            "CI_SERVER_URL": self.folder.as_uri(),
            "CI_DEFAULT_BRANCH": "main",
            "CI_JOB_URL": "https://gitlab.example/job",
        }
        return subprocess.run(
            [self.job.directory / ".ci" / script, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def propose(self, old: str = "miễn phí", new: str = "có phí thấp") -> str:
        """A merge request of the editor; its commit."""
        clone = Clone(self.folder / "kho.git").clone(self.folder / f"editor-{len(self.store['merge_requests'])}")
        clone.replace(PLATFORM, old, new)
        head = clone.commit("Sửa mô tả")
        number = len(self.store["merge_requests"]) + 1
        clone.git("push", "--quiet", "origin", f"HEAD:refs/merge-requests/{number}/head")
        request = {"iid": number, "author": {"id": EDITOR}, "sha": head, "source_branch": "sua", "state": "opened"}
        request |= {"source_project_id": 2, "target_project_id": 1, "target_branch": "main"}
        self.put(
            merge_requests=[*self.store["merge_requests"], request],
            **{f"merge_requests/{number}/versions": [version(head, "2026-01-15T08:00:00.000Z")]},
        )
        return head

    def says(self, *said: tuple[int, str, str]) -> None:
        """System notes on the first merge request: user, what, hour."""
        notes = [
            {"id": place, "author": {"id": user}, "system": True, "body": SAID[what], "created_at": at(hour)}
            for place, (user, what, hour) in enumerate(said, 1)
        ]
        self.put(**{"merge_requests/1/notes": notes})

    def gate(self, number: int = 1) -> tuple[str, str]:
        """The state that the hook sets on a merge request, and the comment it keeps."""
        done = self.run("gitlab-hook", payload={"object_kind": "merge_request", "object_attributes": {"iid": number}})
        own = [
            note["body"]
            for note in self.store.get(f"merge_requests/{number}/notes", ())
            if note["author"]["id"] == MACHINE
        ]
        assert len(own) <= 1
        return self.store["statuses"][-1][2], own[0] if own else done.stderr


def at(hour: str) -> str:
    return f"2026-01-15T{hour}:00:00.000Z"


def version(head: str, when: str) -> dict[str, str]:
    return {"head_commit_sha": head, "created_at": when}


@pytest.fixture
def gitlab(tmp_path: Path) -> GitLab:
    bare = Clone.bare(tmp_path / "kho.git")
    job = bare.clone(tmp_path / "job")
    job.write(BASE)
    for account in (job.directory / "catalogue" / "accounts").iterdir():
        account.write_text(account.read_text(encoding="utf-8").replace("forge: github", "forge: gitlab"), "utf-8")
    for file in (*(ROOT / ".ci").rglob("*"), *(ROOT / ".github" / "ISSUE_TEMPLATE").iterdir()):
        target = job.directory / file.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.is_file():
            target.write_bytes(file.read_bytes())
            target.chmod(file.stat().st_mode)
    (job.directory / ".gitignore").write_text(".venv/\n", encoding="utf-8")
    job.git("add", "--all")
    job.git("commit", "--quiet", "--message", "Danh mục ban đầu", day="2026-01-10")
    job.git("push", "--quiet", "origin", "HEAD:main")
    program = job.directory / ".venv" / "bin" / "ndp"
    program.parent.mkdir(parents=True)
    # What strangers wrote is read without the token.
    program.write_text(
        f'#!/bin/sh\ntest -z "$NDP_TOKEN" || exit 9\nexec {Path(sys.executable).with_name("ndp")} "$@"\n', "utf-8"
    )
    program.chmod(0o755)
    curl = tmp_path / "bin" / "curl"
    curl.parent.mkdir()
    curl.write_bytes((ROOT / "tests" / "workflows" / "gitlab_server.py").read_bytes())
    curl.chmod(0o755)
    empty = {"issues": [], "merge_requests": [], "statuses": [], "committers": [], "more": False}
    (tmp_path / "bin" / "gitlab.json").write_text(json.dumps(empty), encoding="utf-8")
    return GitLab(tmp_path, job)


def test_the_gate_waits_for_the_approval_that_counts(gitlab: GitLab) -> None:
    head = gitlab.propose()
    state, comment = gitlab.gate()
    assert state == "pending"
    assert comment.startswith("<!-- ndp:verdict -->\n## Xét thay đổi: Cần duyệt")
    for said, expected in (
        ([(COLLEAGUE, APPROVED, "09"), (OTHER, APPROVED, "09")], "pending"),
        ([(FOCAL, APPROVED, "07")], "pending"),
        ([(FOCAL, APPROVED, "09"), (FOCAL, TAKEN_BACK, "10")], "pending"),
        ([(FOCAL, APPROVED, "09"), (FOCAL, REQUESTED, "10")], "pending"),
        ([(FOCAL, APPROVED, "09")], "success"),
    ):
        gitlab.says(*said)
        assert gitlab.gate()[0] == expected, said
    assert gitlab.store["statuses"][-1] == [head, "gate", "success"]
    gitlab.put(committers=[FOCAL])
    assert gitlab.gate()[0] == "pending"


def test_the_gate_refuses_and_fails_closed(gitlab: GitLab) -> None:
    gitlab.propose("status: trial", "status: in-use")
    gitlab.says((FOCAL, APPROVED, "09"))
    state, comment = gitlab.gate()
    assert state == "failed"
    assert "Bị từ chối" in comment
    gitlab.put(more=True)
    state, error = gitlab.gate()
    assert (state, "not complete" in error or "Bị từ chối" in error) == ("failed", True)


def test_a_form_of_the_template_is_read_like_one_of_github() -> None:
    assert read_answers(FORMS["cap-nhat-nen-tang"], filled(ANSWERS)) == ANSWERS


@pytest.mark.parametrize("name", FORMS)
def test_a_template_left_empty_says_nothing(name: str) -> None:
    assert read_answers(FORMS[name], template_of(FORMS[name])) == {}


def issue_of(text: str, author: int = EDITOR, editor: int | None = None) -> dict[str, Any]:
    made = {"iid": 1, "author": {"id": author}, "editor": editor, "description": text, "state": "OPEN"}
    return {**made, "created_at": "2026-01-15T03:00:00Z"}


def hook_of_issue(gitlab: GitLab, user: int = EDITOR) -> subprocess.CompletedProcess[str]:
    payload = {"object_kind": "issue", "object_attributes": {"iid": 1}, "user": {"id": user}}
    return gitlab.run("gitlab-hook", payload=payload)


def test_an_issue_becomes_a_request_in_its_authors_name(gitlab: GitLab) -> None:
    gitlab.put(issues=[issue_of(filled(ANSWERS))])
    for _ in range(2):
        done = hook_of_issue(gitlab)
        assert done.returncode == 0, done.stderr
    (request,) = gitlab.store["merge_requests"]
    assert request["source_branch"] == "intake/1"
    (note,) = gitlab.store["issues/1/notes"]
    assert note["body"].startswith("<!-- ndp:intake -->\n")
    assert note["body"].endswith("→ !1\n")

    bare = Clone(gitlab.folder / "kho.git")
    head = bare.git("rev-parse", "intake/1")
    bare.git("update-ref", "refs/merge-requests/1/head", head)
    request |= {"sha": head, "source_project_id": 1, "target_project_id": 1}
    gitlab.put(merge_requests=[request], **{"merge_requests/1/versions": [version(head, at("08"))]})
    gitlab.says((FOCAL, APPROVED, "09"))
    state, comment = gitlab.gate()
    assert state == "success", comment
    assert "`vd-ban-do`" in comment

    edited = gitlab.store["issues"][0] | {"editor": OTHER}
    gitlab.put(issues=[edited])
    assert gitlab.gate()[0] == "failed", "what somebody else edited is not the author's"


def test_an_issue_that_lacks_something_is_answered(gitlab: GitLab) -> None:
    gitlab.put(issues=[issue_of(filled({**ANSWERS, "platform": ""}))])
    assert hook_of_issue(gitlab).returncode == 0
    assert gitlab.store["merge_requests"] == []
    (note,) = gitlab.store["issues/1/notes"]
    assert "**Nền tảng**: " in note["body"]


@pytest.mark.parametrize(("text", "user"), [("xin chào", EDITOR), (filled(ANSWERS), OTHER)])
def test_an_issue_of_another_kind_or_hand_is_left_alone(gitlab: GitLab, text: str, user: int) -> None:
    gitlab.put(issues=[issue_of(text)])
    assert hook_of_issue(gitlab, user).returncode == 0
    assert gitlab.store["merge_requests"] == []
    assert "issues/1/notes" not in gitlab.store


def test_nightly_keeps_an_issue_for_each_unit(gitlab: GitLab) -> None:
    stale = {"iid": 1, "author": {"id": MACHINE}, "state": "OPEN", "title": "cũ", "description": "<!-- ndp:due x -->\n"}
    foreign = {"iid": 2, "author": {"id": OTHER}, "state": "OPEN", "title": "khác", "description": "<!-- ndp:due y -->"}
    gitlab.put(issues=[stale, foreign])
    for _ in range(2):
        done = gitlab.run("gitlab-nightly")
        assert done.returncode == 0, done.stderr
    states = {issue["title"]: issue["state"] for issue in gitlab.store["issues"]}
    assert states.pop("cũ") == "CLOSED"
    assert states.pop("khác") == "OPEN"
    due = subprocess.run(
        [Path(sys.executable).with_name("ndp"), "due", "--format", "issues", "--as-of", "2026-01-15"],
        cwd=gitlab.job.directory,
        capture_output=True,
        text=True,
        check=False,
    )
    expected = {each["title"] for each in json.loads(due.stdout)}
    assert {title for title in states if title != "Kiểm tra hằng đêm / nightly check"} == expected
    assert set(states.values()) <= {"OPEN"}


def test_templates_are_made_of_the_forms() -> None:
    command: list[str | Path] = [Path(sys.executable).with_name("ndp"), "forms", "--catalogue", ROOT / "catalogue"]
    done = subprocess.run([*command, "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
