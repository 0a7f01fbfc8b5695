"""The list of platforms: whole without a script; with it, filtered and sorted, its state in the address."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser
from tests.browser.conftest import OpenPage
from tests.site.building import ROOT, published
from tests.site.reading import Site

from ndp.site.pages.platform_facets import LEVELS
from ndp.text import fold, sort_key

LIST = "/nen-tang/"
ROWS = "#danh-sach tbody tr"
UNKNOWN = ("–", "chưa có nguồn")


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The list, opened."""
    page = open_page()
    page.goto(LIST)
    expect(page.locator("form[data-ndp-filter]")).to_be_visible()
    return page


@pytest.fixture(scope="module")
def searched(portal_site: Site) -> dict[str, str]:
    """The text that is searched in each row, by the address that the row leads to."""
    tree = LexborHTMLParser(portal_site.html(LIST))
    found = {}
    for row in tree.css(ROWS):
        link = row.css_first("th a")
        assert link is not None
        found[link.attributes["href"] or ""] = row.attributes["data-text"] or ""
    return found


def shown(page: Page) -> list[str]:
    """Where the visible rows lead to, in their order."""
    return [
        row.locator("th a").first.get_attribute("href") or "" for row in page.locator(ROWS).all() if row.is_visible()
    ]


def column(page: Page, name: str) -> list[str]:
    """The texts of a column of the visible rows, by the name of the column."""
    index = page.locator(f"#danh-sach th[data-name={name}]").evaluate("cell => cell.cellIndex")
    texts = page.locator(f"{ROWS}:not([hidden])").evaluate_all(
        "(rows, index) => rows.map(row => row.cells[index].textContent.trim())", index
    )
    return [" ".join(text.split()) for text in texts]


def query(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


@pytest.mark.parametrize("typed", ["bản đồ số", "ban do so", "BAN  DO SO ", "Cục Tin học hóa", "8"])
def test_typing_finds_with_and_without_marks(page: Page, searched: dict[str, str], typed: str) -> None:
    expected = {href for href, text in searched.items() if all(word in text for word in fold(typed).split())}
    assert 0 < len(expected) < len(searched)
    page.get_by_role("searchbox", name="Tên, số hoặc cơ quan").fill(typed)
    assert set(shown(page)) == expected
    expect(page.get_by_role("status")).to_contain_text(re.compile(rf"\b{len(expected)}\b.*\b{len(searched)}\b"))
    assert query(page) == {"q": typed}


def test_a_choice_shows_as_many_rows_as_it_says(page: Page) -> None:
    choice = page.get_by_label("Nhóm", exact=True)
    option = choice.locator("option").nth(1)
    count = int(re.findall(r"\((\d+)\)$", option.text_content() or "")[0])
    choice.select_option(option.get_attribute("value"))
    assert len(shown(page)) == count
    assert query(page) == {"group": option.get_attribute("value")}


def test_where_nothing_matches_the_page_says_so(page: Page) -> None:
    empty = page.locator("[data-ndp-empty]")
    expect(empty).to_be_hidden()
    page.locator("#loc-q").fill("không có nền tảng nào như thế")
    expect(empty).to_be_visible()
    assert shown(page) == []


def test_the_address_brings_the_same_list_again(page: Page, searched: dict[str, str]) -> None:
    page.locator("#loc-q").fill("cục")
    page.get_by_role("button", name="Tên", exact=True).click()
    page.get_by_role("button", name="Tên", exact=True).click()
    before = shown(page)
    assert query(page) == {"q": "cục", "sort": "-name"}
    assert 1 < len(before) < len(searched)
    page.reload()
    expect(page.locator("#loc-q")).to_have_value("cục")
    expect(page.locator("th[data-name=name]")).to_have_attribute("aria-sort", "descending")
    assert shown(page) == before


def test_going_back_undoes_the_sorting(page: Page) -> None:
    before = shown(page)
    page.get_by_role("button", name="Tên", exact=True).click()
    assert query(page) == {"sort": "name"}
    assert shown(page) != before
    page.go_back()
    expect(page.locator("th[data-name=name]")).to_have_attribute("aria-sort", "none")
    assert shown(page) == before
    page.go_forward()
    expect(page.locator("th[data-name=name]")).to_have_attribute("aria-sort", "ascending")
    assert shown(page) != before


def test_names_sort_as_in_a_vietnamese_dictionary(page: Page) -> None:
    names = column(page, "name")
    page.get_by_role("button", name="Tên", exact=True).click()
    assert sorted(names) == sorted(column(page, "name"))
    link_texts = page.locator(f"{ROWS} th a").all_text_contents()
    assert link_texts == sorted(link_texts, key=sort_key)


@pytest.mark.parametrize("name", ["group", "host", "focal"])
def test_texts_sort_as_in_a_vietnamese_dictionary(page: Page, name: str) -> None:
    page.locator(f"th[data-name={name}] button").click()
    known = [text for text in column(page, name) if text not in UNKNOWN]
    assert len(set(known)) > 1
    assert known == sorted(known, key=sort_key)


def test_places_of_texts_come_with_the_page(page: Page) -> None:
    """Browsers compare the letters of the whole text before any tone: "tuần chay" before "tuân thủ"."""
    page.evaluate(
        """rows => {
          const [one, other] = document.querySelectorAll(rows)
          const cell = row => row.cells[document.querySelector("#danh-sach th[data-name=host]").cellIndex]
          for (const [row, name, place] of [[one, "tuần chay", 1], [other, "tuân thủ", 0]]) {
            cell(row).textContent = name
            cell(row).dataset.key = place - 10
          }
        }""",
        ROWS,
    )
    page.locator("th[data-name=host] button").click()
    assert column(page, "host")[:2] == ["tuân thủ", "tuần chay"]
    assert sorted(["tuần chay", "tuân thủ"], key=sort_key) == ["tuân thủ", "tuần chay"]


def test_verification_sorts_from_read_to_unsourced(page: Page) -> None:
    page.locator("th[data-name=level] button").click()
    levels = page.locator(f"{ROWS}:not([hidden])").evaluate_all("rows => rows.map(row => row.dataset.level)")
    ranks = [LEVELS.index(level) for level in levels]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) > 1


def test_numbers_sort_by_value_and_unknown_ones_stay_last(page: Page) -> None:
    for down in (False, True):
        page.get_by_role("button", name="Số", exact=True).click()
        texts = column(page, "number")
        known = [int(text) for text in texts if text not in UNKNOWN]
        assert known == sorted(known, reverse=down)
        assert [text in UNKNOWN for text in texts] == sorted(text in UNKNOWN for text in texts)


def test_reset_brings_everything_back(page: Page, searched: dict[str, str]) -> None:
    page.locator("#loc-q").fill("cục")
    page.get_by_label("Nhóm", exact=True).select_option(index=1)
    page.get_by_role("button", name="Bỏ lọc").click()
    expect(page.locator("#loc-q")).to_have_value("")
    expect(page.locator(f"{ROWS}:not([hidden])")).to_have_count(len(searched))
    assert query(page) == {}


def test_the_script_folds_as_the_library_does(page: Page) -> None:
    cases = json.loads((ROOT / "tests/text/fold_cases.json").read_text("utf-8"))
    folded = page.evaluate(
        """async ([file, texts]) => {
          const {fold} = await import(file)
          return texts.map(fold)
        }""",
        [published("js/fold.js"), [text for text, _ in cases]],
    )
    assert len(cases) > 10
    assert folded == [fold(text) for text, _ in cases]
