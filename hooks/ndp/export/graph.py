"""Statements about things (RDF), written as Turtle and as JSON-LD from one and the same list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

PREFIXES: Mapping[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


@dataclass(frozen=True, slots=True)
class Iri:
    """A thing by its address: a whole one, or `prefix:name`."""

    value: str

    @property
    def full(self) -> str:
        """The whole address; what no IRI may hold is percent-encoded."""
        prefix, _, name = self.value.partition(":")
        whole = PREFIXES[prefix] + name if prefix in PREFIXES else self.value
        return _NOT_IN_IRI.sub(lambda match: f"%{ord(match[0]):02X}", whole)


@dataclass(frozen=True, slots=True)
class Literal:
    """A text, with its language or its datatype (`xsd:date`)."""

    text: str
    language: str = ""
    datatype: str = ""


Object = Iri | Literal


@dataclass(slots=True)
class Node:
    """A thing, its classes (`prefix:name`) and what is said of it, in order."""

    iri: Iri
    types: tuple[str, ...]
    statements: list[tuple[str, Object]] = field(default_factory=list)

    def add(self, predicate: str, *objects: Object) -> Node:
        """Say `predicate` (`prefix:name`) of the thing with every one of `objects`."""
        self.statements += [(predicate, each) for each in objects]
        return self

    def add_texts(self, predicate: str, texts: Mapping[str, str]) -> Node:
        """Say a text in every language it is known in."""
        return self.add(predicate, *(Literal(text, language) for language, text in texts.items()))


def to_turtle(nodes: Iterable[Node]) -> str:
    """The statements as Turtle."""
    parts = [f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()]
    for node in nodes:
        lines = [f"a {', '.join(node.types)}"]
        lines += [f"{predicate} {_turtle(each)}" for predicate, each in node.statements]
        parts.append(f"\n<{node.iri.full}>\n    " + " ;\n    ".join(lines) + " .\n")
    return "".join(parts)


def _turtle(value: Object) -> str:
    if isinstance(value, Iri):
        return f"<{value.full}>"
    # Escapes of JSON are escapes of Turtle too.
    text = json.dumps(value.text, ensure_ascii=False).replace("\x7f", "\\u007F")
    if value.language:
        return f"{text}@{value.language}"
    return f"{text}^^{value.datatype}" if value.datatype else text


def to_json_ld(nodes: Iterable[Node]) -> dict[str, Any]:
    """The statements as JSON-LD."""
    graph = []
    for node in nodes:
        data: dict[str, Any] = {"@id": node.iri.full, "@type": list(node.types)}
        for predicate, each in node.statements:
            data.setdefault(predicate, []).append(_json_ld(each))
        graph.append(data)
    return {"@context": dict(PREFIXES), "@graph": graph}


def _json_ld(value: Object) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"@id": value.full}
    data = {"@value": value.text}
    if value.language:
        data["@language"] = value.language
    elif value.datatype:
        data["@type"] = value.datatype
    return data
