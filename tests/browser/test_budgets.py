"""What a page may weigh, and that nothing moves while it loads: counted in bytes and shifts, not in time."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect
from tests.browser.conftest import OpenPage
from tests.browser.kinds_of_page import kinds_of_page
from tests.site.building import ROOT
from tests.site.reading import Site

PAGE_BYTES = 40 * 1024
"""Of HTML, CSS and JavaScript, compressed, before the search is used. Fonts have a budget of their own."""
FONT_BYTES = 60 * 1024
FONTS = ROOT / "docs/assets/fonts"
WIDTHS = (390, 1280)
SHIFTS = """
window.shifts = []
new PerformanceObserver(list => {
  for (const {value, sources} of list.getEntries()) {
    shifts.push([value, sources.map(({node}) => `${node?.nodeName}.${node?.className}`).join(" ")])
  }
}).observe({type: "layout-shift", buffered: true})
"""
STEADY = 0.02
"""A fifth of what counts as good (web.dev): columns of a table that is painted half read may move by a pixel or two."""
SLOW = {"offline": False, "latency": 100, "downloadThroughput": -1, "uploadThroughput": -1}
SETTLED = "() => document.fonts.ready.then(() => new Promise(go => requestAnimationFrame(() => setTimeout(go, 50))))"


def weigh(page: Page, address: str) -> dict[str, int]:
    """By address the compressed bytes of everything but fonts and pictures that a page fetches until it is idle."""
    responses: list[Response] = []

    def keep(response: Response) -> None:
        responses.append(response)

    page.on("response", keep)
    page.goto(address, wait_until="networkidle")
    return {
        response.url: len(gzip.compress(response.body(), 9, mtime=0))
        for response in responses
        if response.request.resource_type not in ("font", "image")
    }


def longest(site: Site, prefix: str) -> str:
    """The longest of the pages one level below a section."""
    below = [url for url in site.pages if url.startswith(prefix) and url.count("/") == prefix.count("/") + 1]
    return max(below, key=lambda url: len(site.html(url)))


def test_a_page_of_a_platform_is_light_until_the_search_is_used(
    open_page: OpenPage, portal_site: Site, portal_address: str, demo_site: Site, demo_address: str
) -> None:
    for site, address in ((portal_site, portal_address), (demo_site, demo_address)):
        page = open_page()
        found = weigh(page, address + longest(site, "/nen-tang/"))
        assert len(found) > 4
        assert sum(found.values()) <= PAGE_BYTES, found


@pytest.mark.parametrize("url", ["/", "/nen-tang/ban-do-so/", "/huong-dan/", "/en/organisations/"])
def test_no_index_is_fetched_before_the_search_is_used(open_page: OpenPage, url: str) -> None:
    page = open_page()
    assert [address for address in weigh(page, url) if "/search/" in address or address.endswith(".json")] == []
    with page.expect_request(lambda request: request.url.endswith(".json")):
        page.locator("form[data-ndp-search] input:visible").first.focus()


def test_the_fonts_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in Path(FONTS).glob("*.woff2")}
    assert len(sizes) == 2
    assert sum(sizes.values()) <= FONT_BYTES


def test_nothing_moves_while_a_page_loads(
    open_page: OpenPage, portal_site: Site, demo_site: Site, portal_address: str, demo_address: str
) -> None:
    kinds = {kind: demo_address + url for kind, url in kinds_of_page(demo_site, "vi").items()}
    kinds |= {kind: portal_address + url for kind, url in kinds_of_page(portal_site, "vi").items()}
    assert len(kinds) > 40
    faults = []
    for width in WIDTHS:
        page = open_page(width=width)
        page.add_init_script(SHIFTS)
        # What a page fetches comes after its first paint, as it does over a telephone.
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        session.send("Network.emulateNetworkConditions", SLOW)
        for address in kinds.values():
            page.goto(address, wait_until="load")
            page.evaluate(SETTLED)
            shifts = page.evaluate("shifts")
            if sum(value for value, _ in shifts) > STEADY:
                faults.append(f"{width} {address}: {shifts}")
    assert not faults, "\n".join(faults)


def test_a_shift_would_be_seen(open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script(SHIFTS)
    page.goto("/nen-tang/ban-do-so/", wait_until="load")
    page.evaluate(SETTLED)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('afterbegin', '<p>a</p>'.repeat(20))")
    expect(page.locator("main p").first).to_be_visible()
    page.wait_for_function(f"shifts.some(([value]) => value > {STEADY})")
