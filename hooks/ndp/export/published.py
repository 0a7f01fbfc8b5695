"""The data files besides the API: where each stands, what it holds, and how it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ndp.export.context import TABLES, Export, ExportFile
from ndp.export.csv_files import CsvFile
from ndp.export.database import Database
from ndp.export.datapackage import FileMark, csv_on_the_web, data_package
from ndp.export.encode import to_json
from ndp.export.rows import RecordRows
from ndp.export.stored import Storing
from ndp.export.tables import Table, tables
from ndp.export.workbook import Book, heading
from ndp.i18n import N_

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKBOOK = f"{TABLES}/danh-muc.xlsx"
DATABASE = f"{TABLES}/danh-muc.sqlite"
DATA_PACKAGE = f"{TABLES}/datapackage.json"
CSV_METADATA = f"{TABLES}/csv-metadata.json"


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file others can take away. `title` is a message id."""

    address: str
    title: str
    media_type: str


def published_files(export: Export) -> Iterator[PublishedFile]:
    """Every data file besides the API."""
    yield PublishedFile(WORKBOOK, N_("Mọi bảng trong một tệp Excel"), XLSX)
    yield PublishedFile(DATABASE, N_("Mọi bảng trong một tệp SQLite, có tìm kiếm toàn văn"), "application/vnd.sqlite3")
    yield PublishedFile(DATA_PACKAGE, N_("Mô tả các bảng CSV theo Data Package"), "application/json")
    yield PublishedFile(CSV_METADATA, N_("Mô tả các bảng CSV theo CSV on the Web"), "application/csvm+json")
    for table in tables(export.portal.schemas):
        yield PublishedFile(csv_address(table), heading(table), "text/csv")


def csv_address(table: Table) -> str:
    """Where the CSV file of a table stands."""
    return f"{TABLES}/{table.name}.csv"


def table_files(export: Export) -> Iterator[ExportFile]:
    """The tables in every form. Each record is taken apart once for all of them."""
    found = tables(export.portal.schemas)
    lines = [CsvFile(table) for table in found]
    storing = [Storing(table) for table in found]
    book = Book(export, found)
    taking_apart = RecordRows(found)
    with Database.made(export, found, DATABASE) as database:
        for entry in export.entries:
            data = entry.plain()
            for place, rows in taking_apart.of(entry, data):
                stored = storing[place].stored(rows)
                lines[place].add(stored)
                database.add(place, stored)
                book.add(place, rows)
            database.add_texts(entry, data)
        marks: dict[str, FileMark] = {}
        for table, file in zip(found, lines, strict=True):
            marks[table.name] = FileMark.of(file.chunks())
            yield ExportFile(csv_address(table), file)
        yield ExportFile(DATA_PACKAGE, to_json(data_package(export, found, marks)))
        yield ExportFile(CSV_METADATA, to_json(csv_on_the_web(export, found)))
        yield ExportFile(WORKBOOK, book.give())
        yield ExportFile(DATABASE, database.finished())
