"""Real Git repositories for tests: a forge's bare one, and clones of it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ndp.review.tree import EXECUTABLE, Tree

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Ví dụ",
    "GIT_AUTHOR_EMAIL": "vi-du@example.invalid",
    "GIT_COMMITTER_NAME": "Ví dụ",
    "GIT_COMMITTER_EMAIL": "vi-du@example.invalid",
}


@dataclass(frozen=True)
class Clone:
    """A working copy, or a bare repository."""

    directory: Path

    @classmethod
    def bare(cls, directory: Path) -> Clone:
        """A new bare repository whose branch is main."""
        directory.mkdir(parents=True)
        clone = cls(directory)
        clone.git("init", "--quiet", "--bare", "--initial-branch=main")
        return clone

    def clone(self, directory: Path) -> Clone:
        """A working copy of this one."""
        self.git("clone", "--quiet", str(self.directory), str(directory))
        return Clone(directory)

    def git(self, *arguments: str, day: str = "2026-01-15") -> str:
        """Run Git as of noon of a day; its output."""
        noon = f"{day}T12:00:00Z"
        environment = {**ENVIRONMENT, "GIT_AUTHOR_DATE": noon, "GIT_COMMITTER_DATE": noon}
        done = subprocess.run(
            ["git", *arguments], cwd=self.directory, env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def write(self, tree: Tree) -> None:
        """Put the files of a tree into the working copy."""
        for path, file in tree.items():
            target = self.directory / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.content)
            target.chmod(0o755 if file.mode == EXECUTABLE else 0o644)

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace a text that stands once in a file."""
        file = self.directory / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), encoding="utf-8")

    def commit(self, message: str, day: str = "2026-01-15") -> str:
        """Commit everything; the new commit's name."""
        self.git("add", "--all", "--force")
        self.git("commit", "--quiet", "--allow-empty", "--message", message, day=day)
        return self.git("rev-parse", "HEAD")
