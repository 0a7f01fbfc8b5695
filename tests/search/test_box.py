"""The search field: nothing is fetched before it is used; then it finds while typing, with mouse and keyboard alike."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.conftest import OpenPage
from tests.site.building import published

from ndp.search import Item, ItemKind, build_index

PLATFORM = "/nen-tang/ban-do-so/"
PAGES = (PLATFORM, "/", "/tra-cuu/", "/huong-dan/", "/en/platforms/ban-do-so/")
FETCHED = re.compile(r"/assets/(search/|js/search/|js/fold)")
HOSTILE = (
    "<img src=x onerror=window.broken=1>",
    "</script><script>window.broken=1</script>",
    "javascript:window.broken=1",
    "{{7*7}} ${window.broken=1} &lt;b&gt; \u202etxet \u0000",
)

Watched = Callable[[Page], list[str]]


def requests_of(page: Page) -> list[str]:
    """The addresses fetched from now on, as they are fetched."""
    found: list[str] = []
    page.on("request", lambda request: found.append(urlsplit(request.url).path))
    return found


def field(page: Page) -> Any:
    """The search field of the bar."""
    return page.locator("#ndp-find")


def options(page: Page) -> Any:
    """What the bar's field offers."""
    return page.locator(".ndp-find").get_by_role("option")


def typed(page: Page, text: str) -> None:
    """Type into the bar's field and wait for what it offers."""
    field(page).click()
    field(page).press_sequentially(text)
    expect(options(page).first).to_be_visible()


@pytest.mark.parametrize("url", PAGES)
def test_nothing_is_fetched_before_a_field_is_used(open_page: OpenPage, url: str) -> None:
    page = open_page()
    found = requests_of(page)
    page.goto(url, wait_until="networkidle")
    assert published("js/search.js") in found
    early = [path for path in found if FETCHED.search(path)]
    # The page of the search has its own script at once, but no index either.
    assert [path for path in early if url != "/tra-cuu/" or not path.endswith(".js")] == []
    with page.expect_response(re.compile(r"/assets/search/(vi|en)\.json$")):
        field(page).click()


def test_fields_share_one_index(open_page: OpenPage) -> None:
    page = open_page()
    found = requests_of(page)
    page.goto("/")
    typed(page, "bản đồ")
    page.locator("main").get_by_role("combobox").or_(page.locator("main").get_by_role("searchbox")).fill("bản đồ")
    expect(page.locator("main").get_by_role("option").first).to_be_visible()
    assert sum(path.startswith("/assets/search/") for path in found) == 1
    assert "/assets/search/vi.json" in found


@pytest.mark.parametrize("width", [390, 1440])
def test_finds_show_while_typing(open_page: OpenPage, width: int) -> None:
    page = open_page(width=width)
    page.goto(PLATFORM)
    if width < 600:
        expect(field(page)).to_be_hidden()
        page.get_by_role("link", name="Tìm trong cổng thông tin").click()
        expect(field(page)).to_be_focused()
    typed(page, "tro ly ao quoc")
    first = options(page).first
    expect(first).to_contain_text("Trợ lý ảo quốc gia")
    # Marked is what stands in the index, not what was typed.
    assert first.locator(".ndp-finds__name mark").all_text_contents() == ["Trợ lý ảo quốc"]
    box = page.locator(".ndp-find .ndp-finds").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    first.click()
    page.wait_for_url("**/nen-tang/tro-ly-ao-quoc-gia/")


def test_the_keyboard_chooses(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(PLATFORM)
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")
    typed(page, "điện toán đám mây")
    combobox = page.locator(".ndp-find").get_by_role("combobox")
    expect(combobox).to_have_attribute("aria-expanded", "true")
    controlled = combobox.get_attribute("aria-controls")
    expect(page.locator(f"#{controlled}")).to_have_role("listbox")
    expect(page.locator(".ndp-find").get_by_role("status")).to_have_text(re.compile(r"Tìm thấy: \d+\."))
    for at in (0, 1):
        field(page).press("ArrowDown")
        expect(options(page).nth(at)).to_have_attribute("aria-selected", "true")
        assert field(page).get_attribute("aria-activedescendant") == options(page).nth(at).get_attribute("id")
    field(page).press("ArrowUp")
    expect(options(page).nth(0)).to_have_attribute("aria-selected", "true")
    field(page).press("ArrowUp")
    assert field(page).get_attribute("aria-activedescendant") is None
    field(page).press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    field(page).press("Escape")
    expect(options(page).first).to_be_hidden()
    expect(combobox).to_have_attribute("aria-expanded", "false")
    expect(field(page)).to_be_focused()
    field(page).press("ArrowDown")
    expect(options(page).first).to_be_visible()
    field(page).press("ArrowDown")
    field(page).press("Enter")
    page.wait_for_url("**/nen-tang/*dam-may*/")


def test_the_slash_belongs_to_whoever_types(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/nen-tang/")
    own = page.get_by_role("searchbox", name="Tên, số hoặc cơ quan")
    own.click()
    page.keyboard.type("186/qd")
    expect(own).to_have_value("186/qd")
    page.goto("/")
    page.keyboard.press("/")
    expect(page.locator("#tim")).to_be_focused()


def test_without_a_choice_all_results_open(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/en/platforms/ban-do-so/")
    typed(page, "cloud & data")
    field(page).press("Enter")
    page.wait_for_url("**/en/search/?*")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["cloud & data"]}
    expect(page.locator("main ol .ndp-hit").first).to_be_visible()


def test_leaving_closes(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(PLATFORM)
    typed(page, "bản đồ")
    page.mouse.click(20, 850)
    expect(options(page).first).to_be_hidden()
    field(page).focus()
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(options(page).first).to_be_hidden()


def test_nothing_found_is_said(open_page: OpenPage) -> None:
    page = open_page()
    page.goto(PLATFORM)
    field(page).click()
    field(page).fill("zqzqzqzq")
    expect(page.locator(".ndp-find").get_by_role("status")).to_contain_text("zqzqzqzq")
    expect(options(page)).to_have_count(0)


def test_without_its_index_the_field_still_leads_to_the_page(open_page: OpenPage) -> None:
    page = open_page()
    page.route("**/assets/search/*", lambda route: route.abort())
    page.goto(PLATFORM)
    field(page).click()
    expect(page.locator(".ndp-find").get_by_role("status")).to_contain_text("Không tải được")
    field(page).fill("bản đồ")
    field(page).press("Enter")
    page.wait_for_url("**/tra-cuu/?q=*")
    expect(page.locator("[data-ndp-results]").get_by_role("status")).to_contain_text("Không tải được")


def hostile_index() -> dict[str, bytes]:
    """An index of which every text wants to be code."""
    items = [
        Item("bad", f"/x/{number}/{text}", f"{text} mồi", (f"{text} bẫy mồi",), (), f"{text} mồi", f"{text} mồi sâu")
        for number, text in enumerate(HOSTILE)
    ]
    messages = dict.fromkeys(("count", "none", "hint", "all", "every", "more", "bodies", "names"), HOSTILE[0])
    return dict(build_index("vi", [ItemKind("bad", HOSTILE[0], 0)], items, messages).files)


@pytest.mark.parametrize("url", [PLATFORM, "/tra-cuu/?q=moi", "/tra-cuu/?q=moi+sau&body=1"])
def test_hostile_texts_stay_texts(open_page: OpenPage, url: str) -> None:
    files = hostile_index()

    def answer(route: Route) -> None:
        route.fulfill(body=files[urlsplit(route.request.url).path.rpartition("/")[2]], content_type="application/json")

    page = open_page()
    page.route("**/assets/search/*", answer)
    page.goto(url)
    if url == PLATFORM:
        typed(page, "mồi")
        links = options(page)
    else:
        links = page.locator(".ndp-hit a")
        expect(links.first).to_be_visible()
    assert links.count() >= len(HOSTILE)
    assert set(
        page.locator(":is(.ndp-finds, .ndp-results) *").evaluate_all("all => all.map(one => one.localName)")
    ) <= {
        *("a", "div", "li", "mark", "ol", "p", "span", "ul", "button"),
    }
    assert all(address.startswith(page.url.split("/nen-tang")[0].split("/tra-cuu")[0]) for address in hrefs(page))
    assert page.evaluate("window.broken") is None
    shown = "".join(links.all_text_contents())
    assert all(text.split(" ")[0] in shown for text in HOSTILE)


def hrefs(page: Page) -> list[str]:
    """Where the finds lead, as the browser resolves it."""
    found = page.locator(":is(.ndp-finds, .ndp-results) a").evaluate_all("all => all.map(one => one.href)")
    return list(json.loads(json.dumps(found)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_open_fields_and_results_are_accessible(open_page: OpenPage, axe_script: str, scheme: str, width: int) -> None:
    page = open_page(width=width, color_scheme=scheme, bypass_csp=True)
    page.goto("/")
    page.locator("#tim").click()
    page.locator("#tim").press_sequentially("dien toan dma")
    page.locator("#tim").press("ArrowDown")
    expect(page.locator("main").get_by_role("option").first).to_be_visible()
    assert violations(page, axe_script) == []
    page.goto("/tra-cuu/?q=ban+do&body=1")
    expect(page.locator(".ndp-hit").first).to_be_visible()
    assert violations(page, axe_script) == []


def violations(page: Page, axe_script: str) -> list[str]:
    page.evaluate(axe_script)
    found = page.evaluate("async () => (await axe.run()).violations.map(one => one.id + ' ' + one.nodes[0].html)")
    assert isinstance(found, list)
    return found
