"""Reads a whole catalogue: files, shape, records. Rules come after, over what could be read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from ndp.kinds import KIND_BY_FOLDER, KINDS, Kind
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.records import AnyRecord
from ndp.model.references import references_in
from ndp.model.registry import RECORD_TYPES
from ndp.problems import Problem
from ndp.schema import Schemas, check_record, read_straight
from ndp.source import Node, parse, read_file, walk
from ndp.text import PartialDate

CATALOGUE_FOLDER = "catalogue"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A catalogue as far as it could be read, and every problem met on the way."""

    root: Path
    catalogue: Catalogue
    problems: tuple[Problem, ...]

    def read_tree(self, path: str) -> Node | None:
        """The parsed tree of a catalogue file by its path from `root`."""
        return parse(path, read_file(self.root / path)).root


def load_catalogue(root: Path, schemas: Schemas) -> Loaded:
    """Read `root`/catalogue. A file with problems is left out of the catalogue and named in its `broken`."""
    folders = {kind.folder: kind.depth for kind in KINDS}
    listing = walk(root / CATALOGUE_FOLDER, folders)
    problems: list[Problem] = list(listing.problems)
    entries: list[Entry] = []
    broken: dict[str, set[str]] = defaultdict(set)
    for file in listing.files:
        kind = KIND_BY_FOLDER[file.folder]
        entry, found = read_entry(schemas, kind, file.id, file.path, read_file(root / file.path))
        problems.extend(found)
        if entry is None:
            broken[kind.name].add(file.id)
        else:
            entries.append(entry)
    catalogue = Catalogue.of(entries, {kind: frozenset(ids) for kind, ids in broken.items()})
    return Loaded(root, catalogue, tuple(sorted(problems, key=Problem.sort_key)))


def read_entry(
    schemas: Schemas, kind: Kind, file_id: str, path: str, data: bytes
) -> tuple[Entry | None, tuple[Problem, ...]]:
    """Read one file of `kind` with the bytes `data`. The entry is None where problems keep it from being one."""
    value = read_straight(data, schemas.shape(kind.name), kind.schema_comment)
    problems: tuple[Problem, ...] = ()
    if value is None or not schemas.validator(kind.name).is_valid(value):
        parsed = parse(path, data, expected_schema=kind.schema_comment)
        if parsed.root is None:
            return None, parsed.problems
        value, shape_problems = check_record(schemas, kind.name, path, parsed.root)
        problems = (*parsed.problems, *shape_problems)
        if any(problem.kind.severity == "error" for problem in problems):
            return None, problems
    record = to_record(kind.name, value)
    references = tuple(references_in(value, schemas.shape(kind.name)))
    return Entry(kind.name, file_id, record, path, references, sha256(data).hexdigest()), problems


def to_record(kind: str, value: Any) -> AnyRecord:
    """The record of plain data that fits the schema of `kind`."""
    return msgspec.convert(value, RECORD_TYPES[kind], dec_hook=_decode)


def _decode(wanted: type, value: object) -> object:
    if wanted is PartialDate and isinstance(value, str):
        return PartialDate.parse(value)
    raise TypeError(f"cannot read {wanted}")
