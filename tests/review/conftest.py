"""What tests of reviews share: the schemas, and the small catalogue with the real change policy."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.review.case_format import tree_of

from ndp.review.tree import Tree
from ndp.schema import Schemas

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
POLICY = "catalogue/policy.yml"
SCHEMAS = Schemas.load(ROOT / "schemas")
BASE = {**tree_of(HERE / "base"), POLICY: tree_of(ROOT / "catalogue")["policy.yml"]}


@pytest.fixture(scope="session")
def schemas() -> Schemas:
    """The real schemas."""
    return SCHEMAS


@pytest.fixture(scope="session")
def base() -> Tree:
    """The small catalogue under the real policy."""
    return BASE
