"""In every format a hostile text is one more text: what else the file holds is the same as with harmless words."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import duckdb
import openpyxl
import pytest
import rdflib
from selectolax.lexbor import LexborHTMLParser
from tests.export.conftest import Sample, made
from tests.export.maximal import HOSTILE_LINES

from ndp.export.csv_files import original
from ndp.export.parquet import parquet_files
from ndp.serving.policy import MEDIA_TYPES

ROOT = Path(__file__).parents[1]
Read = Callable[[bytes], Iterator[tuple[str, object]]]
"""The parts of a file in order, read by a program that did not write it: ("text", a text) or (what it is, the rest)."""
FORMULA = re.compile(r"\s*[=+@＝＋－＠]|-(?!\d+([.]\d+)?$)")


def of_json(data: bytes) -> Iterator[tuple[str, object]]:
    yield from in_value(json.loads(data))


def in_value(value: Any) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield "name", name
            yield from in_value(item)
    elif isinstance(value, list):
        yield "list", len(value)
        for item in value:
            yield from in_value(item)
    else:
        yield ("text", value) if isinstance(value, str) else ("value", type(value))


def of_csv(data: bytes) -> Iterator[tuple[str, object]]:
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        yield "row", len(row)
        for cell in row:
            yield "formula", bool(FORMULA.match(cell))
            yield "text", original(cell)


def of_workbook(data: bytes) -> Iterator[tuple[str, object]]:
    yield "parts", zipfile.ZipFile(io.BytesIO(data)).namelist()
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        yield "sheet", (sheet.title, sheet.max_row, sheet.max_column)
        for row in sheet.iter_rows():
            for cell in row:
                yield "kind", (cell.data_type, cell.hyperlink is not None and cell.hyperlink.location)
                yield ("text", cell.value) if isinstance(cell.value, str) else ("value", type(cell.value))


def of_database(data: bytes) -> Iterator[tuple[str, object]]:
    database = sqlite3.connect(":memory:")
    database.deserialize(data)
    tables = database.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    yield "schema", tables
    for name, sql in tables:
        # What the search keeps for itself is made of the letters.
        if sql and sql.startswith("CREATE TABLE") and not name.startswith("search_"):
            for row in database.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 - names come from the schemas
                yield "row", (name, len(row))
                yield from (("text", cell) if isinstance(cell, str) else ("value", type(cell)) for cell in row)
    database.close()


def of_parquet(data: bytes, folder: Path) -> Iterator[tuple[str, object]]:
    (folder / "a.parquet").write_bytes(data)
    with duckdb.connect() as database:
        relation = database.read_parquet(str(folder / "a.parquet"))
        yield "columns", relation.columns
        for row in relation.fetchall():
            yield from (("text", cell) if isinstance(cell, str) else ("value", type(cell)) for cell in row)


def of_xml(data: bytes) -> Iterator[tuple[str, object]]:
    for element in ElementTree.fromstring(data).iter():  # noqa: S314 - our own
        yield "element", (element.tag, sorted(element.keys()))
        yield "text", element.text or ""
        yield from (("text", value) for _, value in sorted(element.items()))


def of_html(data: bytes) -> Iterator[tuple[str, object]]:
    root = LexborHTMLParser(data.decode()).root
    assert root is not None
    for node in root.traverse(include_text=True):
        yield ("text", node.text()) if node.tag == "-text" else ("element", (node.tag, sorted(node.attributes)))
        yield from (("text", value or "") for _, value in sorted(node.attributes.items()))


def of_calendar(data: bytes) -> Iterator[tuple[str, object]]:
    """By the rules of RFC 5545, sections 3.1 and 3.3.11, without a library: the exporter uses the best one."""
    for line in data.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        name, _, value = line.partition(":")
        yield "property", name
        yield "text", re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def of_turtle(data: bytes) -> Iterator[tuple[str, object]]:
    graph = rdflib.Graph().parse(data=data, format="turtle")
    yield (
        "triples",
        sorted((str(each), len(list(graph.triples((None, each, None))))) for each in set(graph.predicates())),
    )
    yield from (("text", str(each)) for each in graph.objects() if isinstance(each, rdflib.Literal))


def of_lines(data: bytes) -> Iterator[tuple[str, object]]:
    yield from (("line", line) for line in data.decode().splitlines())


READ: dict[str, Read] = {
    "atom": of_xml,
    "csv": of_csv,
    "html": of_html,
    "ics": of_calendar,
    "json": of_json,
    "jsonld": of_json,
    "sqlite": of_database,
    "svg": of_xml,
    "ttl": of_turtle,
    "txt": of_lines,
    "xlsx": of_workbook,
}
WITHOUT_WORDS = {"css", "js", "png", "webp", "woff2", "txt"}
"""No text of the catalogue stands in them; `txt` is compared whole."""
ELSEWHERE = {
    "xml": "export/test_site_files.py::test_the_sitemap_holds_every_page_with_its_languages",
    "yml": "export/test_publiccode.py::test_hostile_texts_stay_texts",
}
"""Made of pages, or from what a hostile record cannot be."""


def structure(parts: Iterator[tuple[str, object]]) -> list[tuple[str, object]]:
    """The parts without their texts."""
    return [part for part in parts if part[0] != "text"]


def of_ending(sample: Sample, ending: str) -> dict[str, bytes]:
    return {address: data for address, data in sample.files.items() if address.endswith(f".{ending}")}


def test_no_format_is_missing(hostile_sample: Sample) -> None:
    published = {address.rpartition(".")[2] for address in hostile_sample.files}
    assert published <= READ.keys() | WITHOUT_WORDS | ELSEWHERE.keys()
    assert READ.keys() | WITHOUT_WORDS | ELSEWHERE.keys() == MEDIA_TYPES.keys()
    for test in ELSEWHERE.values():
        file, _, name = test.partition("::")
        assert f"\ndef {name}(" in (ROOT / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", READ)
def test_hostile_texts_change_nothing_but_texts(hostile_sample: Sample, ending: str) -> None:
    harmless = of_ending(made("harmless"), ending)
    hostile = of_ending(hostile_sample, ending)
    assert hostile
    assert hostile.keys() == harmless.keys()
    seen = ""
    for address, data in hostile.items():
        parts = list(READ[ending](data))
        assert structure(iter(parts)) == structure(READ[ending](harmless[address])), address
        seen += "\n".join(str(value) for kind, value in parts if kind == "text")
    assert ending in WITHOUT_WORDS or any(text in seen for text in HOSTILE_LINES)


def test_hostile_texts_change_nothing_but_texts_in_parquet(hostile_sample: Sample, tmp_path: Path) -> None:
    pairs = zip(parquet_files(hostile_sample.export), parquet_files(made("harmless").export), strict=True)
    for hostile, harmless in pairs:
        assert hostile.address == harmless.address
        one, other = (structure(of_parquet(each.data, tmp_path)) for each in (hostile, harmless))
        assert one == other, hostile.address


@pytest.mark.parametrize("cell", ["=1", " =1", "\t@x", "-2+3", "-x", "＝1", "+1"])
def test_a_formula_is_recognised(cell: str) -> None:
    assert list(of_csv(cell.encode()))[1] == ("formula", True)


@pytest.mark.parametrize("cell", ["-2", "-2.5", "a=1", "'=1", ""])
def test_what_is_no_formula_is_not(cell: str) -> None:
    assert ("formula", True) not in list(of_csv(f"{cell},".encode()))
