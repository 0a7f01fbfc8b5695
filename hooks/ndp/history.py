"""Facts from Git: the commit the site is built from and the last change of every file. The only module that runs Git."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Change:
    """A commit that touched a file. `day` is the committer's date in UTC."""

    commit: str
    day: date
    subject: str
    author: str


@dataclass(frozen=True, slots=True)
class History:
    """What Git tells. `commit` is empty outside a repository or before the first commit."""

    commit: str = ""
    day: date | None = None
    last_changes: Mapping[str, Change] = field(default_factory=dict)

    def last_change(self, path: str) -> Change | None:
        """The newest change of a file, by its path from the top of the repository."""
        return self.last_changes.get(path)


FIELD = "\x1f"
RECORD = "\x1e"


def read_history(directory: Path, folder: str = "catalogue") -> History:
    """Read the history of the repository that holds `directory`, for the files below `folder`.

    Outside Git, or in a repository without commits, the history is empty.
    """
    head = _git(directory, "log", "-1", f"--format=%H{FIELD}%ct")
    if not head:
        return History()
    commit, _, timestamp = head.strip().partition(FIELD)
    log = _git(
        directory,
        "-c",
        "core.quotePath=false",
        "log",
        "--no-renames",
        "--name-only",
        "-z",
        "--relative",
        f"--format={RECORD}%H{FIELD}%ct{FIELD}%an{FIELD}%s{FIELD}",
        "--",
        folder,
    )
    changes: dict[str, Change] = {}
    for record in log.split(RECORD)[1:]:
        number, when, author, subject, names = record.split(FIELD, 4)
        change = Change(number, _day(when), subject, author)
        for name in names.split("\0"):
            if path := name.strip("\n"):
                changes.setdefault(path, change)
    return History(commit, _day(timestamp), changes)


def _day(timestamp: str) -> date:
    return datetime.fromtimestamp(int(timestamp), UTC).date()


def _git(directory: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, arguments from this module only
            ["git", *arguments],  # noqa: S607 - Git is looked up on PATH on purpose
            cwd=directory,
            capture_output=True,
            check=False,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""
