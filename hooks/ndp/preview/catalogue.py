"""A catalogue that is judged again when its files change, of which only those that changed are read again."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from ndp.cache import Cache
from ndp.kinds import CATALOGUE_FOLDER, KIND_BY_FOLDER, KIND_BY_NAME, KINDS
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.grouping import grouped
from ndp.model.load import read_entry
from ndp.problems import Problem
from ndp.rules.again import News, run_rules_again, same_citations
from ndp.rules.run import run_rules
from ndp.rules.table import ALL_RULES
from ndp.schema import Schemas
from ndp.source import Node, parse, read_file, walk
from ndp.validate import Judgement, judge
from ndp.validate_again import BY_NAMES, OF_RULES
from ndp.verdict import Verdict

EXECUTABLE = stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH
MOST_PATHS = 1000
"""Where more changes at once the system may have lost some, and reading everything takes no longer."""
DEPTHS = {kind.folder: kind.depth for kind in KINDS}


@dataclass(frozen=True, slots=True)
class _Files:
    """The files of the catalogue: kind and id by path, the ids of each kind, and what is wrong with their names."""

    places: Mapping[str, tuple[str, str]]
    names: Mapping[str, frozenset[str]]
    problems: tuple[Problem, ...]

    @classmethod
    def below(cls, root: Path) -> _Files:
        listing = walk(root / CATALOGUE_FOLDER, DEPTHS)
        places = {file.path: (KIND_BY_FOLDER[file.folder].name, file.id) for file in listing.files}
        names = {kind: frozenset(ids) for kind, ids in grouped(places.values()).items()}
        return cls(places, names, listing.problems)


class LiveCatalogue:
    """The catalogue below `root` as it stands on `as_of`. `judgement` is the last one, whatever it says.

    Where files come, go, change their nature or have wrong names the folders are looked through. Files that were not
    touched are never read again, and rules that look at nothing that changed are not run again.
    """

    def __init__(self, root: Path, schemas: Schemas, as_of: date, cache: Cache | None = None) -> None:
        self._root = root
        self._cache = cache
        self.schemas = schemas
        self.as_of = as_of
        self._judge_all()

    def look_again(self, paths: Collection[str]) -> bool:
        """Judge again after something happened at `paths` (POSIX, `catalogue/…`). Whether anything had changed.

        Raises OSError, or RuntimeError where a file changes while it is judged: then look again at `paths`.
        """
        if len(paths) > MOST_PATHS:
            self._judge_all()
            return True
        before = self._files
        concerned = {path for path in paths if path in before.places or self._is_or_was(path)}
        if not before.problems and all(path in before.places and self._is_file(path) for path in concerned):
            return self._judge_changed(before, concerned)
        files = _Files.below(self._root)
        folders = tuple(f"{path}/" for path in concerned)
        touched = {
            path for path in files.places if path not in before.places or path in concerned or path.startswith(folders)
        }
        return self._judge_changed(files, touched)

    def _judge_all(self) -> None:
        judgement = judge(self._root, self.schemas, self.as_of, self._cache)
        files = _Files.below(self._root)
        if files.places.keys() != judgement.verdict.checksums.keys():
            raise RuntimeError("files came or went while they were judged")
        of_files = (problem for problem in judgement.problems if problem.kind.code not in OF_RULES | BY_NAMES)
        self._read = grouped((problem.path, problem) for problem in of_files)
        self._files = files
        self.judgement = judgement

    def _judge_changed(self, files: _Files, paths: Collection[str]) -> bool:
        """Read the files at `paths` again where they are other than before, and judge; `files` are all there are."""
        before = self._files
        known = self.judgement.verdict.checksums
        gone = before.places.keys() - files.places.keys()
        contents = {path: read_file(self._root / path) for path in sorted(paths)}
        checksums = {path: sha256(data).hexdigest() for path, data in contents.items()}
        changed = [path for path in contents if checksums[path] != known.get(path)]
        if not changed and not gone and files.problems == before.problems:
            return False
        entries: dict[str, Entry | None] = dict.fromkeys(gone)
        read = {path: found for path, found in self._read.items() if path not in gone}
        for path in changed:
            kind, file_id = files.places[path]
            entries[path], read[path] = read_entry(self.schemas, KIND_BY_NAME[kind], file_id, path, contents[path])
        places = {**before.places, **files.places}
        news = News(
            {path: places[path][0] for path in entries},
            names=files.names != before.names,
            citations=not all(same_citations(self._entry(path), entry) for path, entry in entries.items()),
        )
        catalogue = self._with(entries, files)
        problems = (
            *files.problems,
            *(each for found in read.values() for each in found),
            *self._run(news, catalogue, files),
        )
        listed = {path: checksums.get(path) or known[path] for path in files.places}
        self._read, self._files = read, files
        self.judgement = Judgement(catalogue, Verdict(tuple(sorted(problems, key=Problem.sort_key)), listed))
        return True

    def _with(self, entries: Mapping[str, Entry | None], files: _Files) -> Catalogue:
        """The catalogue with what stands now at the paths of `entries`: None for nothing that can be read."""
        catalogue = self.judgement.catalogue
        old = [entry for path in entries if (entry := self._entry(path)) is not None]
        broken = {kind: set(ids) for kind, ids in catalogue.broken.items()}
        for path, entry in entries.items():
            kind, file_id = files.places.get(path) or self._files.places[path]
            if entry is None and path in files.places:
                broken.setdefault(kind, set()).add(file_id)
            else:
                broken.get(kind, set()).discard(file_id)
        unread = {kind: frozenset(ids) for kind, ids in broken.items() if ids}
        return catalogue.with_changes(filter(None, entries.values()), old, unread)

    def _run(self, news: News, catalogue: Catalogue, files: _Files) -> tuple[Problem, ...]:
        before = [problem for problem in self.judgement.problems if problem.kind.code in OF_RULES]
        found = run_rules_again(ALL_RULES, before, news, catalogue, files.names, self.as_of, self._read_tree)
        return run_rules(ALL_RULES, catalogue, self.as_of, self._read_tree) if found is None else found

    def _entry(self, path: str) -> Entry | None:
        """What stood at `path` when it was last judged."""
        place = self._files.places.get(path)
        return self.judgement.catalogue.entry(*place) if place else None

    def _read_tree(self, path: str) -> Node | None:
        return parse(path, read_file(self._root / path)).root

    def _is_or_was(self, path: str) -> bool:
        """Whether there is something at `path`, or was a folder: what an editor puts beside a file comes and goes."""
        below = f"{path}/"
        return os.path.lexists(self._root / path) or any(file.startswith(below) for file in self._files.places)

    def _is_file(self, path: str) -> bool:
        """Whether there is a regular file that nobody may execute: what it holds decides all else."""
        try:
            mode = (self._root / path).lstat().st_mode
        except OSError:
            return False
        return stat.S_ISREG(mode) and not mode & EXECUTABLE
