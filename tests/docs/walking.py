"""A scratch forge for walking through the guides: a bare repository, a person's copy of it, the guide's own commands.

Lines of `sh` blocks are run as they stand, places in angle brackets filled in. The people are those of the small
catalogue of tests/review, laid over the real one; they hold their roles for the guides' imaginary platform too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.docs.pages import ROOT, Fence, GuidePage
from tests.review.conftest import BASE
from tests.review.repository import ENVIRONMENT, Clone

PROGRAM = Path(sys.executable).parent
AS_OF = "2026-11-24"
KEPT = ("catalogue", "schemas", ".ci", "Makefile", "pyproject.toml", ".gitignore")
PLATFORM = "nen-tang-vi-du"
ASSIGNMENT = "catalogue/assignments/ban-do.yml"
MARKED = re.compile(r"(\d+)(?:-(\d+))?")
LONG_AGO = 0


@dataclass
class Step:
    """A line that was run."""

    line: str
    status: int
    out: str
    err: str


@dataclass
class Walker:
    """A person at a terminal. `places` are what stands for the words in angle brackets."""

    directory: Path
    places: dict[str, str] = field(default_factory=dict)

    def run(self, block: str) -> list[Step]:
        """Every line of a block; `cd` holds for what follows."""
        return [self._line(line) for line in block.split("\n") if line.partition("#")[0].strip()]

    def _line(self, line: str) -> Step:
        for name, place in self.places.items():
            line = line.replace(f"<{name}>", place)
        assert not re.search(r"<[^>]*>", line), f"nobody knows what to put there: {line}"
        words = line.partition("#")[0].split()
        if words[0] == "cd":
            self.directory /= words[1]
            return Step(line, 0, "", "")
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", line],
            cwd=self.directory,
            env={**ENVIRONMENT, "NDP_AS_OF": AS_OF},
            capture_output=True,
            text=True,
            check=False,
        )
        if words[:2] == ["git", "clone"]:
            _equip(self.directory / words[-1])
        return Step(line, done.returncode, done.stdout, done.stderr)

    def write(self, files: dict[str, str]) -> None:
        """Save files of the catalogue."""
        for path, text in files.items():
            (self.directory / path).parent.mkdir(parents=True, exist_ok=True)
            (self.directory / path).write_text(text, encoding="utf-8")


@dataclass
class Forge:
    """The bare repository that people push to."""

    bare: Clone
    folder: Path

    @classmethod
    def made(cls, folder: Path, files: dict[str, str]) -> Forge:
        """With the real catalogue, the people, and `files`, on main."""
        bare = Clone.bare(folder / "forge.git")
        first = bare.clone(folder / "first")
        for name in (*KEPT, *(path.name for path in ROOT.glob("requirements*"))):
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, first.directory / name)
            else:
                shutil.copy2(ROOT / name, first.directory / name)
        first.write(BASE)
        assignment = BASE[ASSIGNMENT].content.decode().replace("ban-do\n", f"{PLATFORM}\n", 2)
        held = {f"catalogue/assignments/{PLATFORM}.yml": assignment}
        Walker(first.directory).write((held if f"catalogue/platforms/{PLATFORM}.yml" in files else {}) | files)
        # Proposals need not be in canonical form, the scratch catalogue is: what a guide rewrites is only its own.
        subprocess.run([PROGRAM / "ndp", "format"], cwd=first.directory, check=True, capture_output=True)
        first.commit("Danh mục ban đầu", day="2026-11-20")
        first.git("push", "--quiet", "origin", "HEAD:main")
        return cls(bare, folder)

    def walker(self, name: str, **places: str) -> Walker:
        """A person with an empty folder."""
        (self.folder / name).mkdir()
        return Walker(self.folder / name, places)

    def copy(self, name: str, **places: str) -> Walker:
        """A person with a copy of the repository, ready to use."""
        walker = self.walker(name, **places)
        self.bare.git("clone", "--quiet", str(self.bare.directory), str(walker.directory / "kho-ndp"))
        walker.directory /= "kho-ndp"
        _equip(walker.directory)
        return walker


def _equip(clone: Path) -> None:
    """What `make validate` would install is there already."""
    (clone / ".venv").symlink_to(PROGRAM.parent, target_is_directory=True)
    for file in (clone / "pyproject.toml", *clone.glob("requirements*")):
        os.utime(file, (LONG_AGO, LONG_AGO))


def fences(page: GuidePage, language: str = "sh") -> list[Fence]:
    """The guide's blocks of commands, in order."""
    return [fence for fence in page.fences if fence.language == language]


def before_marked(page: GuidePage, path: str) -> str:
    """An example file without the lines that the guide marks as new."""
    opening = next(line for line in page.source.split("\n") if f'title="{path}"' in line)
    marked: set[int] = set()
    for first, last in MARKED.findall(opening.partition("hl_lines=")[2]):
        marked |= set(range(int(first), int(last or first) + 1))
    lines = page.examples[path].split("\n")
    assert marked
    return "\n".join(line for number, line in enumerate(lines, 1) if number not in marked)
