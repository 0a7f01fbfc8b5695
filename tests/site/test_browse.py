"""The list of platforms: by every facet without scripts; filters, cards, pages and CSV with them."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser
from tests.site.building import ROOT
from tests.site.long_list import portal_with
from tests.site.reading import Site
from tests.site.serving import served

from ndp.export.csv_files import guarded, original
from ndp.i18n import LANGUAGES, Language
from ndp.site import routes
from ndp.site.pages import platform_list
from ndp.site.pages.platform_facets import FACETS
from ndp.site.pages.platform_index import index_files
from ndp.site.shell import FrameShell, sentinel

LIST = "/nen-tang/"
ROW = "#danh-sach > tbody > tr"
COUNT = re.compile(r"\((\d+)\)$")


def names(html: str) -> list[str]:
    return [(row.attributes["data-id"] or "") for row in LexborHTMLParser(html).css(ROW)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_value_has_a_page_of_the_platforms_that_have_it(site: Site, language: Language) -> None:
    address = routes.address("platforms", language=language)
    tree = LexborHTMLParser(site.html(address))
    index = json.loads((site.directory / platform_list.index_path(language)).read_text("utf-8"))
    links = tree.css("[data-ndp-plain] a")
    assert index["ids"] == names(site.html(address))
    seen = 0
    for facet in FACETS:
        found = index["facets"][facet.key]
        for place, value in enumerate(found["values"]):
            own = [
                link for link in links if (link.attributes["href"] or "").endswith(f"/{facet.slug(language)}/{value}/")
            ]
            assert len(own) == 1, (facet.key, value)
            page = f"{address}{own[0].attributes['href']}"
            wanted = [key for key, values in zip(index["ids"], found["of"], strict=True) if place in values]
            assert names(site.html(page)) == wanted
            told = COUNT.search(own[0].text())
            assert told is not None
            assert int(told[1]) == len(wanted)
            seen += 1
    assert seen == len(links) > 20


def test_the_options_of_the_form_are_the_values_with_pages(site: Site) -> None:
    tree = LexborHTMLParser(site.html(LIST))
    options = [each.text() for each in tree.css("form[data-ndp-filter] option") if each.attributes.get("value")]
    assert options == [link.text() for link in tree.css("[data-ndp-plain] a")]


def test_a_long_list_stands_on_pages_of_a_hundred() -> None:
    portal = portal_with(230)
    total = len(portal.catalogue.platforms)
    pages = {page.url: page for page in platform_list.pages(portal)}
    urls = [LIST, f"{LIST}trang/2/", f"{LIST}trang/3/"]
    found = [names(str(pages[url].body)) for url in urls]
    assert [len(each) for each in found] == [100, 100, total - 200]
    assert len({name for each in found for name in each}) == total
    assert f"{LIST}trang/4/" not in pages
    for url in urls:
        pager = LexborHTMLParser(str(pages[url].body)).css(".ndp-pager li")
        assert len(pager) == 3
    assert pages[urls[1]].alternates["en"] == "/en/platforms/page/2/"
    assert any(re.fullmatch(r"/nen-tang/loc/[a-z-]+/[a-z0-9-]+/trang/3/", url) for url in pages)
    assert len({page.title for page in pages.values() if page.language == "vi"}) == sum(
        page.language == "vi" for page in pages.values()
    )


@pytest.fixture(scope="module")
def address(demo_site: Site) -> Iterator[str]:
    """Where the demonstration site is served."""
    with served(demo_site.directory) as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The list, its script at work."""
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.goto(f"{address}nen-tang/")
    settled(page)
    yield page
    page.close()


def settled(page: Page) -> None:
    """Wait until the list shows what the address asks for."""
    expect(page.locator("#danh-sach")).to_have_attribute("data-ndp-shown", page.evaluate("location.search"))


def shown(page: Page) -> list[str]:
    """The platforms that are shown."""
    settled(page)
    found = page.locator(ROW).evaluate_all("all => all.map(each => each.dataset.id)")
    assert isinstance(found, list)
    return found


def test_every_filter_leaves_the_platforms_of_its_page(page: Page, demo_site: Site) -> None:
    assert page.locator("[data-ndp-plain]").is_hidden()
    for facet in FACETS:
        field = page.locator(f"#loc-{facet.key}")
        for value in field.locator("option").evaluate_all("all => all.map(each => each.value).filter(Boolean)"):
            field.select_option(value)
            assert shown(page) == names(demo_site.html(f"{LIST}loc/{facet.vi}/{value}/"))
        field.select_option("")


def test_cards_stand_in_the_address_and_the_back_button_leaves_them(page: Page) -> None:
    button = page.locator("[data-ndp-view]")
    button.click()
    settled(page)
    assert page.evaluate("location.search") == "?view=cards"
    assert button.get_attribute("aria-pressed") == "true"
    assert page.locator("tbody").evaluate("each => getComputedStyle(each).display") == "grid"
    page.reload()
    settled(page)
    assert button.get_attribute("aria-pressed") == "true"
    page.locator("#loc-level").select_option("reported")
    assert page.evaluate("location.search") == "?level=reported&view=cards"
    page.go_back()
    settled(page)
    assert button.get_attribute("aria-pressed") == "true"
    assert page.locator("#loc-level").input_value() == ""
    page.go_back()
    settled(page)
    assert button.get_attribute("aria-pressed") == "false"
    assert page.evaluate("location.search") == ""


def downloaded(page: Page) -> list[list[str]]:
    with page.expect_download() as waiting:
        page.locator("[data-ndp-csv]").click()
    text = waiting.value.path().read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_csv_is_of_what_is_shown(page: Page, address: str) -> None:
    whole = len(shown(page))
    page.locator("#loc-level").select_option("reported")
    header, *rows = downloaded(page)
    found = shown(page)
    assert 0 < len(rows) < whole
    assert [row[0] for row in rows] == found
    assert [row[-1] for row in rows] == [f"{address}nen-tang/{key}/" for key in found]
    assert {len(row) for row in rows} == {len(header)}
    assert "–" not in [cell for row in rows for cell in row]


@pytest.fixture(scope="module")
def writer(browser: Browser) -> Iterator[Page]:
    """A page in which the CSV module is at hand as `toCsv`."""
    with served(ROOT / "docs") as found:
        page = browser.new_page()
        page.goto(f"{found}assets/js/list/csv.js")
        page.evaluate("async () => { window.toCsv = (await import('/assets/js/list/csv.js')).toCsv }")
        yield page
        page.close()


CELLS = st.text(st.sampled_from("=+-@\t\r\n＝＋－＠';,\"aệ ") | st.characters(exclude_categories=["Cs"]), max_size=12)


@given(rows=st.lists(st.lists(CELLS, min_size=1, max_size=3), max_size=3))
def test_the_browsers_csv_guards_cells_as_the_exports_do(writer: Page, rows: list[list[str]]) -> None:
    text = writer.evaluate("rows => toCsv(rows)", rows)
    assert text.startswith("\ufeff")
    read = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert read == [[guarded(cell) for cell in row] for row in rows]
    assert [[original(cell) for cell in row] for row in read] == rows


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a list on three pages is served. The frame is bare: what counts is the list with its script."""
    folder = tmp_path_factory.mktemp("long")
    portal = portal_with(230)
    frame = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>{}</title><main>{}</main>'
    shell = FrameShell(lambda *_: frame.format(sentinel("title"), sentinel("body")), "")
    files = {made.file: shell.wrap(made) for made in platform_list.pages(portal)} | dict(index_files(portal))
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    for name in ("js", "css"):
        (folder / "assets" / name).symlink_to(ROOT / "docs" / "assets" / name)
    with served(folder) as found:
        yield f"{found}nen-tang/"


def test_a_list_on_several_pages_is_filtered_as_one(browser: Browser, long_list: str) -> None:
    page = browser.new_page()
    page.goto(f"{long_list}?q=them+229")
    assert shown(page) == ["them-229"]
    link = page.locator(f"{ROW} th a")
    assert link.evaluate_all("all => all.map(each => each.href)") == [f"{long_list}them-229/"]
    page.close()


def test_what_is_found_stands_on_pages_of_a_hundred(browser: Browser, long_list: str) -> None:
    page = browser.new_page()
    page.goto(f"{long_list}?q=them&sort=name")
    first = shown(page)
    assert len(first) == 100
    pager = page.locator("[data-ndp-pager]")
    assert pager.locator("li").all_text_contents() == ["1", "2", "3"]
    pager.get_by_role("link", name="2").click()
    second = shown(page)
    assert page.evaluate("location.search") == "?q=them&sort=name&page=2"
    assert pager.locator("[aria-current]").text_content() == "2"
    pager.get_by_role("link", name="3").click()
    third = shown(page)
    assert len({*first, *second, *third}) == len([*first, *second, *third]) == 230
    page.go_back()
    assert shown(page) == second
    page.locator("[data-ndp-view]").click()
    assert shown(page) == second
    page.go_back()
    page.go_back()
    assert shown(page) == first
    page.locator("#loc-q").fill("them 22")
    assert set(shown(page)) == {"them-22", "them-122", *(f"them-22{digit}" for digit in range(10))}
    assert page.evaluate("location.search") == "?q=them+22&sort=name"
    assert pager.locator("li").count() == 0
    page.close()


def test_the_index_grows_by_little_for_each_platform() -> None:
    few, many = (
        len(gzip.compress(dict(index_files(portal_with(count)))[platform_list.index_path("vi")].encode()))
        for count in (100, 1100)
    )
    assert 0 < many - few < 1000 * 20
