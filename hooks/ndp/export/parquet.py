"""The tables as Parquet, for programs that analyse data. The library that writes it is installed for that alone."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ndp.export.context import Export, ExportFile
from ndp.export.encode import to_compact_json
from ndp.export.rows import Cell, Row, rows
from ndp.export.tables import Column, Table, tables

FOLDER = "/parquet"
COMPRESSION = "zstd(3)"


def parquet_files(export: Export) -> Iterator[ExportFile]:
    """A file for each table; the same catalogue gives the same bytes. Raises ImportError without the library."""
    for table in tables(export.portal.schemas):
        yield ExportFile(f"{FOLDER}/{table.name}.parquet", to_parquet(table, list(rows(export, table))))


def to_parquet(table: Table, found: Sequence[Row]) -> bytes:
    """A table as Parquet. Texts are as in the catalogue; lists are texts of JSON; fractions are double numbers."""
    from arro3.core import Array, DataType, Field, Schema
    from arro3.core import Table as ArrowTable
    from arro3.io import write_parquet

    types = {
        "text": DataType.string(),
        "json": DataType.string(),
        "integer": DataType.int64(),
        "number": DataType.float64(),
        "boolean": DataType.bool(),
    }
    schema = Schema(
        [
            Field(column.name, types[column.type], nullable=not column.required, metadata=_words(column))
            for column in table.all_columns
        ]
    )
    columns = [
        Array([_stored(row[place]) for row in found], types[column.type])
        for place, column in enumerate(table.all_columns)
    ]
    out = io.BytesIO()
    write_parquet(ArrowTable.from_arrays(columns, schema=schema), out, compression=COMPRESSION, created_by="ndp")
    return out.getvalue()


def _words(column: Column) -> dict[str, str]:
    return {"title": column.title} | ({"description": column.description} if column.description else {})


def _stored(value: Cell) -> str | int | float | bool | None:
    if isinstance(value, list):
        return to_compact_json(value)
    return float(value) if isinstance(value, Decimal) else value
