"""What a loaded catalogue says often stands in memory once, and is what the files say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.bench.synthesise import ROOT, write

from ndp.kinds import KIND_BY_NAME
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.load import Loaded, load_catalogue, read_entry, to_record
from ndp.model.records import AnyRecord, Name, Provenance, Source, Text
from ndp.model.sharing import Sharing
from ndp.schema import Schemas


@pytest.fixture(scope="module")
def schemas() -> Schemas:
    return Schemas.load(ROOT / "schemas")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("catalogue")
    write(60, folder)
    return folder


@pytest.fixture(scope="module", params=["made", "real"])
def loaded(request: pytest.FixtureRequest, folder: Path, schemas: Schemas) -> Loaded:
    return load_catalogue(folder if request.param == "made" else ROOT, schemas)


@pytest.fixture(scope="module")
def catalogue(loaded: Loaded) -> Catalogue:
    return loaded.catalogue


def parts(value: Any) -> Iterator[Any]:
    """A value and everything in it."""
    yield value
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from parts(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from parts(each)


@pytest.mark.parametrize("kind", [str, Name, Text])
def test_equal_values_are_one_object(catalogue: Catalogue, kind: type) -> None:
    # Names and sources are shared as a whole: what is in them is not looked at.
    found = [
        part
        for entry in catalogue.all_entries()
        for holder in parts(entry.record)
        if isinstance(holder, msgspec.Struct) and not isinstance(holder, Name | Source)
        for part in msgspec.structs.astuple(holder)
        if type(part) is kind
    ]
    assert len(found) > len(set(found))
    assert len({id(each) for each in found}) == len(set(found))


def test_equal_provenances_are_one_object(catalogue: Catalogue) -> None:
    found = [part for entry in catalogue.all_entries() for part in parts(entry.record) if type(part) is Provenance]
    plain = [each for each in found if not each.fields]
    assert len(plain) > 1
    assert len({id(each) for each in plain}) == len({(each.level, each.sources, each.note) for each in plain})


def test_equal_references_are_one_object(catalogue: Catalogue) -> None:
    found = [reference for entry in catalogue.all_entries() for reference in entry.references]
    assert len({id(each) for each in found}) == len(set(found)) < len(found)


def test_every_entry_is_what_its_file_alone_gives(loaded: Loaded, schemas: Schemas) -> None:
    def alone(entry: Entry) -> Entry | None:
        data = (loaded.root / entry.path).read_bytes()
        return read_entry(schemas, KIND_BY_NAME[entry.kind], entry.id, entry.path, data)[0]

    for entry in loaded.catalogue.all_entries():
        assert repr(entry) == repr(alone(entry))


def test_equal_numbers_stay_as_they_are_written() -> None:
    def report(value: str) -> AnyRecord:
        data = {
            "id": "2026-01-vu",
            "platform": "nen-tang",
            "unit": "vu",
            "period": "2026-01",
            "submitted_on": "2026-01-24",
            "values": [{"indicator": "tai-khoan", "value": value}],
            "provenance": {"level": "unverified"},
        }
        return to_record("report", data)

    sharing = Sharing()
    one, other = report("1"), report("1.0")
    sharing.record(one)
    sharing.record(other)
    assert one == other
    assert "Decimal('1')" in repr(one)
    assert "Decimal('1.0')" in repr(other)
