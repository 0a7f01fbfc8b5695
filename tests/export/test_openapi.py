"""The description of the API is right by its own standard, and every document is as it says."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema_rs
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from tests.export.conftest import Sample

ADDRESS = "/api/v1/openapi.json"


def description(sample: Sample) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(sample.files[ADDRESS])
    return found


def test_the_description_follows_openapi(hostile_sample: Sample) -> None:
    assert list(OpenAPIV31SpecValidator(description(hostile_sample)).iter_errors()) == []


def test_a_wrong_description_is_refused(hostile_sample: Sample) -> None:
    wrong = description(hostile_sample)
    wrong["paths"]["/api/v1/platforms/{id}.json"]["get"]["parameters"] = []
    del wrong["info"]["title"]
    assert len(list(OpenAPIV31SpecValidator(wrong).iter_errors())) >= 2


def test_operations_are_named_once_and_say_what_they_give(hostile_sample: Sample) -> None:
    operations = [path["get"] for path in description(hostile_sample)["paths"].values()]
    names = [operation["operationId"] for operation in operations]
    assert len(set(names)) == len(names)
    assert all(operation["summary"] and "{" not in operation["summary"] for operation in operations)


def test_every_document_is_at_one_path_and_fits_its_schema(sample: Sample) -> None:
    described = description(sample)
    checks: dict[str, jsonschema_rs.Draft202012Validator] = {}
    patterns = {}
    for path, item in described["paths"].items():
        schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        # `format: partial-date` and the like are the schemas' own.
        checks[path] = jsonschema_rs.Draft202012Validator({**schema, "components": described["components"]})
        patterns[path] = re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)))
    used = set()
    for address, data in sample.files.items():
        if not address.startswith("/api/v1/") or address == ADDRESS:
            continue
        paths = [path for path, pattern in patterns.items() if pattern.fullmatch(address)]
        assert len(paths) == 1, (address, paths)
        used.add(paths[0])
        assert list(checks[paths[0]].iter_errors(json.loads(data))) == [], address
    assert sample.name != "hostile" or used == set(described["paths"])


@pytest.mark.parametrize("missing", ["schema_version", "licence", "total", "data"])
def test_a_document_without_a_member_does_not_fit(hostile_sample: Sample, missing: str) -> None:
    described = description(hostile_sample)
    schema = described["paths"]["/api/v1/platforms.json"]["get"]["responses"]["200"]["content"]["application/json"]
    check = jsonschema_rs.Draft202012Validator({**schema["schema"], "components": described["components"]})
    document = json.loads(hostile_sample.files["/api/v1/platforms.json"])
    del document[missing]
    assert not check.is_valid(document)
