"""No text for readers bypasses the catalogue of messages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes
from tests.i18n.vietnamese import LETTER, ROOT

from ndp.site.render import ENVIRONMENT

PACKAGE = ROOT / "hooks/ndp"
TEMPLATES = sorted((PACKAGE / "site/templates").glob("*.html"))
# The command line itself speaks both languages at once, and `text` knows Vietnamese as such.
SPEAKING = ("derive", "due", "problems", "report", "rules", "schema", "site")
MODULES = sorted(path for folder in SPEAKING for path in (PACKAGE / folder).rglob("*.py"))
MARKS = {"N_", "NC_", "_"}
# Letters as letters, patterns, and examples of catalogue files, whose content is data.
NO_TEXT = re.compile(r".|aăâ\w+|.*(?:\[.-.|\\b).*|# yaml-language-server:[\s\S]+")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_write_no_vietnamese_of_their_own(path: Path) -> None:
    assert list(unmarked_in_template(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_mark_their_vietnamese(path: Path) -> None:
    assert list(unmarked_in_module(path.read_text(encoding="utf-8"))) == []


def test_the_checks_see_what_they_are_for() -> None:
    template = """<p title="Chữ">{{ _("được") }}{{ "không được" }}{{ _("có {name}", name="không nốt") }}</p>Đây"""
    assert list(unmarked_in_template(template)) == ['<p title="Chữ">', "</p>Đây", "không được", "không nốt"]
    module = '"""Lời."""\nA = N_("được")\nB = f"{A} không được"\nC = view._("được {x}", x="không nốt")\n'
    assert list(unmarked_in_module(module)) == [" không được", "không nốt"]


def unmarked_in_template(source: str) -> Iterator[str]:
    """Vietnamese in the text of a template, and in its expressions outside the message of `_()`."""
    tree = ENVIRONMENT.parse(source)
    marked = {
        id(call.args[0])
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "_" and call.args
    }
    for data in tree.find_all(nodes.TemplateData):
        if LETTER.search(data.data):
            yield data.data.strip()
    for constant in tree.find_all(nodes.Const):
        if isinstance(constant.value, str) and LETTER.search(constant.value) and id(constant) not in marked:
            yield constant.value


def unmarked_in_module(source: str) -> Iterator[str]:
    """Vietnamese in the texts of a module outside docstrings and the marks of messages."""
    tree = ast.parse(source)
    marked: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in MARKS:
            marked |= {id(part) for argument in node.args for part in ast.walk(argument)}
        elif isinstance(node, ast.Expr):
            marked.add(id(node.value))
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in marked else None
        if isinstance(text, str) and LETTER.search(text) and not NO_TEXT.fullmatch(text):
            yield text


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
