"""Tables as CSV that a spreadsheet program can open without harm: UTF-8 with BOM, every text quoted, no formulas.

A spreadsheet program takes a cell that begins with `=`, `+`, `-`, `@` and the like for a formula (OWASP, CSV
Injection), and, where its list separator is not the comma, the text after a separator inside a cell for a cell of its
own. An apostrophe goes before every such place. `original` takes exactly these apostrophes away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ndp.export.spool import Spool
from ndp.export.stored import Stored
from ndp.export.tables import Table

BOM = "\ufeff"
# Full-width forms count too: Excel reads them as the plain ones in some editions.
STARTERS = "=+\\-@\t\r\n＝＋－＠'"
PLACES = re.compile(rf"(^|[;\t\r\n])(?=[{STARTERS}])")
SEPARATOR = "\x1f"
# Of a whole row with its cells parted: most rows have no such place.
PLACES_IN_ROW = re.compile(rf"[{SEPARATOR};\t\r\n](?=[{STARTERS}])")
GUARDED = re.compile(rf"(^|[;\t\r\n])'(?=[{STARTERS}])")


def guarded(text: str) -> str:
    """`text` as a cell that no spreadsheet program takes for a formula."""
    return PLACES.sub(r"\1'", text)


def original(cell: str) -> str:
    """The text that `guarded` made `cell` of."""
    return GUARDED.sub(r"\1", cell)


class CsvFile:
    """A table as CSV (RFC 4180): a line of column names, then its rows. What is not known is an empty cell."""

    def __init__(self, table: Table) -> None:
        self._text_columns = [column.type in ("text", "json") for column in table.all_columns]
        self._spool = Spool()
        self._spool.add(BOM + _line([column.name for column in table.all_columns]))

    def add(self, found: Iterable[Stored]) -> None:
        """Put rows at the end."""
        for row in found:
            cells = ["" if value is None else value if value.__class__ is str else _plain(value) for value in row]
            together = SEPARATOR + SEPARATOR.join(cells)
            if PLACES_IN_ROW.search(together):
                # A number is no formula, negative or not.
                pairs = zip(cells, self._text_columns, strict=True)
                cells = [guarded(cell) if is_text else cell for cell, is_text in pairs]
            if '"' in together:
                cells = [cell.replace('"', '""') for cell in cells]
            self._spool.add(_line(cells))

    def chunks(self) -> Iterator[bytes]:
        """The whole file, chunk by chunk."""
        return self._spool.chunks()


def _plain(value: str | int) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _line(cells: Sequence[str]) -> str:
    return '"' + '","'.join(cells) + '"\r\n'
