"""A sheet of XlsxWriter's whose rows are written one after another and never held: a long table takes no memory.

XlsxWriter's own way to save memory (`constant_memory`) goes through each cell several times; here a row is one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import IO, Any

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]
from xlsxwriter.xmlwriter import XMLwriter  # type: ignore[import-untyped]

from ndp.export.spool import Spool

SPECIAL = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What does not stand in a cell as it is, besides white space at the ends and what looks like an escape of Excel's."""
ESCAPE = "_x"
OUTER_SPACE = re.compile(r"^\s|\s$")

CELL_LIMIT = 32_767
ESCAPING = XMLwriter()

Value = str | int | float | None


class SheetRows:
    """The rows of a sheet as they stand in its file, below a line of titles; `look` is the number of their format.

    `instead` stands in for a text that is longer than `CELL_LIMIT`.
    """

    def __init__(self, titles: Sequence[str], look: int, instead: str) -> None:
        self.titles = titles
        self.count = 0
        self._look, self._instead = look, instead
        self._names = [xl_col_to_name(place) for place in range(len(titles))]
        self._spool = Spool()

    def add(self, found: Iterable[Sequence[Value]]) -> None:
        """Put rows at the end."""
        for row in found:
            self.count += 1
            self._spool.add(self._row(self.count + 1, row, self._look))

    def give_to(self, file: IO[bytes], style: int) -> None:
        """Write everything into `file`, the titles in the format `style`."""
        file.write(self._row(1, self.titles, style).encode())
        file.writelines(self._spool.chunks())

    def _row(self, number: int, row: Sequence[Value], look: int) -> str:
        texts = [value for value in row if isinstance(value, str)]
        together = "".join(texts)
        if len(together) > CELL_LIMIT:
            row = [self._instead if isinstance(value, str) and len(value) > CELL_LIMIT else value for value in row]
        # One look at the whole row: most rows have nothing special.
        usual = not (SPECIAL.search(together) or ESCAPE in together or texts != [text.strip() for text in texts])
        after = f'{number}" s="{look}"'
        cells = [
            f'<c r="{name}{after}><v>{value:.16G}</v></c>'
            if not isinstance(value, str)
            else f'<c r="{name}{after} t="inlineStr"><is><t>{value}</t></is></c>'
            if usual
            else f'<c r="{name}{after} t="inlineStr"><is>{_inline(value)}</is></c>'
            for name, value in zip(self._names, row, strict=True)
            if value is not None
        ]
        return f'<row r="{number}">{"".join(cells)}</row>'


def _inline(text: str) -> str:
    kept = ' xml:space="preserve"' if OUTER_SPACE.search(text) else ""
    return f"<t{kept}>{ESCAPING._escape_data(ESCAPING._escape_control_characters(text))}</t>"


class StreamedSheet(Worksheet):  # type: ignore[misc]
    """A sheet of a line of titles and the rows below it."""

    def stream(self, rows: SheetRows, style: Any) -> None:
        """Have `rows` written when the workbook is closed, below their titles, which look like `style`."""
        self._streamed, self._style = rows, style
        self.dim_rowmin, self.dim_rowmax = 0, rows.count
        self.dim_colmin, self.dim_colmax = 0, len(rows.titles) - 1

    def _write_rows(self) -> None:
        """XlsxWriter asks for the rows here."""
        self.fh.flush()
        self._streamed.give_to(self.fh.buffer, self._style._get_xf_index())
