"""Every table, read back from every file by a library that did not write it, holds what the records hold."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.export.conftest import Sample
from tests.export.expected import expected_record
from tests.export.maximal import HOSTILE_TEXTS

from ndp.export.csv_files import STARTERS, guarded, original
from ndp.export.rows import Row, rows
from ndp.export.tables import Column, Table, tables
from ndp.export.workbook import CONTENTS, DICTIONARY, YES_NO
from ndp.schema import Schemas

FOLDER = "/du-lieu/tep/"
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@pytest.fixture(scope="module")
def found(schemas: Schemas) -> tuple[Table, ...]:
    return tables(schemas)


@pytest.fixture
def folder(sample: Sample, tmp_path: Path) -> Path:
    """The table files in a folder."""
    for address, data in sample.files.items():
        if address.startswith(FOLDER):
            file = tmp_path / address.removeprefix(FOLDER)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
    return tmp_path


def typed(column: Column, cell: str) -> Any:
    """The value of a CSV cell, by the documented rules."""
    if cell == "":
        # A pointer to the whole is empty; nothing else is.
        return "" if column.name in ("part", "field") else None
    if column.type == "text":
        return original(cell)
    if column.type == "json":
        return json.loads(original(cell), parse_float=Decimal)
    if column.type == "boolean":
        return {"true": True, "false": False}[cell]
    return int(cell) if column.type == "integer" else Decimal(cell)


def csv_rows(sample: Sample, table: Table) -> list[Row]:
    text = sample.files[f"{FOLDER}{table.name}.csv"].decode("utf-8-sig")
    names, *lines = csv.reader(io.StringIO(text, newline=""))
    assert names == [column.name for column in table.all_columns]
    return [tuple(typed(column, cell) for column, cell in zip(table.all_columns, line, strict=True)) for line in lines]


def test_csv_begins_with_a_byte_order_mark(sample: Sample) -> None:
    files = [data for address, data in sample.files.items() if address.endswith(".csv")]
    assert len(files) > 60
    assert all(data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n") for data in files)


def test_csv_holds_the_rows(sample: Sample, found: tuple[Table, ...]) -> None:
    for table in found:
        assert csv_rows(sample, table) == list(rows(sample.export, table)), table.name


def test_records_can_be_put_together_again_from_csv(sample: Sample, found: tuple[Table, ...], schemas: Schemas) -> None:
    """Nothing that a record says is in no table, and nothing is in a table that no record says."""
    rebuilt: dict[tuple[str, str], dict[str, Any]] = {}
    for table in found:
        for row in csv_rows(sample, table):
            keys, values = row[: len(table.keys)], row[len(table.keys) :]
            part = PLACES.get(table.name, own_place)(rebuilt, table, keys)
            for column, value in zip(table.columns, values, strict=True):
                if value is not None and table.name != "links":
                    put(part, column.way, value)
    for key, raw in sample.raw.items():
        assert rebuilt.pop(key) == expected_record(schemas, key[0], raw)
    assert rebuilt == {}


def put(part: Any, way: tuple[str, ...], value: Any) -> None:
    for step in way[:-1]:
        part = part.setdefault(step, {})
    part[way[-1]] = value


class Entry(dict[str, Any]):
    """An entry of an object with free keys: its one column sets the key's value."""

    def __init__(self, holder: dict[str, Any], key: str) -> None:
        self.holder, self.key = holder, key

    def __setitem__(self, _name: str, value: Any) -> None:
        self.holder[self.key] = value


def own_place(rebuilt: dict[tuple[str, str], dict[str, Any]], table: Table, keys: Row) -> Any:
    entry_id = str(keys[0])
    if not table.way:
        return rebuilt.setdefault((table.kind, entry_id), {"id": entry_id.rpartition("/")[2]})
    part: Any = rebuilt[table.kind, entry_id]
    chain = list(parents(table))
    done = 0
    for step_table, key in zip(chain, keys[1:], strict=True):
        way = step_table.way[done:]
        done = len(step_table.way)
        for step in way[:-1]:
            part = part.setdefault(step, {})
        if isinstance(key, str):
            return Entry(part.setdefault(way[-1], {}), key)
        part = item_of(part.setdefault(way[-1], []), key)
    return part


def parents(table: Table) -> Iterator[Table]:
    if table.parent is not None and table.parent.way:
        yield from parents(table.parent)
    yield table


def item_of(items: list[Any], index: Any) -> Any:
    assert index <= len(items)
    if index == len(items):
        items.append({})
    return items[index]


def provenance_place(rebuilt: dict[tuple[str, str], dict[str, Any]], _table: Table, keys: Row) -> Any:
    kind, record, part, field = (str(key) for key in keys[:4])
    holder: Any = rebuilt[kind, record]
    for step in part.split("/")[1:]:
        holder = holder[int(step)] if isinstance(holder, list) else holder[step]
    found = holder.setdefault("provenance", {})
    return found.setdefault("fields", {}).setdefault(field, {}) if field else found


def provenance_source_place(rebuilt: dict[tuple[str, str], dict[str, Any]], table: Table, keys: Row) -> Any:
    return item_of(provenance_place(rebuilt, table, keys).setdefault("sources", []), keys[4])


def observation_place(rebuilt: dict[tuple[str, str], dict[str, Any]], _table: Table, keys: Row) -> Any:
    return item_of(rebuilt[str(keys[0]), str(keys[1])].setdefault("observations", []), keys[2])


def observation_source_place(rebuilt: dict[tuple[str, str], dict[str, Any]], table: Table, keys: Row) -> Any:
    return item_of(observation_place(rebuilt, table, keys).setdefault("sources", []), keys[3])


PLACES = {
    "provenance": provenance_place,
    "provenance_sources": provenance_source_place,
    "observations": observation_place,
    "observation_sources": observation_source_place,
    "links": lambda *_: {},
}


def test_no_csv_cell_can_become_a_formula(sample: Sample) -> None:
    """Neither as it is, nor where a program takes the semicolon or the tabulator for the separator."""
    for address, data in sample.files.items():
        if not address.endswith(".csv"):
            continue
        for line in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            for cell in line:
                for piece in split_at_separators(cell):
                    assert piece[:1] not in set("=+@\t\r\n＝＋－＠") or piece == "", cell
                    assert not piece.startswith("-") or is_number(cell), cell


def split_at_separators(cell: str) -> list[str]:
    pieces = [""]
    for letter in cell:
        if letter in ";\t\r\n":
            pieces.append("")
        else:
            pieces[-1] += letter
    return pieces


def is_number(cell: str) -> bool:
    try:
        Decimal(cell)
    except ArithmeticError:
        return False
    return True


@given(st.text(st.sampled_from(STARTERS.replace("\\", "") + ";ab\u2028"), max_size=12) | st.text(max_size=30))
@example("\t=1")
@example("';''\r\n'=")
def test_guarding_a_text_can_be_undone(text: str) -> None:
    cell = guarded(text)
    assert original(cell) == text
    assert cell[:1] not in set("=+-@\t\r\n＝＋－＠")


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_guarding_adds_nothing_but_apostrophes(text: str) -> None:
    assert guarded(text).replace("'", "") == text.replace("'", "")


def test_plain_texts_stay_as_they_are() -> None:
    for text in ("Nền tảng địa chỉ số", "186/QĐ-BTTTT", "a = b; c - d", "https://ndp.gov.vn/?a=1"):
        assert guarded(text) == text


def test_frictionless_accepts_the_data_package(sample: Sample, folder: Path) -> None:
    frictionless.system.trusted = True
    package = frictionless.Package(str(folder / "datapackage.json"))
    report = package.validate()
    assert report.valid, report.flatten(["title", "rowNumber", "message"])[:5]
    assert len(package.resources) > 60


def test_both_descriptions_name_the_columns_that_are_there(sample: Sample) -> None:
    package = {each["path"]: each["schema"] for each in sample.json(f"{FOLDER}datapackage.json")["resources"]}
    web = {each["url"]: each["tableSchema"] for each in sample.json(f"{FOLDER}csv-metadata.json")["tables"]}
    files = {address.removeprefix(FOLDER) for address in sample.files if address.endswith(".csv")}
    assert package.keys() == web.keys() == files
    for name in files:
        head = next(csv.reader(io.StringIO(sample.files[FOLDER + name].decode("utf-8-sig"), newline="")))
        assert [field["name"] for field in package[name]["fields"]] == head
        assert [column["titles"] for column in web[name]["columns"]] == head
        assert package[name]["primaryKey"] == web[name]["primaryKey"] == head[: len(web[name]["primaryKey"])]


def test_frictionless_finds_a_changed_value(hostile_sample: Sample, tmp_path: Path) -> None:
    package = hostile_sample.json(f"{FOLDER}datapackage.json")
    resource = next(each for each in package["resources"] if each["name"] == "platform")
    table = hostile_sample.files[f"{FOLDER}platform.csv"]
    del resource["hash"], resource["bytes"]
    resource["schema"].pop("foreignKeys", None)
    for value, valid in ((b'"national"', True), (b'"khong-co"', False)):
        (tmp_path / "platform.csv").write_bytes(table.replace(b'"national"', value))
        found = frictionless.Resource(resource, basepath=str(tmp_path)).validate()
        assert found.valid is valid


def test_the_database_holds_the_rows(sample: Sample, folder: Path, found: tuple[Table, ...]) -> None:
    with sqlite3.connect(folder / "danh-muc.sqlite") as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in found:
            names = ", ".join(f'"{column.name}"' for column in table.all_columns)
            query = f'SELECT {names} FROM "{table.name}"'  # noqa: S608 - names come from the schemas
            stored = [from_database(table, row) for row in database.execute(query)]
            assert sorted(stored, key=repr) == sorted(rows(sample.export, table), key=repr), table.name
    database.close()


def from_database(table: Table, row: tuple[Any, ...]) -> Row:
    return tuple(
        value if value is None else FROM_DATABASE.get(column.type, lambda found: found)(value)
        for column, value in zip(table.all_columns, row, strict=True)
    )


FROM_DATABASE: dict[str, Any] = {
    "json": lambda value: json.loads(value, parse_float=Decimal),
    "boolean": bool,
    "number": lambda value: Decimal(str(value)).normalize(),
}


def test_the_views_answer(sample: Sample, folder: Path) -> None:
    with sqlite3.connect(folder / "danh-muc.sqlite") as database:
        views = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        assert len(views) >= 4
        for view in views:
            # In the hostile catalogue every assignment has ended.
            query = f'SELECT count(*) FROM "{view}"'  # noqa: S608 - names come from the database
            filled = database.execute(query).fetchone()[0] > 0
            assert filled is not (sample.name == "hostile" and view == "current_responsibilities"), view
    database.close()


def test_full_text_search_takes_vietnamese_with_and_without_marks(sample: Sample, folder: Path) -> None:
    with sqlite3.connect(folder / "danh-muc.sqlite") as database:
        count = database.execute("SELECT count(*) FROM search").fetchone()[0]
        assert count == len(sample.raw)
        if sample.name == "real":
            for words in ("địa chỉ số", "dia chi so", '"dinh danh" xac thuc', "ĐỊNH DANH"):
                hits = database.execute("SELECT record FROM search WHERE search MATCH ? ORDER BY rank", (words,))
                assert {"dia-chi-so", "dinh-danh-xac-thuc-dien-tu"} & {record for (record,) in hits}, words
    database.close()


def test_the_workbook_holds_the_rows(sample: Sample, folder: Path, found: tuple[Table, ...]) -> None:
    book = openpyxl.load_workbook(folder / "danh-muc.xlsx")
    listed = {row[0]: row for row in book[CONTENTS].iter_rows(min_row=7, values_only=True)}
    codes: dict[tuple[Any, Any], dict[Any, Any]] = defaultdict(dict)
    for of, column_title, code, word in book[DICTIONARY].iter_rows(min_row=2, values_only=True):
        codes[of, column_title][word] = code
    for table in found:
        expected = list(rows(sample.export, table))
        if not expected:
            assert table.name not in listed
            continue
        _, title, count, name = listed[table.name]
        sheet = book[str(name)]
        assert count == len(expected)
        head, *lines = sheet.iter_rows()
        assert [cell.value for cell in head] == [column.title for column in table.all_columns]
        assert all(cell.data_type != "f" and cell.hyperlink is None for line in lines for cell in line)
        for line, row in zip(lines, expected, strict=True):
            for column, cell, value in zip(table.all_columns, line, row, strict=True):
                words = codes[title, column.title]
                assert from_workbook(column, as_excel_reads(cell.value), words) == value, (table.name, column.name)


def as_excel_reads(value: Any) -> Any:
    """openpyxl leaves `_x000D_`, which stands for a carriage return, and `_x005F_`, for a line below, as they are."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if isinstance(value, str) else value


def test_the_workbook_tells_a_carriage_return_from_its_own_sign_for_it(hostile_sample: Sample) -> None:
    with zipfile.ZipFile(io.BytesIO(hostile_sample.files[f"{FOLDER}danh-muc.xlsx"])) as book:
        strings = "".join(book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/"))
    assert ">_x005F_x000D_ " in strings
    assert "_x000D_\n=hai" in strings


def from_workbook(column: Column, value: Any, words: dict[Any, Any]) -> Any:
    if value is None:
        return "" if column.name in ("part", "field") else None
    if column.type == "json":
        if not value.startswith("[") or column.single_line:
            return [words.get(item, item) for item in value.split("\n")]
        return json.loads(value, parse_float=Decimal)
    if column.type == "boolean":
        return {word: code for code, word in YES_NO.items()}[value]
    if column.type == "number":
        return Decimal(str(value)).normalize()
    return words.get(value, value) if column.type == "text" else value
