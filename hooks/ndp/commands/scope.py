"""Which files of a catalogue the paths on a command line mean."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ndp.commands.parser import UsageError
from ndp.kinds import CATALOGUE_FOLDER


@dataclass(frozen=True, slots=True)
class Scope:
    """Files and folders, each as problems name files: POSIX, from the folder that holds the catalogue."""

    paths: frozenset[str]

    @classmethod
    def of(cls, stated: Iterable[str], root: Path) -> Scope:
        """The scope of the paths `stated`, from the current folder or else from `root`; all files where none is.

        Raises UsageError for a path that does not exist or is not in the catalogue of `root`.
        """
        return cls(frozenset(_inside(path, root) for path in stated) or frozenset({CATALOGUE_FOLDER}))

    def holds(self, path: str) -> bool:
        """Whether the file `path`, as problems name it, is meant."""
        return any(path == each or path.startswith(each + "/") for each in self.paths)


def _inside(stated: str, root: Path) -> str:
    location = next((each for each in (_real(Path(stated)), _real(root / stated)) if os.path.lexists(each)), None)
    if location is None:
        raise UsageError(f"không có tệp hay thư mục này / no such file or folder: {stated}")
    real_root = _real(root)
    if location == real_root:
        return CATALOGUE_FOLDER
    try:
        relative = location.relative_to(real_root)
    except ValueError:
        relative = Path()
    if not relative.parts or relative.parts[0] != CATALOGUE_FOLDER:
        raise UsageError(f"không nằm trong danh mục / not in the catalogue: {stated}")
    return os.fsencode(relative.as_posix()).decode("utf-8", "backslashreplace")


def _real(path: Path) -> Path:
    """`path` with links followed on the way but not at its end: a link may itself be what is wrong."""
    return path.resolve() if path.name in ("", "..") else path.parent.resolve() / path.name
