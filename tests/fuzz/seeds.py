"""What fuzzing starts from: one record of every property of each kind, and the demonstration's files."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from tests.export.maximal import HOSTILE_TEXTS, Maximal

from ndp.export.fields import OPEN_KINDS
from ndp.kinds import KIND_BY_FOLDER, Kind
from ndp.schema import Schemas
from ndp.source.characters import ALLOWED

ROOT = Path(__file__).parents[2]
SCHEMAS = Schemas.load(ROOT / "schemas")
HOSTILE = (
    *HOSTILE_TEXTS,
    *("", " ", "0", "-0", "1e999", "9" * 40, "0001-01-01", "9999-12-31", "9999-12", "2024-02-29", "2025-02-30"),
    *("2026-q4", "9999-q4", "2026-h2", "0000", "a" * 4000, "a-" * 1500, "-" * 300, "/" * 300, "..", "../../x"),
    *("https://a.vn", "https://xn--a/", "https://[::1]/", "https://a:99999/", "https://user@a.vn/", "https://á.vn/"),
    *("http://", "https://a.vn/%", "\u202e", "e\u0301", "Đ", "ừ", "\U0001f1fb", "\ud7ff", "**", "[x](https://a.vn)"),
    *("> " * 60, "- " * 60, "`" * 99, "[" * 200, "null", "true", "NaN", "1.000,5", "186/d1.i.1.a", "ban-do/x"),
)


class PlainDumper(yaml.CSafeDumper):
    """Writes every text without quotes where it can: what is a number is for the schema to say."""


PlainDumper.yaml_implicit_resolvers = {}


def path_of(kind: Kind, record_id: str) -> str:
    """Where a record's file stands."""
    return f"catalogue/{kind.folder}/{record_id}.yml" if kind.depth else f"catalogue/{kind.name}.yml"


@cache
def maximal_records() -> Mapping[tuple[str, str], dict[str, Any]]:
    """Plain data of two records of each open kind, by kind and id."""
    maker = Maximal(SCHEMAS.raw, OPEN_KINDS)
    return {(kind, record_id): data for kind in OPEN_KINDS for record_id, data in maker.records(kind)}


@cache
def demonstration_files() -> tuple[tuple[str, bytes], ...]:
    """Path and content of the demonstration's files."""
    folder = ROOT / "tests/demo"
    return tuple(
        (path.relative_to(folder).as_posix(), path.read_bytes())
        for path in sorted((folder / "catalogue").rglob("*.yml"))
    )


@cache
def demonstration_records() -> tuple[tuple[str, str, dict[str, Any]], ...]:
    """Kind, id and plain data of the demonstration's records."""
    found: list[tuple[str, str, dict[str, Any]]] = []
    for path, content in demonstration_files():
        parts = Path(path).with_suffix("").parts[1:]
        kind = KIND_BY_FOLDER[parts[0]]
        found.append((kind.name, "/".join(parts[1:]), plain(content)))
    return tuple(found)


def plain(content: bytes) -> Any:
    """What a file says, as lists, dicts and texts."""
    return yaml.CBaseLoader(content).get_single_data()


def written(kind: Kind, data: Any) -> bytes:
    """Plain data as a file of a kind."""
    text = yaml.dump(_as_texts(data), Dumper=PlainDumper, allow_unicode=True, sort_keys=False, width=3000)
    return f"# yaml-language-server: $schema={kind.schema_comment}\n{text}".encode("utf-8", "replace")


def _as_texts(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): _as_texts(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_as_texts(value) for value in data]
    return str(data).lower() if isinstance(data, bool) else "" if data is None else str(data)


def readable(data: Any) -> Any:
    """Plain data without what the reader refuses in any text."""
    if isinstance(data, dict):
        return {key: readable(value) for key, value in data.items()}
    if isinstance(data, list):
        return [readable(value) for value in data]
    if isinstance(data, str):
        text = unicodedata.normalize("NFC", "".join(each if each in ALLOWED else " " for each in data))
        return " ".join(text.split()) or "x"
    return data
