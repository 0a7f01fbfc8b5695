"""Where a fact comes from: the nearest word the record has on it."""

from __future__ import annotations

from ndp.model.records import FieldProvenance, Provenance, Record
from ndp.model.references import Pointer


def provenance_at(record: Record, pointer: Pointer = ()) -> FieldProvenance:
    """The provenance of the field at `pointer`.

    The innermost part on the way that carries a `provenance` decides; within it, the longest entry of `fields` that
    leads to the field wins over the part's own level.
    """
    deciding: Provenance = record.provenance
    start = 0
    part: object = record
    for depth, step in enumerate(pointer):
        part = part[step] if isinstance(step, int) and isinstance(part, tuple) else _attribute(part, str(step))
        nested = getattr(part, "provenance", None)
        if isinstance(nested, Provenance):
            deciding, start = nested, depth + 1
    if not deciding.fields:
        return deciding
    steps = [str(step) for step in pointer[start:]]
    for length in range(len(steps), 0, -1):
        found = deciding.fields.get("/" + "/".join(steps[:length]))
        if found is not None:
            return found
    return deciding


def _attribute(part: object, name: str) -> object:
    # `from` is a keyword of Python; the records call it `from_`.
    return getattr(part, "from_" if name == "from" else name, None)
