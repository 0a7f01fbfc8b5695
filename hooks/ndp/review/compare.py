"""What differs between two versions of a record, field by field and list item by list item.

Nothing that differs goes unnamed: every value that is in one version and not in the other lies in a difference.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ndp.model.references import Pointer
from ndp.review.fields import field_of
from ndp.schema import Shape

Op = Literal["added", "removed", "changed", "moved"]
# Beyond this, what is left of two long lists is taken as removed and added instead of being matched item by item.
MOST_PAIRS = 40_000


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that was added, removed or changed, or a list whose items stand in another order (`moved`).

    `pointer` leads to it in the version that has it: the new one, for a removed value the old one. `fields` are the
    patterns of all fields it touches.
    """

    op: Op
    pointer: Pointer
    before: Any
    after: Any
    shape: Shape | None
    fields: frozenset[str]


def differences(before: Any, after: Any, shape: Shape) -> tuple[Difference, ...]:
    """Every difference between the plain data of two versions of a record of `shape`."""
    return tuple(_compare(before, after, shape, shape, (), ()))


def partners(before: Any, after: Any) -> Iterator[tuple[Pointer, Pointer]]:
    """Every place in `before` that is still there, with its place in `after`; items of lists as `differences` pairs."""
    yield from _partners(before, after, (), ())


def leaves(value: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Any]]:
    """Every value below `value` that holds no others, with its place; an empty part counts as one."""
    if isinstance(value, dict) and value:
        for key, part in value.items():
            yield from leaves(part, (*pointer, key))
    elif isinstance(value, list) and value:
        for index, part in enumerate(value):
            yield from leaves(part, (*pointer, index))
    else:
        yield pointer, value


def _partners(before: Any, after: Any, old: Pointer, new: Pointer) -> Iterator[tuple[Pointer, Pointer]]:
    yield old, new
    if isinstance(before, dict) and isinstance(after, dict):
        for key in before.keys() & after.keys():
            yield from _partners(before[key], after[key], (*old, key), (*new, key))
    elif isinstance(before, list) and isinstance(after, list):
        for here, there in _matched(before, after).items():
            yield from _partners(before[here], after[there], (*old, here), (*new, there))


def _compare(
    before: Any, after: Any, shape: Shape | None, root: Shape, old: Pointer, new: Pointer
) -> Iterator[Difference]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*_in_order(shape, before, after),)):
            part = shape.child(key) if shape else None
            if key not in after:
                yield _whole("removed", (*old, key), before[key], None, part, root)
            elif key not in before:
                yield _whole("added", (*new, key), None, after[key], part, root)
            else:
                yield from _compare(before[key], after[key], part, root, (*old, key), (*new, key))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _compare_lists(before, after, shape, root, old, new)
    elif type(before) is not type(after) or before != after:
        changed = _whole("changed", new, before, after, shape, root)
        also = _touched(before, root, old)
        yield Difference(changed.op, changed.pointer, before, after, shape, changed.fields | also)


def _compare_lists(
    before: list[Any], after: list[Any], shape: Shape | None, root: Shape, old: Pointer, new: Pointer
) -> Iterator[Difference]:
    if before == after:
        return
    part = shape.items if shape else None
    pairs = _matched(before, after)
    partner = {there: here for here, there in pairs.items()}
    for there, item in enumerate(after):
        if there not in partner:
            yield _whole("added", (*new, there), None, item, part, root)
        else:
            here = partner[there]
            yield from _compare(before[here], item, part, root, (*old, here), (*new, there))
    for here, item in enumerate(before):
        if here not in pairs:
            yield _whole("removed", (*old, here), item, None, part, root)
    order = [partner[there] for there in sorted(partner)]
    if order != sorted(order):
        touched = _touched(before, root, old) | _touched(after, root, new)
        yield Difference("moved", new, before, after, shape, touched)


def _whole(op: Op, pointer: Pointer, before: Any, after: Any, shape: Shape | None, root: Shape) -> Difference:
    value = before if op == "removed" else after
    return Difference(op, pointer, before, after, shape, _touched(value, root, pointer))


def _touched(value: Any, root: Shape, pointer: Pointer) -> frozenset[str]:
    return frozenset(field_of(root, (*pointer, *below)) for below, _ in leaves(value))


def _in_order(shape: Shape | None, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """The keys of both, in the order of the schema."""
    present = {**after, **before}
    if shape is not None:
        yield from (key for key in shape.properties if key in present)
    yield from sorted(present)


def _matched(before: Sequence[Any], after: Sequence[Any]) -> dict[int, int]:
    """Which item of `before` is which of `after`: equal ones first, then those of one id, then the likest."""
    pairs: dict[int, int] = {}
    _match_by(_canonical, before, after, pairs)
    _match_by(_identity, before, after, pairs)
    here = [index for index in range(len(before)) if index not in pairs and isinstance(before[index], dict)]
    taken = set(pairs.values())
    there = [index for index in range(len(after)) if index not in taken and isinstance(after[index], dict)]
    if len(here) * len(there) <= MOST_PAIRS:
        likeness = sorted(
            (-_likeness(before[one], after[other]), one, other)
            for one in here
            for other in there
            if "id" not in before[one] and "id" not in after[other]
        )
        for score, one, other in likeness:
            if score and one not in pairs and other not in taken:
                pairs[one] = other
                taken.add(other)
    return pairs


def _match_by(key: Any, before: Sequence[Any], after: Sequence[Any], pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    waiting: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(after):
        if index not in taken and (name := key(item)) is not None:
            waiting[name].append(index)
    for index, item in enumerate(before):
        if index not in pairs and (name := key(item)) is not None and waiting[name]:
            pairs[index] = waiting[name].pop(0)


def _canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=lambda number: ["decimal", str(number)])


def _identity(value: Any) -> str | None:
    return str(value["id"]) if isinstance(value, dict) and "id" in value else None


def _likeness(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """How many of the fields that both have are equal."""
    return sum(1 for key in one if key in other and one[key] == other[key])
