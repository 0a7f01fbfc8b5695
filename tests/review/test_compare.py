"""Nothing that differs between two versions of a record goes unnamed."""

from __future__ import annotations

import copy
from collections import Counter
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.review.conftest import BASE, SCHEMAS

from ndp.kinds import record_of
from ndp.review.compare import differences, leaves
from ndp.review.fields import field_of
from ndp.schema.typing import to_data
from ndp.source import parse


def records() -> list[tuple[str, Any]]:
    found = []
    for path, file in BASE.items():
        place, root = record_of(path), parse(path, file.content).root
        assert place is not None
        assert root is not None
        found.append((place[0].name, to_data(root, SCHEMAS.shape(place[0].name))))
    return found


RECORDS = records()


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, Any, Any]:
    """A record and what became of it: leaves changed or dropped, lists shuffled, items doubled or taken from others."""
    kind, before = draw(st.sampled_from(RECORDS))
    after = copy.deepcopy(before)
    for _ in range(draw(st.integers(1, 4))):
        spots = [pointer for pointer, _ in leaves(after) if pointer]
        if not spots:
            break
        pointer = draw(st.sampled_from(spots))
        holder: Any = after
        for step in pointer[:-1]:
            holder = holder[step]
        how = draw(st.sampled_from(["change", "drop", "shuffle", "double"]))
        if how == "drop":
            del holder[pointer[-1]]
        elif how == "change" or not isinstance(holder, list):
            holder[pointer[-1]] = draw(st.sampled_from(["khác", 7, Decimal("1.5"), True]))
        elif how == "double":
            holder.append(copy.deepcopy(holder[0]))
        else:
            holder[:] = draw(st.permutations(holder))
    return kind, before, after


def counted(kind: str, value: Any) -> Counter[tuple[str, str]]:
    """How often each field holds each value."""
    shape = SCHEMAS.shape(kind)
    return Counter(
        (field_of(shape, pointer), f"{type(leaf).__name__} {leaf}")
        for pointer, leaf in leaves(value)
        if not isinstance(leaf, dict | list)
    )


@given(versions())
def test_every_field_with_another_value_is_touched(version: tuple[str, Any, Any]) -> None:
    kind, before, after = version
    found = differences(before, after, SCHEMAS.shape(kind))
    touched = {field for difference in found for field in difference.fields}
    old, new = counted(kind, before), counted(kind, after)
    assert {field for field, _ in (old - new) | (new - old)} <= touched
    assert bool(found) == (before != after)


@given(versions())
def test_comparing_the_other_way_round_touches_the_same(version: tuple[str, Any, Any]) -> None:
    kind, before, after = version
    forth = differences(before, after, SCHEMAS.shape(kind))
    back = differences(after, before, SCHEMAS.shape(kind))
    assert bool(forth) == bool(back)


@given(st.sampled_from(RECORDS))
def test_a_record_does_not_differ_from_itself(record: tuple[str, Any]) -> None:
    kind, data = record
    assert differences(data, copy.deepcopy(data), SCHEMAS.shape(kind)) == ()


def test_a_number_that_became_text_differs() -> None:
    shape = SCHEMAS.shape("measurement")
    assert differences({"id": "1"}, {"id": 1}, shape)
    assert differences({"joint": True}, {"joint": 1}, shape)


def test_items_of_an_id_are_the_same_item_wherever_they_stand() -> None:
    shape = SCHEMAS.shape("plan")
    before = {"indicators": [{"id": "a", "target": 1}, {"id": "b", "target": 2}]}
    after = {"indicators": [{"id": "b", "target": 3}, {"id": "a", "target": 1}]}
    found = [(each.op, each.pointer) for each in differences(before, after, shape)]
    assert found == [("changed", ("indicators", 0, "target")), ("moved", ("indicators",))]
