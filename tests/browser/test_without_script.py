"""The portal serves readers whose browser runs no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenPage
from tests.site.reading import Site

from ndp.i18n import translator
from ndp.site import routes
from ndp.text import format_number

SECTIONS = [translator("vi").text(section.title) for section in routes.SECTIONS if section.main]


def test_the_list_is_whole_and_shows_nothing_that_does_not_work(open_page: OpenPage, portal_site: Site) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/nen-tang/")
    rows = page.locator("#danh-sach tbody tr")
    platforms = [url for url in portal_site.pages if url.startswith("/nen-tang/") and url != "/nen-tang/"]
    leading = {f"/nen-tang/{link.get_attribute('href')}" for link in rows.locator("th a").all()}
    assert set(platforms) >= leading
    expect(page.locator("#danh-sach tbody tr:visible th a:visible")).to_have_count(len(leading))
    assert f"{format_number(len(leading), 'vi')} nền tảng" in page.locator("main").inner_text()
    expect(page.locator("form[data-ndp-filter]")).to_be_hidden()
    expect(page.locator("[data-ndp-tools]")).to_be_hidden()
    expect(page.locator("[data-ndp-count]")).to_be_hidden()
    expect(page.locator("main :is(button, input, select):visible")).to_have_count(0)
    expect(page.locator("[data-ndp-scheme]:visible")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1440])
def test_every_section_can_be_reached(open_page: OpenPage, width: int) -> None:
    page = open_page(width=width, java_script_enabled=False)
    page.goto("/")
    navigation = page.get_by_role("navigation", name="Các mục chính")
    if not navigation.is_visible():
        page.locator(".ndp-menu summary").click()
    links = navigation.get_by_role("listitem").get_by_role("link")
    expect(links).to_have_text(SECTIONS)
    for title in SECTIONS:
        expect(navigation.get_by_role("link", name=title, exact=True)).to_be_visible()
    links.first.click()
    page.wait_for_url("**/nen-tang/")


def test_the_search_of_the_home_page_leads_to_the_list(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/")
    field = page.locator("main").get_by_role("searchbox")
    field.fill("bản đồ")
    field.press("Enter")
    page.wait_for_url("**?q=*")
    expect(page.locator("main h1")).to_be_visible()
