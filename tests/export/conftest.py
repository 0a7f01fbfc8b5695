"""The catalogues that are exported and read back: the real one, the made-up one, and one of hostile texts."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.export.maximal import HOSTILE_LINES, HOSTILE_TEXTS, Maximal, harmless

from ndp.export.context import Export
from ndp.export.fields import OPEN_KINDS
from ndp.export.files import all_files
from ndp.history import Change, History
from ndp.kinds import KIND_BY_NAME
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.load import to_record
from ndp.model.references import references_in
from ndp.schema import Schemas
from ndp.site.portal import Portal, Settings
from ndp.validate import judge

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 24)
COMMIT = "0123456789abcdef0123456789abcdef01234567"
REPOSITORY = "https://forge.example/ndp"
AUTHOR = "Người Ghi Sổ"


@dataclass(frozen=True, repr=False)
class Sample:
    """A catalogue to export. `raw` holds its records by kind and id, read without the code under test."""

    name: str
    export: Export
    raw: dict[tuple[str, str], dict[str, Any]]
    files: dict[str, bytes]

    def json(self, address: str) -> Any:
        """A JSON file, numbers with a fraction as Decimal."""
        return json.loads(self.files[address], parse_float=Decimal)


@pytest.fixture(scope="session")
def schemas() -> Schemas:
    return Schemas.load(ROOT / "schemas")


def history_of(catalogue: Catalogue) -> History:
    """Every file changed by one commit, on days that differ."""
    entries = list(catalogue.all_entries())
    changes = {
        entry.path: Change(COMMIT, date(2026, 1 + number % 5, 1 + number % 28), "Sửa <b>tên</b> & số", AUTHOR)
        for number, entry in enumerate(entries)
    }
    return History(COMMIT, AS_OF, changes)


def from_files(root: Path, schemas: Schemas) -> tuple[Export, dict[tuple[str, str], dict[str, Any]]]:
    """The export of a catalogue folder, and its records as another YAML reader sees them."""
    judgement = judge(root, schemas, AS_OF)
    assert not judgement.errors
    portal = Portal(
        judgement.catalogue, schemas, AS_OF, history_of(judgement.catalogue), Settings(repository=REPOSITORY)
    )
    raw = {}
    for entry in judgement.catalogue.all_entries():
        if entry.kind in OPEN_KINDS:
            text = (root / entry.path).read_text(encoding="utf-8")
            raw[entry.kind, entry.id] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - every scalar is text
    return Export(portal, judgement.problems), raw


def made_up(schemas: Schemas, maximal: Maximal) -> tuple[Export, dict[tuple[str, str], dict[str, Any]]]:
    """A catalogue of two records of each kind that use every property."""
    raw, entries = {}, []
    for kind in OPEN_KINDS:
        for entry_id, record in maximal.records(kind):
            assert schemas.validator(kind).is_valid(record), list(schemas.validator(kind).iter_errors(record))
            raw[kind, entry_id] = record
            path = f"catalogue/{KIND_BY_NAME[kind].folder}/{entry_id}.yml"
            references = tuple(references_in(record, schemas.shape(kind)))
            entries.append(Entry(kind, entry_id, to_record(kind, record), path, references, "0" * 64))
    catalogue = Catalogue.of(entries)
    return Export(Portal(catalogue, schemas, AS_OF, history_of(catalogue), Settings(repository=REPOSITORY))), raw


def hostile(schemas: Schemas) -> tuple[Export, dict[tuple[str, str], dict[str, Any]]]:
    """That catalogue with hostile texts."""
    return made_up(schemas, Maximal(schemas.raw, OPEN_KINDS))


@cache
def made(name: str) -> Sample:
    """A sample by its name, exported once however many tests ask for it."""
    schemas = Schemas.load(ROOT / "schemas")
    if name == "hostile":
        export, raw = hostile(schemas)
    elif name == "harmless":
        texts = harmless(HOSTILE_LINES), harmless(HOSTILE_TEXTS)
        export, raw = made_up(schemas, Maximal(schemas.raw, OPEN_KINDS, *texts))
    else:
        export, raw = from_files(ROOT if name == "real" else ROOT / "tests/demo", schemas)
    files: dict[str, bytes] = {}
    for file in all_files(export):
        assert file.address not in files
        files[file.address] = file.data
    return Sample(name, export, raw, files)


@pytest.fixture(scope="session", params=["real", "demo", "hostile"])
def sample(request: pytest.FixtureRequest) -> Sample:
    return made(request.param)


@pytest.fixture(scope="session")
def hostile_sample() -> Sample:
    return made("hostile")


def with_entry(export: Export, entry: Entry) -> Export:
    """The export of the same portal with one more entry."""
    catalogue = Catalogue.of([*export.portal.catalogue.all_entries(), entry])
    return Export(replace(export.portal, catalogue=catalogue), export.problems)
