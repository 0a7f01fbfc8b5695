"""The forge's files: audited, of the forge's own shape, and true to the rules that keep a proposal harmless."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from ndp.export.well_known import ADVISORIES

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
PRIVILEGED = {"gate.yml", "intake.yml"}
OF_STRANGERS = {"pull_request_target", "workflow_run", "issues", "issue_comment"}
"""Workflows that run with the base branch's rights on a stranger's event."""


def load(path: Path) -> dict[Any, Any]:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert isinstance(data, dict)
    return data


def jobs(path: Path) -> dict[str, Any]:
    found = load(path)["jobs"]
    assert isinstance(found, dict)
    return found


def test_the_audit_finds_nothing() -> None:
    done = subprocess.run(
        [
            Path(sys.executable).with_name("zizmor"),
            "--offline",
            "--persona=pedantic",
            "--strict-collection",
            "--no-progress",
            GITHUB,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def lint(*files: Path, stdin: str = "") -> tuple[int, str]:
    """What actionlint says of workflow files, of `stdin` where there are none."""
    bin_folder = Path(sys.executable).parent
    done = subprocess.run(
        [
            bin_folder / "actionlint",
            "-no-color",
            "-oneline",
            f"-shellcheck={bin_folder / 'shellcheck'}",
            "-pyflakes=",
            *(files or ["-"]),
        ],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_linter_finds_nothing() -> None:
    assert lint(*WORKFLOWS) == (0, "")


@pytest.mark.parametrize(
    ("line", "fault", "rule"),
    [
        ("contents: read # to read", "contents: sometimes", "permissions"),
        ("name: Decide", "name: ${{ github.nothing.here }}", "expression"),
        ("run: make .venv/.installed", "run: 'echo ${{ github.event.pull_request.title }}'", "expression"),
        ("run: make .venv/.installed", "run: cd $HOME && rm $*", "shellcheck"),
        ("needs: decide", "needs: nobody", "job-needs"),
        ("timeout-minutes: 10", "timeout: 10", "syntax-check"),
    ],
)
def test_the_linter_finds_a_planted_fault(line: str, fault: str, rule: str) -> None:
    text = (GITHUB / "workflows" / "gate.yml").read_text(encoding="utf-8")
    assert text.count(line) >= 1
    status, said = lint(stdin=text.replace(line, fault, 1))
    assert status == 1
    assert f"[{rule}]" in said


def test_the_shell_scripts_have_no_faults() -> None:
    scripts = sorted(path for path in (ROOT / ".ci").iterdir() if path.is_file())
    done = subprocess.run(
        [Path(sys.executable).with_name("shellcheck"), *scripts], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", [str(path) for path in WORKFLOWS]),
        ("vendor.dependabot", [str(GITHUB / "dependabot.yml")]),
        (
            "vendor.github-issue-forms",
            [str(path) for path in sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) if path.name != "config.yml"],
        ),
        ("vendor.github-issue-config", [str(GITHUB / "ISSUE_TEMPLATE" / "config.yml")]),
        ("vendor.gitlab-ci", [str(ROOT / ".gitlab-ci.yml")]),
    ],
)
def test_files_have_the_shape_the_forge_asks_for(schema: str, files: list[str]) -> None:
    assert files
    done = subprocess.run(
        [Path(sys.executable).with_name("check-jsonschema"), "--builtin-schema", schema, *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_is_allowed_beyond_what_a_job_says(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    assert "concurrency" in workflow
    for name, job in workflow["jobs"].items():
        assert "permissions" in job, name


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_events_never_reach_a_shell(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "allow-unsafe-pr-checkout" not in text
    for job in jobs(path).values():
        for step in job["steps"]:
            if "uses" in step:
                assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", step["uses"]), step["uses"]
                if step["uses"].startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] is False
            assert "${{" not in step.get("run", ""), "an expression in a shell: pass it through env"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_status_that_is_asked_for_does_not_end_the_step_first(path: Path) -> None:
    """A step's shell is `bash -e`, whatever `set` leaves out: `code=$?` after a failure is never reached."""
    for job in jobs(path).values():
        for step in job["steps"]:
            script = step.get("run", "")
            assert "set -uo" not in script
            assert "set +e" in script or not re.search(r"^\s*\w+=\$\?$", script, re.MULTILINE)


@pytest.mark.parametrize("path", [path for path in WORKFLOWS if path.name in PRIVILEGED], ids=lambda path: path.name)
def test_a_privileged_workflow_checks_out_only_the_default_branch(path: Path) -> None:
    for job in jobs(path).values():
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["ref"] == "${{ github.event.repository.default_branch }}"
            assert "git checkout" not in step.get("run", "")
            assert "git switch" not in step.get("run", "")


def test_only_privileged_workflows_listen_to_strangers_with_rights() -> None:
    for path in WORKFLOWS:
        # YAML 1.1 reads the key `on` as true.
        events = load(path)[True]
        dangerous = OF_STRANGERS & set(events)
        assert bool(dangerous) == (path.name in PRIVILEGED), path.name


def test_the_rule_of_the_main_branch_asks_for_statuses_that_exist() -> None:
    rules = json.loads((GITHUB / "rulesets" / "main.json").read_text(encoding="utf-8"))["rules"]
    required = next(rule for rule in rules if rule["type"] == "required_status_checks")["parameters"]
    contexts = {check["context"] for check in required["required_status_checks"]}
    gate = (GITHUB / "workflows" / "gate.yml").read_text(encoding="utf-8")
    assert "context=gate" in gate
    assert contexts == {"gate", jobs(GITHUB / "workflows" / "validate.yml")["ci-result"]["name"]}


def test_the_summary_job_waits_for_every_other() -> None:
    found = jobs(GITHUB / "workflows" / "validate.yml")
    assert set(found["ci-result"]["needs"]) == set(found) - {"ci-result"}
    assert found["ci-result"]["if"] == "always()"


def test_what_is_published_was_built_here_and_verified_first() -> None:
    publish = jobs(GITHUB / "workflows" / "publish.yml")
    attest = publish["attest"]["steps"]
    files = next(step["with"]["subject-path"] for step in attest if "attest-build-provenance@" in step.get("uses", ""))
    # deploy-pages publishes the artifact github-pages, whose one file is artifact.tar.
    assert "artifact.tar" in files.split()
    assert {step["with"]["name"] for step in attest if "download-artifact@" in step["uses"]} >= {"github-pages"}
    steps = publish["deploy"]["steps"]
    deploy = next(place for place, step in enumerate(steps) if "deploy-pages@" in step.get("uses", ""))
    before = "\n".join(step.get("run", "") for step in steps[:deploy])
    assert "gh attestation verify artifact.tar " in before
    assert not any({"if", "continue-on-error"} & set(step) for step in steps[:deploy])


def test_what_is_published_again_is_verified_first() -> None:
    fetch, upload = jobs(GITHUB / "workflows" / "rollback.yml")["fetch"]["steps"]
    assert fetch["run"].index("gh attestation verify site.tar ") < fetch["run"].index("tar -xf site.tar")
    assert "upload-pages-artifact@" in upload["uses"]


def test_vulnerabilities_are_looked_for_in_every_lock() -> None:
    (run,) = (step["run"] for step in jobs(GITHUB / "workflows" / "nightly.yml")["packages"]["steps"][-1:])
    assert set(re.findall(r"-r (\S+)", run)) == {path.name for path in ROOT.glob("requirements*.txt")}


def test_vulnerabilities_are_reported_where_security_txt_says() -> None:
    text = (GITHUB / "SECURITY.md").read_text(encoding="utf-8")
    assert ADVISORIES["github.com"] == "/security/advisories/new"
    # The way to that address through the forge's pages, once in each language.
    assert text.count("*Security → Advisories → Report a vulnerability*") == 2
    assert text.count("`/.well-known/security.txt`") == 2
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert len(links) == 2
    assert [link for link in links if not (GITHUB / link).is_file()] == []


def test_every_form_that_the_site_opens_exists() -> None:
    portal = (ROOT / "hooks" / "ndp" / "site" / "portal.py").read_text(encoding="utf-8")
    for name in re.findall(r"template=([\w.-]+)", portal):
        assert (GITHUB / "ISSUE_TEMPLATE" / name).is_file(), name


def test_the_intake_knows_every_form() -> None:
    text = (GITHUB / "workflows" / "intake.yml").read_text(encoding="utf-8")
    known = re.search(r"form=\$\(jq -r '(\[[^\]]+\]) as \$known", text)
    assert known
    forms = [path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"]
    assert sorted(json.loads(known[1])) == sorted(load(path)["labels"][0] for path in forms)


def test_the_intake_starts_the_checks_that_a_merge_needs() -> None:
    text = (GITHUB / "workflows" / "intake.yml").read_text(encoding="utf-8")
    for name in ("validate.yml", "gate.yml"):
        assert f"gh workflow run {name}" in text
        assert "workflow_dispatch" in load(GITHUB / "workflows" / name)[True]


def test_the_gate_believes_the_program_who_proposes() -> None:
    steps = jobs(GITHUB / "workflows" / "gate.yml")["decide"]["steps"]
    decide = next(step for step in steps if step.get("id") == "verdict")["run"]
    assert "ndp proposer" in decide
    assert '--actor "$actor"' in decide
