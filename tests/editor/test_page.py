"""The editor's page in a browser: it opens, checks, shows and hands over; by keyboard, and with nobody shut out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser.serving import Watch, served
from tests.browser.test_appearance import AXE, OVERFLOW
from tests.site.building import ROOT
from tests.site.reading import Site

from ndp.export.whole_site import build_plain_site
from ndp.kinds import KIND_BY_NAME, KINDS
from ndp.model.load import read_entry
from ndp.schema import Schemas
from ndp.site.configuration import Configuration
from ndp.site.portal import Portal, Settings
from ndp.validate import judge

REPOSITORY = "https://forge.example/ndp"
PLATFORM = "catalogue/platforms/dia-chi-so.yml"
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def address(portal_site: Site) -> Iterator[str]:
    """Where the portal of the real catalogue is served."""
    with served(portal_site.directory) as found:
        yield found


@pytest.fixture(scope="module")
def forge_address(tmp_path_factory: pytest.TempPathFactory, schemas: Schemas) -> Iterator[str]:
    """Where a portal is served that knows its repository."""
    root = ROOT / "tests/fixtures/base"
    judgement = judge(root, schemas, date(2026, 1, 1))
    portal = Portal(judgement.catalogue, schemas, date(2026, 1, 1), settings=Settings(repository=REPOSITORY), root=root)
    folder = tmp_path_factory.mktemp("forge") / "site"
    folder.mkdir()
    build_plain_site(portal, judgement.problems, Configuration.read(ROOT), folder)
    with served(folder) as found:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without anything kept from before."""
    found = browser.new_context(
        locale="vi-VN", reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"]
    )
    yield found
    found.close()


@pytest.fixture
def open_editor(context: BrowserContext, address: str) -> Open:
    """A function of a query: the editor's page, ready."""

    def run(query: str = "", path: str = "bien-tap/", base: str = address) -> Page:
        page = context.new_page()
        page.goto(f"{base}/{path}{query}")
        page.locator("[data-edit-start], [data-edit], [data-edit-draft], [data-edit-failure]").locator(
            "visible=true"
        ).first.wait_for()
        return page

    return run


def field(pointer: str) -> str:
    """The selector of a field by its JSON pointer."""
    return f'[id="bt{pointer}"]'


def text_of(page: Page) -> str:
    """The file as it would be handed over."""
    page.click("[data-edit-copy]")
    page.locator("[data-edit-said]:has-text('Đã chép')").wait_for()
    copied: str = page.evaluate("navigator.clipboard.readText()")
    return copied


def settled(page: Page, selector: str, text: str) -> None:
    """Wait until an element says `text`."""
    page.locator(selector, has_text=text).first.wait_for()


def source(path: str) -> str:
    """A file of the real catalogue."""
    return (ROOT / path).read_text(encoding="utf-8")


def test_an_entry_is_loaded_as_it_is_and_nothing_is_to_hand_over(open_editor: Open) -> None:
    page = open_editor(f"?tep={PLATFORM}")
    assert page.input_value(field("/name/vi")) == "Nền tảng địa chỉ số"
    settled(page, "[data-edit-count]", "Không còn chỗ nào sai")
    assert page.inner_text("[data-edit-diff]").strip() == "Chưa có thay đổi nào."
    assert text_of(page) == source(PLATFORM)


def test_every_published_file_opens_and_is_handed_over_as_it_was(open_editor: Open, address: str) -> None:
    """One of each kind in the page itself; the text that all files give is tested with the edits."""
    for kind in KINDS:
        files = sorted(ROOT.glob(kind.files))
        page = open_editor(f"?tep={files[0].relative_to(ROOT)}") if files else None
        if page is None or page.is_visible("[data-edit-failure]"):
            assert kind.name in ("account", "policy", "evaluation", "feedback") or not files
            continue
        assert page.inner_text("[data-edit-count]").startswith("Không còn chỗ nào sai"), kind.name
        for part in page.locator("[data-edit-form] > details > summary").all():
            part.click()
        assert text_of(page) == files[0].read_text(encoding="utf-8")
        page.close()


def test_one_field_changes_one_line_and_says_who_approves(open_editor: Open) -> None:
    page = open_editor(f"?tep={PLATFORM}")
    page.fill(field("/name/vi"), "Nền tảng địa chỉ số mới")
    settled(page, "[data-edit-diff] ins", "vi: Nền tảng địa chỉ số mới")
    assert page.locator("[data-edit-diff] ins").count() == page.locator("[data-edit-diff] del").count() == 1
    assert text_of(page) == source(PLATFORM).replace("vi: Nền tảng địa chỉ số\n", "vi: Nền tảng địa chỉ số mới\n", 1)
    rights = page.inner_text("[data-edit-rights]")
    assert "Tên: Ai được đề nghị: doanh nghiệp nòng cốt của nền tảng" in rights
    assert "Cần 1 người duyệt, thuộc: đơn vị đầu mối của nền tảng" in rights
    page.click("[data-edit-undo]")
    assert text_of(page) == source(PLATFORM)


def test_fields_that_others_must_approve_are_marked_before(open_editor: Open) -> None:
    page = open_editor(f"?tep={PLATFORM}")
    assert page.is_disabled(field("/id"))
    assert "Không ai được đổi trường này." in page.inner_text('[id="bt-duyet/id"]')
    assert "Hệ trọng; phải có nguồn." in page.inner_text('[id="bt-duyet/scope"]')
    assert page.locator('[id="bt-duyet/purpose"]').count() == 0
    assert "bt-duyet/scope" in (page.get_attribute(field("/scope"), "aria-describedby") or "")


def test_a_mistake_is_told_at_its_field_and_in_the_list(open_editor: Open) -> None:
    page = open_editor(f"?tep={PLATFORM}")
    page.get_by_role("button", name="Địa chỉ sử dụng", exact=True).click()
    url = field("/websites/0/url")
    assert page.evaluate("document.activeElement.id") == "bt/websites/0/url"
    page.keyboard.type("vi-du.example")
    error = page.locator('[id="bt-loi/websites/0/url"]')
    settled(page, '[id="bt-loi/websites/0/url"]', "“vi-du.example” không đúng dạng")
    assert page.get_attribute(url, "aria-invalid") == "true"
    assert "bt-loi/websites/0/url" in (page.get_attribute(url, "aria-describedby") or "")
    assert page.inner_text("[data-edit-count]") == "Còn 1 chỗ cần sửa"
    assert page.is_visible("[data-edit-unready]")
    for summary in page.locator("[data-edit-form] > details[open] > summary").all():
        summary.click()
    assert "cần sửa" in page.inner_text("details[data-part='/websites'] > summary")
    page.click("[data-edit-faults] a")
    assert page.evaluate("document.activeElement.id") == "bt/websites/0/url"
    page.fill(url, "https://vi-du.example/")
    settled(page, "[data-edit-count]", "Không còn chỗ nào sai")
    assert error.is_hidden()
    assert "+websites:\n+  - url: https://vi-du.example/".replace("+", "") in text_of(page)


def test_a_reference_is_found_by_name_without_diacritics_and_by_keyboard(open_editor: Open) -> None:
    page = open_editor(f"?tep={PLATFORM}")
    page.locator("summary", has_text="Nền tảng liên quan").press("Enter")
    page.get_by_role("button", name="Thêm mục: Nền tảng liên quan").press("Enter")
    added = page.locator("[data-part='/related'] [role=combobox]").last
    assert added.evaluate("each => each === document.activeElement")
    page.keyboard.type("hoa don dien")
    option = page.locator("[role=option]").first
    option.wait_for()
    page.keyboard.press("ArrowDown")
    assert option.get_attribute("aria-selected") == "true"
    assert added.get_attribute("aria-activedescendant") == option.get_attribute("id")
    name, chosen = option.inner_text().split("\n")
    page.keyboard.press("Enter")
    assert added.input_value() == name
    settled(page, "[data-edit-diff] ins", f"- {chosen}")
    assert added.get_attribute("aria-expanded") == "false"


def test_items_are_moved_and_removed_with_the_focus_kept(open_editor: Open) -> None:
    page = open_editor(f"?tep={PLATFORM}")
    page.locator("summary", has_text="Chức năng chính").click()
    first = page.input_value(field("/functions/0/vi"))
    page.get_by_role("button", name="Xuống: Chức năng chính 1").press("Enter")
    assert page.input_value(field("/functions/1/vi")) == first
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Lên: Chức năng chính 2"
    page.keyboard.press("Enter")
    assert text_of(page) == source(PLATFORM)
    page.get_by_role("button", name="Bỏ: Chức năng chính 1").press("Enter")
    assert page.input_value(field("/functions/0/vi")) != first
    assert page.evaluate("document.activeElement.id").startswith("bt/functions/0")


def test_a_new_record_becomes_a_file_the_catalogue_takes(
    open_editor: Open, forge_address: str, context: BrowserContext, schemas: Schemas
) -> None:
    page = open_editor("?loai=platform", base=forge_address)
    assert page.inner_text("[data-edit-count]") == "Còn 3 chỗ cần sửa"
    assert page.locator(".ndp-field__error:visible:not([data-edit-unready])").count() == 0
    page.fill(field("/id"), "nen-tang-thu")
    page.select_option(field("/scope"), "sector")
    page.locator("summary", has_text="Nguồn gốc").click()
    page.select_option(field("/provenance/level"), "unverified")
    page.get_by_role("button", name="Tên", exact=True).click()
    page.keyboard.type("Nền tảng thử: 'một' #1")
    page.get_by_role("button", name="Lời giới thiệu của đơn vị phát triển").click()
    page.keyboard.type("Đoạn một.\n\nĐoạn hai.")
    page.get_by_role("button", name="Đối tượng sử dụng").click()
    page.get_by_label("người dân", exact=True).check()
    settled(page, "[data-edit-count]", "Không còn chỗ nào sai")
    settled(page, "[data-edit-path]", "catalogue/platforms/nen-tang-thu.yml")
    text = text_of(page)
    entry, problems = read_entry(schemas, KIND_BY_NAME["platform"], "nen-tang-thu", "x.yml", text.encode())
    assert [problem.message() for problem in problems] == []
    assert entry is not None
    context.route("https://forge.example/**", lambda route: route.fulfill(body="ok"))
    with context.expect_page() as opened:
        page.click("[data-edit-send]")
    address = urlsplit(opened.value.url)
    assert address.path == "/ndp/new/main"
    assert parse_qs(address.query, keep_blank_values=True) == {
        "filename": ["catalogue/platforms/nen-tang-thu.yml"],
        "value": [text],
    }


def test_an_edit_is_copied_and_the_forge_opens_its_file(
    open_editor: Open, forge_address: str, context: BrowserContext
) -> None:
    files = sorted((ROOT / "tests/fixtures/base/catalogue/organisations").glob("*.yml"))
    path = str(files[0].relative_to(ROOT / "tests/fixtures/base"))
    page = open_editor(f"?tep={path}", base=forge_address)
    page.fill(field("/name/en"), "Another name")
    context.route("https://forge.example/**", lambda route: route.fulfill(body="ok"))
    with context.expect_page() as opened:
        page.click("[data-edit-send]")
    assert opened.value.url == f"{REPOSITORY}/edit/main/{path}"
    settled(page, "[data-edit-said]", "Đã chép nội dung tệp. Ở trang vừa mở")
    assert "en: Another name" in page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as taken:
        page.click("[data-edit-download]")
    assert taken.value.suggested_filename == files[0].name
    assert "en: Another name" in Path(taken.value.path()).read_text(encoding="utf-8")


def test_unfinished_work_is_kept_offered_and_thrown_away(open_editor: Open) -> None:
    page = open_editor(f"?tep={PLATFORM}")
    page.fill(field("/name/vi"), "Đang gõ dở")
    settled(page, "[data-edit-diff] ins", "Đang gõ dở")
    page.reload()
    page.click("[data-edit-restore]")
    assert page.input_value(field("/name/vi")) == "Đang gõ dở"
    start = open_editor()
    assert start.locator("[data-edit-drafts] a").inner_text() == PLATFORM
    page.reload()
    page.click("[data-edit-discard]")
    assert page.input_value(field("/name/vi")) == "Nền tảng địa chỉ số"
    page.reload()
    page.locator("[data-edit]").wait_for()
    assert open_editor().is_hidden("[data-edit-drafts]")


def test_work_begun_before_the_file_changed_says_so(open_editor: Open) -> None:
    page = open_editor(f"?tep={PLATFORM}")
    page.fill(field("/name/vi"), "Đang gõ dở")
    settled(page, "[data-edit-diff] ins", "Đang gõ dở")
    page.evaluate(
        """() => {
          const key = Object.keys(localStorage).find(each => each.includes(".edit:"))
          localStorage.setItem(key, JSON.stringify({...JSON.parse(localStorage.getItem(key)), base: "id: cũ\\n"}))
        }"""
    )
    page.reload()
    page.locator("[data-edit-restore]").wait_for()
    assert page.inner_text("[data-edit-draft-changed]").startswith("Bản đã công bố đổi")


def test_the_first_page_leads_to_an_entry_a_new_one_or_a_local_file(open_editor: Open) -> None:
    page = open_editor()
    page.select_option("#bt-loai", "organisation")
    page.fill("#bt-muc", "vien thong")
    page.locator("[role=option]").first.click()
    page.click("[data-edit-open] button")
    page.locator("[data-edit]").wait_for()
    assert "tep=catalogue%2Forganisations%2F" in page.url
    page = open_editor()
    page.select_option("#bt-moi", "question")
    page.click("[data-edit-new] button")
    page.locator("[data-edit]").wait_for()
    assert page.inner_text("[data-edit-path]") == "catalogue/questions/….yml"
    page = open_editor()
    file = "tests/demo/catalogue/evaluations/mo-phong-2/2025-08-20.yml"
    page.set_input_files("#bt-tep", ROOT / file)
    page.locator("[data-edit]").wait_for()
    assert page.inner_text("[data-edit-path]") == file.removeprefix("tests/demo/")
    assert text_of(page) == source(file)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("?tep=catalogue/platforms/khong-co.yml", "không có tệp catalogue/platforms/khong-co.yml ở đây."),
        ("?tep=../../etc/passwd", "không có tệp ../../etc/passwd ở đây."),
        ("?tep=https://x.example/a.yml", "không có tệp https://x.example/a.yml ở đây."),
        ("?tep=catalogue/accounts/a.yml", "tệp loại này không được công bố."),
        ("?loai=platform&ma=<img src=x onerror=alert(1)>", "không có tệp <img src=x onerror=alert(1)> ở đây."),
    ],
)
def test_what_cannot_be_opened_is_said(open_editor: Open, query: str, reason: str) -> None:
    page = open_editor(query)
    assert reason in page.inner_text("[data-edit-failure]")
    assert page.locator("[data-edit-failure] img").count() == 0


def test_what_a_person_types_is_text_and_nothing_else(open_editor: Open) -> None:
    page = open_editor(f"?tep={PLATFORM}")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.fill(field("/name/en"), "<img src=x onerror=alert(1)>\u202e - {a: b} #")
    settled(page, "[data-edit-diff] ins", "<img")
    assert "en: '<img src=x onerror=alert(1)> - {a: b} #'" in text_of(page) or "en: <img" in text_of(page)
    assert page.locator("[data-edit] img").count() == 0
    assert dialogs == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("path", "width"), [("bien-tap/", 1280), ("bien-tap/", 320), ("en/edit/", 320)])
def test_the_form_is_accessible_and_fits(
    browser: Browser, address: str, axe_script: str, scheme: str, path: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    watch = Watch(page)
    for query in ("", f"?tep={PLATFORM}", "?loai=plan", "?loai=evaluation"):
        page.goto(f"{address}/{path}{query}")
        page.locator("[data-edit-start]:visible, [data-edit]:visible").wait_for()
        for summary in page.locator("[data-edit-form] > details > summary").all():
            summary.click()
        for summary in page.locator("[data-edit-form] li > details > summary").all():
            summary.click()
        long = "Nghiêng" * 60
        if query.startswith("?loai"):
            page.fill(field("/id"), long)
            settled(page, "[data-edit-diff] ins", long)
        page.evaluate(axe_script)
        assert page.evaluate(AXE, []) == [], query
        contrast = page.evaluate("axe.run(document.querySelector('main'), {runOnly: ['color-contrast']})")
        assert [node["html"] for each in contrast["violations"] for node in each["nodes"]] == [], query
        assert page.evaluate(OVERFLOW) == [], query
    assert watch.taken() == []
    context.close()


def test_without_script_the_page_names_the_other_ways(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/bien-tap/")
    shown = page.inner_text("main")
    assert "Biểu mẫu cần JavaScript." in shown
    assert "Sửa thẳng tệp trên trang web của kho dữ liệu" in shown
    assert "đang mở" not in shown
    context.close()


def test_pages_of_records_lead_to_the_form_and_load_nothing_of_it(portal_site: Site) -> None:
    html = portal_site.html("/nen-tang/dia-chi-so/")
    assert f"../../bien-tap/?tep={PLATFORM}" in html
    assert "editor/" not in html
    assert "vendor/" not in html
    loading = [url for url in portal_site.pages if "js/editor/page." in portal_site.html(url)]
    assert sorted(loading) == ["/bien-tap/", "/en/edit/"]


def test_only_whole_kinds_are_published_as_files(portal_site: Site, demo_site: Site) -> None:
    settings = json.loads(portal_site.html("/bien-tap/").split('id="edit-settings">')[1].split("</script>")[0])
    published = {kind["folder"] for kind in settings["kinds"] if kind["published"]}
    assert {"platforms", "organisations", "plans"} <= published
    assert not published & {"accounts", "policy", "evaluations", "feedback"}
    for site in (portal_site, demo_site):
        assert {path.name for path in (site.directory / "catalogue").iterdir()} <= published
