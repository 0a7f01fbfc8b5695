"""A reader that knows only CSV on the Web finds in the tables what the records hold."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import csvw  # type: ignore[import-untyped]
import pytest
from tests.export.conftest import Sample

from ndp.export.csv_files import guarded
from ndp.export.encode import to_compact_json
from ndp.export.rows import Cell, rows
from ndp.export.tables import Column, tables
from ndp.schema import Schemas

FOLDER = "/du-lieu/tep/"
METADATA = "csv-metadata.json"


@pytest.fixture
def folder(sample: Sample, tmp_path: Path) -> Path:
    for address, data in sample.files.items():
        if address.startswith(FOLDER) and address.endswith((".csv", METADATA)):
            (tmp_path / address.removeprefix(FOLDER)).write_bytes(data)
    return tmp_path


def read(value: Any) -> Any:
    """What the reader gives, with plain dictionaries and exact numbers."""
    if isinstance(value, dict):
        return {key: read(part) for key, part in value.items()}
    if isinstance(value, list):
        return [read(part) for part in value]
    return Decimal(str(value)) if isinstance(value, float) else value


def expected(column: Column, value: Cell) -> Any:
    """The value of a cell as the metadata describes it. Texts keep the apostrophes that guard them in CSV."""
    if isinstance(value, list):
        return json.loads(guarded(to_compact_json(value)), parse_float=Decimal)
    if value == "":
        return None
    return guarded(value) if isinstance(value, str) else value


def test_the_tables_are_valid_by_their_metadata(folder: Path) -> None:
    found = csvw.CSVW(str(folder / METADATA), validate=True)
    assert found.is_valid, [str(warning.message) for warning in found.warnings][:5]


def test_the_reader_gets_the_values_of_the_records(sample: Sample, folder: Path, schemas: Schemas) -> None:
    group = csvw.TableGroup.from_file(folder / METADATA)
    found = {str(table.url): table for table in group.tables}
    expected_tables = tables(schemas)
    assert found.keys() == {f"{table.name}.csv" for table in expected_tables}
    for table in expected_tables:
        names = [column.name for column in table.all_columns]
        for got, row in zip(found[f"{table.name}.csv"].iterdicts(strict=True), rows(sample.export, table), strict=True):
            assert list(got) == names
            for column, value in zip(table.all_columns, row, strict=True):
                assert read(got[column.name]) == expected(column, value), (table.name, column.name)


def test_a_value_of_another_type_is_found(hostile_sample: Sample, tmp_path: Path) -> None:
    metadata = hostile_sample.json(f"{FOLDER}{METADATA}")
    metadata["tables"] = [table for table in metadata["tables"] if table["url"] == "platform_websites.csv"]
    (tmp_path / METADATA).write_text(json.dumps(metadata), encoding="utf-8")
    data = hostile_sample.files[f"{FOLDER}platform_websites.csv"]
    (tmp_path / "platform_websites.csv").write_bytes(data.replace(b',"0",', b',"khong",'))
    with pytest.warns(UserWarning, match="khong"):
        list(csvw.CSVW(str(tmp_path / METADATA), validate=True).tables[0].iterdicts(strict=False))
