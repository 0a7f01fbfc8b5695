"""On paper a page is its content: no navigation, no search, no buttons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenPage

SHOWN = ("main h1", ".ndp-chain", ".ndp-facts")
LEFT_OUT = (".ndp-nav", ".ndp-find", ".ndp-bar__tools", ".ndp-actions", ".ndp-skip")
LINK = re.compile(rb"/URI \(([^)]*)\)")


@pytest.mark.parametrize("width", [390, 1440])
def test_a_platform_prints_without_navigation(open_page: OpenPage, tmp_path: Path, width: int) -> None:
    page = open_page(width=width)
    page.goto("/nen-tang/ban-do-so/")
    page.emulate_media(media="print")
    for selector in SHOWN:
        expect(page.locator(selector).first).to_be_visible()
    for selector in LEFT_OUT:
        assert page.locator(selector).count()
        expect(page.locator(f"{selector}:visible")).to_have_count(0)
    file = tmp_path / "a.pdf"
    page.pdf(path=file, format="A4", prefer_css_page_size=True)
    written = file.read_bytes()
    links = [link.decode() for link in LINK.findall(written)]
    assert written.startswith(b"%PDF-")
    assert any("/van-ban/" in link for link in links)
    assert not any(
        link.endswith(("/nhiem-vu/", "/phan-cong/", "/to-chuc/", "/en/platforms/ban-do-so/")) for link in links
    )
