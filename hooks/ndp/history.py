"""Facts from Git: the commit the site is built from, every change of every file and what the files held."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Change:
    """A commit that touched a file. `day` is the committer's date in UTC."""

    commit: str
    day: date
    subject: str
    author: str


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a commit did to a file: the ids of its content before and after, empty where there was no file."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit with the files that it changed."""

    change: Change
    files: tuple[FileChange, ...]


@dataclass(frozen=True)
class History:
    """What Git tells. `commit` is empty outside a repository or before the first commit.

    `commits` are those that touched the catalogue, the newest first; `directory` is where contents are read from.
    """

    commit: str = ""
    day: date | None = None
    last_changes: Mapping[str, Change] = field(default_factory=dict)
    commits: tuple[Commit, ...] = ()
    directory: Path | None = None

    def last_change(self, path: str) -> Change | None:
        """The newest change of a file, by its path from the top of the repository."""
        return self.last_changes.get(path)

    def changes_of(self, *paths: str) -> tuple[tuple[Change, FileChange], ...]:
        """Every change of the files at `paths`, the newest first; in one commit in the order of `paths`."""
        found = [each for path in paths for each in self._changes.get(path, ())]
        return tuple((change, file) for _, change, file in sorted(found, key=lambda each: each[0]))

    @cached_property
    def _changes(self) -> Mapping[str, list[tuple[int, Change, FileChange]]]:
        """The changes of each file, each with its commit's place among all."""
        found: dict[str, list[tuple[int, Change, FileChange]]] = defaultdict(list)
        for place, commit in enumerate(self.commits):
            for file in commit.files:
                found[file.path].append((place, commit.change, file))
        return found

    def contents(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The contents of files by the ids that `FileChange` gives; those that Git does not have are left out."""
        wanted = sorted(set(ids))
        if self.directory is None or not wanted:
            return {}
        answer = _git_bytes(self.directory, "cat-file", "--batch", stdin="".join(f"{each}\n" for each in wanted))
        found: dict[str, bytes] = {}
        start = 0
        while (line_end := answer.find(b"\n", start)) >= 0:
            name, kind, *size = answer[start:line_end].decode("ascii", "replace").split()
            start = line_end + 1
            if size:
                length = int(size[0])
                if kind == "blob":
                    found[name] = answer[start : start + length]
                start += length + 1
        return found


def read_head(directory: Path) -> History:
    """The newest commit of the repository that holds `directory` and its day, without all that came before it."""
    head = _git(directory, "log", "-1", "--format=%H %ct")
    if not head:
        return History()
    commit, _, timestamp = head.strip().partition(" ")
    return History(commit, _day(timestamp))


def git_directory(directory: Path) -> Path | None:
    """Where Git keeps what it knows of the checkout that holds `directory`; None outside Git."""
    found = _git(directory, "rev-parse", "--absolute-git-dir").strip()
    return Path(found) if found else None


def read_history(directory: Path, folder: str = "catalogue") -> History:
    """Read the history of the repository that holds `directory`, for the files below `folder`.

    Outside Git, or in a repository without commits, the history is empty.
    """
    head = read_head(directory)
    if not head.commit:
        return head
    # Names and subjects come from outside: what separates them is nothing that they can hold, as it names the newest
    # commit.
    field_end, record = f"\x1f{head.commit}", f"\x1e{head.commit}"
    log = _git(
        directory,
        "-c",
        "core.quotePath=false",
        "log",
        "--no-renames",
        "--raw",
        "--no-abbrev",
        "-z",
        "--relative",
        f"--format={record}%H{field_end}%ct{field_end}%an{field_end}%s{field_end}",
        "--",
        folder,
    )
    commits: list[Commit] = []
    changes: dict[str, Change] = {}
    for each in log.split(record)[1:]:
        number, when, author, subject, raw = each.split(field_end, 4)
        change = Change(number, _day(when), subject, author)
        files = tuple(_file_changes(raw))
        commits.append(Commit(change, files))
        for file in files:
            changes.setdefault(file.path, change)
    return History(head.commit, head.day, changes, tuple(commits), directory)


def _file_changes(raw: str) -> Iterator[FileChange]:
    """The files in the raw output of a commit: `:mode mode id id letter`, path, by turns."""
    parts = raw.lstrip("\0\n").split("\0")
    for head, path in zip(parts[::2], parts[1::2], strict=False):
        _, _, before, after, _ = head.split()
        yield FileChange(path, before if before.strip("0") else "", after if after.strip("0") else "")


def _day(timestamp: str) -> date:
    return datetime.fromtimestamp(int(timestamp), UTC).date()


def _git(directory: Path, *arguments: str) -> str:
    return _git_bytes(directory, *arguments).decode("utf-8", "replace")


def _git_bytes(directory: Path, *arguments: str, stdin: str = "") -> bytes:
    """What Git prints, nothing where it fails or is not there."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, arguments from this module only
            ["git", *arguments],  # noqa: S607 - Git is looked up on PATH on purpose
            cwd=directory,
            input=stdin.encode(),
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        return b""
    return done.stdout if done.returncode == 0 else b""
