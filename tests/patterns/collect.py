"""Every regular expression of the project, with how it is used: those of schemas, of the library, of the scripts."""

from __future__ import annotations

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.patterns.javascript import in_javascript

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "hooks/ndp"
SCRIPTS = ROOT / "docs/assets/js"
ANCHORS = {"match": ("^(?:", ")"), "fullmatch": ("^(?:", ")$")}
"""How a use binds a pattern; any other looks for it from every place of the text."""
SEARCHES = ("search", "sub", "subn", "split", "findall", "finditer")
# A slash that begins an expression stands where no value has ended.
LITERAL = re.compile(
    r"(?:[=(,:\[!&|?{;]|=>|\breturn)\s*/(?P<body>(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)/(?P<flags>[a-z]*)"
)


@dataclass(frozen=True, slots=True, order=True)
class Expression:
    """A regular expression of JavaScript: where it stands, source and flags."""

    place: str
    source: str
    flags: str


def of_schemas(documents: dict[str, Any]) -> Iterator[Expression]:
    """Each `pattern` of the schemas, read as they are read everywhere: as JavaScript's, with Unicode."""
    for name, document in documents.items():
        waiting: list[Any] = [document]
        while waiting:
            node = waiting.pop()
            if isinstance(node, dict):
                if isinstance(node.get("pattern"), str):
                    yield Expression(f"schemas/{name}", node["pattern"], "u")
                waiting += node.values()
            elif isinstance(node, list):
                waiting += node


def of_library() -> Iterator[Expression]:
    """Each pattern of `hooks/ndp`, once for each way it is used."""
    uses: dict[re.Pattern[str], set[str]] = defaultdict(set)
    places: dict[re.Pattern[str], str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        if "import re\n" not in text and not re.search(r"\.(?:match|fullmatch|search|sub|split|find\w+)\b", text):
            continue
        module = vars(importlib.import_module(name))
        for pattern, use in _uses(ast.parse(text), module):
            uses[pattern].add(use)
            places.setdefault(pattern, path.relative_to(ROOT).as_posix())
    for pattern, found in uses.items():
        source, flags = in_javascript(pattern)
        for use in sorted(found):
            before, after = ANCHORS.get(use, ("", ""))
            yield Expression(places[pattern], before + source + after, flags)


def _uses(tree: ast.Module, names: dict[str, Any]) -> Iterator[tuple[re.Pattern[str], str]]:
    """Patterns bound to a name of the module, and those written where they are used, each with a method."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or node.attr not in (*ANCHORS, *SEARCHES):
            continue
        if isinstance(node.value, ast.Name) and isinstance(names.get(node.value.id), re.Pattern):
            yield names[node.value.id], node.attr
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            function = node.func
            direct = isinstance(function.value, ast.Name) and function.value.id == "re"
            if direct and function.attr in (*ANCHORS, *SEARCHES) and isinstance(node.args[0], ast.Constant):
                yield re.compile(str(node.args[0].value)), function.attr


def of_scripts() -> Iterator[Expression]:
    """Each literal of the portal's own scripts."""
    for path in sorted(SCRIPTS.rglob("*.js")):
        if "vendor" in path.parts:
            continue
        for found in LITERAL.finditer(path.read_text(encoding="utf-8")):
            yield Expression(path.relative_to(ROOT).as_posix(), found["body"], found["flags"])
