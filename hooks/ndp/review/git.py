"""Reads a proposal from Git objects. Nothing is checked out, so no file of a contributor ever reaches the disk."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from ndp.kinds import CATALOGUE_FOLDER
from ndp.review.tree import SUBMODULE, FileChange, Proposal, Tree, TreeFile
from ndp.source.parse import MAX_BYTES

# Settings of the machine or of the repository must not decide what is seen; replaced objects and links to alternates
# named in attributes would.
ARGUMENTS = (
    "git",
    "--no-replace-objects",
    "-c",
    "core.quotePath=false",
    "-c",
    "diff.renames=false",
    "-c",
    "core.fsmonitor=",
)


class GitError(Exception):
    """Git cannot tell; the message says what was asked and what Git answered."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A Git repository, bare or not."""

    directory: Path

    def commit(self, revision: str) -> str:
        """The full name of the commit that `revision` means. Raises GitError."""
        return (
            self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
        )

    def day(self, commit: str) -> date:
        """The committer's day of a commit, in UTC. Raises GitError."""
        return datetime.fromtimestamp(int(self.run("log", "-1", "--format=%ct", commit)), UTC).date()

    def merge_bases(self, one: str, other: str) -> tuple[str, ...]:
        """Where two histories part: one commit, several after merges crosswise. Raises GitError where there is none."""
        return tuple(self.run("merge-base", "--all", one, other).decode().split())

    def tree(self, commit: str, *folders: str) -> Tree:
        """The files below `folders` of a commit, their contents read."""
        listing = self.run("ls-tree", "-r", "-z", "--full-tree", commit, "--", *folders)
        entries: dict[str, tuple[int, str]] = {}
        for line in listing.split(b"\0")[:-1]:
            head, _, path = line.partition(b"\t")
            mode, _, oid = head.decode().split()
            entries[_text(path)] = (int(mode, 8), oid)
        return self._read(entries)

    def mainline(self, head: str, since: str | None, paths: tuple[str, ...]) -> tuple[str, ...]:
        """The commits of the main line up to `head`, after `since`, that touch `paths` or below, oldest first."""
        span = [self.commit(head), *([f"^{self.commit(since)}"] if since else [])]
        listing = self.run("rev-list", "--first-parent", "--reverse", *span)
        return tuple(commit for commit in listing.decode().split() if self._touches(commit, paths))

    def parents(self, commit: str) -> tuple[str, ...]:
        """The parents of a commit; the first is the main line's."""
        return tuple(self.run("log", "-1", "--format=%P", commit).decode().split())

    def message(self, commit: str) -> str:
        """The message of a commit."""
        return self.run("log", "-1", "--format=%B", commit).decode("utf-8", "replace")

    def subject(self, commit: str) -> str:
        """The first line of a commit's message."""
        return self.run("log", "-1", "--format=%s", commit).decode("utf-8", "replace").strip()

    def proposal(self, base: str, head: str) -> Proposal:
        """What `head` would change on `base`: everything since the two parted. Raises GitError.

        Where they parted at several commits, what differs from any of them counts, and a file on which these commits
        do not agree is disputed: a merge may then bring forth contents that neither side has.
        """
        base_commit, head_commit = self.commit(base), self.commit(head)
        forks = self.merge_bases(base_commit, head_commit)
        return self._between(forks, head_commit, base_commit)

    def step(self, before: str, after: str) -> Proposal:
        """What one commit has changed from another, whatever lies between."""
        return self._between((before,), after, before)

    def _between(self, forks: tuple[str, ...], head: str, base: str) -> Proposal:
        paths = sorted({path for fork in forks for path in self._differing(fork, head)})
        before, *others = (self._entries(fork, paths) for fork in forks)
        after = self._entries(head, paths)
        ours = before if base == forks[0] else self._entries(base, paths)
        old, new, now = self._read(before), self._read(after), self._read(ours)
        files = tuple(
            FileChange(
                path,
                old.get(path),
                new.get(path),
                now.get(path),
                any(other.get(path) != before.get(path) for other in others),
            )
            for path in paths
        )
        return Proposal(self.tree(base, CATALOGUE_FOLDER), files, base, head)

    def _differing(self, fork: str, head: str) -> tuple[str, ...]:
        """The paths that differ between two commits."""
        raw = self.run("diff-tree", "-r", "-z", "--name-only", "--no-renames", "--no-ext-diff", fork, head)
        return tuple(_text(path) for path in raw.split(b"\0")[:-1])

    def _touches(self, commit: str, paths: tuple[str, ...]) -> bool:
        parent = self.parents(commit)[:1]
        asked = ("diff-tree", "-r", "--root", "--no-commit-id", "--name-only", "-z")
        return bool(self.run(*asked, *parent, commit, "--", *paths))

    def tags_at(self, commit: str) -> tuple[str, ...]:
        """The tag objects that name a commit; tags that are mere names are none."""
        asked = ("for-each-ref", f"--points-at={commit}", "--format=%(objecttype) %(objectname)", "refs/tags")
        lines = (line.split() for line in self.run(*asked).decode().splitlines())
        return tuple(dict.fromkeys(name for kind, name in lines if kind == "tag"))

    def told(self, settings: tuple[str, ...], *arguments: str) -> str:
        """What Git says beside its output, with `settings` for this one call. Raises GitError where it fails."""
        chosen = [part for setting in settings for part in ("-c", setting)]
        return self._done([*ARGUMENTS, *chosen, *arguments], arguments).stderr.decode("utf-8", "replace")

    def run(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """What Git prints. Raises GitError where it fails or is not there."""
        return self._done([*ARGUMENTS, *arguments], arguments, stdin).stdout

    def _done(
        self, command: list[str], arguments: tuple[str, ...], stdin: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        try:
            done = subprocess.run(  # noqa: S603 - fixed program, no shell
                command, cwd=self.directory, input=stdin, capture_output=True, check=False
            )
        except OSError as error:
            raise GitError(f"cannot run git: {error}") from error
        if done.returncode:
            answer = done.stderr.decode("utf-8", "replace").strip()
            raise GitError(f"git {arguments[0]}: {answer or f'status {done.returncode}'}: {' '.join(arguments[1:])}")
        return done

    def _entries(self, commit: str, paths: Iterable[str]) -> dict[str, tuple[int, str]]:
        """Mode and id of `paths` in a commit, as far as they are there."""
        wanted = set(paths)
        listing = self.run("ls-tree", "-r", "-z", "--full-tree", commit)
        found: dict[str, tuple[int, str]] = {}
        for line in listing.split(b"\0")[:-1]:
            head, _, path = line.partition(b"\t")
            if _text(path) in wanted:
                mode, _, oid = head.decode().split()
                found[_text(path)] = (int(mode, 8), oid)
        return found

    def _read(self, entries: dict[str, tuple[int, str]]) -> dict[str, TreeFile]:
        blobs = sorted({oid for mode, oid in entries.values() if mode != SUBMODULE})
        contents = dict(zip(blobs, self._blobs(blobs), strict=True))
        return {
            path: TreeFile(mode, oid, *(contents[oid] if mode != SUBMODULE else (0, b"")))
            for path, (mode, oid) in entries.items()
        }

    def _blobs(self, oids: list[str]) -> list[tuple[int, bytes]]:
        """Size and content of each blob; the content of one too large to be read as a record is left out."""
        if not oids:
            return []
        sizes = self.run("cat-file", "--batch-check=%(objectsize)", stdin="\n".join(oids).encode() + b"\n")
        sized = [int(size) for size in sizes.split()]
        small = [oid for oid, size in zip(oids, sized, strict=True) if size <= MAX_BYTES]
        contents = dict(zip(small, self._contents(small), strict=True))
        return [(size, contents.get(oid, b"")) for oid, size in zip(oids, sized, strict=True)]

    def _contents(self, oids: list[str]) -> list[bytes]:
        answer = self.run("cat-file", "--batch=%(objectsize)", stdin="".join(f"{oid}\n" for oid in oids).encode())
        found: list[bytes] = []
        start = 0
        for _ in oids:
            line_end = answer.index(b"\n", start)
            size = int(answer[start:line_end])
            found.append(answer[line_end + 1 : line_end + 1 + size])
            start = line_end + 1 + size + 1
        return found


def _text(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")
