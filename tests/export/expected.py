"""What an exported record must hold, worked out from the file without the code under test."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ndp.schema import Schemas

# What a record says where nothing is written.
UNSTATED: Mapping[str, Mapping[str, Any]] = {
    "organisation": {"collective": False},
    "edition": {"numbered": False},
    "criteria": {"display_places": 2},
}
UNSTATED_IN: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("assignment", "assignments"): {"stated": "explicit", "joint": False},
    ("evaluation", "members"): {"recused": False},
    ("measurement", "series"): {"cumulative": False},
}
WITHHELD = ("scores", "comment", "capacity", "replies")


def expected_record(schemas: Schemas, kind: str, raw: Mapping[str, Any]) -> Any:
    """The record as exported: typed as the schema says, defaults written, hidden fields gone."""
    document = schemas.raw[f"{kind}.schema.json"]
    record = _typed(schemas.raw, document, str(document["$id"]), raw)
    record = {**UNSTATED.get(kind, {}), **record}
    for (of_kind, name), unstated in UNSTATED_IN.items():
        if of_kind == kind and name in record:
            record[name] = [{**unstated, **item} for item in record[name]]
    if kind == "evaluation":
        for member in record["members"]:
            del member["name"]
            for conflict in member.get("conflicts", ()):
                del conflict["reason"]
    if kind == "feedback" and record["moderation"]["status"] == "withheld":
        record = {name: value for name, value in record.items() if name not in WITHHELD}
    return record


def _typed(raw: Mapping[str, Any], schema: Any, base: str, value: Any) -> Any:
    while "$ref" in schema:
        file, _, fragment = schema["$ref"].partition("#")
        document = raw[file or base.rpartition("/")[2]]
        base = document["$id"]
        schema = document
        for step in fragment.strip("/").split("/"):
            schema = schema[step]
    if isinstance(value, Mapping):
        others = schema.get("additionalProperties")
        return {
            name: _typed(raw, schema.get("properties", {}).get(name, others), base, item)
            for name, item in value.items()
        }
    if isinstance(value, list):
        return [_typed(raw, schema["items"], base, item) for item in value]
    if schema["type"] == "boolean":
        return value in (True, "true")
    if schema["type"] == "integer":
        return int(value)
    return Decimal(str(value)) if schema["type"] == "number" else value
