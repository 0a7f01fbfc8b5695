"""A catalogue that is judged again when its files change, of which only those that changed are read again."""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from hashlib import sha256
from pathlib import Path

from ndp.cache import Cache
from ndp.kinds import KIND_BY_NAME
from ndp.model.catalogue import Catalogue
from ndp.model.load import read_entry
from ndp.problems import Problem
from ndp.rules.run import run_rules
from ndp.rules.table import ALL_RULES
from ndp.schema import Schemas
from ndp.source import Node, parse, read_file
from ndp.validate import Judgement, judge
from ndp.verdict import Verdict

EXECUTABLE = stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH
MOST_PATHS = 1000
"""Where more changes at once the system may have lost some, and reading everything takes no longer."""
OF_RULES = frozenset(rule.kind.code for rule in ALL_RULES)


class LiveCatalogue:
    """The catalogue below `root` as it stands on `as_of`. `judgement` is the last one, whatever it says.

    Files that come, go or change their nature have the whole folder looked through; a file that is edited has not.
    """

    def __init__(self, root: Path, schemas: Schemas, as_of: date, cache: Cache | None = None) -> None:
        self._root = root
        self._cache = cache
        self.schemas = schemas
        self.as_of = as_of
        self._judge_all()

    def look_again(self, paths: Collection[str]) -> bool:
        """Judge again after something happened at `paths` (POSIX, `catalogue/…`). Whether anything had changed.

        Raises OSError, or RuntimeError where a file changes while it is judged: then look again.
        """
        if len(paths) > MOST_PATHS:
            self._judge_all()
            return True
        concerned = {path for path in paths if path in self._checksums or self._is_or_was(path)}
        if all(path in self._files and self._is_file(path) for path in concerned):
            return self._judge_changed(concerned)
        self._judge_all()
        return True

    def _judge_all(self) -> None:
        self.judgement = judge(self._root, self.schemas, self.as_of, self._cache)
        catalogue = self.judgement.catalogue
        self._checksums = dict(self.judgement.verdict.checksums)
        self._entries = {entry.path: entry for entry in catalogue.all_entries()}
        self._read: dict[str, list[Problem]] = defaultdict(list)
        for problem in self.judgement.problems:
            if problem.kind.code not in OF_RULES:
                self._read[problem.path].append(problem)
        # Only what was sound once can be read again alone: the kind of any other file is not known here.
        self._files = {path: (entry.kind, entry.id) for path, entry in self._entries.items()}
        self._unknown = catalogue.broken

    def _judge_changed(self, paths: Collection[str]) -> bool:
        contents = {path: read_file(self._root / path) for path in sorted(paths)}
        checksums = {path: sha256(data).hexdigest() for path, data in contents.items()}
        changed = [path for path in contents if checksums[path] != self._checksums[path]]
        for path in changed:
            kind, file_id = self._files[path]
            entry, problems = read_entry(self.schemas, KIND_BY_NAME[kind], file_id, path, contents[path])
            self._read[path] = list(problems)
            self._checksums[path] = checksums[path]
            if entry is None:
                self._entries.pop(path, None)
            else:
                self._entries[path] = entry
        if changed:
            self._judge_rules()
        return bool(changed)

    def _judge_rules(self) -> None:
        broken = {kind: set(ids) for kind, ids in self._unknown.items()}
        for path in self._files.keys() - self._entries.keys():
            kind, file_id = self._files[path]
            broken.setdefault(kind, set()).add(file_id)
        catalogue = Catalogue.of(self._entries.values(), {kind: frozenset(ids) for kind, ids in broken.items()})
        found = run_rules(ALL_RULES, catalogue, self.as_of, self._read_tree)
        read = (problem for problems in self._read.values() for problem in problems)
        problems = tuple(sorted((*read, *found), key=Problem.sort_key))
        self.judgement = Judgement(catalogue, Verdict(problems, dict(self._checksums)))

    def _read_tree(self, path: str) -> Node | None:
        return parse(path, read_file(self._root / path)).root

    def _is_or_was(self, path: str) -> bool:
        """Whether there is something at `path`, or was a folder: what an editor puts beside a file comes and goes."""
        return os.path.lexists(self._root / path) or any(file.startswith(f"{path}/") for file in self._checksums)

    def _is_file(self, path: str) -> bool:
        """Whether there is a regular file that nobody may execute: what it holds decides all else."""
        try:
            mode = (self._root / path).lstat().st_mode
        except OSError:
            return False
        return stat.S_ISREG(mode) and not mode & EXECUTABLE
