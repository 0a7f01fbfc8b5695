"""Parquet files, read by a library that did not write them, hold what the records hold."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from tests.export.conftest import ROOT, Sample

from ndp.cli import main
from ndp.export.files import write_files
from ndp.export.parquet import FOLDER, parquet_files
from ndp.export.rows import Cell, rows
from ndp.export.tables import Column, tables
from ndp.schema import Schemas
from ndp.site.writer import Writer

TYPES = {"text": "VARCHAR", "json": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}


def read(column: Column, value: Any) -> Cell:
    """The value of a cell by the documented rules."""
    if column.type == "json" and value is not None:
        return json.loads(value, parse_float=Decimal)  # type: ignore[no-any-return]
    return Decimal(str(value)).normalize() if column.type == "number" and value is not None else value


def test_the_files_hold_the_rows(sample: Sample, schemas: Schemas, tmp_path: Path) -> None:
    assert write_files(parquet_files(sample.export), Writer(tmp_path)) == len(tables(schemas)) > 60
    with duckdb.connect() as database:
        for table in tables(schemas):
            file = tmp_path / FOLDER.lstrip("/") / f"{table.name}.parquet"
            relation = database.read_parquet(str(file))
            assert relation.columns == [column.name for column in table.all_columns]
            assert [str(each) for each in relation.types] == [TYPES[column.type] for column in table.all_columns]
            found = [
                tuple(read(column, value) for column, value in zip(table.all_columns, row, strict=True))
                for row in relation.fetchall()
            ]
            assert found == list(rows(sample.export, table)), table.name


def test_the_same_catalogue_gives_the_same_bytes(hostile_sample: Sample) -> None:
    first = {file.address: file.data for file in parquet_files(hostile_sample.export)}
    assert first == {file.address: file.data for file in parquet_files(hostile_sample.export)}


def test_the_command_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["export", "--catalogue", str(ROOT / "tests/demo"), "--as-of", "2026-11-24", "--parquet"]
    assert main([*arguments, "--output", str(tmp_path)]) == 0
    files = sorted(path.name for path in (tmp_path / "parquet").iterdir())
    assert "platform.parquet" in files
    assert str(len(files)) in capsys.readouterr().out
    assert not (tmp_path / "api").exists()


def test_without_the_library_the_command_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "arro3.io", None)
    arguments = ["export", "--catalogue", str(ROOT / "tests/demo"), "--as-of", "2026-11-24", "--parquet"]
    assert main([*arguments, "--output", str(tmp_path)]) == 2
    assert "requirements-parquet.txt" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
