"""The API's description by OpenAPI 3.1, made from the types its documents are written with and from the schemas."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from ndp.export import derived_documents, documents
from ndp.export.api import EDITION_CHANGES, LISTINGS
from ndp.export.context import API, LICENCE_NAME, LICENCE_URL, Export, ExportFile
from ndp.export.editions import edition_pairs
from ndp.export.encode import to_json
from ndp.export.fields import OPEN_KINDS, open_schema
from ndp.i18n import N_
from ndp.kinds import KIND_BY_NAME
from ndp.schema.store import SCHEMA_SUFFIX

COMPONENTS = "#/components/schemas/"
COMMON = "common"
ADDRESS = f"{API}/openapi.json"
TITLE = N_("API dữ liệu nền tảng số quốc gia")
DESCRIPTION = N_(
    "Mọi điều Cổng biết, ở dạng JSON. Chỉ đọc, không cần khóa, không giới hạn. Tài liệu là tệp tĩnh, "
    "được viết lại mỗi khi danh mục thay đổi. Phân số chính xác viết bằng chữ (7/2)."
)
SUMMARIES: Mapping[str, str] = {
    "index": N_("Mọi thứ có ở đây"),
    "list": N_("Mọi mục của một loại: {kind}"),
    "entity": N_("Một mục, kèm dẫn chiếu hai chiều: {kind}"),
    "edition-pairs": N_("Các cặp danh mục công bố"),
    "edition-changes": N_("So sánh hai danh mục công bố"),
}
FOUND = N_("Có tài liệu.")
NOT_FOUND = N_("Không có mục này.")


def openapi_file(export: Export) -> ExportFile:
    """The description, as it is published."""
    return ExportFile(ADDRESS, to_json(openapi(export)))


def openapi(export: Export) -> dict[str, Any]:
    """The description as data."""
    settings = export.portal.settings
    return {
        "openapi": "3.1.0",
        "info": {
            "title": TITLE,
            "description": DESCRIPTION,
            "version": documents.API_VERSION,
            "license": {"name": LICENCE_NAME, "url": LICENCE_URL},
        },
        "servers": [{"url": settings.site_url.rstrip("/")}],
        "security": [],
        "tags": [{"name": "records"}, {"name": "derived"}],
        "paths": dict(_paths(export)),
        "components": {"schemas": _components(export)},
    }


def _paths(export: Export) -> Iterator[tuple[str, Any]]:
    yield _path("index", "index", "derived", SUMMARIES["index"], _ref("Index"))
    for kind in OPEN_KINDS:
        folder, title = KIND_BY_NAME[kind].folder, KIND_BY_NAME[kind].title
        record = {"properties": {"record": _ref(kind)}}
        many = {"allOf": [_ref("ItemList"), {"properties": {"data": {"items": record}}}]}
        one = {"allOf": [_ref("Entity"), {"properties": {"data": record}}]}
        yield _path(folder, f"list-{folder}", "records", SUMMARIES["list"].format(kind=title), many)
        names = ("platform", "id") if KIND_BY_NAME[kind].depth > 1 else ("id",)
        way = "/".join(f"{{{name}}}" for name in names)
        summary = SUMMARIES["entity"].format(kind=title)
        yield _path(f"{folder}/{way}", f"get-{folder}", "records", summary, one, _parameters(export, kind, names))
    for listing in LISTINGS:
        yield _path(listing.path, listing.path, "derived", listing.title, _ref(listing.document.__name__))
    yield _path(EDITION_CHANGES, "edition-pairs", "derived", SUMMARIES["edition-pairs"], _ref("EditionPairs"))
    before, after = next(((one.id, other.id) for one, other in edition_pairs(export.portal.catalogue)), (None, None))
    yield _path(
        f"{EDITION_CHANGES}/{{before}}/{{after}}",
        "edition-changes",
        "derived",
        SUMMARIES["edition-changes"],
        _ref("EditionChanges"),
        [_parameter("before", before), _parameter("after", after)],
    )


def _path(
    path: str, operation: str, tag: str, summary: str, schema: Any, parameters: list[Any] | None = None
) -> tuple[str, Any]:
    responses: dict[str, Any] = {
        "200": {"description": FOUND, "content": {"application/json": {"schema": schema}}},
    }
    if parameters:
        responses["404"] = {"description": NOT_FOUND}
    get: dict[str, Any] = {"operationId": operation, "tags": [tag], "summary": summary, "responses": responses}
    if parameters:
        get["parameters"] = parameters
    return f"{API}/{path}.json", {"get": get}


def _parameters(export: Export, kind: str, names: tuple[str, ...]) -> list[Any]:
    known = next((entry.id for entry in export.of_kind(kind)), None)
    examples = known.split("/") if known else [None] * len(names)
    return [_parameter(name, example) for name, example in zip(names, examples, strict=True)]


def _parameter(name: str, example: str | None) -> dict[str, Any]:
    parameter: dict[str, Any] = {
        "name": name,
        "in": "path",
        "required": True,
        "schema": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    }
    return parameter if example is None else {**parameter, "example": example}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": COMPONENTS + name}


def _components(export: Export) -> dict[str, Any]:
    types = [
        documents.Index,
        documents.ItemList,
        documents.Entity,
        derived_documents.EditionPairs,
        derived_documents.EditionChanges,
        *(listing.document for listing in LISTINGS),
    ]
    _, found = msgspec.json.schema_components(types, ref_template=COMPONENTS + "{name}")
    components: dict[str, Any] = _with_numbers(found)
    raw = export.portal.schemas.raw
    for name, definition in raw[COMMON + SCHEMA_SUFFIX]["$defs"].items():
        components[f"{COMMON}.{name}"] = _inlined(definition)
    for kind in OPEN_KINDS:
        schema = open_schema(raw, kind)
        for keyword in ("$schema", "$id"):
            del schema[keyword]
        components[kind] = _inlined(schema)
    return components


def _with_numbers(schema: Any) -> Any:
    """`schema` with decimals as the numbers they are written as; msgspec takes them for texts."""
    if isinstance(schema, dict):
        if schema.get("format") == "decimal":
            return {"type": "number"}
        return {name: _with_numbers(part) for name, part in schema.items()}
    return [_with_numbers(part) for part in schema] if isinstance(schema, list) else schema


def _inlined(schema: Any) -> Any:
    """`schema` with its references to the shared definitions as references within the description."""
    schema = copy.deepcopy(schema)
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            reference = part.get("$ref")
            if isinstance(reference, str):
                part["$ref"] = f"{COMPONENTS}{COMMON}.{reference.rpartition('/')[2]}"
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return schema
