"""Platforms side by side, in a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser
from tests.site.reading import Site
from tests.site.serving import served

from ndp.site.comparison import MOST, ROWS

ONE, OTHER = "mo-phong-1", "mo-phong-2"


def values(site: Site, platform: str, folder: str = "so-sanh") -> list[list[str]]:
    file = site.directory / folder / f"{platform}.json"
    return [[value["text"] for value in row] for row in json.loads(file.read_text("utf-8"))["rows"]]


def platforms(site: Site) -> list[str]:
    page = LexborHTMLParser(site.html("/so-sanh/"))
    return [item.attributes["data-id"] or "" for item in page.css("[data-ndp-platforms] li")]


@pytest.mark.parametrize("folder", ["so-sanh", "en/compare"])
def test_each_platform_has_a_file_with_every_row(site: Site, folder: str) -> None:
    assert len(platforms(site)) > 5
    for platform in platforms(site):
        rows = json.loads((site.directory / folder / f"{platform}.json").read_text("utf-8"))["rows"]
        assert len(rows) == len(ROWS)
        for value in (value for row in rows for value in row):
            assert value["text"]
            assert "url" not in value or site.resolves(f"/{folder}/", value["url"])
    assert len(list((site.directory / folder).glob("*.json"))) == len(platforms(site))


def test_without_scripts_the_page_leads_to_every_platform(site: Site) -> None:
    page = LexborHTMLParser(site.html("/so-sanh/"))
    links = [link.attributes["href"] for link in page.css("[data-ndp-platforms] a")]
    assert links == [f"../nen-tang/{platform}/" for platform in platforms(site)]
    hidden = page.css_first("[data-ndp-plain]")
    assert hidden is not None
    assert "hidden" not in hidden.attributes


@pytest.fixture(scope="module")
def address(demo_site: Site) -> Iterator[str]:
    """Where the demonstration site is served."""
    with served(demo_site.directory) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab; faults of scripts fail the test."""
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(error.message))
    yield page
    page.close()
    assert faults == []


def cells(page: Page) -> list[list[list[str]]]:
    """The texts of each column's cells, as items."""
    rows = page.locator(".ndp-compare tbody tr").evaluate_all(
        """all => all.map(row => [...row.cells].slice(1).map(cell =>
            [...cell.querySelectorAll("a, span:not(.ndp-none)")].map(each => each.textContent)))"""
    )
    return [list(column) for column in zip(*rows, strict=True)]


def columns(page: Page) -> list[str]:
    return [
        re.sub(r".*/nen-tang/(.*)/", r"\1", href)
        for href in page.locator(".ndp-compare thead a").evaluate_all("all => all.map(each => each.href)")
    ]


def test_two_platforms_stand_side_by_side_and_what_differs_is_marked(page: Page, address: str, demo_site: Site) -> None:
    page.goto(f"{address}so-sanh/?p={ONE},{OTHER}")
    page.locator("[data-ndp-result]").wait_for()
    assert columns(page) == [ONE, OTHER]
    one, other = values(demo_site, ONE), values(demo_site, OTHER)
    assert cells(page) == [one, other]
    different = [sorted(a) != sorted(b) for a, b in zip(one, other, strict=True)]
    marked = page.locator(".ndp-compare tbody tr").evaluate_all(
        "all => all.map(row => row.querySelector('th .ndp-tag') !== null)"
    )
    assert marked == different
    assert True in different
    assert False in different
    page.locator("#chi-khac").check()
    shown = page.locator(".ndp-compare tbody tr").evaluate_all("all => all.map(row => !row.hidden)")
    assert shown == different


def test_platforms_are_added_up_to_the_most_and_removed(page: Page, address: str, demo_site: Site) -> None:
    wanted = platforms(demo_site)[:MOST]
    page.goto(f"{address}so-sanh/")
    assert page.locator("[data-ndp-plain]").is_hidden()
    assert page.locator("[data-ndp-result]").is_hidden()
    for count, platform in enumerate(wanted, 1):
        page.locator("#them").select_option(platform)
        expect(page.locator(".ndp-compare thead th")).to_have_count(count)
    assert columns(page) == wanted
    assert page.evaluate("location.search") == f"?p={','.join(wanted)}"
    assert page.locator("#them").is_disabled()
    page.locator(".ndp-compare thead button").first.click()
    expect(page.locator(".ndp-compare thead th")).to_have_count(MOST - 1)
    assert columns(page) == wanted[1:]
    page.go_back()
    expect(page.locator(".ndp-compare thead th")).to_have_count(MOST)


def test_what_is_no_platform_is_named_and_never_fetched(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}so-sanh/?p={ONE},../../bi-mat,<img src=x>")
    page.locator("[data-ndp-result]").wait_for()
    assert columns(page) == [ONE]
    assert "<img src=x>" in (page.locator("[data-ndp-status]").text_content() or "")
    assert [url for url in asked if url.endswith(".json") and ONE not in url and "/so-sanh/" in url] == []
    assert not [url for url in asked if "bi-mat" in url and url.endswith(".json")]


def test_platforms_chosen_in_the_list_are_compared(page: Page, address: str, demo_site: Site) -> None:
    page.goto(f"{address}nen-tang/")
    page.locator("[data-ndp-tools]").wait_for()
    boxes = page.locator(".ndp-pick input")
    assert page.locator("[data-ndp-picked]").is_hidden()
    for index in range(MOST):
        boxes.nth(index).check()
    assert boxes.nth(MOST).is_disabled()
    chosen = [boxes.nth(index).input_value() for index in range(MOST)]
    page.locator("[data-ndp-picked]").click()
    page.locator("[data-ndp-result]").wait_for()
    assert columns(page) == chosen


def test_a_platforms_page_leads_to_its_comparison(site: Site) -> None:
    for platform in platforms(site):
        page = LexborHTMLParser(site.html(f"/nen-tang/{platform}/"))
        links = [link.attributes["href"] or "" for link in page.css("aside a")]
        assert sum(link.startswith(f"../../so-sanh/?p={platform}") for link in links) == 1
