"""The tables as one SQLite file, with full-text search that knows Vietnamese, and views for common questions."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ndp.export.context import Export
from ndp.export.derived import responsibilities
from ndp.export.encode import to_compact_json
from ndp.export.envelope import envelope
from ndp.export.rows import Cell, rows
from ndp.export.tables import Column, ColumnType, Table
from ndp.text import fold

# NUMERIC turns a text into a number only where nothing is lost by it.
AFFINITIES: dict[ColumnType, str] = {
    "text": "TEXT",
    "integer": "INTEGER",
    "number": "NUMERIC",
    "boolean": "INTEGER",
    "json": "TEXT",
}
SEARCHED = frozenset({"vi", "en", "number", "statement", "comment", "product", "publisher", "body"})
VIEWS = Path(__file__).with_name("views.sql")


def to_sqlite(export: Export, tables: Sequence[Table], address: str) -> bytes:
    """The database that is published at `address`, as bytes."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "catalogue.sqlite"
        connection = sqlite3.connect(file, isolation_level=None)
        try:
            connection.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            connection.execute("BEGIN")
            for table in tables:
                connection.execute(_create(table))
                marks = ", ".join("?" * len(table.all_columns))
                connection.executemany(
                    f"INSERT INTO {_quoted(table.name)} VALUES ({marks})",  # noqa: S608 - names come from the schemas
                    ([_stored(value) for value in row] for row in rows(export, table)),
                )
            _add_standing(connection, export)
            _add_about(connection, export, address)
            _add_search(connection, export)
            connection.execute("COMMIT")
            connection.executescript(VIEWS.read_text(encoding="utf-8"))
            connection.execute("VACUUM")
        finally:
            connection.close()
        return file.read_bytes()


def _create(table: Table) -> str:
    parts = [_definition(column) for column in table.all_columns]
    parts.append(f"PRIMARY KEY ({_names(column.name for column in table.keys)})")
    parts += [
        f"FOREIGN KEY ({_names(key.columns)}) REFERENCES {_quoted(key.table)} ({_names(key.targets)})"
        for key in table.foreign_keys
    ]
    return f"CREATE TABLE {_quoted(table.name)} ({', '.join(parts)}) WITHOUT ROWID"


def _definition(column: Column) -> str:
    return f"{_quoted(column.name)} {AFFINITIES[column.type]}{' NOT NULL' if column.required else ''}"


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _stored(value: Cell) -> str | int | None:
    if isinstance(value, list):
        return to_compact_json(value)
    if value is None or isinstance(value, str | int):
        return value
    return str(value)


def _add_standing(connection: sqlite3.Connection, export: Export) -> None:
    """How every assignment stands on the day of the data: nothing in SQL could work it out."""
    connection.execute(
        "CREATE TABLE standing (assignment_id TEXT NOT NULL, ordinal INTEGER NOT NULL, standing TEXT NOT NULL, "
        "PRIMARY KEY (assignment_id, ordinal), "
        "FOREIGN KEY (assignment_id, ordinal) REFERENCES assignment_assignments (assignment_id, ordinal)) WITHOUT ROWID"
    )
    held = zip(export.portal.catalogue.held_roles, responsibilities(export), strict=True)
    connection.executemany(
        "INSERT INTO standing VALUES (?, ?, ?)", ((role.file.id, role.index, each.standing) for role, each in held)
    )


def _add_about(connection: sqlite3.Connection, export: Export, address: str) -> None:
    common = envelope(export, export.absolute(address), len(export.entries))
    connection.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
    about = {
        "schema_version": common["schema_version"],
        "commit": common["generated_from"].commit or "",
        "as_of": common["as_of"].isoformat(),
        "licence": common["licence"].name,
        "attribution": common["licence"].attribution,
        "demonstration": str(common["demonstration"]).lower(),
        "url": common["url"],
    }
    connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())


def _add_search(connection: sqlite3.Connection, export: Export) -> None:
    """Full-text search. The tokenizer takes tone marks away but leaves đ: the folded column has it as d."""
    connection.execute(
        "CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, record UNINDEXED, title, body, folded, "
        'tokenize = "unicode61 remove_diacritics 2")'
    )
    for entry in export.entries:
        title = export.title(entry.kind, entry.id, "vi")
        body = "\n".join(_texts(entry.data))
        connection.execute(
            "INSERT INTO search VALUES (?, ?, ?, ?, ?)", (entry.kind, entry.id, title, body, fold(f"{title}\n{body}"))
        )


def _texts(value: Any) -> Iterator[str]:
    """The texts by language and the names in a record."""
    if isinstance(value, dict):
        for name, item in value.items():
            if isinstance(item, str):
                if name in SEARCHED:
                    yield item
            elif name != "provenance":
                yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, str):
                yield item
            else:
                yield from _texts(item)
