"""Data flows one way: no module of the library imports one further down the flow."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "hooks" / "ndp"

# From what knows nothing to what knows all. A module may import its own layer and those above it in this list.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("i18n", "history", "cache", "memory"),
    ("kinds", "text", "problems"),
    ("source",),
    ("schema",),
    ("model", "project"),
    ("derive",),
    ("rules",),
    ("verdict",),
    ("validate", "validate_again"),
    ("report", "due", "search", "review", "site", "edit", "links", "doctor", "export", "serving", "publish"),
    ("preview",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
DEPTH = {name: depth for depth, names in enumerate(LAYERS) for name in names}


def imports(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return names


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


@pytest.mark.parametrize("module", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_stands_before_it(module: Path) -> None:
    layer = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert layer in DEPTH, f"{layer} has no place in the flow: add it to LAYERS"
    for name in imports(module):
        assert not name.startswith("mkdocs"), f"{module.name} imports MkDocs"
        if name.startswith("ndp."):
            other = name.split(".")[1]
            assert DEPTH[other] <= DEPTH[layer], f"{module.relative_to(PACKAGE)} imports {name}"
