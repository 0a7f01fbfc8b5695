"""A catalogue judged from a tree instead of a folder, each file read once however many trees hold it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from ndp.kinds import Kind, record_of
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.load import read_entry, without_search_for_circles
from ndp.model.payload import from_payload
from ndp.model.sharing import Sharing
from ndp.model.workers import Reader
from ndp.problems import Problem
from ndp.review.comments import Comments, comments_of
from ndp.review.tree import EXECUTABLE, PLAIN, Tree, TreeFile
from ndp.rules.again import News, run_rules_again, same_citations
from ndp.rules.rule import Rule
from ndp.rules.run import run_rules
from ndp.rules.table import ALL_RULES
from ndp.schema import Schemas, Shape
from ndp.schema.typing import to_data
from ndp.source import Node, ParsedFile, parse

RECORD_MODES = (PLAIN, EXECUTABLE)


@dataclass(frozen=True)
class Reading:
    """The file `path` as read. `entry` is None where errors keep it from being a record.

    Its tree and its plain data are worked out when they are asked for: of most files nobody asks.
    """

    kind: Kind
    id: str
    entry: Entry | None
    problems: tuple[Problem, ...]
    path: str
    content: bytes
    shape: Shape

    @cached_property
    def _parsed(self) -> ParsedFile:
        return parse(self.path, self.content, expected_schema=self.kind.schema_comment)

    @property
    def root(self) -> Node | None:
        """The tree of the file, None where it cannot be read to its end."""
        return self._parsed.root

    @cached_property
    def comments(self) -> Comments:
        """What the comments of the file say, where it can be read to its end."""
        return comments_of(self._parsed.text, next(iter(self.shape.properties))) if self.root is not None else {}

    @cached_property
    def data(self) -> Any:
        """The plain data of the record, None where it is none."""
        return to_data(self.root, self.shape) if self.entry is not None and self.root is not None else None


@dataclass(frozen=True, slots=True)
class JudgedTree:
    """A tree's records, its catalogue and every problem in it; `of_rules` are those that rules found."""

    readings: Mapping[str, Reading]
    catalogue: Catalogue
    problems: tuple[Problem, ...]
    of_rules: tuple[Problem, ...]


@dataclass(frozen=True)
class Judge:
    """Judges trees by `schemas` and `rules` as of a date."""

    schemas: Schemas
    as_of: date
    rules: tuple[Rule, ...] = tuple(ALL_RULES)
    _read: dict[tuple[str, str], Reading] = field(default_factory=dict)
    _sharing: Sharing = field(default_factory=Sharing)

    def judge(self, tree: Tree, before: JudgedTree | None = None) -> JudgedTree:
        """Read every record of `tree` and apply every rule. Paths where no record belongs are not looked at.

        Of a tree that differs little from one that was judged `before`, by this judge, the difference is judged.
        """
        with without_search_for_circles():
            self._read_many(tree)
            readings = {
                path: reading
                for path, file in sorted(tree.items())
                if file.mode in RECORD_MODES and (reading := self.read(path, file)) is not None
            }
            names: dict[str, set[str]] = defaultdict(set)
            broken: dict[str, set[str]] = defaultdict(set)
            for reading in readings.values():
                names[reading.kind.name].add(reading.id)
                if reading.entry is None:
                    broken[reading.kind.name].add(reading.id)
            entries = [reading.entry for reading in readings.values() if reading.entry is not None]
            catalogue = Catalogue.of(entries, {kind: frozenset(ids) for kind, ids in broken.items()})

            def read_tree(path: str) -> Node | None:
                return readings[path].root

            found = None
            if before is not None:
                news = _news(before.readings, readings)
                found = run_rules_again(self.rules, before.of_rules, news, catalogue, names, self.as_of, read_tree)
            if found is None:
                found = run_rules(self.rules, catalogue, self.as_of, read_tree)
        of_files = (problem for reading in readings.values() for problem in reading.problems)
        return JudgedTree(readings, catalogue, tuple(sorted((*of_files, *found), key=Problem.sort_key)), found)

    def read(self, path: str, file: TreeFile) -> Reading | None:
        """The record that `file` holds at `path`, None where no record belongs."""
        place = record_of(path)
        if place is None:
            return None
        key = (path, file.oid)
        if key not in self._read:
            self._read[key] = self._reading(path, *place, file.content)
        return self._read[key]

    def _read_many(self, tree: Tree) -> None:
        """Read what is sound among the new files of `tree`, in several processes where they are many."""
        unread = [
            (path, file, place)
            for path, file in tree.items()
            if file.mode in RECORD_MODES and (path, file.oid) not in self._read and (place := record_of(path))
        ]
        sources = [(kind, file.content) for _, file, (kind, _) in unread]
        for (path, file, (kind, record_id)), (checksum, payload) in zip(
            unread, Reader(self.schemas).read_all(sources), strict=True
        ):
            if payload is not None:
                record, references = from_payload(kind.name, payload, self._sharing)
                entry = Entry(kind.name, record_id, record, path, references, checksum)
                shape = self.schemas.shape(kind.name)
                self._read[path, file.oid] = Reading(kind, record_id, entry, (), path, file.content, shape)

    def _reading(self, path: str, kind: Kind, record_id: str, content: bytes) -> Reading:
        entry, problems = read_entry(self.schemas, kind, record_id, path, content)
        return Reading(kind, record_id, entry, problems, path, content, self.schemas.shape(kind.name))


def _news(before: Mapping[str, Reading], now: Mapping[str, Reading]) -> News:
    """What differs between the readings of two trees: equal contents were read once."""
    pairs = {
        path: (before.get(path), now.get(path))
        for path in before.keys() | now.keys()
        if before.get(path) is not now.get(path)
    }
    files = {path: reading.kind.name for path, pair in pairs.items() for reading in pair if reading is not None}
    return News(
        files,
        names=any(one is None or other is None for one, other in pairs.values()),
        citations=not all(
            same_citations(one.entry if one else None, other.entry if other else None) for one, other in pairs.values()
        ),
    )
