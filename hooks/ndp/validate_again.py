"""A verdict from the last one where a few files were edited: of the others only what rules want to see is looked at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec

from ndp.cache import Cache, State
from ndp.kinds import KIND_BY_NAME, record_of
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.load import read_entry, without_search_for_circles
from ndp.model.payload import from_payload, quick_payload
from ndp.model.sharing import Sharing
from ndp.model.stored import StoredFile, StoredFiles
from ndp.problems import Problem, Severity
from ndp.rules.again import News, kinds_needed, run_rules_again, same_citations
from ndp.rules.table import ALL_RULES
from ndp.schema import Schemas
from ndp.source import Node, parse, read_file
from ndp.source.file_kinds import OF_LISTING
from ndp.verdict import LastVerdict, Verdict

OF_RULES = frozenset(rule.kind.code for rule in ALL_RULES)
"""What is found by rules, by code; all else is found in files alone,"""
BY_NAMES = frozenset(kind.code for kind in OF_LISTING)
"""or in their names."""
FEW = 20
"""Edited files of more than this many are judged with all others."""


def verdict_again(root: Path, schemas: Schemas, as_of: date, cache: Cache, last: LastVerdict) -> Verdict | None:
    """The verdict on `root`/catalogue after `last`, of the same day. None where everything has to be judged.

    Raises OSError where a file cannot be read.
    """
    if len(last.changed) > FEW:
        return None
    with without_search_for_circles():
        return _Again(root, schemas, as_of, StoredFiles(cache), last).verdict()


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that was edited: its checksum, its record and problems, and its payload where nothing is odd in it."""

    checksum: str
    entry: Entry | None
    problems: tuple[Problem, ...]
    payload: bytes | None


class _Again:
    def __init__(self, root: Path, schemas: Schemas, as_of: date, stored: StoredFiles, last: LastVerdict) -> None:
        self._root = root
        self._schemas = schemas
        self._as_of = as_of
        self._stored = stored
        self._before = last.verdict
        self._sharing = Sharing()
        places = ((path, record_of(path)) for path in last.verdict.checksums)
        self._places = {path: (place[0].name, place[1]) for path, place in places if place is not None}
        self._read = {path: self._read_again(path) for path in sorted(last.changed)}

    def verdict(self) -> Verdict | None:
        """What `verdict_again` says."""
        read, before = self._read, self._before
        news = News(
            {path: self._places[path][0] for path in read},
            names=False,
            citations=not all(same_citations(self._remembered(path), file.entry) for path, file in read.items()),
        )
        catalogue = self._catalogue(kinds_needed(ALL_RULES, news))
        if catalogue is None:
            return None
        names: dict[str, set[str]] = defaultdict(set)
        for kind, file_id in self._places.values():
            names[kind].add(file_id)
        old = [problem for problem in before.problems if problem.kind.code in OF_RULES]
        found = run_rules_again(ALL_RULES, old, news, catalogue, names, self._as_of, self._read_tree)
        if found is None:
            return None
        kept = (
            problem
            for problem in before.problems
            if problem.kind.code in BY_NAMES or (problem.kind.code not in OF_RULES and problem.path not in read)
        )
        told = (problem for file in read.values() for problem in file.problems)
        self._keep_read()
        checksums = {**before.checksums, **{path: file.checksum for path, file in read.items()}}
        return Verdict(tuple(sorted((*kept, *told, *found), key=Problem.sort_key)), checksums)

    def _catalogue(self, kinds: frozenset[str]) -> Catalogue | None:
        """The edited records and all of `kinds`. None where one of them is neither remembered nor as it was."""
        wrong = {
            problem.path
            for problem in self._before.problems
            if problem.kind.code not in OF_RULES | BY_NAMES and problem.kind.severity == Severity.ERROR
        }
        entries: list[Entry] = []
        broken: dict[str, set[str]] = defaultdict(set)
        for path, (kind, file_id) in self._places.items():
            if path in self._read:
                entry = self._read[path].entry
            elif kind not in kinds:
                continue
            else:
                entry = None if path in wrong else self._remembered(path) or self._unchanged(path)
                if entry is None and path not in wrong:
                    return None
            if entry is None:
                broken[kind].add(file_id)
            else:
                entries.append(entry)
        return Catalogue.of(entries, {kind: frozenset(ids) for kind, ids in broken.items()})

    def _read_again(self, path: str) -> _Read:
        data = read_file(self._root / path)
        name, file_id = self._places[path]
        kind = KIND_BY_NAME[name]
        entry, problems = read_entry(self._schemas, kind, file_id, path, data, self._sharing)
        payload = quick_payload(self._schemas, name, data, kind.schema_comment)
        return _Read(sha256(data).hexdigest(), entry, problems, payload)

    def _remembered(self, path: str) -> Entry | None:
        """The record at `path` when the last verdict was given, None where the cache does not hold it."""
        checksum = self._before.checksums[path]
        known = self._stored.equal(path, checksum)
        if known is None:
            return None
        kind, file_id = self._places[path]
        record, references = from_payload(kind, known.payload, self._sharing)
        return Entry(kind, file_id, record, path, references, checksum)

    def _unchanged(self, path: str) -> Entry | None:
        """The record at `path` as it is read now; None where it is not the one that was judged."""
        read = self._read_again(path)
        return read.entry if read.checksum == self._before.checksums[path] else None

    def _keep_read(self) -> None:
        """Have the next verdict know what was edited for this one."""
        state = State(0, 0, 0, 0, 0)
        self._stored.keep_edited(
            StoredFile(path, state, file.checksum, msgspec.Raw(file.payload))
            for path, file in self._read.items()
            if file.payload is not None
        )

    def _read_tree(self, path: str) -> Node | None:
        return parse(path, read_file(self._root / path)).root
