"""Texts of charts stay readable on phones: bars are as wide as the page, other charts scroll by themselves."""

from __future__ import annotations

import pytest
from tests.browser.conftest import OpenPage
from tests.site.reading import Site

SMALLEST = 12
"""CSS pixels."""
PAGES = ("/thong-ke/", "/to-chuc/", "/danh-muc/", "/en/statistics/")
TEXTS = """() => [...document.querySelectorAll("main svg text")].filter(text => text.checkVisibility()).map(text => {
  const svg = text.ownerSVGElement
  const scale = svg.hasAttribute("viewBox") ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1
  return parseFloat(getComputedStyle(text).fontSize) * scale
})"""
UNREACHED = """() => [...document.querySelectorAll("main svg:has(text)")].filter(svg => {
  const frame = svg.parentElement
  const wide = svg.checkVisibility() && svg.getBoundingClientRect().width > frame.clientWidth + 1
  return wide && (frame.tabIndex !== 0 || getComputedStyle(frame).overflowX !== "auto")
}).length"""


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("url", PAGES)
def test_texts_of_charts_are_large_enough(open_page: OpenPage, url: str, width: int) -> None:
    page = open_page(width=width)
    page.goto(url)
    sizes = page.evaluate(TEXTS)
    assert len(sizes) > 5
    assert min(sizes) >= SMALLEST
    assert page.evaluate(UNREACHED) == 0


@pytest.mark.parametrize("width", [320, 390])
def test_bars_fit_a_phone(open_page: OpenPage, width: int) -> None:
    page = open_page(width=width)
    page.goto("/thong-ke/")
    found = page.locator("svg.ndp-chart__bars")
    assert found.count() > 1
    ends = found.locator("text").evaluate_all("texts => texts.map(text => text.getBoundingClientRect().right)")
    assert max(ends) <= width
    frames = found.locator("..").evaluate_all("all => all.map(frame => frame.scrollWidth - frame.clientWidth)")
    assert max(frames) <= 0


def test_charts_of_plans_are_large_enough(open_page: OpenPage, demo_site: Site, demo_address: str) -> None:
    plans = [url for url in demo_site.pages if url.startswith("/ke-hoach/") and "ndp-chart" in demo_site.html(url)]
    assert plans
    page = open_page(width=390)
    page.goto(demo_address + plans[0])
    sizes = page.evaluate(TEXTS)
    assert len(sizes) > 5
    assert min(sizes) >= SMALLEST
    assert page.evaluate(UNREACHED) == 0
