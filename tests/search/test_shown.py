"""A shared link to the results shows them, with what was looked for marked."""

from __future__ import annotations

from playwright.sync_api import expect
from tests.browser.conftest import OpenPage


def test_a_link_to_results_shows_them(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/tra-cuu/?q=ban do so")
    first = page.locator("main").get_by_role("link", name="Nền tảng bản đồ số", exact=True).first
    expect(first).to_be_visible()
    expect(first.locator("mark").first).to_have_text("bản đồ số")
