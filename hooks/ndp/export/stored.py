"""Rows as tables of texts and whole numbers hold them: lists as JSON, exact decimals digit by digit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from ndp.export.encode import to_compact_json
from ndp.export.rows import Row
from ndp.export.tables import Table

Stored = tuple[str | int | None, ...]


class Storing:
    """Turns the rows of a table into such rows."""

    def __init__(self, table: Table) -> None:
        columns = table.all_columns
        self._lists = [place for place, column in enumerate(columns) if column.type == "json"]
        self._decimals = [place for place, column in enumerate(columns) if column.type == "number"]

    def stored(self, found: Iterable[Row]) -> list[Stored]:
        """Rows as they are stored."""
        if not (self._lists or self._decimals):
            return cast("list[Stored]", found if isinstance(found, list) else list(found))
        return [self._row(row) for row in found]

    def _row(self, row: Row) -> Stored:
        values = list(row)
        for place in self._lists:
            if values[place] is not None:
                values[place] = to_compact_json(values[place])
        for place in self._decimals:
            value = values[place]
            if value is not None and not isinstance(value, int):
                values[place] = str(value)
        return cast("Stored", tuple(values))
