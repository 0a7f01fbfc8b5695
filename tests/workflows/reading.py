"""The forge's workflows as data: what each job is allowed, how long it may take, what it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
FILES = sorted((GITHUB / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")
OF_STRANGERS = frozenset({"pull_request_target", "workflow_run", "issues", "issue_comment"})
"""Events of strangers to which a workflow listens with the base branch's rights."""
OF_PROPOSALS = frozenset({"pull_request", "pull_request_review", "merge_group"})
"""Events on which the forge takes a workflow's file from the proposal."""


@dataclass(frozen=True)
class Job:
    """A job of a workflow."""

    workflow: str
    name: str
    data: dict[str, Any]

    @property
    def minutes(self) -> int:
        """After which the forge ends it."""
        return int(self.data["timeout-minutes"])

    @property
    def permissions(self) -> dict[str, str]:
        """What its token may do."""
        found: dict[str, str] = self.data["permissions"]
        return found

    @property
    def steps(self) -> list[dict[str, Any]]:
        """Its steps."""
        found: list[dict[str, Any]] = self.data["steps"]
        return found

    @property
    def may_write(self) -> bool:
        """Whether its token may change anything."""
        return "write" in self.permissions.values()

    @property
    def scripts(self) -> Iterator[str]:
        """Each text that its shells run."""
        return (step["run"] for step in self.steps if "run" in step)


@dataclass(frozen=True)
class Workflow:
    """A workflow file."""

    path: Path

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @cached_property
    def text(self) -> str:
        """The file's text."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def data(self) -> dict[Any, Any]:
        """The file as data."""
        found = yaml.load(self.text, Loader=yaml.CSafeLoader)
        assert isinstance(found, dict)
        return found

    @property
    def events(self) -> frozenset[str]:
        """What it listens to. YAML 1.1 reads the key `on` as true."""
        return frozenset(self.data[True])

    @property
    def jobs(self) -> dict[str, Job]:
        """Its jobs."""
        return {name: Job(self.name, name, data) for name, data in self.data["jobs"].items()}


WORKFLOWS = {path.name: Workflow(path) for path in FILES}


def all_jobs() -> list[Job]:
    """Every job of every workflow."""
    return [job for workflow in WORKFLOWS.values() for job in workflow.jobs.values()]


def used_actions() -> list[str]:
    """Each use of somebody's action, as it is written."""
    return [step["uses"] for job in all_jobs() for step in job.steps if "uses" in step]


def of_proposals() -> list[Job]:
    """The jobs that a proposal starts with a file that its author may have changed."""
    return [job for each in WORKFLOWS.values() if each.events & OF_PROPOSALS for job in each.jobs.values()]
