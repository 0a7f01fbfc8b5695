"""The page of the search: what its address asks for is shown, from a shared link as after typing."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage, type_before_script
from tests.search.test_box import requests_of

HIT = ".ndp-hit"


def query_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_shared_link_shows_its_results(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/tra-cuu/?q=ban%20do%20so")
    expect(page.locator(HIT).first).to_contain_text("Nền tảng bản đồ số")
    assert page.locator(f"{HIT} mark").first.text_content() == "bản đồ số"
    expect(page.locator("[data-ndp-results]").get_by_role("status")).to_have_text(re.compile(r"Tìm thấy: \d+\."))
    expect(page).to_have_title(re.compile("^ban do so"))
    expect(page.locator("main").get_by_role("searchbox")).to_have_value("ban do so")
    expect(page.locator(".ndp-az").first).to_be_hidden()
    page.locator(HIT).first.get_by_role("link").click()
    page.wait_for_url("**/nen-tang/ban-do-so/")


def test_the_index_of_letters_does_not_flash_before_results(open_page: OpenPage) -> None:
    page = open_page()
    page.route("**/assets/js/search/*", lambda route: route.abort())
    page.goto("/tra-cuu/?q=x")
    expect(page.locator(".ndp-az").first).to_be_hidden()


def test_typing_changes_results_and_address(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/tra-cuu/")
    expect(page.locator(".ndp-az").first).to_be_visible()
    field = page.locator("main").get_by_role("searchbox")
    field.click()
    field.press_sequentially("hoa don")
    expect(page.locator(HIT).first).to_contain_text("hóa đơn")
    # Each pause in typing is answered: the last answer is waited for.
    expect(page).to_have_url(re.compile(r"\?q=hoa(\+|%20)don$"))
    field.fill("")
    expect(page.locator(".ndp-az").first).to_be_visible()
    expect(page.locator("[data-ndp-results]")).to_be_hidden()


def test_what_was_typed_before_the_script_came_is_kept(open_page: OpenPage) -> None:
    page = open_page()
    field = page.locator("main").get_by_role("searchbox")
    type_before_script(field, "**/assets/js/search/page*.js", "hoa ", "/tra-cuu/")
    expect(page).to_have_url(re.compile(r"\?q=hoa$"))
    field.press_sequentially("don")
    expect(field).to_have_value("hoa don")
    expect(page.locator(HIT).first).to_contain_text("hóa đơn")


def test_kinds_filter_and_the_back_button_undoes(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/tra-cuu/?q=bản+đồ")
    chips = page.locator(".ndp-chips a")
    expect(chips.first).to_have_attribute("aria-current", "true")
    counts = [int(text) for text in page.locator(".ndp-chips .ndp-badge").all_text_contents()]
    assert len(counts) > 2
    assert counts[0] == sum(counts[1:])
    chip = page.locator(".ndp-chips a", has_text="Văn bản")
    number = int(chip.locator(".ndp-badge").text_content() or "0")
    chip.click()
    expect(page.locator(HIT)).to_have_count(number)
    assert set(page.locator(f"{HIT} .ndp-tag").all_text_contents()) == {"Văn bản"}
    assert query_of(page) == {"q": ["bản đồ"], "kind": ["legal"]}
    page.go_back()
    expect(chips.first).to_have_attribute("aria-current", "true")
    page.go_forward()
    expect(page.locator(HIT)).to_have_count(number)


def test_bodies_are_searched_only_when_asked(open_page: OpenPage) -> None:
    page = open_page()
    found = requests_of(page)
    page.goto("/tra-cuu/?q=ch%C6%B0a%20th%E1%BA%A5y%20k%E1%BA%BFt%20qu%E1%BA%A3")
    button = page.get_by_role("button", name="Tìm cả trong nội dung")
    expect(button).to_be_visible()
    assert [path for path in found if path.startswith("/assets/search/")] == ["/assets/search/vi.json"]
    before = page.locator("[data-ndp-results]").get_by_role("status").text_content()
    button.click()
    expect(page.get_by_role("button", name="Chỉ tìm trong tên và tóm tắt")).to_be_visible()
    assert query_of(page)["body"] == ["1"]
    assert any(re.match(r"/assets/search/vi-words-", path) for path in found)
    after = page.locator("[data-ndp-results]").get_by_role("status").text_content()
    assert after != before
    expect(page.locator(f"{HIT} .ndp-hit__text mark").first).to_be_visible()
    expect(page.locator(f"{HIT}__text", has_text="chưa thấy kết quả").first).to_be_visible()


def test_more_results_are_shown_on_demand(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/tra-cuu/?q=s%E1%BB%91")
    expect(page.locator(HIT)).to_have_count(20)
    page.get_by_role("button", name="Xem thêm kết quả").click()
    expect(page.locator(HIT)).to_have_count(40)
    expect(page.locator(HIT).nth(20).get_by_role("link")).to_be_focused()


@pytest.mark.parametrize(
    ("query", "said"),
    [("hoa dom dien tu", "gõ nhầm"), ("hoá dờn điện tử", "khác dấu"), ("bản đồ zzzzzzz", "đủ các từ")],
)
def test_near_finds_are_said_to_be_near(open_page: OpenPage, query: str, said: str) -> None:
    page = open_page()
    page.goto(f"/tra-cuu/?q={query}")
    expect(page.locator(".ndp-hits .ndp-note")).to_contain_text(said)
    page.goto("/tra-cuu/?q=hóa đơn điện tử")
    expect(page.locator(HIT).first).to_be_visible()
    expect(page.locator(".ndp-hits .ndp-note")).to_have_count(0)


def test_the_english_page_speaks_english_and_marks_vietnamese(open_page: OpenPage) -> None:
    page = open_page(locale="en-GB")
    page.goto("/en/search/?q=viettel post")
    expect(page.locator(HIT).first).to_contain_text("Viettel Post")
    page.goto("/en/search/?q=bản đồ số")
    expect(page.locator(HIT).first).to_contain_text("Digital map platform")
    further = page.locator(f"{HIT}__further span[lang=vi]").first
    expect(further).to_contain_text("bản đồ số")
