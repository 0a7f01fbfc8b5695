"""The quick validator judges as the reference implementation of JSON Schema does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.schema.conftest import ROOT
from tests.schema.test_conventions import FORMATS, RAW, REGISTRY

from ndp.kinds import KIND_BY_FOLDER, KINDS
from ndp.problems.examples import read_example
from ndp.schema import Schemas
from ndp.schema.typing import to_data
from ndp.source import Node, parse

EXAMPLES = sorted((ROOT / "tests/fixtures/problems").glob("*.txt"))
CATALOGUES = ("catalogue", "tests/fixtures/base/catalogue", "tests/demo/catalogue")


def verdict(schemas: Schemas, kind: str, data: Any) -> tuple[set[tuple[Any, ...]], set[tuple[Any, ...]]]:
    """Place and keyword of every fault: as the reference finds them, as the quick validator does."""
    reference: Any = jsonschema.Draft202012Validator(
        RAW[f"{kind}.schema.json"], registry=REGISTRY, format_checker=FORMATS
    )
    expected = {(tuple(error.absolute_path), error.validator) for error in reference.iter_errors(data)}
    found = {(tuple(error.instance_path), error.kind.name) for error in schemas.validator(kind).iter_errors(data)}
    assert schemas.validator(kind).is_valid(data) == (not found)
    # The reference names the keyword within `propertyNames`, the other one the keyword itself.
    return {_outer(data, place, keyword) for place, keyword in expected}, found


def _outer(data: Any, place: tuple[Any, ...], keyword: str) -> tuple[Any, ...]:
    for step in place:
        data = data[step]
    return place, "propertyNames" if keyword == "pattern" and isinstance(data, dict) else keyword


def example_trees() -> Iterator[tuple[str, str, Node]]:
    """Every example file that parses: where it comes from, its kind, its tree."""
    for path in EXAMPLES:
        example = read_example(path)
        for file in (*example.bad, *example.good):
            parts = file.path.split("/")
            if file.type == "file" and len(parts) > 2 and parts[1] in KIND_BY_FOLDER:
                root = parse(file.path, file.content).root
                if root is not None:
                    yield f"{path.stem} {file.path}", KIND_BY_FOLDER[parts[1]].name, root


def test_both_agree_on_every_example(schemas: Schemas) -> None:
    faulty = 0
    for origin, kind, root in example_trees():
        expected, found = verdict(schemas, kind, to_data(root, schemas.shape(kind)))
        assert found == expected, origin
        faulty += bool(found)
    assert faulty > len(EXAMPLES) // 4


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_both_agree_on_every_file(catalogue: str, schemas: Schemas) -> None:
    judged = 0
    for kind in KINDS:
        for path in sorted(Path(ROOT / catalogue / kind.folder).rglob("*.yml")):
            root = parse(path.name, path.read_bytes()).root
            assert root is not None, path
            assert verdict(schemas, kind.name, to_data(root, schemas.shape(kind.name))) == (set(), set()), path
            judged += 1
    assert judged
