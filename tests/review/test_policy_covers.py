"""The change policy speaks of every field of every kind exactly once, and of nothing else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from ndp.kinds import KINDS
from ndp.model.load import read_entry
from ndp.model.rights import ChangeType, Policy, covers
from ndp.review.fields import field_patterns
from ndp.schema import Schemas

ROOT = Path(__file__).parents[2]
SCHEMAS = Schemas.load(ROOT / "schemas")
NAMES = [kind.name for kind in KINDS]


def read_policy() -> Policy:
    kind = next(kind for kind in KINDS if kind.name == Policy.KIND)
    path = "catalogue/policy.yml"
    entry, problems = read_entry(SCHEMAS, kind, kind.name, path, (ROOT / path).read_bytes())
    assert problems == ()
    assert entry is not None
    assert isinstance(entry.record, Policy)
    return entry.record


POLICY = read_policy()


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_exactly_one_row(name: str) -> None:
    fields = list(field_patterns(SCHEMAS.shape(name)))
    rows = Counter({field: len(POLICY.rows_for(name, "edit", field)) for field in fields})
    assert len(fields) > 5
    assert {field: count for field, count in rows.items() if count != 1} == {}


@pytest.mark.parametrize("change", [change for change in get_args(ChangeType) if change != "edit"])
@pytest.mark.parametrize("name", NAMES)
def test_every_other_change_has_exactly_one_row(name: str, change: ChangeType) -> None:
    assert len(POLICY.rows_for(name, change)) == 1


@pytest.mark.parametrize("name", NAMES)
def test_whoever_may_edit_may_write_in_canonical_form(name: str) -> None:
    """Editing a file and `ndp format` go together; values and comments that stay need no stricter condition."""
    layout = POLICY.rows_for(name, "format")[0].requires
    edits = [POLICY.rows_for(name, "edit", field)[0].requires for field in field_patterns(SCHEMAS.shape(name))]
    proposers = {party for each in edits for party in each.propose} - {"nobody"}
    assert layout.propose == ("member",) or proposers <= set(layout.propose)
    assert 1 <= layout.approvals <= max(1, *(each.approvals for each in edits))


def test_comments_of_what_was_received_stay() -> None:
    for name in ("report", "feedback"):
        assert POLICY.rows_for(name, "comment")[0].requires.propose == ("nobody",)
        assert POLICY.rows_for(name, "format")[0].requires.propose == ("member",)


def test_no_row_speaks_of_what_is_not() -> None:
    assert {kind for row in POLICY.rows for kind in row.kinds} == set(NAMES)
    for row in POLICY.rows:
        for pattern in row.fields:
            for name in row.kinds:
                assert any(covers(pattern, field) for field in field_patterns(SCHEMAS.shape(name))), (name, pattern)


def test_fields_stand_in_rows_on_editing_alone() -> None:
    assert all(bool(row.fields) == (row.change == "edit") for row in POLICY.rows)


def test_nobody_changes_an_id_or_takes_a_report_back() -> None:
    for name in NAMES:
        assert POLICY.rows_for(name, "edit", "/id")[0].requires.propose == ("nobody",)
    for field in field_patterns(SCHEMAS.shape("report")):
        assert POLICY.rows_for("report", "edit", field)[0].requires.propose == ("nobody",)
    assert POLICY.rows_for("report", "remove")[0].requires.propose == ("nobody",)


def test_the_demonstration_shows_the_real_policy() -> None:
    demonstration = ROOT / "tests/demo/catalogue/policy.yml"
    assert demonstration.read_bytes() == (ROOT / "catalogue/policy.yml").read_bytes()
