"""A sheet of XlsxWriter's whose rows are written one after another and never held: a long table takes no memory.

XlsxWriter's own way to save memory (`constant_memory`) goes through each cell several times; here a row is one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

SPECIAL = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_|^\s|\s$")
"""What does not stand in a cell as it is; most texts have none of it."""
OUTER_SPACE = re.compile(r"^\s|\s$")

Value = str | int | float | None


class StreamedSheet(Worksheet):  # type: ignore[misc]
    """A sheet of a line of titles and `count` rows below it."""

    def stream(self, titles: Sequence[str], style: Any, rows: Iterable[Sequence[Value]], count: int) -> None:
        """Have `rows` written below `titles`, which look like `style`, when the workbook is closed."""
        self._titles, self._style, self._streamed = titles, style, rows
        self.dim_rowmin, self.dim_rowmax = 0, count
        self.dim_colmin, self.dim_colmax = 0, len(titles) - 1

    def _write_rows(self) -> None:
        """XlsxWriter asks for the rows here."""
        names = [xl_col_to_name(place) for place in range(len(self._titles))]
        looks = [
            f' s="{self.col_info[place].column_format._get_xf_index()}"' if place in self.col_info else ""
            for place in range(len(names))
        ]
        title_look = f' s="{self._style._get_xf_index()}"'
        self.fh.write(self._row(1, names, [title_look] * len(names), self._titles))
        for number, row in enumerate(self._streamed, start=2):
            self.fh.write(self._row(number, names, looks, row))

    def _row(self, number: int, names: Sequence[str], looks: Sequence[str], row: Sequence[Value]) -> str:
        return f'<row r="{number}">{"".join(self._cells(number, names, looks, row))}</row>'

    def _cells(self, number: int, names: Sequence[str], looks: Sequence[str], row: Sequence[Value]) -> Iterator[str]:
        for name, look, value in zip(names, looks, row, strict=True):
            if value is None:
                continue
            if isinstance(value, str):
                text = self._inline(value) if SPECIAL.search(value) else f"<t>{value}</t>"
                yield f'<c r="{name}{number}"{look} t="inlineStr"><is>{text}</is></c>'
            else:
                yield f'<c r="{name}{number}"{look}><v>{value:.16G}</v></c>'

    def _inline(self, text: str) -> str:
        kept = ' xml:space="preserve"' if OUTER_SPACE.search(text) else ""
        return f"<t{kept}>{self._escape_data(self._escape_control_characters(text))}</t>"
