"""The portal can be used with the keyboard alone, and one always sees where one is."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import OpenPage

STOPS = 60
PAGES = (
    *(("/", width) for width in (390, 1440)),
    *(("/nen-tang/", width) for width in (390, 1440)),
    *((url, 1440) for url in ("/nen-tang/ban-do-so/", "/phan-cong/", "/huong-dan/", "/en/platforms/")),
)
ACTIVE = """() => {
  const element = document.activeElement
  const marks = ({outlineStyle, outlineWidth, boxShadow}) =>
    (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none"
  const around = element.closest(":not(:focus):focus-within:is(form, label)")
  const {left, top, right, bottom} = element.getBoundingClientRect()
  const onward = !window.before || Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
  window.before = element
  return {
    name: `${element.tagName}#${element.id}.${element.className} ${element.textContent.trim().slice(0, 30)}`,
    onward,
    marked: marks(getComputedStyle(element)) || (around !== null && marks(getComputedStyle(around))),
    seen: right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && right - left > 1 && bottom - top > 1,
    body: element === document.body,
  }
}"""


def tab(page: Page) -> dict[str, Any]:
    page.keyboard.press("Tab")
    found = page.evaluate(ACTIVE)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("width", [390, 1440])
def test_the_first_stop_leads_past_the_header(open_page: OpenPage, width: int) -> None:
    page = open_page(width=width)
    page.goto("/nen-tang/")
    first = tab(page)
    assert "ndp-skip" in first["name"]
    assert first["seen"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
    tab(page)
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize(("url", "width"), PAGES)
def test_each_stop_is_seen_and_marked_and_none_holds(open_page: OpenPage, url: str, width: int) -> None:
    page = open_page(width=width)
    page.goto(url)
    page.mouse.move(0, 0)
    faults: list[str] = []
    count = 0
    for _ in range(STOPS):
        stop = tab(page)
        if stop["body"]:
            break
        count += 1
        # The keyboard goes in the order of the page and never turns back.
        faults += [f"{stop['name']}: not {wanted}" for wanted in ("onward", "marked", "seen") if not stop[wanted]]
    assert faults == []
    assert count > 10
