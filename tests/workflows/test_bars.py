"""What jobs may do, how long they take, what runs where: the sentences of the threat model, one test each."""

from __future__ import annotations

import re

import pytest
from tests.workflows.reading import OF_STRANGERS, PINNED, ROOT, WORKFLOWS, Job, all_jobs, of_proposals, used_actions

MOST_MINUTES = 15
LONGER = {("links.yml", "ask"): "strangers' servers are asked slowly, once a week, and nobody waits"}
# The base branch's code with a token that writes; what a proposal says are files to it.
WITH_RIGHTS = {"gate.yml", "intake.yml"}


def ids(job: Job) -> str:
    return f"{job.workflow}:{job.name}"


def step_places(job: Job, part: str) -> list[int]:
    """Where the steps stand that run `part` or use it."""
    return [place for place, step in enumerate(job.steps) if part in step.get("run", "") + step.get("uses", "")]


@pytest.mark.parametrize("job", all_jobs(), ids=ids)
def test_no_job_runs_long(job: Job) -> None:
    assert (job.minutes <= MOST_MINUTES) is ((job.workflow, job.name) not in LONGER)


def test_every_action_is_pinned() -> None:
    assert len(used_actions()) > 20
    assert [use for use in used_actions() if not PINNED.fullmatch(use)] == []


@pytest.mark.parametrize("job", of_proposals(), ids=ids)
def test_what_a_proposal_starts_with_its_own_file_has_no_secret_and_writes_nothing(job: Job) -> None:
    assert not job.may_write
    assert "secrets." not in str(job.data)
    assert "environment" not in job.data


def test_proposals_start_jobs() -> None:
    assert {job.workflow for job in of_proposals()} == {"validate.yml", "review-heard.yml"}
    assert {name for name, each in WORKFLOWS.items() if each.events & OF_STRANGERS} == WITH_RIGHTS


@pytest.mark.parametrize("name", sorted(WITH_RIGHTS))
def test_a_job_with_rights_runs_the_base_branch_apart_from_its_surroundings(name: str) -> None:
    """With -I Python reads no module beside the script or in the working folder, and no PYTHON… of the environment."""
    runs = [script for job in WORKFLOWS[name].jobs.values() for script in job.scripts]
    uses = re.findall(r"^[^#]*\bndp (?:review|proposer|intake)\b.*$", "\n".join(runs), re.MULTILINE)
    assert uses
    assert [line for line in uses if ".venv/bin/python -I -m ndp " not in line] == []
    assert [
        script for script in runs if re.search(r"\bgit (?:checkout|switch|worktree|merge|apply|am)(?![-\w])", script)
    ] == []


def test_only_the_deploying_jobs_reach_the_environment_and_publish_one_after_the_other() -> None:
    reaching = {ids(job) for job in all_jobs() if "pages" in job.permissions}
    assert reaching == {"publish.yml:deploy", "rollback.yml:deploy"}
    for name in ("publish.yml", "rollback.yml"):
        assert WORKFLOWS[name].jobs["deploy"].data["environment"]["name"] == "production"
        assert WORKFLOWS[name].data["concurrency"] == {"group": "publish", "cancel-in-progress": False}
    assert WORKFLOWS["publish.yml"].data[True] == {"push": {"branches": ["main"]}}


def test_what_readers_get_is_compared_with_what_was_built() -> None:
    publish = WORKFLOWS["publish.yml"].jobs["deploy"]
    (deployed,) = step_places(publish, "deploy-pages@")
    assert step_places(publish, "artifact.tar ./build.json > built.json")[-1] > deployed
    back = WORKFLOWS["rollback.yml"].jobs["deploy"]
    (deployed,) = step_places(back, "deploy-pages@")
    assert step_places(back, 'grep -q "^$DIGEST "')[-1] > deployed


def test_packages_are_the_locked_bytes_and_run_nothing_when_installed() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "LOCKED := --require-hashes --only-binary :all:\n" in makefile
    installs = re.findall(r"\$\(PIP_INSTALL\).*-r .*", makefile)
    assert len(installs) >= 2
    assert [line for line in installs if "$(LOCKED) -r" not in line] == []
    scripts = [script for job in all_jobs() for script in job.scripts]
    assert [script for script in scripts if re.search(r"\b(?:pip install|npm|npx) ", script)] == []


def test_the_bill_of_materials_is_published_with_the_data() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^release: sbom ", makefile, re.MULTILINE)
    jobs = WORKFLOWS["snapshot.yml"].jobs
    assert step_places(jobs["build"], "make release")
    assert "snapshot/*" in "\n".join(jobs["release"].scripts)


def test_every_night_looks_at_all_that_time_alone_changes() -> None:
    nightly = WORKFLOWS["nightly.yml"]
    assert "schedule" in nightly.events
    runs = "\n".join(script for job in nightly.jobs.values() for script in job.scripts)
    for part in ("ndp validate --as-of", "ndp owners --check", "ndp due --as-of", "pip-audit --strict"):
        assert part in runs
    for part in ("codeowners/errors", "rulesets"):
        assert part in runs
    assert "schedule" in WORKFLOWS["links.yml"].events


def test_going_back_is_rehearsed_every_month() -> None:
    rehearsal = WORKFLOWS["rehearsal.yml"]
    ((cron,),) = [tuple(each.values()) for each in rehearsal.data[True]["schedule"]]
    assert re.fullmatch(r"\d+ \d+ \d+ \* \*", cron)
    assert step_places(rehearsal.jobs["rehearse"], "make rehearse")
    assert rehearsal.jobs["report"].data["if"] == "always()"


def test_what_is_published_was_judged_first() -> None:
    for name, job in (("publish.yml", "build"), ("validate.yml", "catalogue")):
        steps = WORKFLOWS[name].jobs[job]
        assert step_places(steps, "make site")[0] <= step_places(steps, "ndp publish --site site")[0]
        assert step_places(steps, "ndp publish --site site")[0] < step_places(steps, "actions/upload-")[0]
