"""Pages need no one but their own server, and what was opened once goes on working without any network."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect
from tests.browser.conftest import OpenPage
from tests.browser.kinds_of_page import kinds_of_page
from tests.site.reading import Site

from ndp.i18n import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page_is_whole_with_its_own_server_alone(
    open_page: OpenPage, portal_site: Site, portal_address: str, language: Language
) -> None:
    page = open_page()
    refused: list[str] = []
    failed: list[str] = []

    def own_alone(route: Route) -> None:
        if route.request.url.startswith(portal_address):
            route.continue_()
        else:
            refused.append(route.request.url)
            route.abort()

    page.context.route("**/*", own_alone)
    page.on("requestfailed", lambda request: failed.append(f"{request.url}: {request.failure}"))
    kinds = kinds_of_page(portal_site, language)
    assert len(kinds) > 40
    for url in kinds.values():
        page.goto(url, wait_until="load")
        assert page.evaluate("document.fonts.ready.then(() => document.body.innerText.length)") > 20
    assert refused == []
    # The icon of a page may still be on its way when the next page is opened.
    assert [each for each in failed if not each.endswith("net::ERR_ABORTED")] == []
    page.goto("/")
    page.evaluate("fetch('https://example.org/').catch(() => {})")
    # The content policy refuses it before it becomes a request.
    assert refused == []


def test_the_list_filters_and_sorts_on_without_a_network(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/nen-tang/")
    table = page.locator("#danh-sach")
    page.locator("#loc-q").fill("ban")
    expect(table).to_have_attribute("data-ndp-shown", "?q=ban")
    page.context.set_offline(True)
    page.locator("#loc-q").fill("ban do so")
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"^[1-9]\d* trong"))
    page.locator("th[data-name=name] button").click()
    expect(table).to_have_attribute("data-ndp-shown", "?q=ban+do+so&sort=name")
    expect(table.get_by_role("link", name="Nền tảng bản đồ số")).to_be_visible()


def test_the_search_finds_on_without_a_network(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/")
    field = page.locator("#ndp-find")
    options = page.locator(".ndp-find").get_by_role("option")
    field.press_sequentially("hoa don")
    expect(options.first).to_be_visible()
    page.context.set_offline(True)
    field.fill("")
    field.press_sequentially("ban do so")
    expect(options.first).to_contain_text("bản đồ số")
