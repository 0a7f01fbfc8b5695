"""Two states of the repository as a change sees them: plain data, whoever read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ndp.kinds import CATALOGUE_FOLDER

PLAIN, EXECUTABLE, SYMLINK, SUBMODULE = 0o100644, 0o100755, 0o120000, 0o160000


@dataclass(frozen=True, slots=True)
class TreeFile:
    """A file of a tree. `content` is empty where it was not read: for submodules, and files of more than `size` allows.

    `oid` names the content: equal ids mean equal bytes.
    """

    mode: int
    oid: str
    size: int
    content: bytes = b""


Tree = Mapping[str, TreeFile]


@dataclass(frozen=True, slots=True)
class FileChange:
    """A path whose file differs: `before` where the change began, `after` in it, `ours` on the base branch now.

    Bytes of a path that are not UTF-8 stand as lone surrogates. `is_disputed`: the change began at several commits and
    they do not agree on the file, so nobody can tell what merging makes of it.
    """

    path: str
    before: TreeFile | None
    after: TreeFile | None
    ours: TreeFile | None
    is_disputed: bool = False

    @property
    def is_done(self) -> bool:
        """Whether the base branch already holds the outcome."""
        return _same(self.ours, self.after)

    @property
    def conflicts(self) -> bool:
        """Whether the base branch has gone another way since."""
        return not self.is_done and (self.is_disputed or not _same(self.ours, self.before))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change as proposed: the base branch's catalogue, all paths that differ, the two commits."""

    base: Tree
    files: tuple[FileChange, ...]
    base_commit: str
    head_commit: str

    @classmethod
    def of(
        cls, base: Tree, head: Tree, fork: Tree | None = None, base_commit: str = "", head_commit: str = ""
    ) -> Proposal:
        """The proposal that turns `fork` (default: `base`) into `head`, for a base branch that stands at `base`."""
        start = base if fork is None else fork
        files = tuple(
            FileChange(path, start.get(path), head.get(path), base.get(path))
            for path in sorted({*start, *head})
            if not _same(start.get(path), head.get(path))
        )
        return cls(base, files, base_commit, head_commit)

    @property
    def pending(self) -> tuple[FileChange, ...]:
        """The files that the base branch does not hold yet."""
        return tuple(file for file in self.files if not file.is_done)

    def merged(self) -> Tree:
        """The base branch's tree with the change in it."""
        tree = dict(self.base)
        for file in self.files:
            if file.after is None:
                tree.pop(file.path, None)
            else:
                tree[file.path] = file.after
        return tree


def is_in_catalogue(path: str) -> bool:
    """Whether a path is of the catalogue's folder, however it is spelled: elsewhere is code."""
    first = path.split("/", 1)[0]
    return first.casefold() == CATALOGUE_FOLDER


def _same(one: TreeFile | None, other: TreeFile | None) -> bool:
    if one is None or other is None:
        return one is other
    return (one.mode, one.oid) == (other.mode, other.oid)
