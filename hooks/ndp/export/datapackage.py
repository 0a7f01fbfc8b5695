"""`datapackage.json`: what the CSV files hold, by the Data Package standard (Frictionless), and by CSV on the Web."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from ndp.export.context import ATTRIBUTION, LICENCE_NAME, LICENCE_URL, Export
from ndp.export.documents import API_VERSION
from ndp.export.tables import Column, ColumnType, Table

FIELD_TYPES: Mapping[ColumnType, str] = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "json": "array",
}
CSVW_TYPES: Mapping[ColumnType, str] = {
    "text": "string",
    "integer": "integer",
    "number": "decimal",
    "boolean": "boolean",
    "json": "json",
}


@dataclass(frozen=True, slots=True)
class FileMark:
    """The size of a file in bytes, and its SHA-256 in hexadecimal digits."""

    size: int
    sha256: str

    @classmethod
    def of(cls, chunks: Iterable[bytes]) -> FileMark:
        """The mark of a file's content."""
        size, digest = 0, sha256()
        for chunk in chunks:
            size += len(chunk)
            digest.update(chunk)
        return cls(size, digest.hexdigest())


def data_package(export: Export, tables: Sequence[Table], files: Mapping[str, FileMark]) -> dict[str, Any]:
    """The data package of `tables`; `files` are the marks of their CSV files by the tables' names."""
    portal = export.portal
    return {
        "profile": "tabular-data-package",
        "name": "nen-tang-so-quoc-gia",
        "title": ATTRIBUTION,
        "homepage": portal.settings.site_url,
        "version": API_VERSION,
        "created": f"{portal.as_of.isoformat()}T00:00:00Z",
        "licenses": [{"name": LICENCE_NAME.replace(" ", "-"), "path": LICENCE_URL, "title": LICENCE_NAME}],
        "sources": [{"title": ATTRIBUTION, "path": portal.settings.site_url}],
        "commit": portal.history.commit,
        "resources": [_resource(table, files[table.name]) for table in tables],
    }


def _resource(table: Table, file: FileMark) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.all_columns],
        "primaryKey": [column.name for column in table.keys],
        "missingValues": [""],
    }
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {"fields": list(key.columns), "reference": {"resource": key.table, "fields": list(key.targets)}}
            for key in table.foreign_keys
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": FIELD_TYPES[column.type], "title": column.title}
    if column.description:
        field["description"] = column.description
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.labels and column.type == "text":
        constraints["enum"] = list(column.labels)
    if constraints:
        field["constraints"] = constraints
    return field


def csv_on_the_web(export: Export, tables: Sequence[Table]) -> dict[str, Any]:
    """The same as metadata of CSV on the Web."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "vi"}],
        "dc:title": ATTRIBUTION,
        "dc:license": {"@id": LICENCE_URL},
        "dc:modified": export.portal.as_of.isoformat(),
        "dialect": {"encoding": "utf-8", "header": True, "quoteChar": '"', "doubleQuote": True},
        "tables": [
            {
                "url": f"{table.name}.csv",
                "dc:title": table.title,
                "tableSchema": {
                    "primaryKey": [column.name for column in table.keys],
                    "columns": [
                        {
                            "name": column.name,
                            "titles": column.name,
                            "dc:title": column.title,
                            "datatype": CSVW_TYPES[column.type],
                            "required": column.required,
                        }
                        for column in table.all_columns
                    ],
                },
            }
            for table in tables
        ],
    }
