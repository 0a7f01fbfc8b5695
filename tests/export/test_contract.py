"""What others already build on stays: columns of tables and members of documents may come, never go.

`contract.txt` lists them. `make bless` writes down what was added; nothing but a new main version takes a line away.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.export.conftest import Sample

from ndp.export.openapi import openapi
from ndp.export.tables import tables
from ndp.schema import Schemas

CONTRACT = Path(__file__).with_name("contract.txt")


def offered(sample: Sample, schemas: Schemas) -> set[str]:
    """Every column with its type, every member of a document, every path."""
    description = openapi(sample.export)
    found = {f"path {path}" for path in description["paths"]}
    for table in tables(schemas):
        found |= {f"column {table.name}.{column.name} {column.type}" for column in table.all_columns}
    for name, schema in description["components"]["schemas"].items():
        # Records and the definitions they share have their own files in `schemas/`.
        if name[0].isupper():
            found |= {f"member {name}.{member}" for member in schema.get("properties", {})}
    return found


def test_nothing_that_was_offered_is_gone(
    hostile_sample: Sample, schemas: Schemas, request: pytest.FixtureRequest
) -> None:
    now = offered(hostile_sample, schemas)
    if request.config.getoption("--bless"):
        CONTRACT.write_text("".join(f"{line}\n" for line in sorted(now)), encoding="utf-8")
    promised = set(CONTRACT.read_text(encoding="utf-8").splitlines())
    assert len(promised) > 500
    assert promised - now == set()
