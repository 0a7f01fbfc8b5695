"""The tables as one Excel workbook for people: Vietnamese headings, words instead of codes, no formulas.

Lists stand one item to a line; texts that Excel could take for a formula are marked as text in the file itself.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from ndp.export.context import ATTRIBUTION, LICENCE_NAME, Export
from ndp.export.encode import to_compact_json
from ndp.export.rows import Cell, Row
from ndp.export.streamed_sheet import SheetRows, StreamedSheet, Value
from ndp.export.tables import Column, Table
from ndp.i18n import N_

SHEET_NAME_LIMIT = 31
ROW_LIMIT = 1_048_575
EXACT_DIGITS = 15
"""How many digits a number of Excel's keeps."""
WIDEST = 60
CONTENTS = N_("Mục lục")
DICTIONARY = N_("Từ điển mã")
YES_NO: Mapping[bool, str] = {True: N_("có"), False: N_("không")}
TOO_LONG = N_("(quá dài cho Excel, xem tệp CSV)")
OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Book:
    """The workbook: a sheet of contents, one for each table that has rows, one with the codes behind the words."""

    def __init__(self, export: Export, tables: Sequence[Table]) -> None:
        self._export, self._tables = export, tables
        self._out = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._out, OPTIONS)
        day = export.portal.as_of
        self._book.set_properties({"title": ATTRIBUTION, "created": datetime.datetime(day.year, day.month, day.day)})  # noqa: DTZ001 - the format knows no zone
        self._style = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._wrap = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._sheets = [self._rows([column.title for column in table.all_columns]) for table in tables]
        self._wording = [[_wording(column) for column in table.all_columns] for table in tables]

    def add(self, place: int, found: Iterable[Sequence[Any]]) -> None:
        """Put rows at the end of the table at `place`."""
        wording = self._wording[place]
        self._sheets[place].add(
            [word(value) if word and value is not None else value for word, value in zip(wording, row, strict=True)]
            for row in found
        )

    def give(self) -> bytes:
        """The whole file; it is kept no longer."""
        contents = self._book.add_worksheet(CONTENTS)
        listed: list[Row] = []
        names: set[str] = {CONTENTS.casefold(), DICTIONARY.casefold()}
        for table, sheet in zip(self._tables, self._sheets, strict=True):
            if not sheet.count:
                continue
            if sheet.count > ROW_LIMIT:
                listed.append((table.name, heading(table), sheet.count, f"{table.name}.csv"))
                continue
            name = _sheet_name(heading(table), names)
            listed.append((table.name, heading(table), sheet.count, name))
            self._stream(name, sheet)
        _fill_contents(contents, self._export, listed, self._style, self._wrap)
        codes = self._rows([N_("Bảng"), N_("Cột"), N_("Mã"), N_("Chữ")])
        codes.add(dictionary(self._tables))
        self._stream(DICTIONARY, codes)
        self._book.close()
        return self._out.getvalue()

    def _rows(self, titles: Sequence[str]) -> SheetRows:
        return SheetRows(titles, self._wrap._get_xf_index(), TOO_LONG)

    def _stream(self, name: str, rows: SheetRows) -> None:
        sheet = self._book.add_worksheet(name, worksheet_class=StreamedSheet)
        sheet.freeze_panes(1, 0)
        for place, title in enumerate(rows.titles):
            sheet.set_column(place, place, min(WIDEST, max(12, len(title) + 4)), self._wrap)
        sheet.stream(rows, self._style)


def heading(table: Table) -> str:
    """What a table is called in Vietnamese: with the tables around it, outermost first."""
    return f"{heading(table.parent)} – {table.title}" if table.parent else table.title


def shown(column: Column, value: Cell) -> Value:
    """A value as the workbook shows it: words for codes, lists one item to a line. A number that Excel would round
    becomes text.
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return YES_NO[value]
    if isinstance(value, int):
        return value if abs(value) < 10**EXACT_DIGITS else str(value)
    if isinstance(value, Decimal):
        return float(value) if len(value.as_tuple().digits) <= EXACT_DIGITS else str(value)
    labels = column.labels or {}
    if isinstance(value, list):
        plain = column.single_line and all(isinstance(item, str) for item in value)
        text = "\n".join(labels.get(item, item) for item in value) if plain else to_compact_json(value)
    else:
        text = labels.get(str(value), str(value))
    return text


def dictionary(tables: Sequence[Table]) -> Iterator[tuple[str, str, str, str]]:
    """Every code that the workbook shows as a word: table, column, code, word."""
    for table in tables:
        for column in table.columns:
            for code, label in (column.labels or {}).items():
                yield heading(table), column.title, code, label


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel takes: short, without brackets, slashes and the like, unlike every other whatever the case."""
    base = "".join(" " if letter in "[]:*?/\\'" else letter for letter in title)
    for number in range(1, len(taken) + 2):
        ending = f" {number}" if number > 1 else ""
        name = base[: SHEET_NAME_LIMIT - len(ending)].strip() + ending
        if name.casefold() not in taken:
            taken.add(name.casefold())
            return name
    raise ValueError(f"no name left for the sheet: {title}")


def _wording(column: Column) -> Callable[[Any], Value] | None:
    """What shows the values of a column; None where they are texts, which stand as they are."""
    return None if column.type == "text" and not column.labels else partial(shown, column)


def _fill_contents(sheet: Any, export: Export, listed: Sequence[Row], style: Any, wrap: Any) -> None:
    head = [
        (N_("Nguồn"), f"{ATTRIBUTION}, {export.portal.settings.site_url}"),
        (N_("Tính tại ngày"), export.portal.as_of.isoformat()),
        (N_("Lần ghi Git"), export.portal.history.commit),
        (N_("Giấy phép"), LICENCE_NAME),
    ]
    sheet.set_column(0, 3, 40, wrap)
    for number, (name, text_of) in enumerate(head):
        sheet.write_string(number, 0, name, style)
        sheet.write_string(number, 1, text_of, wrap)
    start = len(head) + 1
    for place, title in enumerate((N_("Tên bảng"), N_("Bảng"), N_("Số dòng"), N_("Trang tính"))):
        sheet.write_string(start, place, title, style)
    for number, row in enumerate(listed, start=start + 1):
        for place, value in enumerate(row):
            sheet.write(number, place, value, wrap)
