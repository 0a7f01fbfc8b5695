"""The rows of the tables, from the records as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ndp.export.context import Export, OpenEntry, pointer_step, pointer_text
from ndp.export.tables import Column, Table, Way

Cell = str | int | Decimal | bool | list[Any] | None
Row = tuple[Cell, ...]


def rows(export: Export, table: Table) -> Iterator[Row]:
    """The rows of a table, keys first, in the order of the records; None where a value is not known."""
    if table.name in SHARED:
        for entry in export.entries:
            yield from SHARED[table.name](entry, table)
        return
    for entry in export.of_kind(table.kind):
        if table.way:
            for keys, item in _items(entry.data, table.way, (entry.id,)):
                yield (*keys, *_values(item, table.columns))
        else:
            yield (entry.id, *_values(entry.data, table.columns))


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


def _values(item: Any, columns: tuple[Column, ...]) -> Row:
    return tuple(_at(item, column.way) for column in columns)


def _at(item: Any, way: Way) -> Cell:
    for step in way:
        item = item.get(step)
        if item is None:
            return None
    found: Cell = item
    return found


def _provenances(entry: OpenEntry) -> Iterator[tuple[Row, dict[str, Any]]]:
    """Every statement of where something comes from: the part that makes it, the field it is about."""
    for part, holder in _objects(entry.data, ""):
        provenance = holder.get("provenance")
        if provenance is None:
            continue
        yield (entry.kind, entry.id, part, ""), provenance
        for field, about in provenance.get("fields", {}).items():
            yield (entry.kind, entry.id, part, field), about


def _objects(value: Any, pointer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        yield pointer, value
        for name, item in value.items():
            if name != "provenance":
                yield from _objects(item, pointer + pointer_step(name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _objects(item, f"{pointer}/{index}")


def _provenance_rows(entry: OpenEntry, table: Table) -> Iterator[Row]:
    for keys, provenance in _provenances(entry):
        yield (*keys, *_values(provenance, table.columns))


def _provenance_source_rows(entry: OpenEntry, table: Table) -> Iterator[Row]:
    for keys, provenance in _provenances(entry):
        for index, source in enumerate(provenance.get("sources", ())):
            yield (*keys, index, *_values(source, table.columns))


def _observation_rows(entry: OpenEntry, table: Table) -> Iterator[Row]:
    for index, observation in enumerate(entry.data.get("observations", ())):
        yield (entry.kind, entry.id, index, *_values(observation, table.columns))


def _observation_source_rows(entry: OpenEntry, table: Table) -> Iterator[Row]:
    for index, observation in enumerate(entry.data.get("observations", ())):
        for place, source in enumerate(observation.get("sources", ())):
            yield (entry.kind, entry.id, index, place, *_values(source, table.columns))


def _link_rows(entry: OpenEntry, _table: Table) -> Iterator[Row]:
    for link in entry.references:
        yield entry.kind, entry.id, pointer_text(link.pointer), link.kind, link.target, link.clause or None


SHARED = {
    "provenance": _provenance_rows,
    "provenance_sources": _provenance_source_rows,
    "observations": _observation_rows,
    "observation_sources": _observation_source_rows,
    "links": _link_rows,
}
"""How the rows of the shared tables are made, by the table's name."""
