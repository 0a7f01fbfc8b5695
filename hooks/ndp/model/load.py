"""Reads a whole catalogue: files, shape, records. Rules come after, over what could be read."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from ndp.cache import Cache
from ndp.kinds import CATALOGUE_FOLDER, KIND_BY_FOLDER, KINDS, Kind
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.payload import decode_special, from_payload, quick_payload, to_payload
from ndp.model.records import AnyRecord
from ndp.model.references import references_in
from ndp.model.registry import RECORD_TYPES
from ndp.model.sharing import Sharing
from ndp.model.stored import StoredFiles
from ndp.model.workers import Reader
from ndp.problems import Problem
from ndp.schema import Schemas, check_record
from ndp.source import Node, parse, read_file, walk


@dataclass(frozen=True, slots=True)
class Loaded:
    """A catalogue as far as it could be read, and every problem met on the way.

    `checksums` gives the SHA-256 of every file that was read, in hexadecimal digits, by its path.
    """

    root: Path
    catalogue: Catalogue
    problems: tuple[Problem, ...]
    checksums: Mapping[str, str]

    def read_tree(self, path: str) -> Node | None:
        """The parsed tree of a catalogue file by its path from `root`."""
        return parse(path, read_file(self.root / path)).root


def load_catalogue(root: Path, schemas: Schemas, cache: Cache | None = None) -> Loaded:
    """Read `root`/catalogue. A file with problems is left out of the catalogue and named in its `broken`.

    Files that `cache` knows and that did not change are not read again; what it gives is the same without it.
    """
    with without_search_for_circles():
        return _load(root, schemas, StoredFiles(cache))


@contextmanager
def without_search_for_circles() -> Iterator[None]:
    """A catalogue has none: looking for them again and again would take a tenth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(root: Path, schemas: Schemas, stored: StoredFiles) -> Loaded:
    sharing = Sharing()
    folders = {kind.folder: kind.depth for kind in KINDS}
    listing = walk(root / CATALOGUE_FOLDER, folders)
    problems: list[Problem] = list(listing.problems)
    entries: list[Entry] = []
    broken: dict[str, set[str]] = defaultdict(set)
    checksums: dict[str, str] = {}
    unread = [file for file in listing.files if stored.unchanged(file.path, file.state) is None]
    reader = Reader(schemas).read_all([(KIND_BY_FOLDER[file.folder], f"{root}/{file.path}") for file in unread])
    for file in listing.files:
        kind = KIND_BY_FOLDER[file.folder]
        known = stored.unchanged(file.path, file.state)
        checksum, payload = (known.sha256, known.payload) if known else next(reader)
        checksums[file.path] = checksum
        if payload is not None:
            stored.keep(file.path, file.state, checksum, payload)
            record, references = from_payload(kind.name, payload, sharing)
            entries.append(Entry(kind.name, sharing.value(file.id), record, file.path, references, checksum))
            continue
        data = read_file(root / file.path)
        checksums[file.path] = sha256(data).hexdigest()
        entry, found = read_entry(schemas, kind, file.id, file.path, data, sharing)
        problems.extend(found)
        if entry is None:
            broken[kind.name].add(file.id)
        else:
            entries.append(entry)
    stored.save()
    catalogue = Catalogue.of(entries, {kind: frozenset(ids) for kind, ids in broken.items()})
    return Loaded(root, catalogue, tuple(sorted(problems, key=Problem.sort_key)), checksums)


def read_entry(
    schemas: Schemas, kind: Kind, file_id: str, path: str, data: bytes, sharing: Sharing | None = None
) -> tuple[Entry | None, tuple[Problem, ...]]:
    """Read one file of `kind` with the bytes `data`. The entry is None where problems keep it from being one.

    Its parts are those of `sharing` where these are equal.
    """
    payload = quick_payload(schemas, kind.name, data, kind.schema_comment)
    problems: tuple[Problem, ...] = ()
    if payload is None:
        parsed = parse(path, data, expected_schema=kind.schema_comment)
        if parsed.root is None:
            return None, parsed.problems
        value, shape_problems = check_record(schemas, kind.name, path, parsed.root)
        problems = (*parsed.problems, *shape_problems)
        if any(problem.kind.severity == "error" for problem in problems):
            return None, problems
        payload = to_payload(value, tuple(references_in(value, schemas.shape(kind.name))))
    record, references = from_payload(kind.name, payload, sharing or Sharing())
    return Entry(kind.name, file_id, record, path, references, sha256(data).hexdigest()), problems


def to_record(kind: str, value: Any) -> AnyRecord:
    """The record of plain data that fits the schema of `kind`."""
    return msgspec.convert(value, RECORD_TYPES[kind], dec_hook=decode_special)
