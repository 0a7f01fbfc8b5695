"""Text becomes HTML unescaped only through a few named functions, each of them tested for what it lets through."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.site.building import ROOT

from ndp.export.badges import ENVIRONMENT as CARDS

PACKAGE = ROOT / "hooks" / "ndp"
TEMPLATES = sorted([*PACKAGE.rglob("templates/**/*.html"), *PACKAGE.rglob("templates/**/*.svg")])
SKIPS_ESCAPING = re.compile(r"\|\s*safe\b|\bautoescape\b|\bMarkup\b")
# Function, and the test that shows what it lets through.
TRUSTED = {
    "site/templating.py:render": "site/test_templating.py::test_all_that_is_put_out_is_escaped_once",
    "site/templating.py:call": "site/test_templating.py::test_all_that_is_put_out_is_escaped_once",
    "site/plain.py:_guide_page": "site/test_plain_site.py::test_guides_say_the_same",
    "site/charts.py:progress_bar": "site/test_charts.py::test_a_progress_bar_is_filled_to_its_share",
    "site/drawing.py:draw_bars": "site/test_charts.py::test_hostile_names_stay_text",
    "site/drawing.py:sample": "site/test_charts.py::test_hostile_names_stay_text",
    "site/drawing.py:_svg": "site/test_charts.py::test_hostile_names_stay_text",
    "site/markdown.py:statement_html": "site/test_statement.py::test_only_listed_elements_and_safe_links_come_out",
    "site/record_history.py:_revision": "site/test_record_history.py::test_what_a_contributor_wrote_stays_text",
}


def marked(path: Path) -> Iterator[str]:
    """Functions in which something that is not a literal is declared to be HTML, as `module.py:function`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Markup":
            if all(isinstance(argument, ast.Constant) for argument in node.args):
                continue
            inner = max(
                (each for each in functions if each.lineno <= node.lineno <= (each.end_lineno or 0)),
                key=lambda each: each.lineno,
            )
            yield f"{path.relative_to(PACKAGE).as_posix()}:{inner.name}"


def test_only_named_functions_declare_text_to_be_html() -> None:
    found = {name for path in PACKAGE.rglob("*.py") for name in marked(path)}
    assert found == set(TRUSTED)


@pytest.mark.parametrize(("function", "test"), TRUSTED.items())
def test_each_of_them_has_its_test(function: str, test: str) -> None:
    file, _, name = test.partition("::")
    assert f"def {name}(" in (ROOT / "tests" / file).read_text(encoding="utf-8"), function


def test_no_template_leaves_out_escaping() -> None:
    assert len(TEMPLATES) > 40
    assert [
        f"{path.name}: {found[0]}" for path in TEMPLATES for found in SKIPS_ESCAPING.finditer(path.read_text("utf-8"))
    ] == []


def test_every_environment_escapes() -> None:
    sources = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")]
    assert sum(len(re.findall(r"= (?:Page)?Environment\(", text)) for text in sources) == 2
    assert CARDS.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
    assert "test_all_that_is_put_out_is_escaped_once" in TRUSTED["site/templating.py:render"]
