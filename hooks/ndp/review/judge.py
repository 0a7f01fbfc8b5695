"""A catalogue judged from a tree instead of a folder, each file read once however many trees hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ndp.kinds import Kind
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.load import to_record
from ndp.model.references import references_in
from ndp.problems import Problem
from ndp.review.tree import EXECUTABLE, PLAIN, Tree, TreeFile, record_of
from ndp.rules.rule import Rule
from ndp.rules.run import run_rules
from ndp.rules.table import ALL_RULES
from ndp.schema import Schemas, check_record
from ndp.source import Node, parse


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read. `entry` is None where errors keep it from being a record; `data` is its plain data."""

    kind: Kind
    id: str
    entry: Entry | None
    data: Any
    root: Node | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class JudgedTree:
    """A tree's records, its catalogue and every problem in it."""

    readings: Mapping[str, Reading]
    catalogue: Catalogue
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Judge:
    """Judges trees by `schemas` and `rules` as of a date."""

    schemas: Schemas
    as_of: date
    rules: tuple[Rule, ...] = tuple(ALL_RULES)
    _read: dict[tuple[str, str], Reading] = field(default_factory=dict)

    def judge(self, tree: Tree) -> JudgedTree:
        """Read every record of `tree` and apply every rule. Paths where no record belongs are not looked at."""
        readings = {
            path: reading
            for path, file in sorted(tree.items())
            if file.mode in (PLAIN, EXECUTABLE) and (reading := self.read(path, file)) is not None
        }
        broken: dict[str, set[str]] = defaultdict(set)
        for reading in readings.values():
            if reading.entry is None:
                broken[reading.kind.name].add(reading.id)
        entries = [reading.entry for reading in readings.values() if reading.entry is not None]
        catalogue = Catalogue.of(entries, {kind: frozenset(ids) for kind, ids in broken.items()})
        found = run_rules(self.rules, catalogue, self.as_of, lambda path: readings[path].root)
        of_files = (problem for reading in readings.values() for problem in reading.problems)
        return JudgedTree(readings, catalogue, tuple(sorted((*of_files, *found), key=Problem.sort_key)))

    def read(self, path: str, file: TreeFile) -> Reading | None:
        """The record that `file` holds at `path`, None where no record belongs."""
        place = record_of(path)
        if place is None:
            return None
        key = (path, file.oid)
        if key not in self._read:
            self._read[key] = self._reading(path, *place, file.content)
        return self._read[key]

    def _reading(self, path: str, kind: Kind, record_id: str, content: bytes) -> Reading:
        parsed = parse(path, content, expected_schema=kind.schema_comment)
        if parsed.root is None:
            return Reading(kind, record_id, None, None, None, parsed.problems)
        data, shape_problems = check_record(self.schemas, kind.name, path, parsed.root)
        problems = (*parsed.problems, *shape_problems)
        if any(problem.kind.severity == "error" for problem in problems):
            return Reading(kind, record_id, None, None, parsed.root, problems)
        references = tuple(references_in(data, self.schemas.shape(kind.name)))
        entry = Entry(kind.name, record_id, to_record(kind.name, data), path, references)
        return Reading(kind, record_id, entry, data, parsed.root, problems)
