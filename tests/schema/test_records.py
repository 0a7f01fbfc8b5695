"""The record classes say the same as the schemas: the same fields, required alike, of the same types."""

from __future__ import annotations

import msgspec
import pytest
from msgspec import inspect
from tests.schema.conftest import ROOT

from ndp.model.records import Text
from ndp.model.registry import RECORD_TYPES
from ndp.schema import Schemas, Shape
from ndp.text import PartialDate

SCHEMAS = Schemas.load(ROOT / "schemas")
SIMPLE: dict[type[inspect.Type], str] = {
    inspect.StrType: "string",
    inspect.IntType: "integer",
    inspect.BoolType: "boolean",
    inspect.DecimalType: "number",
    inspect.DateType: "date",
}


def test_every_kind_has_a_record_class() -> None:
    assert set(RECORD_TYPES) <= {name.partition(".")[0] for name in SCHEMAS.raw}
    assert all(kind == record_type.KIND for kind, record_type in RECORD_TYPES.items())


@pytest.mark.parametrize("kind", RECORD_TYPES)
def test_record_class_equals_schema(kind: str) -> None:
    differences: list[str] = []
    compare(inspect.type_info(RECORD_TYPES[kind]), SCHEMAS.shape(kind), kind, differences)
    assert differences == []


def compare(found: inspect.Type, shape: Shape, place: str, differences: list[str]) -> None:
    """Add every way in which the type `found` differs from `shape`."""
    found = without_none(found)
    if isinstance(found, inspect.StructType):
        compare_struct(found, shape, place, differences)
    elif isinstance(found, inspect.VarTupleType):
        expect("array", shape.type, place, differences)
        if shape.items is not None:
            compare(found.item_type, shape.items, f"{place}[]", differences)
    elif isinstance(found, inspect.DictType):
        expect("object", shape.type, place, differences)
        if shape.values is not None:
            compare(found.value_type, shape.values, f"{place}{{}}", differences)
    elif isinstance(found, inspect.LiteralType):
        expect(tuple(sorted(map(str, found.values))), tuple(sorted(shape.labels)), place, differences)
    else:
        wanted = "date" if shape.format in ("date", "partial-date") else shape.type
        expect(simple_type(found), wanted, place, differences)


def compare_struct(found: inspect.StructType, shape: Shape, place: str, differences: list[str]) -> None:
    """Compare the fields of a record part with the properties of a schema."""
    expect("object", shape.type, place, differences)
    fields = {field.encode_name: field for field in found.fields}
    expect(sorted(fields), sorted(shape.properties), place, differences)
    # A text is a name of which Vietnamese always stands; the class leaves that to the schema.
    guaranteed = {"vi"} if found.cls is Text else set()
    required = sorted({name for name, field in fields.items() if field.required} | guaranteed)
    expect(required, sorted(shape.required), f"{place} required", differences)
    for name in fields.keys() & shape.properties.keys():
        compare(fields[name].type, shape.properties[name], f"{place}.{name}", differences)


def simple_type(found: inspect.Type) -> str:
    """What a schema must call a value without parts."""
    if isinstance(found, inspect.CustomType) and found.cls is PartialDate:
        return "date"
    return SIMPLE.get(type(found), type(found).__name__)


def without_none(found: inspect.Type) -> inspect.Type:
    """The type of a field that may be absent."""
    if isinstance(found, inspect.UnionType):
        known = [part for part in found.types if not isinstance(part, inspect.NoneType)]
        if len(known) == 1:
            return known[0]
    return found


def expect(record: object, schema: object, place: str, differences: list[str]) -> None:
    if record != schema:
        differences.append(f"{place}: record {record}, schema {schema}")


def test_a_difference_is_noticed() -> None:
    """The comparison itself can fail."""

    class Wrong(msgspec.Struct):
        id: int
        scope: str
        extra: str | None = None

    differences: list[str] = []
    compare(inspect.type_info(Wrong), SCHEMAS.shape("platform"), "platform", differences)
    assert any(difference.startswith("platform: record ['extra'") for difference in differences)
    assert "platform required: record ['id', 'scope'], schema ['id', 'provenance', 'scope']" in differences
    assert "platform.id: record integer, schema string" in differences
