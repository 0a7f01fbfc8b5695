"""Reads `schemas/*.schema.json` once and offers, for each kind, a validator and the shape of its values."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema_rs

from ndp.text import PartialDate, ReportPeriod

SCHEMA_SUFFIX = ".schema.json"


@dataclass(slots=True)
class Shape:
    """What a schema says of one place: its type, texts and parts, with every `$ref` followed.

    Built once and shared; treat it as immutable. `labels` gives the Vietnamese text of each value of an enumeration,
    `refers_to` the kind of record whose id the value is, `definition` the shared definition it uses.
    """

    type: str = ""
    title: str = ""
    description: str = ""
    examples: tuple[Any, ...] = ()
    format: str = ""
    pattern: str = ""
    definition: str = ""
    refers_to: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    properties: Mapping[str, Shape] = field(default_factory=dict)
    items: Shape | None = None
    values: Shape | None = None
    limits: Mapping[str, Any] = field(default_factory=dict)

    def child(self, step: str | int) -> Shape | None:
        """The shape of a property or item, None where the schema knows none."""
        if self.type == "array":
            return self.items
        return self.properties.get(str(step), self.values)


LIMITS = ("minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum", "uniqueItems", "minProperties")


def is_partial_date(text: str) -> bool:
    """Format `partial-date`: an existing day, month or year, as `2022-02-11`, `2022-02` or `2022`."""
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


def is_report_period(text: str) -> bool:
    """Format `report-period`: `2026-03`, `2026-q1`, `2026-h1`, `2026` or an existing day."""
    try:
        ReportPeriod.parse(text)
    except ValueError:
        return False
    return True


def is_date(text: str) -> bool:
    """Format `date`: an existing day, as `2022-02-11`."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date": is_date,
    "partial-date": is_partial_date,
    "report-period": is_report_period,
}
"""What a text must be under each `format` that the schemas use."""


class Schemas:
    """All schemas of a folder. `raw` holds each document by file name, as published on the site."""

    def __init__(self, raw: Mapping[str, dict[str, Any]]) -> None:
        self.raw = raw
        self._by_id = {str(document["$id"]): document for document in raw.values()}
        registry = jsonschema_rs.Registry([(uri, document) for uri, document in self._by_id.items()])
        self._validators = {
            name.removesuffix(SCHEMA_SUFFIX): jsonschema_rs.Draft202012Validator(
                document,
                registry=registry,
                offline=True,
                validate_formats=True,
                ignore_unknown_formats=False,
                formats=dict(FORMATS),
                # The engine without backtracking: no pattern can be slow on any input.
                pattern_options=jsonschema_rs.RegexOptions(),
            )
            for name, document in raw.items()
        }
        self._shapes: dict[str, Shape] = {}

    @classmethod
    def load(cls, directory: Path) -> Schemas:
        """Read every `*.schema.json` of `directory`. Raises OSError or ValueError when one is unreadable."""
        files = sorted(directory.glob(f"*{SCHEMA_SUFFIX}"))
        return cls({file.name: json.loads(file.read_text(encoding="utf-8")) for file in files})

    def validator(self, kind: str) -> jsonschema_rs.Draft202012Validator:
        """The validator of a kind's records."""
        return self._validators[kind]

    def shape(self, kind: str) -> Shape:
        """The shape of a kind's records."""
        document = self.raw[kind + SCHEMA_SUFFIX]
        return self._shape_of(document, str(document["$id"]), str(document["$id"]))

    def _shape_of(self, schema: Mapping[str, Any], base: str, key: str) -> Shape:
        known = self._shapes.get(key)
        if known is not None:
            return known
        # Entered before its parts are built, so that a schema may refer to itself.
        shape = self._shapes[key] = Shape()
        target = schema
        if "$ref" in schema:
            uri, _, fragment = str(schema["$ref"]).partition("#")
            target_base = base.rpartition("/")[0] + "/" + uri if uri else base
            document: Any = self._by_id[target_base]
            for step in fragment.strip("/").split("/"):
                document = document[step]
            referred = self._shape_of(document, target_base, f"{target_base}#{fragment}")
            for name in shape.__slots__:
                setattr(shape, name, getattr(referred, name))
            shape.definition = fragment.rpartition("/")[2]
            target = {}
        else:
            shape.type = str(schema.get("type", ""))
            shape.format = str(schema.get("format", ""))
            shape.pattern = str(schema.get("pattern", ""))
            shape.labels = dict(schema.get("x-labels", {}))
            shape.required = frozenset(schema.get("required", ()))
            shape.limits = {name: schema[name] for name in LIMITS if name in schema}
        shape.refers_to = str(schema.get("x-refers-to", shape.refers_to))
        shape.title = str(schema.get("title", shape.title))
        shape.description = str(schema.get("description", shape.description))
        shape.examples = tuple(schema.get("examples", shape.examples))
        if "properties" in target:
            shape.properties = {
                name: self._shape_of(part, base, f"{key}/properties/{name}")
                for name, part in target["properties"].items()
            }
        if "items" in target:
            shape.items = self._shape_of(target["items"], base, f"{key}/items")
        if isinstance(target.get("additionalProperties"), dict):
            shape.values = self._shape_of(target["additionalProperties"], base, f"{key}/additionalProperties")
        return shape
