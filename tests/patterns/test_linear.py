"""No regular expression can be made to run long by what strangers write: for each, time grows with the text's length.

Proven by recheck's automaton where it can; where it cannot, the reason stands in a table here.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser
from tests.patterns.collect import ROOT, Expression
from tests.patterns.javascript import in_javascript
from tests.patterns.recheck import FILE, LICENCE, PACKAGE, VERSION, all_expressions, proofs, searches
from tests.patterns.unproven import OWN, TRIED, WINDOWED, standing

from ndp.source import characters

TEXTS = (
    "",
    "a",
    "a\n",
    "Nền tảng",
    "186/QĐ",
    "12,5",
    "-",
    "_",
    "a_b",
    "x\u0301",
    "٣",
    "<a href='x'>",
    "2026-q1",
    " :x",
)


def test_every_pattern_is_linear(browser: Browser) -> None:
    expressions = {each for each in all_expressions() if standing(each) is None}
    assert len(expressions) > 150
    found = proofs(browser, sorted(expressions))
    assert {each: verdict for each, verdict in found.items() if verdict.status != "safe"} == {}


def test_what_cannot_be_proven_was_tried_and_is_known(browser: Browser) -> None:
    tried = [each for each in sorted(all_expressions()) if standing(each) is TRIED]
    found = searches(browser, tried)
    assert {each: verdict for each, verdict in found.items() if verdict.status != "safe"} == {}
    # A row of the tables that no expression needs any more has to go.
    known = [(place, part) for table in (OWN, TRIED, WINDOWED) for place, part in table]
    places = [(place, part) for place, part in known for each in all_expressions() if fits(each, place, part)]
    assert sorted(places) == sorted(known)


def fits(expression: Expression, place: str, part: str) -> bool:
    return expression.place == place and part in expression.source


def test_the_window_of_the_one_that_looks_back_is_short() -> None:
    assert characters.SHOWN_LENGTH <= 40


@pytest.mark.parametrize("source", [r"^([a-z0-9]+-?)+$", r"^(a|aa)+$", r"\s+$", r"^[a-z][a-z0-9]*[0-9][a-z0-9]*$"])
def test_the_checker_finds_a_planted_fault(browser: Browser, source: str) -> None:
    expression = Expression("planted", source, "u")
    assert proofs(browser, [expression])[expression].status == "vulnerable"


PATTERNS = (
    r"[^\W\d_]+",
    r"(?P<a>x|[\w-]+?)(?:y{2,3})?\Z",
    r"\bQ.\Z",
    r"(?i)đ[^a-z]",
    r"(?<!a)b(?=c)(?!d)",
    r"[\W_]",
    r"[^\W_]+",
    r"\d",
)


def test_translated_patterns_match_the_same_texts(browser: Browser) -> None:
    page = browser.new_page()
    for pattern in map(re.compile, PATTERNS):
        source, flags = in_javascript(pattern)
        found = page.evaluate(
            "([source, flags, texts]) => texts.map(text => new RegExp(source, flags).exec(text)?.[0] ?? null)",
            [source, flags, TEXTS],
        )
        expected = [match[0] if (match := pattern.search(text)) else None for text in TEXTS]
        assert found == expected, pattern.pattern
    page.close()


def test_the_checker_is_recorded_with_its_licence() -> None:
    assert "MIT License" in FILE.with_name("recheck.LICENSE.txt").read_text(encoding="utf-8")
    table = (ROOT / "docs/phat-trien/phu-thuoc.md").read_text(encoding="utf-8")
    assert f"| {PACKAGE} | {VERSION} | {LICENCE} |" in table
