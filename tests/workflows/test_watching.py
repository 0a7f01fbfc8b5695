"""The steps that look at the forge's settings and at the nightly check, with their own scripts and a forge of files."""

from __future__ import annotations

import json
import os
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.workflows.reading import GITHUB, ROOT, WORKFLOWS

FORGE = """\
#!/usr/bin/env python3
import json, pathlib, subprocess, sys
store = pathlib.Path(__file__).with_name("forge.json")
forge = json.loads(store.read_text())
words = sys.argv[1:]
option = lambda name: words[words.index(name) + 1]
def shown(value):
    if "--jq" not in words:
        return json.dumps(value)
    return subprocess.run(["jq", "-r", option("--jq")], input=json.dumps(value), text=True, capture_output=True).stdout
if words[0] == "api":
    print(shown(forge["api"][words[1]]), end="")
elif words[:2] == ["run", "list"]:
    print(shown(forge["runs"]), end="")
elif words[:2] == ["issue", "list"]:
    print(shown([each for each in forge["issues"] if each["open"]]), end="")
elif words[:2] == ["issue", "create"]:
    forge["issues"].append({"number": len(forge["issues"]) + 1, "title": option("--title"), "open": True})
else:
    assert words[:2] == ["issue", "close"]
    forge["issues"][int(words[2]) - 1]["open"] = False
store.write_text(json.dumps(forge))
"""


class Forge:
    """A forge with settings, runs and issues."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "gh").write_text(FORGE, encoding="utf-8")
        (folder / "gh").chmod(0o755)
        (folder / "runner").mkdir()

    def run(self, script: str, state: dict[str, Any], **environment: str) -> tuple[bool, dict[str, Any]]:
        """Whether a script ends well, and the forge after it."""
        file = self.folder / "forge.json"
        file.write_text(json.dumps(state), encoding="utf-8")
        done = subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=ROOT,
            env={
                **os.environ,
                "PATH": f"{self.folder}:{os.environ['PATH']}",
                "RUNNER_TEMP": str(self.folder / "runner"),
                "REPOSITORY": "a/b",
                **environment,
            },
            capture_output=True,
            check=False,
        )
        after: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return done.returncode == 0, after


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return Forge(tmp_path)


def last_script(workflow: str, job: str) -> str:
    return list(WORKFLOWS[workflow].jobs[job].scripts)[-1]


def settings(errors: list[str] | None = None, **changed: Any) -> dict[str, Any]:
    """The forge's answers: our rule with what the forge adds to it, and `changed`."""
    rule = json.loads((GITHUB / "rulesets/main.json").read_text(encoding="utf-8"))
    del rule["bypass_actors"]
    for each in rule["rules"]:
        each.setdefault("parameters", {})["added_by_the_forge"] = False
    rule |= {"id": 7, "source": "a/b"} | changed
    return {
        "api": {
            "repos/a/b/codeowners/errors": {"errors": errors or []},
            "repos/a/b/rulesets": [{"id": 6, "name": "other"}, {"id": 7, "name": rule["name"]}],
            "repos/a/b/rulesets/7": rule,
        }
    }


@pytest.mark.parametrize(
    ("state", "sound"),
    [
        (settings(), True),
        (settings(errors=["unknown owner"]), False),
        (settings(enforcement="disabled"), False),
        (settings(rules=[]), False),
        (settings(bypass_actors=[{"actor_id": 1}]), False),
        (settings(bypass_actors=[]), True),
        (settings(name="other name"), False),
    ],
)
def test_a_change_of_the_forges_settings_fails_the_night(forge: Forge, state: dict[str, Any], *, sound: bool) -> None:
    assert forge.run(last_script("nightly.yml", "settings"), state)[0] is sound


@pytest.mark.parametrize(
    ("score", "workflow", "sound"),
    [(8.0, 10, True), (9.3, 10, True), (7.9, 10, False), (9.3, 0, False), (9.3, -1, False)],
)
def test_a_scorecard_that_fell_fails_the_night(forge: Forge, score: float, workflow: int, *, sound: bool) -> None:
    card = {
        "score": score,
        "checks": [{"name": "Fuzzing", "score": 0}, {"name": "Dangerous-Workflow", "score": workflow}],
    }
    (forge.folder / "scorecard.json").write_text(json.dumps(card), encoding="utf-8")
    least = WORKFLOWS["nightly.yml"].jobs["score"].steps[-1]["env"]["LEAST"]
    summary = forge.folder / "summary"
    script = f"cd '{forge.folder}'\n{last_script('nightly.yml', 'score')}"
    assert forge.run(script, {}, LEAST=least, GITHUB_STEP_SUMMARY=str(summary))[0] is sound
    assert summary.read_text(encoding="utf-8").startswith(f"Scorecard {score:g}")


def test_a_rehearsal_that_fails_opens_one_issue_and_a_good_one_closes_it(forge: Forge) -> None:
    script = last_script("rehearsal.yml", "report")

    def reported(result: str, issues: list[dict[str, Any]]) -> list[bool]:
        ended, after = forge.run(script, {"issues": issues}, RESULT=result, RUN="https://forge.example/1")
        assert ended
        return [issue["open"] for issue in after["issues"]]

    opened = {"number": 1, "title": "x", "open": True}
    assert reported("success", []) == []
    assert reported("failure", []) == [True]
    assert reported("cancelled", [opened]) == [True]
    assert reported("success", [opened]) == [False]


def test_a_silent_night_opens_one_issue_and_a_good_one_closes_it(forge: Forge) -> None:
    script = last_script("watch.yml", "nightly")
    hours = WORKFLOWS["watch.yml"].jobs["nightly"].steps[-1]["env"]["HOURS"]
    assert hours == "36"

    def watched(runs: list[timedelta], issues: list[dict[str, Any]]) -> list[bool]:
        now = datetime.now(UTC)
        state = {"runs": [{"updatedAt": f"{now - ago:%Y-%m-%dT%H:%M:%SZ}"} for ago in runs], "issues": issues}
        ended, after = forge.run(script, state, HOURS=hours)
        assert ended
        return [issue["open"] for issue in after["issues"]]

    opened = {"number": 1, "title": "x", "open": True}
    assert watched([timedelta(hours=20)], []) == []
    assert watched([timedelta(hours=40)], []) == [True]
    assert watched([], []) == [True]
    assert watched([timedelta(hours=40)], [opened]) == [True]
    assert watched([timedelta(hours=20)], [opened]) == [False]
