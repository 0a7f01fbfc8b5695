"""`/huong-dan/tep/`: a reference page for every kind of file, generated from its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ndp.i18n import LANGUAGES, N_, Language
from ndp.kinds import KINDS, Kind
from ndp.schema import Shape
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import section_crumb
from ndp.site.portal import Portal
from ndp.site.render import View, render_page

TYPES = {
    "string": N_("chữ"),
    "integer": N_("số nguyên"),
    "number": N_("số"),
    "boolean": N_("true hoặc false"),
    "array": N_("danh sách"),
    "object": N_("nhóm trường"),
}
FORMATS = {"date": N_("ngày"), "partial-date": N_("ngày, tháng hoặc năm")}


@dataclass(frozen=True, slots=True)
class PropertyRow:
    """A property as the reference shows it."""

    anchor: str
    name: str
    required: bool
    title: str
    description: str
    type: str
    link: str
    labels: tuple[tuple[str, str], ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PropertyGroup:
    """The properties of one object."""

    anchor: str
    title: str
    description: str
    rows: tuple[PropertyRow, ...]


def pages(portal: Portal) -> Iterator[Page]:
    """The list of kinds and a page for each, in every language."""
    for language in LANGUAGES:
        yield _list(portal, language)
        for kind in KINDS:
            yield _kind(portal, kind, language)


def _list(portal: Portal, language: Language) -> Page:
    return render_page(
        portal,
        language,
        "files.html",
        section="guides",
        address=lambda other: routes.address("files", language=other),
        title=lambda view: view._("Các loại tệp trong danh mục"),
        description=lambda view: view._("Mỗi loại tệp có những trường nào, nghĩa là gì, ví dụ ra sao."),
        crumbs=lambda view: [section_crumb(view, "guides")],
        data=lambda view: {
            "kinds": [
                {
                    "kind": kind,
                    "shape": portal.schemas.shape(kind.name),
                    "count": view.number(len(portal.catalogue.entries.get(kind.name, {}))),
                }
                for kind in KINDS
            ],
            "intro": view._(
                "Mỗi điều Cổng biết nằm trong một tệp YAML. "
                "Trang của từng loại tệp được sinh từ chính lược đồ mà máy dùng để kiểm tra."
            ),
        },
    )


def _kind(portal: Portal, kind: Kind, language: Language) -> Page:
    shape = portal.schemas.shape(kind.name)

    def data(view: View) -> Mapping[str, Any]:
        return {
            "kind": kind,
            "shape": shape,
            "groups": list(_groups(view, kind.name, shape)),
            "schema_url": view.rel(f"/schemas/{kind.schema_file}"),
        }

    return render_page(
        portal,
        language,
        "file.html",
        section="guides",
        address=lambda other: routes.address("files", kind.name, language=other),
        title=lambda view: view._("Tệp: {title}", title=view._(shape.title)),
        description=lambda view: view._(shape.description),
        crumbs=lambda view: [section_crumb(view, "guides"), section_crumb(view, "files")],
        data=data,
    )


def _groups(view: View, kind: str, shape: Shape) -> Iterator[PropertyGroup]:
    """The record's own properties, then those of every object below it, each shared definition once."""
    waiting: list[tuple[str, Shape, Shape]] = [("truong", shape, shape)]
    seen: set[str] = set()
    while waiting:
        anchor, part, holder = waiting.pop(0)
        if anchor in seen:
            continue
        seen.add(anchor)
        top = anchor == "truong"
        # The items of a list say nothing of themselves where the list has said it.
        named = part if part.title else holder
        rows = []
        for name, child in part.properties.items():
            target = _object_of(child)
            link = ""
            if target is not None:
                link = target.definition or (name if top else f"{anchor}-{name}")
                waiting.append((link, target, child))
            rows.append(_row(view, anchor, name, part, child, link))
        yield PropertyGroup(
            anchor,
            view._("Các trường") if top else view._(named.title),
            "" if top else view._(named.description),
            tuple(rows),
        )


def _object_of(shape: Shape) -> Shape | None:
    """The object a property leads to: itself, the items of a list, or the values of an open object."""
    if shape.type == "object":
        return shape if shape.properties else shape.values
    if shape.items is not None:
        return _object_of(shape.items)
    return None


def _row(view: View, anchor: str, name: str, parent: Shape, shape: Shape, link: str) -> PropertyRow:
    leaf = shape.items if shape.type == "array" and shape.items is not None else shape
    return PropertyRow(
        anchor=f"{anchor}.{name}",
        name=name,
        required=name in parent.required,
        title=view._(shape.title),
        description=view._(shape.description),
        type=_type(view, shape),
        link=f"#{link}" if link else "",
        labels=tuple((code, view._(label)) for code, label in leaf.labels.items()),
        examples=tuple(_example(example) for example in shape.examples),
    )


def _type(view: View, shape: Shape) -> str:
    if shape.type == "array" and shape.items is not None:
        return view._("danh sách: {items}", items=_type(view, shape.items))
    if shape.refers_to:
        return view._("mã {kind}", kind=view._(view.portal.schemas.shape(shape.refers_to).title).lower())
    if shape.format in FORMATS:
        return view._(FORMATS[shape.format])
    return view._(TYPES[shape.type])


def _example(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
