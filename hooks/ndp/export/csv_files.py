"""Tables as CSV that a spreadsheet program can open without harm: UTF-8 with BOM, every text quoted, no formulas.

A spreadsheet program takes a cell that begins with `=`, `+`, `-`, `@` and the like for a formula (OWASP, CSV
Injection), and, where its list separator is not the comma, the text after a separator inside a cell for a cell of its
own. An apostrophe goes before every such place. `original` takes exactly these apostrophes away.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from ndp.export.encode import to_compact_json
from ndp.export.rows import Cell, Row
from ndp.export.tables import Table

BOM = "\ufeff"
# Full-width forms count too: Excel reads them as the plain ones in some editions.
STARTERS = "=+\\-@\t\r\n＝＋－＠'"
PLACES = re.compile(rf"(^|[;\t\r\n])(?=[{STARTERS}])")
GUARDED = re.compile(rf"(^|[;\t\r\n])'(?=[{STARTERS}])")


def guarded(text: str) -> str:
    """`text` as a cell that no spreadsheet program takes for a formula."""
    return PLACES.sub(r"\1'", text)


def original(cell: str) -> str:
    """The text that `guarded` made `cell` of."""
    return GUARDED.sub(r"\1", cell)


def to_csv(table: Table, found: Iterable[Row]) -> bytes:
    """A table as CSV (RFC 4180): a line of column names, then its rows. What is not known is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(column.name for column in table.all_columns)
    for row in found:
        writer.writerow(_cell(value) for value in row)
    return (BOM + out.getvalue()).encode()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return guarded(to_compact_json(value))
    # A number is no formula, negative or not.
    return guarded(value) if isinstance(value, str) else str(value)
