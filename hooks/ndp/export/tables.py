"""Tables made from the schemas: one for each kind, one for each list of objects in it, and four that all kinds share.

A column is a property: objects are opened (`name.vi` becomes `name_vi`), lists of plain values and of texts by language
are one column that holds JSON, lists of objects are tables of their own. Where facts come from and what the sources
leave open would be everywhere; they stand in the shared tables, tied to a record by kind, id and JSON pointer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ndp.export.fields import OPEN_KINDS, is_hidden
from ndp.i18n import N_
from ndp.schema import Schemas, Shape

ColumnType = Literal["text", "integer", "number", "boolean", "json"]
Way = tuple[str, ...]

SHARED_DEFINITIONS = ("provenance", "observations")
LOCALISED = frozenset({"vi", "en"})
TYPES: Mapping[str, ColumnType] = {"string": "text", "integer": "integer", "number": "number", "boolean": "boolean"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `title` and `description` are in Vietnamese. `way` are the properties that lead to its value from the
    object a row stands for; empty for the columns that tie a row to its record.

    `refers_to` is the kind whose ids the column holds, `labels` the words for its codes. `single_line` tells that each
    value, or each item of a list, is one line.
    """

    name: str
    type: ColumnType
    title: str
    description: str = ""
    way: Way = ()
    refers_to: str = ""
    labels: Mapping[str, str] | None = None
    single_line: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns of one table that name a row of another by its key."""

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `title` is a message id; `kind` the kind of record it is of, empty for shared tables.

    `way` leads from a record to the list that the rows are the items of: empty for the records themselves. `parent` is
    the table of the enclosing list or record; `keys` are the columns that name a row, the parent's first.
    """

    name: str
    title: str
    kind: str
    way: Way
    parent: Table | None
    keys: tuple[Column, ...]
    columns: tuple[Column, ...]

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Keys, then values."""
        return (*self.keys, *self.columns)

    @property
    def parent_keys(self) -> tuple[Column, ...]:
        """The keys that name the row of the parent table, in the order of the parent's own keys."""
        return self.keys[:-1] if self.parent else ()

    @property
    def foreign_keys(self) -> tuple[ForeignKey, ...]:
        """What the columns name: the row of the parent, and records by id. Clauses of legal documents are no keys."""
        own = tuple(column.name for column in self.parent_keys)
        parent = (
            (ForeignKey(own, self.parent.name, tuple(key.name for key in self.parent.keys)),) if self.parent else ()
        )
        return parent + tuple(
            ForeignKey((column.name,), column.refers_to, ("id",))
            for column in self.columns
            if column.type == "text" and column.refers_to in OPEN_KINDS and column.refers_to != "legal"
        )


KIND = Column("record_kind", "text", N_("Loại mục"), N_("Loại của mục."), required=True, single_line=True)
RECORD = Column("record", "text", N_("Mã mục"), N_("Mã của mục."), required=True, single_line=True)
POINTER = Column("pointer", "text", N_("Chỗ"), N_("Chỗ trong mục, viết theo JSON Pointer."), single_line=True)
PART = Column(
    "part",
    "text",
    N_("Phần"),
    N_("Phần của mục mang ghi chú nguồn, theo JSON Pointer; rỗng là cả mục."),
    single_line=True,
)
FIELD = Column(
    "field", "text", N_("Trường"), N_("Trường trong phần đó, theo JSON Pointer; rỗng là cả phần."), single_line=True
)
ORDINAL = Column("ordinal", "integer", N_("Thứ tự"), N_("Thứ tự trong danh sách, từ 0."), required=True)
KEY = Column("key", "text", N_("Khóa"), N_("Tên của giá trị trong nhóm."), required=True, single_line=True)


def tables(schemas: Schemas) -> tuple[Table, ...]:
    """Every table, parents before their children."""
    found: list[Table] = []
    for kind in OPEN_KINDS:
        shape = schemas.shape(kind)
        columns = tuple(column for column in _columns(kind, shape, (), ()) if column.way != ("id",))
        key = Column(
            "id",
            "text",
            shape.properties["id"].title,
            shape.properties["id"].description,
            required=True,
            single_line=True,
        )
        found.append(Table(kind, shape.title, kind, (), None, (key,), columns))
        found += _child_tables(kind, shape, found[-1], ())
    return (*found, *shared_tables(schemas))


def _columns(kind: str, shape: Shape, above: Way, inside: Way, title: str = "") -> Iterator[Column]:
    """The columns of an object that stands at `above`; `inside` leads to the part of it that `shape` is of, which is
    called `title`.
    """
    for name, part in shape.properties.items():
        way = (*inside, name)
        if part.definition in SHARED_DEFINITIONS or is_hidden(kind, (*above, *way)):
            continue
        if part.type == "object" and part.properties:
            yield from _columns(kind, part, above, way, _joined(title, part.title))
        elif part.type == "array" and part.items is not None:
            if not is_table(part):
                yield _column(part, part.items, "json", way, title)
        elif part.type != "object":
            yield _column(part, part, TYPES[part.type], way, title, required=name in shape.required and not inside)


def _joined(above: str, title: str) -> str:
    return f"{above} – {title}" if above else title


def _column(
    shape: Shape, leaf: Shape, column_type: ColumnType, way: Way, above: str = "", *, required: bool = False
) -> Column:
    return Column(
        "_".join(way),
        column_type,
        _joined(above, shape.title),
        shape.description,
        way,
        leaf.refers_to,
        leaf.labels or None,
        _is_single_line(leaf),
        required,
    )


def _is_single_line(shape: Shape) -> bool:
    return shape.type not in ("string", "object") or bool(
        shape.labels or shape.refers_to or shape.pattern or shape.format
    )


def is_table(shape: Shape) -> bool:
    """Whether a list becomes a table of its own: its items are objects, and not just texts by language."""
    item = shape.items
    return item is not None and item.type == "object" and set(item.properties) != LOCALISED


def _child_tables(kind: str, shape: Shape, parent: Table, inside: Way) -> Iterator[Table]:
    for name, part in shape.properties.items():
        way = (*inside, name)
        if part.definition in SHARED_DEFINITIONS or is_hidden(kind, (*parent.way, *way)):
            continue
        if part.type == "object" and part.properties:
            yield from _child_tables(kind, part, parent, way)
        elif part.type == "object" and part.values is not None:
            value = _column(part, part.values, TYPES[part.values.type], ("value",), required=True)
            yield _child(parent, part, way, KEY, (value,))
        elif is_table(part) and part.items is not None:
            above = (*parent.way, *way)
            columns = tuple(_columns(kind, part.items, above, ()))
            child = _child(parent, part, way, ORDINAL, columns)
            yield child
            yield from _child_tables(kind, part.items, child, ())


def _child(parent: Table, shape: Shape, way: Way, key: Column, columns: tuple[Column, ...]) -> Table:
    name = f"{parent.name}_{'_'.join(way)}"
    return Table(name, shape.title, parent.kind, (*parent.way, *way), parent, (*_lowered(parent), key), columns)


def _lowered(parent: Table) -> tuple[Column, ...]:
    """The keys of a table as its children carry them: prefixed with the table's own name."""
    last = parent.keys[-1]
    prefix = parent.kind if parent.parent is None else parent.way[-1]
    named = Column(f"{prefix}_{last.name}", last.type, last.title, last.description, required=True, single_line=True)
    return (*parent.keys[:-1], named)


def shared_tables(schemas: Schemas) -> tuple[Table, ...]:
    """The tables that all kinds share."""
    some_kind = schemas.shape(OPEN_KINDS[0])
    provenance, observation = some_kind.properties["provenance"], some_kind.properties["observations"]
    item = observation.items or observation
    source = provenance.properties["sources"].items or provenance
    source_columns = tuple(_columns("", source, (), ()))
    place = (KIND, RECORD, PART, FIELD)
    noted = Column("observation", "integer", observation.title, ORDINAL.description, required=True)
    origins = Table("provenance", provenance.title, "", (), None, place, tuple(_columns("", provenance, (), ())))
    observations = Table(
        "observations", observation.title, "", (), None, (KIND, RECORD, ORDINAL), tuple(_columns("", item, (), ()))
    )
    return (
        origins,
        Table("provenance_sources", N_("Nguồn của từng thông tin"), "", (), origins, (*place, ORDINAL), source_columns),
        observations,
        Table(
            "observation_sources",
            N_("Nguồn của điều nhận thấy"),
            "",
            (),
            observations,
            (KIND, RECORD, noted, ORDINAL),
            source_columns,
        ),
        Table(
            "links",
            N_("Dẫn chiếu giữa các mục"),
            "",
            (),
            None,
            (KIND, RECORD, POINTER),
            (
                Column("target_kind", "text", N_("Loại mục được dẫn"), required=True, single_line=True),
                Column("target", "text", N_("Mã mục được dẫn"), required=True, single_line=True),
                Column("clause", "text", N_("Điều khoản được dẫn"), single_line=True),
            ),
        ),
    )
