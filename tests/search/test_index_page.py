"""Without scripts the page of the search is an index of everything, in the order of the Vietnamese alphabet."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.browser.conftest import OpenPage
from tests.site.reading import Site

from ndp.i18n import LANGUAGES, Language
from ndp.search import SearchIndex
from ndp.site import routes
from ndp.text import sort_key

ALPHABET = ["0–9", *"AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ", "…"]
ANCHORS = {"Đ": "chu-dd", "Ă": "chu-aw", "Ư": "chu-uw", "A": "chu-a", "0–9": "chu-so"}


def sections(portal_site: Site, language: Language) -> list[LexborNode]:
    page = LexborHTMLParser(portal_site.html(routes.address("search", language=language)))
    return page.css(".ndp-azindex section")


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_stand_in_order_with_their_anchors(portal_site: Site, language: Language) -> None:
    letters = []
    for section in sections(portal_site, language):
        heading = section.css_first("h2")
        assert heading is not None
        letters.append(heading.text())
        assert ANCHORS.get(heading.text(), heading.id) == heading.id
    assert letters == [letter for letter in ALPHABET if letter in letters]
    assert len(letters) > 15
    page = LexborHTMLParser(portal_site.html(routes.address("search", language=language)))
    assert [link.text() for link in page.css(".ndp-letters a")] == letters


@pytest.mark.parametrize("language", LANGUAGES)
def test_entries_stand_in_order_under_their_letter(portal_site: Site, language: Language) -> None:
    for section in sections(portal_site, language):
        texts = [link.text() for link in section.css("li > a")]
        assert texts == sorted(texts, key=sort_key)
        assert texts


def test_what_a_platform_is_filed_under(portal_site: Site) -> None:
    filed = {
        (heading.text(), link.text(), link.attributes["href"])
        for section in sections(portal_site, "vi")
        for heading in section.css("h2")
        for link in section.css("li > a")
    }
    assert ("B", "Bản đồ số", "../nen-tang/ban-do-so/") in filed
    assert ("Đ", "Địa chỉ số", "../nen-tang/dia-chi-so/") in filed
    assert ("C", "CGC", "../nen-tang/dien-toan-dam-may-chinh-phu/") in filed
    assert ("B", "Bộ TT&TT", "../to-chuc/bo-tttt/") in filed


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_its_entry(portal_site: Site, indexes: dict[str, SearchIndex], language: Language) -> None:
    index = indexes[language]
    start = routes.address("search", language=language)
    page = portal_site.pages[start]
    linked = {link.address for link in page.links if link.element == "a"}
    # Parts of pages are found by searching, not by their letter; the page does not list itself.
    whole = {index.url(item) for item in range(len(index)) if "#" not in index.url(item)} - {start}
    missing = [url for url in whole if routes.relative(start, url) not in linked]
    assert missing == []
    assert all(portal_site.resolves(start, address) for address in linked if address.startswith("."))


def test_without_scripts_a_search_leads_to_the_index(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/nen-tang/ban-do-so/")
    field = page.locator("#ndp-find")
    field.fill("bản đồ")
    field.press("Enter")
    page.wait_for_url("**/tra-cuu/?q=*")
    expect(page.locator(".ndp-az").first).to_be_visible()
    expect(page.get_by_text("Hãy tra theo chữ cái ở dưới.")).to_be_visible()
    page.get_by_role("navigation", name="Chữ cái").get_by_role("link", name="Đ", exact=True).click()
    expect(page.locator("#chu-dd")).to_be_in_viewport()


def test_on_a_phone_without_scripts_the_index_is_one_link_away(open_page: OpenPage) -> None:
    page = open_page(width=390, java_script_enabled=False)
    page.goto("/nen-tang/ban-do-so/")
    page.get_by_role("link", name="Tìm trong cổng thông tin").click()
    page.wait_for_url("**/tra-cuu/")
