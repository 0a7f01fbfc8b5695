"""Every schema says enough for editors, pages and messages, and only what the checker can explain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource
from tests.schema.conftest import ROOT

from ndp.kinds import KIND_BY_NAME, KINDS
from ndp.schema import Schemas
from ndp.schema.explain import EXPLANATIONS, TYPE_NAMES
from ndp.schema.store import FORMATS as STORE_FORMATS

RAW = Schemas.load(ROOT / "schemas").raw
FILES = sorted(RAW)
# What describes, names parts or leads elsewhere; everything else judges and must be explained.
NOT_JUDGING = {
    *("$schema", "$id", "$defs", "$ref", "title", "description", "examples", "properties", "items"),
    *("x-labels", "x-refers-to", "x-unit"),
}
Place = tuple[str, ...]
Subschema = tuple[Place, dict[str, Any]]


def subschemas(schema: dict[str, Any], place: Place = ()) -> Iterator[Subschema]:
    """Every schema within a schema, with where it stands."""
    yield place, schema
    for keyword in ("properties", "$defs"):
        for name, part in schema.get(keyword, {}).items():
            yield from subschemas(part, (*place, keyword, name))
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            yield from subschemas(schema[keyword], (*place, keyword))
    for index, part in enumerate(schema.get("anyOf", ())):
        yield from subschemas(part, (*place, "anyOf", str(index)))


def everywhere(file: str) -> list[Subschema]:
    return list(subschemas(RAW[file]))


def properties(file: str) -> list[Subschema]:
    """The properties of every object, and the shared definitions."""
    return [(place, part) for place, part in everywhere(file) if place[-2:-1] in (("properties",), ("$defs",))]


REGISTRY: Registry[Any] = Registry().with_resources(
    (document["$id"], Resource.from_contents(document)) for document in RAW.values()
)
FORMATS = jsonschema.FormatChecker(formats=())
for name, accepts in STORE_FORMATS.items():
    FORMATS.checks(name)(lambda value, accepts=accepts: not isinstance(value, str) or accepts(value))


def test_every_kind_has_its_schema_and_every_schema_its_kind() -> None:
    kinds = {kind.schema_file for kind in KINDS}
    assert kinds <= set(FILES)
    assert all(RAW[file]["$id"].endswith(f"/schemas/{file}") for file in FILES)


@pytest.mark.parametrize("file", FILES)
def test_is_a_valid_schema(file: str) -> None:
    jsonschema.Draft202012Validator.check_schema(RAW[file])
    assert RAW[file]["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("file", FILES)
def test_every_property_is_named_described_and_shown(file: str) -> None:
    found = properties(file)
    lacking = [
        ("/".join(place), keyword)
        for place, part in found
        for keyword in ("title", "description", "examples")
        if not part.get(keyword)
    ]
    assert found
    assert lacking == []


@pytest.mark.parametrize("file", FILES)
def test_every_object_is_closed(file: str) -> None:
    """A closed object refuses unknown fields, or says what every one of them must be."""
    open_objects = [
        "/".join(place)
        for place, part in everywhere(file)
        if part.get("type") == "object" and part.get("additionalProperties", True) in (True, {})
    ]
    assert open_objects == []


@pytest.mark.parametrize("file", FILES)
def test_every_value_has_one_type(file: str) -> None:
    """Typing and messages rest on it."""
    untyped = [
        "/".join(place)
        for place, part in everywhere(file)
        if "$ref" not in part and "anyOf" not in place and part.get("type") not in TYPE_NAMES and "$defs" not in part
    ]
    assert untyped == []


@pytest.mark.parametrize("file", FILES)
def test_every_judging_keyword_can_be_explained(file: str) -> None:
    used = {keyword for _, part in everywhere(file) for keyword in part} - NOT_JUDGING
    assert used <= set(EXPLANATIONS)


@pytest.mark.parametrize("file", FILES)
def test_every_format_is_judged(file: str) -> None:
    assert {part["format"] for _, part in everywhere(file) if "format" in part} <= set(STORE_FORMATS)


@pytest.mark.parametrize("file", FILES)
def test_every_choice_has_a_vietnamese_label(file: str) -> None:
    for place, part in everywhere(file):
        if "enum" in part:
            assert list(part["x-labels"]) == part["enum"], "/".join(place)
        else:
            assert "x-labels" not in part, "/".join(place)


@pytest.mark.parametrize("file", FILES)
def test_references_name_a_kind(file: str) -> None:
    for place, part in everywhere(file):
        assert part.get("x-refers-to", "legal") in KIND_BY_NAME, "/".join(place)


@pytest.mark.parametrize("file", FILES)
def test_examples_fit(file: str) -> None:
    """Each example is judged where it stands, and shows an editor what to type."""
    for place, part in everywhere(file):
        pointer = RAW[file]["$id"] + "#" + "".join(f"/{step}" for step in place)
        validator: Any = jsonschema.Draft202012Validator({"$ref": pointer}, registry=REGISTRY, format_checker=FORMATS)
        for example in part.get("examples", ()):
            errors = [error.message for error in validator.iter_errors(example)]
            assert errors == [], (place, example)


@pytest.mark.parametrize("file", FILES)
def test_patterns_judge_the_whole_text(file: str) -> None:
    for place, part in everywhere(file):
        for pattern in (part.get("pattern"), part.get("propertyNames", {}).get("pattern")):
            if pattern is not None:
                assert re.fullmatch(r"\^.*\$", pattern), "/".join(place)
