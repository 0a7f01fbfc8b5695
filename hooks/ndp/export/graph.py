"""Statements about things (RDF), written as Turtle and as JSON-LD from one and the same list."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ndp.export.encode import to_json
from ndp.export.spool import Spool

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


class Graph:
    """Statements as Turtle and as JSON-LD, written as they come."""

    def __init__(self) -> None:
        self.turtle = Spool()
        self.turtle.add("".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()))
        self.json_ld = Spool()
        context = to_json({"@context": dict(PREFIXES)}).decode().removesuffix("\n}\n")
        self.json_ld.add(f'{context},\n  "@graph": [')
        self._count = 0

    def add(self, node: Node) -> None:
        """Put what is said of a thing at the end."""
        lines = [f"a {', '.join(node.types)}"]
        lines += [f"{predicate} {_turtle(each)}" for predicate, each in node.statements]
        self.turtle.add(f"\n<{node.iri.full}>\n    " + " ;\n    ".join(lines) + " .\n")
        data: dict[str, Any] = {"@id": node.iri.full, "@type": list(node.types)}
        for predicate, each in node.statements:
            data.setdefault(predicate, []).append(_json_ld(each))
        text = to_json(data).decode().rstrip().replace("\n", "\n    ")
        self.json_ld.add(f"{',' if self._count else ''}\n    {text}")
        self._count += 1

    def close(self) -> None:
        """End both, after the last statement."""
        self.json_ld.add("\n  ]\n}\n" if self._count else "]\n}\n")


def _turtle(value: Object) -> str:
    if isinstance(value, Iri):
        return f"<{value.full}>"
    # Escapes of JSON are escapes of Turtle too.
    text = json.dumps(value.text, ensure_ascii=False).replace("\x7f", "\\u007F")
    if value.language:
        return f"{text}@{value.language}"
    return f"{text}^^{value.datatype}" if value.datatype else text


def _json_ld(value: Object) -> dict[str, str]:
    if isinstance(value, Iri):
        return {"@id": value.full}
    data = {"@value": value.text}
    if value.language:
        data["@language"] = value.language
    elif value.datatype:
        data["@type"] = value.datatype
    return data
