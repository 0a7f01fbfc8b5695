"""Records that use every property their schema knows, with hostile text wherever free text may stand.

Made from the JSON Schemas as they stand, without the code under test.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ndp.kinds import KIND_BY_NAME

HOSTILE_LINES = (
    '=HYPERLINK("https://ke-xau.example/","bấm")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "'=1+1",
    "a;=1+1;b",
    "＝1+1",
    "\"hai nháy\", 'một nháy'; DROP TABLE platform; --",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&amp;&lt;]]>{{7*7}}%s",
    "_x000D_ \\n \\u0000 \U0001f1fb\U0001f1f3 ừ Đ đ",
    "javascript:alert(1)",
    "a\u2028b\u2029c\u00a0d",
    "<r><t>chữ</t></r>",
    "BEGIN:VEVENT\\, \\; END",
)
HOSTILE_TEXTS = (*HOSTILE_LINES, "=1\n-2\n- gạch đầu dòng;=3\n\n@", "\t=1+1", "một\r\n=hai\r'=ba", "' ''")


def harmless(texts: tuple[str, ...]) -> tuple[str, ...]:
    """As many texts, each of as many lines, that nobody could take for anything but words."""
    return tuple(re.sub("[^\n]+", f"chữ {place}", text) for place, text in enumerate(texts))


class Maximal:
    """Makes two records of each kind, with `lines` and `texts` in turn; references name the records of their kind."""

    def __init__(
        self,
        raw: Mapping[str, dict[str, Any]],
        kinds: tuple[str, ...],
        lines: tuple[str, ...] = HOSTILE_LINES,
        texts: tuple[str, ...] = HOSTILE_TEXTS,
    ) -> None:
        self._raw = raw
        self._lines, self._texts = lines, texts
        self._number = itertools.count()
        self._ids = {kind: self._entry_ids(kind) for kind in kinds}

    def records(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """The records of a kind, each with its id in the catalogue (that of plans and the like has two parts)."""
        document = self._raw[f"{kind}.schema.json"]
        for place, entry_id in enumerate(self._ids[kind]):
            record: dict[str, Any] = self._make(document, document["$id"], "", place)
            record["id"] = entry_id.rpartition("/")[2]
            yield entry_id, record

    def _entry_ids(self, kind: str) -> tuple[str, str]:
        example, platform = (
            str(self._raw[f"{name}.schema.json"]["properties"]["id"]["examples"][0]) for name in (kind, "platform")
        )
        start = f"{platform}/" if KIND_BY_NAME[kind].depth > 1 else ""
        return f"{start}{example}", f"{start}{example}-hai"

    def _resolve(self, schema: Mapping[str, Any], base: str) -> tuple[Mapping[str, Any], str]:
        """The schema with what it refers to, own keywords first."""
        if "$ref" not in schema:
            return schema, base
        file, _, fragment = str(schema["$ref"]).partition("#")
        document: Any = self._raw[file] if file else self._raw[base.rpartition("/")[2]]
        target = document
        for step in fragment.strip("/").split("/"):
            target = target[step]
        resolved, origin = self._resolve(target, document["$id"])
        return {**resolved, **{key: value for key, value in schema.items() if key != "$ref"}}, origin

    def _make(self, schema: Mapping[str, Any], base: str, refers_to: str, place: int) -> Any:
        schema, base = self._resolve(schema, base)
        refers_to = str(schema.get("x-refers-to", refers_to))
        kind = schema.get("type")
        if kind == "object":
            return self._object(schema, base, place)
        if kind == "array":
            most = min(2, schema.get("maxItems", 2))
            items = [self._make(schema["items"], base, "", index) for index in range(most)]
            return list({repr(item): item for item in items}.values())
        if kind == "string":
            return self._string(schema, refers_to, place)
        if kind == "boolean":
            return not schema.get("default", False)
        return self._number_of(schema, place)

    def _object(self, schema: Mapping[str, Any], base: str, place: int) -> dict[str, Any]:
        names = list(schema.get("properties", {}))
        if "maxProperties" in schema:
            names = [names[place % len(names)]]
        made = {name: self._make(schema["properties"][name], base, "", place) for name in names}
        values = schema.get("additionalProperties")
        if isinstance(values, dict):
            example = next(iter(schema.get("examples", [{}])[0]), None)
            made[example or self._key(schema)] = self._make(values, base, "", place)
        return made

    def _key(self, schema: Mapping[str, Any]) -> str:
        # A JSON pointer where the keys are pointers, an id elsewhere.
        return "/observations" if "^/" in str(schema.get("propertyNames", {}).get("pattern", "")) else "tieu-chi"

    def _string(self, schema: Mapping[str, Any], refers_to: str, place: int) -> str:
        if refers_to:
            return self._ids[refers_to][place % 2]
        if "enum" in schema:
            return str(schema["enum"][place % len(schema["enum"])])
        single_line = str(schema.get("pattern", "")) == "^\\S([^\\n]*\\S)?$"
        if "format" not in schema and ("pattern" not in schema or single_line):
            pool = self._lines if single_line else self._texts
            number = next(self._number)
            text = pool[number % len(pool)]
            return text if len(text) <= schema.get("maxLength", len(text)) else str(number)
        examples = schema.get("examples") or ()
        return str(examples[place % len(examples)])

    def _number_of(self, schema: Mapping[str, Any], place: int) -> Any:
        examples = schema.get("examples") or (schema.get("minimum", 1),)
        return examples[place % len(examples)]


def leaves(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is no list or object, with its JSON pointer."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from leaves(item, f"{pointer}/{name}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, f"{pointer}/{index}")
    else:
        yield pointer, value
