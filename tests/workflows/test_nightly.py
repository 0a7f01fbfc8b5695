"""The nightly job's issues, with its own script and a forge that keeps issues in files."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FORGE = """\
#!/usr/bin/env python3
import json, pathlib, sys
store = pathlib.Path(__file__).parent / "issues.json"
issues = json.loads(store.read_text())
words = sys.argv[1:]
assert words.pop(0) == "issue"
what = words.pop(0)
option = lambda name: words[words.index(name) + 1]
if what == "list":
    print(json.dumps([each for each in issues if each["open"]]))
elif what == "create":
    body = pathlib.Path(option("--body-file")).read_text()
    issues.append({"number": len(issues) + 1, "title": option("--title"), "body": body, "open": True})
elif what == "edit":
    issue = issues[int(words[0]) - 1]
    issue["title"], issue["body"] = option("--title"), pathlib.Path(option("--body-file")).read_text()
else:
    assert what == "close"
    issues[int(words[0]) - 1]["open"] = False
store.write_text(json.dumps(issues))
"""


class Night:
    """A forge and the job's last step."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "gh").write_text(FORGE, encoding="utf-8")
        (folder / "gh").chmod(0o755)
        (folder / "issues.json").write_text("[]", encoding="utf-8")
        text = (ROOT / ".github/workflows/nightly.yml").read_text(encoding="utf-8")
        step = yaml.safe_load(text)["jobs"]["today"]["steps"][-1]
        self.script = str(step["run"])

    def pass_with(self, *matters: tuple[str, str], clean: bool = True) -> list[dict[str, Any]]:
        """One night with these matters (key, title); the forge's issues after it."""
        runner = self.folder / "runner"
        subprocess.run(["rm", "-rf", runner], check=True)
        runner.mkdir()
        made = [{"key": key, "title": title, "body": f"<!-- ndp:due {key} -->\n\n{title}\n"} for key, title in matters]
        # The step before writes the list beside the forge's own file: the names must not meet.
        (runner / "issues.json").write_text(json.dumps(made), encoding="utf-8")
        (runner / "report.md").write_text("<!-- ndp:nightly -->\n\nlỗi\n", encoding="utf-8")
        subprocess.run(
            ["bash", "-e", "-c", self.script],
            env={
                **os.environ,
                "PATH": f"{self.folder}:{os.environ['PATH']}",
                "RUNNER_TEMP": str(runner),
                "CLEAN": "yes" if clean else "no",
            },
            check=True,
            capture_output=True,
        )
        issues: list[dict[str, Any]] = json.loads((self.folder / "issues.json").read_text(encoding="utf-8"))
        return issues


@pytest.fixture
def night(tmp_path: Path) -> Night:
    return Night(tmp_path)


def state(issues: list[dict[str, Any]]) -> list[tuple[str, bool]]:
    return [(issue["title"], issue["open"]) for issue in issues]


def test_an_issue_is_opened_kept_up_to_date_and_closed(night: Night) -> None:
    assert state(night.pass_with(("bo-a", "Bộ A"), ("bo-b", "Bộ B"))) == [("Bộ A", True), ("Bộ B", True)]
    assert state(night.pass_with(("bo-a", "Bộ A, thêm"), ("bo-b", "Bộ B"))) == [("Bộ A, thêm", True), ("Bộ B", True)]
    assert state(night.pass_with(("bo-b", "Bộ B"))) == [("Bộ A, thêm", False), ("Bộ B", True)]
    assert state(night.pass_with()) == [("Bộ A, thêm", False), ("Bộ B", False)]
    assert state(night.pass_with(("bo-a", "Bộ A")))[2:] == [("Bộ A", True)]


def test_what_is_wrong_with_the_catalogue_has_an_issue_of_its_own(night: Night) -> None:
    assert state(night.pass_with(clean=False)) == [("Kiểm tra hằng đêm / nightly check", True)]
    assert state(night.pass_with(clean=True)) == [("Kiểm tra hằng đêm / nightly check", False)]


def test_titles_are_mere_text(night: Night) -> None:
    title = '$(touch x) `id` "; rm -rf / # ${HOME}'
    assert state(night.pass_with(("bo-a", title))) == [(title, True)]
