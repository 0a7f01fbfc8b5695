"""The rule that guards the main branch, as the forge has it, against the file."""

from __future__ import annotations

import copy
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ASKED = ROOT / ".github" / "rulesets" / "main.json"
Rules = dict[str, Any]


def drift(folder: Path, live: Any) -> tuple[int, list[str]]:
    file = folder / "live.json"
    file.write_text(json.dumps(live), encoding="utf-8")
    done = subprocess.run([ROOT / ".ci" / "ruleset-drift", ASKED, file], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.splitlines()


def as_the_forge_tells_it() -> Rules:
    """The file as GitHub's interface gives it back: with numbers of its own, more parameters, another order."""
    live: Rules = json.loads(ASKED.read_text(encoding="utf-8"))
    live |= {"id": 7, "source_type": "Repository", "source": "to-chuc/kho", "node_id": "x", "created_at": "2026-01-01"}
    live["rules"].reverse()
    live["rules"].append({"type": "required_linear_history"})
    checks = rule(live, "required_status_checks")["required_status_checks"]
    checks.reverse()
    rule(live, "pull_request")["allowed_merge_methods"] = ["merge"]
    return live


def rule(live: Rules, kind: str) -> Any:
    return next(each for each in live["rules"] if each["type"] == kind)["parameters"]


def test_what_the_forge_adds_is_no_difference(tmp_path: Path) -> None:
    assert drift(tmp_path, as_the_forge_tells_it()) == (0, [])
    hidden = as_the_forge_tells_it()
    del hidden["bypass_actors"]  # shown to administrators alone
    assert drift(tmp_path, hidden) == (0, [])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda live: live.update(enforcement="disabled"), "enforcement: active → disabled"),
        (lambda live: live["rules"].pop(), None),
        (
            lambda live: live["rules"].remove({"type": "deletion"}),
            "rules/deletion/type: deletion → null",
        ),
        (
            lambda live: rule(live, "pull_request").update(required_approving_review_count=0),
            "rules/pull_request/parameters/required_approving_review_count: 1 → 0",
        ),
        (
            lambda live: rule(live, "pull_request").update(require_code_owner_review=False),
            "rules/pull_request/parameters/require_code_owner_review: true → false",
        ),
        (
            lambda live: rule(live, "required_status_checks")["required_status_checks"].pop(),
            "rules/required_status_checks/parameters/required_status_checks/gate/context: gate → null",
        ),
        (
            lambda live: live["conditions"]["ref_name"].update(include=["refs/heads/other"]),
            "conditions/ref_name/include/0: ~DEFAULT_BRANCH → refs/heads/other",
        ),
        (
            lambda live: live.update(bypass_actors=[{"actor_id": 5, "actor_type": "RepositoryRole"}]),
            "bypass: RepositoryRole 5",
        ),
    ],
)
def test_what_is_weaker_is_named(tmp_path: Path, change: Callable[[Rules], object], said: str | None) -> None:
    live = copy.deepcopy(as_the_forge_tells_it())
    change(live)
    status, lines = drift(tmp_path, live)
    assert (status, said in lines) == ((1, True) if said else (0, False))


def test_no_rule_at_all_is_a_difference(tmp_path: Path) -> None:
    status, lines = drift(tmp_path, None)
    assert status == 1
    assert "enforcement: active → null" in lines


def test_what_cannot_be_read_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "live.json").write_text("{", encoding="utf-8")
    command = [ROOT / ".ci" / "ruleset-drift", ASKED, tmp_path / "live.json"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2
