"""The lines of catalogue files that problems point at."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from ndp.problems import Problem


class SourceLines:
    """Reads lines of the catalogue that `root` holds. Keeps the last file alone: problems come sorted."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._path = ""
        self._lines: list[str] = []

    def line_of(self, problem: Problem) -> str | None:
        """The line that `problem` points at.

        None where it is about the file as such, where the line is empty, and where the file has changed since.
        """
        # Without a problem nothing is read, and the parser need not be there.
        from ndp.source import file_kinds

        if problem.kind in file_kinds.KINDS:
            return None
        if problem.path != self._path:
            self._path, self._lines = problem.path, self._read(problem.path)
        number = problem.position.line
        return self._lines[number - 1] or None if number <= len(self._lines) else None

    def _read(self, path: str) -> list[str]:
        from ndp.source import read_file
        from ndp.source.decode import decode

        location = self._root / path
        try:
            # Opening a named pipe would wait for ever.
            if not stat.S_ISREG(os.lstat(location).st_mode):
                return []
            return decode(read_file(location)).text.split("\n")
        except OSError:
            return []
