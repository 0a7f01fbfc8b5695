"""Every kind of page at double and fourfold zoom, with wide text spacing, and from its first stop of the keyboard to
its last."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import OpenPage
from tests.browser.kinds_of_page import kinds_of_page
from tests.browser.test_appearance import OVERFLOW
from tests.browser.test_keyboard import tab
from tests.site.reading import Site

STOPS = 50
# Zoom at 200 % of a window 1280 pixels wide; then, at 400 % too, wide spacing as WCAG 2.2 (1.4.12) puts it, which
# takes more room than the same page without.
VIEWS = ((640, False), (1280, True), (320, True))
SPACING = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}
    p {margin-bottom: 2em !important}`)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}"""
# Texts cut off by their own box. Words for screen readers alone and code, which scrolls, are no such texts.
CUT = """() => [...document.querySelectorAll("header *, main *, footer *")].filter(element => {
  const {overflowX, overflowY, clipPath} = getComputedStyle(element)
  const told = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())
  if (!told || clipPath !== "none" || !element.checkVisibility() || element.closest("svg, pre, .ndp-menu__text")) return
  const cuts = how => how === "hidden" || how === "clip"
  return (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
    (cuts(overflowY) && element.scrollHeight > element.clientHeight + 2)
}).map(element => `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 30)}`).slice(0, 3)"""


@pytest.fixture(scope="module")
def addresses(portal_site: Site, demo_site: Site, portal_address: str, demo_address: str) -> list[str]:
    """Where to find a page of every kind: in the real portal, else in the demonstration."""
    kinds = {kind: demo_address + url for kind, url in kinds_of_page(demo_site, "vi").items()}
    kinds |= {kind: portal_address + url for kind, url in kinds_of_page(portal_site, "vi").items()}
    assert len(kinds) > 40
    return list(kinds.values())


def test_nothing_is_lost_when_texts_grow(open_page: OpenPage, addresses: list[str]) -> None:
    page = open_page()
    faults = []
    for address in addresses:
        page.goto(address, wait_until="load")
        for width, spaced in VIEWS:
            page.set_viewport_size({"width": width, "height": 900})
            if spaced:
                page.evaluate(SPACING)
            faults += [f"{address} {width}: over the edge: {element}" for element in page.evaluate(OVERFLOW)]
            faults += [f"{address} {width}: cut: {element}" for element in page.evaluate(CUT)]
    assert not faults, "\n".join(faults)


def test_a_cut_text_would_be_seen(open_page: OpenPage) -> None:
    page = open_page(width=390)
    page.goto("/")
    assert page.evaluate(CUT) == []
    page.evaluate("document.querySelector('main p').style.cssText = 'height: 1em; overflow: hidden'")
    assert page.evaluate(CUT) != []


def walked(page: Page) -> list[str]:
    """What is wrong with the stops of a page, from the first to the last or to the most that are tried."""
    faults: list[str] = []
    last = ""
    for number in range(STOPS):
        stop = tab(page)
        # Past the last stop the browser begins anew.
        if stop["body"] or (number and "ndp-skip" in stop["name"]):
            return faults
        # A field for a date has several stops.
        onward = stop["onward"] or stop["name"] == last
        last = stop["name"]
        seen = {"onward": onward, "marked": stop["marked"], "seen": stop["seen"]}
        faults += [f"{stop['name']}: not {wanted}" for wanted, found in seen.items() if not found]
    return faults


def test_the_keyboard_walks_every_kind_of_page(open_page: OpenPage, addresses: list[str]) -> None:
    page = open_page(width=1280)
    faults = []
    for address in addresses:
        page.goto(address, wait_until="load")
        page.mouse.move(0, 0)
        faults += [f"{address}: {fault}" for fault in walked(page)]
    assert not faults, "\n".join(faults)
