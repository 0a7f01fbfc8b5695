"""The rows of the tables, from the records as plain data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from ndp.export.context import Export, OpenEntry, pointer_step, pointer_text
from ndp.export.tables import Table, Way

Cell = str | int | Decimal | bool | list[Any] | None
Row = tuple[Cell, ...]
Reader = Callable[[Any], Row]
"""Takes the values of a table's columns out of an object."""
Stated = Sequence[tuple[Row, dict[str, Any]]]
"""Every statement of where something in a record comes from, with the keys of its row."""


class RecordRows:
    """Takes records apart into the rows of `tables`. Every record is gone through once, whatever the tables."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._of_kind: dict[str, list[tuple[int, Table, Reader]]] = defaultdict(list)
        self._shared: list[tuple[int, Callable[[OpenEntry, Any, Stated, Reader], Iterable[Row]], Reader]] = []
        for place, table in enumerate(tables):
            read = _reader([column.way for column in table.columns if column.way])
            if table.name in SHARED:
                self._shared.append((place, SHARED[table.name], read))
            else:
                self._of_kind[table.kind].append((place, table, read))

    def of(self, entry: OpenEntry, data: dict[str, Any]) -> Iterator[tuple[int, list[Row]]]:
        """The rows of an entry, whose record as plain data is `data`, by the place of their table.

        Keys come first; None stands where a value is not known. A table without rows may be left out.
        """
        for place, table, read in self._of_kind[entry.kind]:
            if not table.way:
                yield place, [(entry.id, *read(data))]
            elif table.way[0] in data:
                yield place, [(*keys, *read(item)) for keys, item in _items(data, table.way, (entry.id,))]
        if self._shared:
            stated = list(_provenances(entry, data))
            for place, make, read in self._shared:
                yield place, list(make(entry, data, stated, read))


def rows(export: Export, table: Table) -> Iterator[Row]:
    """The rows of one table, in the order of the records."""
    made = RecordRows((table,))
    for entry in export.of_kind(table.kind) if table.kind else export.entries:
        for _, found in made.of(entry, entry.plain()):
            yield from found


def _reader(ways: Sequence[Way]) -> Reader:
    """Reads the values at `ways`, of which those through the same object follow each other."""
    parts: list[tuple[str, int, Reader]] = []
    for (name, deeper), group in groupby(ways, key=lambda way: (way[0] if len(way) > 1 else "", len(way) > 1)):
        members = list(group)
        if deeper:
            parts.append((name, len(members), _reader([way[1:] for way in members])))
        else:
            parts.append(("", len(members), _flat_reader([way[0] for way in members])))
    if len(parts) == 1 and not parts[0][0]:
        return parts[0][2]

    def read(item: Any) -> Row:
        values: list[Cell] = []
        for name, count, read_part in parts:
            part = item.get(name) if name else item
            values += (None,) * count if part is None else read_part(part)
        return tuple(values)

    return read


def _flat_reader(names: Sequence[str]) -> Reader:
    return lambda item: tuple(map(item.get, names))


def _items(part: Any, way: Way, keys: Row) -> Iterator[tuple[Row, Any]]:
    """The items at `way`, with the positions in the lists on the way there."""
    name, rest = way[0], way[1:]
    found = part.get(name)
    if isinstance(found, dict) and rest:
        yield from _items(found, rest, keys)
    elif isinstance(found, dict):
        for key, value in found.items():
            yield (*keys, key), {"value": value}
    elif found is not None:
        for index, item in enumerate(found):
            if rest:
                yield from _items(item, rest, (*keys, index))
            else:
                yield (*keys, index), item


def _provenances(entry: OpenEntry, data: dict[str, Any]) -> Iterator[tuple[Row, dict[str, Any]]]:
    """Every statement of where something comes from: the part that makes it, the field it is about."""
    for part, provenance in _stating(data, ""):
        yield (entry.kind, entry.id, part, ""), provenance
        for field, about in provenance.get("fields", {}).items():
            yield (entry.kind, entry.id, part, field), about


def _stating(value: Any, pointer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The parts of `value`, which stands at `pointer`, that tell where they come from, and what they tell."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, dict | list):
                yield from _stating(item, f"{pointer}/{index}")
        return
    if "provenance" in value:
        yield pointer, value["provenance"]
    for name, item in value.items():
        if isinstance(item, dict | list) and name != "provenance":
            yield from _stating(item, pointer + pointer_step(name))


def _provenance_rows(_entry: OpenEntry, _data: Any, stated: Stated, read: Reader) -> Iterator[Row]:
    for keys, provenance in stated:
        yield (*keys, *read(provenance))


def _provenance_source_rows(_entry: OpenEntry, _data: Any, stated: Stated, read: Reader) -> Iterator[Row]:
    for keys, provenance in stated:
        for index, source in enumerate(provenance.get("sources", ())):
            yield (*keys, index, *read(source))


def _observation_rows(entry: OpenEntry, data: Any, _stated: Stated, read: Reader) -> Iterator[Row]:
    for index, observation in enumerate(data.get("observations", ())):
        yield (entry.kind, entry.id, index, *read(observation))


def _observation_source_rows(entry: OpenEntry, data: Any, _stated: Stated, read: Reader) -> Iterator[Row]:
    for index, observation in enumerate(data.get("observations", ())):
        for place, source in enumerate(observation.get("sources", ())):
            yield (entry.kind, entry.id, index, place, *read(source))


def _link_rows(entry: OpenEntry, _data: Any, _stated: Stated, _read: Reader) -> Iterator[Row]:
    kind, record = entry.kind, entry.id
    for link in entry.references:
        yield kind, record, pointer_text(link.pointer), link.kind, link.target, link.clause or None


SHARED: Mapping[str, Callable[[OpenEntry, Any, Stated, Reader], Iterable[Row]]] = {
    "provenance": _provenance_rows,
    "provenance_sources": _provenance_source_rows,
    "observations": _observation_rows,
    "observation_sources": _observation_source_rows,
    "links": _link_rows,
}
"""How the rows of the shared tables are made, by the table's name."""
