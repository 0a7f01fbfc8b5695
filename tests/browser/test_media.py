"""Every kind of page as readers ask for it: without motion, in forced colours, on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.kinds_of_page import kinds_of_page
from tests.browser.test_appearance import OVERFLOW
from tests.browser.test_keyboard import tab
from tests.site.reading import Site

# Elements, and what stands before and after them, that move: an animation or a transition that takes time, or a jump
# that is scrolled smoothly.
MOVING = """() => {
  const seconds = times => Math.max(...times.split(",").map(time => parseFloat(time)))
  const found = []
  for (const element of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const {transitionDuration, animationName, animationDuration, scrollBehavior} = getComputedStyle(element, part)
      const animated = animationName !== "none" && seconds(animationDuration) > 0.01
      if (seconds(transitionDuration) > 0.01 || animated || scrollBehavior === "smooth") {
        found.push(`${element.tagName}.${element.className}${part ?? ""}`)
      }
    }
  }
  return [...found.slice(0, 3), ...document.getAnimations().map(each => `running: ${each.animationName}`)]
}"""
# A4 within the margins of the print style sheet, in CSS pixels.
PAPER = 680
LEFT_OUT = (
    *(".ndp-nav", ".ndp-find", ".ndp-bar__tools", ".ndp-menu", ".ndp-skip", ".ndp-crumb", ".ndp-actions", ".ndp-pager"),
    *(".ndp-filter", ".ndp-search", ".ndp-pick", ".ndp-gnav", ".ndp-gtoc", ".ndp-foot nav", ".ndp-compare .ndp-btn"),
)
SEEN = "selectors => selectors.filter(one => [...document.querySelectorAll(one)].some(each => each.checkVisibility()))"
CUT_OFF = """() => [...document.querySelectorAll("main *")].filter(element => {
  const {overflowX, clipPath} = getComputedStyle(element)
  if (clipPath !== "none" || overflowX === "visible" || !element.checkVisibility() || element.closest("svg")) return
  return element.scrollWidth > element.clientWidth + 1
}).map(element => `${element.tagName}.${element.className}`).slice(0, 3)"""
LOOK = """(element, part) => {
  const style = getComputedStyle(element, part)
  return ["backgroundColor", "backgroundImage", "borderColor", "outlineStyle", "outlineColor"].map(name => style[name])
}"""
LEVELS = (".ndp-src--verified", ".ndp-src--reported", ".ndp-src:not(.ndp-src--verified, .ndp-src--reported)")


@pytest.fixture(scope="module")
def addresses(portal_site: Site, demo_site: Site, portal_address: str, demo_address: str) -> list[str]:
    """Where to find a page of every kind: in the real portal, else in the demonstration."""
    kinds = {kind: demo_address + url for kind, url in kinds_of_page(demo_site, "vi").items()}
    kinds |= {kind: portal_address + url for kind, url in kinds_of_page(portal_site, "vi").items()}
    assert len(kinds) > 40
    return list(kinds.values())


def test_nothing_moves_for_those_who_ask_for_no_motion(open_page: OpenPage, addresses: list[str]) -> None:
    page = open_page(reduced_motion="reduce")
    faults = []
    for address in addresses:
        page.goto(address, wait_until="load")
        faults += [f"{address}: {element}" for element in page.evaluate(MOVING)]
    assert not faults, "\n".join(faults)


def test_a_motion_would_be_seen(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    page.goto("/")
    assert page.evaluate(MOVING) == []
    styled(page, "h1 {transition: color 1s}")
    styled(page, "h2::before {content: ''; animation: ndp-none 2s} @keyframes ndp-none {to {opacity: 0}}")
    found = page.evaluate(MOVING)
    assert any("H1" in each for each in found)
    assert any("H2" in each and "::before" in each for each in found)
    assert any(each.startswith("running") for each in found)


def styled(page: Page, css: str) -> None:
    """Give the open page more styles, which its policy keeps out of elements."""
    page.evaluate(
        """css => {
          const sheet = new CSSStyleSheet()
          sheet.replaceSync(css)
          document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
        }""",
        css,
    )


def test_every_kind_of_page_fits_on_paper(open_page: OpenPage, addresses: list[str]) -> None:
    page = open_page(width=PAPER)
    faults = []
    for address in addresses:
        page.emulate_media(media="screen")
        page.goto(address, wait_until="load")
        page.emulate_media(media="print")
        faults += [f"{address}: over the edge: {element}" for element in page.evaluate(OVERFLOW)]
        faults += [f"{address}: cut off: {element}" for element in page.evaluate(CUT_OFF)]
        faults += [f"{address}: of no use on paper: {selector}" for selector in page.evaluate(SEEN, list(LEFT_OUT))]
    assert not faults, "\n".join(faults)


def test_paper_says_where_the_page_stands(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/nen-tang/ban-do-so/")
    address = page.locator(".ndp-foot__address")
    assert address.is_hidden()
    page.emulate_media(media="print")
    assert re.fullmatch(r"https://\S+/nen-tang/ban-do-so/", address.inner_text())


@pytest.mark.parametrize("url", ["/", "/nen-tang/", "/nen-tang/ban-do-so/", "/to-chuc/", "/huong-dan/"])
def test_forced_colours_keep_the_focus_in_sight(open_page: OpenPage, url: str) -> None:
    page = open_page(forced_colors="active")
    page.goto(url)
    stops = [tab(page) for _ in range(20)]
    assert len({stop["name"] for stop in stops}) > 10
    assert [stop["name"] for stop in stops if not (stop["body"] or stop["marked"])] == []


def test_forced_colours_keep_states_apart(open_page: OpenPage) -> None:
    page = open_page(forced_colors="active")
    page.goto("/")
    marks = [page.locator(level).first.evaluate(LOOK, "::before") for level in LEVELS]
    assert len({str(mark) for mark in marks}) == len(LEVELS)
    page.goto("/nen-tang/")
    here = page.locator(".ndp-nav__link[aria-current]").evaluate(LOOK)
    assert here != page.locator(".ndp-nav__link:not([aria-current])").first.evaluate(LOOK)
    cards = page.locator("[data-ndp-view]")
    before = cards.evaluate(LOOK)
    cards.click()
    page.locator("h1").click()
    page.mouse.move(0, 0)
    expect(cards).to_have_attribute("aria-pressed", "true")
    assert cards.evaluate(LOOK) != before
