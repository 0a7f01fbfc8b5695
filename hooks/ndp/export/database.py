"""The tables as one SQLite file, with full-text search that knows Vietnamese, and views for common questions."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ndp.export.context import Export, OpenEntry
from ndp.export.derived import responsibilities
from ndp.export.envelope import envelope
from ndp.export.spool import Standing
from ndp.export.stored import Stored
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
SETTINGS = "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
SEARCH = "search"
HEAP = 500
"""So many rows of a table wait at most, about."""
VIEWS = Path(__file__).with_name("views.sql")


class Database:
    """The database. Rows wait in small heaps: SQLite takes many at once with less work."""

    def __init__(self, connection: sqlite3.Connection, file: Path, export: Export, tables: Sequence[Table]) -> None:
        self._connection, self._file, self._export = connection, file, export
        self._waiting: list[list[Any]] = [[] for _ in (*tables, SEARCH)]
        self._inserts = [
            *(_insert(table.name, len(table.all_columns)) for table in tables),
            _insert(SEARCH, 5),
        ]

    @classmethod
    @contextmanager
    def made(cls, export: Export, tables: Sequence[Table], address: str) -> Iterator[Database]:
        """The database that is published at `address`, without rows; it is gone in the end."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "catalogue.sqlite"
            connection = sqlite3.connect(file, isolation_level=None)
            try:
                connection.executescript(SETTINGS)
                connection.execute("BEGIN")
                for table in tables:
                    connection.execute(_create(table))
                _add_standing(connection, export)
                _add_about(connection, export, address)
                _create_search(connection)
                yield cls(connection, file, export, tables)
            finally:
                connection.close()

    def add(self, place: int, found: Iterable[Stored]) -> None:
        """Put rows into the table at `place`."""
        heap = self._waiting[place]
        heap += found
        if len(heap) >= HEAP:
            self._insert(place)

    def add_texts(self, entry: OpenEntry, data: Any) -> None:
        """Have an entry found by its texts."""
        title = self._export.title(entry.kind, entry.id, "vi")
        body = "\n".join(_texts(data))
        self.add(-1, [(entry.kind, entry.id, title, body, fold(f"{title}\n{body}"))])

    def finished(self) -> Standing:
        """The whole file; nothing more can be added."""
        for place in range(len(self._waiting)):
            self._insert(place)
        self._connection.execute("COMMIT")
        self._connection.executescript(VIEWS.read_text(encoding="utf-8"))
        self._connection.execute("VACUUM")
        self._connection.close()
        return Standing(self._file)

    def _insert(self, place: int) -> None:
        self._connection.executemany(self._inserts[place], self._waiting[place])
        self._waiting[place].clear()


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {_quoted(table)} VALUES ({', '.join('?' * columns)})"  # noqa: S608 - names come from the schemas


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


def _create_search(connection: sqlite3.Connection) -> None:
    """Full-text search. The tokenizer takes tone marks away but leaves đ: the folded column has it as d."""
    connection.execute(
        f"CREATE VIRTUAL TABLE {SEARCH} USING fts5(kind UNINDEXED, record UNINDEXED, title, body, folded, "
        'tokenize = "unicode61 remove_diacritics 2")'
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
