"""Values of records as facts keep them for showing: what kind of value it is, and whom a reference names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from ndp.model.catalogue import Catalogue
from ndp.model.references import Pointer
from ndp.review.compare import leaves
from ndp.review.facts import Form, Line, Shown, Step
from ndp.schema import Shape

LINKS = frozenset({"url", "sourceUrl"})
DATES = frozenset({"date", "partial-date"})
# What names an item of a list, the first that it has.
NAMES = ("name", "title", "label", "id")
MOST_NAMING_VALUES = 2

NameOf = Callable[[str, str], str]


def name_of_record(data: Any) -> str:
    """The name or title that a record gives itself, empty where it gives none."""
    for key in ("name", "title"):
        value = data.get(key) if isinstance(data, dict) else None
        if isinstance(value, dict):
            value = value.get("vi") or value.get("en")
        if isinstance(value, str) and value:
            return value
    return ""


def namer(*catalogues: Catalogue) -> NameOf:
    """A function (kind, id) → the name of that record in the first catalogue that has it."""

    def name_of(kind: str, record_id: str) -> str:
        for catalogue in catalogues:
            entry = catalogue.entry(kind, record_id)
            if entry is not None:
                for attribute in ("name", "title", "number"):
                    value = getattr(entry.record, attribute, None)
                    if value:
                        return str(value)
        return ""

    return name_of


def shown(value: Any, shape: Shape | None, name_of: NameOf) -> Shown:
    """A value that holds no others."""
    raw = str(value).lower() if isinstance(value, bool) else str(value)
    form: Form = "text"
    label = ""
    if isinstance(value, bool):
        form = "boolean"
    elif isinstance(value, int | Decimal):
        form, raw = "number", f"{value:f}" if isinstance(value, Decimal) else raw
    elif shape is None or not isinstance(value, str):
        raw = "" if value in ({}, []) else raw
    elif shape.definition in LINKS:
        form = "link"
    elif shape.format in DATES:
        form = "date"
    elif value in shape.labels:
        form, label = "coded", shape.labels[value]
    elif shape.refers_to:
        target = value.partition("/")[0] if shape.refers_to == "legal" else value
        form, label = "reference", name_of(shape.refers_to, target)
    return Shown(form=form, raw=raw, label=label)


def lines(value: Any, shape: Shape | None, name_of: NameOf) -> tuple[Line, ...]:
    """Every value below `value`, each with the steps that lead to it."""
    if shape is None:
        return (Line(steps=(), value=shown(value, None, name_of)),)
    return tuple(
        Line(steps=steps_to(value, shape, pointer, name_of), value=shown(leaf, shape_at(shape, pointer), name_of))
        for pointer, leaf in leaves(value)
    )


def steps_to(value: Any, shape: Shape | None, pointer: Pointer, name_of: NameOf) -> tuple[Step, ...]:
    """The way from `value` of `shape` to what stands at `pointer` below it, in words."""
    steps: list[Step] = []
    for step in pointer:
        part = shape.child(step) if shape else None
        value = value[step]
        if isinstance(step, int):
            if isinstance(value, dict):
                steps.append(Step(item=_naming(value, part, name_of)))
        elif shape is not None and step in shape.properties and part is not None:
            steps.append(Step(title=part.title))
        else:
            steps.append(Step(item=(Shown(form="text", raw=step),)))
        shape = part
    return tuple(steps)


def shape_at(shape: Shape | None, pointer: Pointer) -> Shape | None:
    """The shape of what stands at `pointer` below something of `shape`."""
    for step in pointer:
        shape = shape.child(step) if shape else None
    return shape


def domains(value: Any, shape: Shape) -> Iterator[str]:
    """The domain of every link below `value`."""
    for pointer, leaf in leaves(value):
        place = shape_at(shape, pointer)
        if place is not None and place.definition in LINKS and isinstance(leaf, str):
            yield domain_of(leaf)


def domain_of(address: str) -> str:
    """The domain that a browser goes to; the whole address where it names none, so that it equals no other."""
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    return (host or address).rstrip(".")


def is_within(domain: str, known: frozenset[str]) -> bool:
    """Whether a domain is one of `known` or below one of them, `www.` aside."""
    bare = {each.removeprefix("www.") for each in known}
    return any(domain == each or domain.endswith("." + each) for each in bare)


def _naming(item: dict[str, Any], shape: Shape | None, name_of: NameOf) -> tuple[Shown, ...]:
    for key in NAMES:
        value = item.get(key)
        if isinstance(value, dict):
            value = value.get("vi") or value.get("en")
        if isinstance(value, str):
            return (Shown(form="text", raw=value),)
    parts = [
        shown(value, shape.child(key) if shape else None, name_of)
        for key, value in item.items()
        if not isinstance(value, dict | list)
    ]
    telling = [part for part in parts if part.form != "number"] or parts
    return tuple(telling[:MOST_NAMING_VALUES])
