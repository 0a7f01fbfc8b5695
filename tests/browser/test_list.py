"""The list of platforms: whole without a script; with it, filtered and sorted, its state in the address."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage, type_before_script
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
    settled(page)
    return page


@pytest.fixture(scope="module")
def index(portal_site: Site) -> dict[str, Any]:
    """What the list's script reads of all platforms."""
    found = json.loads((portal_site.directory / "assets/data/list/vi.json").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def searched(index: dict[str, Any]) -> dict[str, str]:
    """The text that is searched in each row, by the address that the row leads to."""
    found = {}
    for place, key in enumerate(index["ids"]):
        facets = [index["facets"][facet] for facet in index["typed"]]
        bodies = [facet["titles"][value] for facet in facets for value in facet["of"][place]]
        title = index["titles"][place]
        told = title if isinstance(title, str) else title[0]
        found[f"{key}/"] = fold(" ".join([str(index["numbers"][place] or ""), told, index["names"][place], *bodies]))
    return found


def settled(page: Page) -> None:
    """Wait until the list shows what the address asks for."""
    expect(page.locator("#danh-sach")).to_have_attribute("data-ndp-shown", page.evaluate("location.search"))


def shown(page: Page) -> list[str]:
    """Where the visible rows lead to, in their order."""
    settled(page)
    links = page.locator(f"{ROWS} th a")
    expect(links.filter(visible=False)).to_have_count(0)
    return links.evaluate_all("all => all.map(each => each.getAttribute('href'))")  # type: ignore[no-any-return]


def column(page: Page, name: str) -> list[str]:
    """The texts of a column of the visible rows, by the name of the column."""
    settled(page)
    place = page.locator(f"#danh-sach th[data-name={name}]").evaluate("cell => cell.cellIndex")
    texts = page.locator(ROWS).evaluate_all(
        "(rows, index) => rows.map(row => row.cells[index].textContent.trim())", place
    )
    return [" ".join(text.split()) for text in texts]


def query(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(page.evaluate("location.search.slice(1)")).items()}


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


def test_values_count_what_meets_the_other_conditions(page: Page, index: dict[str, Any]) -> None:
    facets = index["facets"]
    page.get_by_label("Nhóm", exact=True).select_option("state-hosted")
    settled(page)
    group = facets["group"]["values"].index("state-hosted")
    members = {place for place, values in enumerate(facets["group"]["of"]) if group in values}
    for key in facets.keys() - {"group"}:
        counts = [
            sum(value in facets[key]["of"][place] for place in members) for value in range(len(facets[key]["values"]))
        ]
        options = page.locator(f"#loc-{key} option:not([value=''])").all()
        assert [option.text_content() for option in options] == [
            f"{title} ({count})" for title, count in zip(facets[key]["titles"], counts, strict=True)
        ]
        assert [option.is_disabled() for option in options] == [not count for count in counts]
    # A facet itself goes on offering its other values.
    expect(page.locator("#loc-group option:not([value=''])").filter(has_text="doanh nghiệp")).to_be_enabled()
    page.go_back()
    settled(page)
    assert page.locator("#loc-group").input_value() == ""


def test_rows_are_made_as_the_server_writes_them(open_page: OpenPage, portal_site: Site) -> None:
    for address in (LIST, "/en/platforms/"):
        page = open_page()
        page.goto(address)
        settled(page)
        written = rows_written(page)
        assert len(written) > 10
        page.goto(f"{address}?sort=name")
        made = rows_written(page)
        assert list(made) != list(written)
        assert made == written


def rows_written(page: Page) -> dict[str, str]:
    """The HTML of each row without space between its cells, by platform."""
    settled(page)
    rows = page.locator(ROWS).evaluate_all("rows => rows.map(row => [row.dataset.id, row.outerHTML])")
    return {key: re.sub(r"\s+(?=<)|(?<=>)\s+", "", html) for key, html in rows}


def test_what_is_typed_at_a_stretch_is_one_step_back(page: Page, searched: dict[str, str]) -> None:
    field = page.locator("#loc-q")
    field.press_sequentially("ban do")
    page.get_by_label("Nhóm", exact=True).select_option("state-hosted")
    assert query(page) == {"q": "ban do", "group": "state-hosted"}
    page.go_back()
    assert query(page) == {"q": "ban do"}
    page.go_back()
    assert query(page) == {}
    assert len(shown(page)) == len(searched)
    expect(field).to_have_value("")


def test_without_the_data_the_ready_made_lists_come_forth(open_page: OpenPage) -> None:
    page = open_page()
    page.route("**/list/vi.json", lambda route: route.abort())
    page.goto(f"{LIST}?q=cuc")
    expect(page.get_by_role("status")).to_contain_text("Không tải được")
    expect(page.locator("[data-ndp-plain]")).to_be_visible()
    expect(page.locator(f"{ROWS} th a").first).to_be_visible()
    page.unroute("**/list/vi.json")
    page.locator("#loc-q").fill("ban do")
    expect(page.locator("[data-ndp-plain]")).to_be_hidden()
    expect(page.get_by_role("status")).not_to_contain_text("Không tải được")


def test_where_the_script_is_missing_the_page_is_as_without_scripts(open_page: OpenPage) -> None:
    page = open_page()
    page.route("**/js/list*", lambda route: route.abort())
    page.goto(LIST)
    expect(page.locator("[data-ndp-plain]")).to_be_visible()
    expect(page.locator("form[data-ndp-filter]")).to_be_hidden()


def test_a_telephone_sorts_by_a_choice(open_page: OpenPage) -> None:
    page = open_page(width=390)
    page.goto(LIST)
    page.get_by_label("Xếp theo").select_option("-name")
    assert query(page) == {"sort": "-name"}
    names = [each.strip() for each in column(page, "name")]
    settled(page)
    titles = page.locator(f"{ROWS} th a").all_text_contents()
    assert len(names) == len(titles) > 10
    assert titles == sorted(titles, key=sort_key, reverse=True)


def test_chosen_platforms_outlive_the_filter(page: Page) -> None:
    page.locator(f"{ROWS} .ndp-pick input").first.check()
    first = page.locator(f"{ROWS} .ndp-pick input").first.get_attribute("value")
    page.locator("#loc-q").fill("ban do so")
    settled(page)
    page.locator(".ndp-pick input[value=ban-do-so]").check()
    link = page.locator("[data-ndp-picked]")
    expect(link).to_have_attribute("href", re.compile(rf"\?p={first},ban-do-so$"))
    page.locator("#loc-q").fill("")
    settled(page)
    expect(page.locator(f"{ROWS} .ndp-pick input:checked")).to_have_count(2)


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
    settled(page)
    link_texts = page.locator(f"{ROWS} th a").all_text_contents()
    assert link_texts == sorted(link_texts, key=sort_key)


@pytest.mark.parametrize("name", ["group", "host", "focal"])
def test_texts_sort_as_in_a_vietnamese_dictionary(page: Page, name: str) -> None:
    page.locator(f"th[data-name={name}] button").click()
    known = [text for text in column(page, name) if text not in UNKNOWN]
    assert len(set(known)) > 1
    assert known == sorted(known, key=sort_key)


def test_places_of_texts_come_with_the_page(open_page: OpenPage, index: dict[str, Any]) -> None:
    """Browsers compare the letters of the whole text before any tone: "tuần chay" before "tuân thủ"."""
    made = json.loads(json.dumps(index))
    made["columns"]["host"] = {
        "cells": ["<td>b</td>", '<td data-key="1">tuần chay</td>', '<td data-key="0">tuân thủ</td>'],
        "of": [1, 2] + [0] * (len(index["ids"]) - 2),
    }
    page = open_page()
    page.route("**/list/vi.json", lambda route: route.fulfill(json=made))
    page.goto(f"{LIST}?sort=host")
    assert column(page, "host")[:2] == ["tuân thủ", "tuần chay"]
    assert sorted(["tuần chay", "tuân thủ"], key=sort_key) == ["tuân thủ", "tuần chay"]


def test_verification_sorts_from_read_to_unsourced(page: Page) -> None:
    page.locator("th[data-name=level] button").click()
    settled(page)
    marks = page.locator(f"{ROWS} .ndp-src").evaluate_all("marks => marks.map(mark => mark.className)")
    ranks = [next((LEVELS.index(level) for level in LEVELS if f"--{level}" in mark), len(LEVELS) - 1) for mark in marks]
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
    assert len(shown(page)) == len(searched)
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


def test_what_was_typed_before_the_script_came_is_kept(open_page: OpenPage) -> None:
    page = open_page()
    field = page.locator("form[data-ndp-filter]").get_by_role("searchbox")
    type_before_script(field, "**/assets/js/list.*.js", "ban do", LIST)
    expect(page).to_have_url(re.compile(r"\?q=ban(\+|%20)do$"))
    expect(field).to_have_value("ban do")
    settled(page)
    assert shown(page) == ["ban-do-so/"]
