"""Pages of the programme's life: as they are written, what they say where nothing is known, and what they keep back."""

from __future__ import annotations

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.conftest import Golden
from tests.site.building import ROOT

from ndp.schema import Schemas
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages import (
    awards,
    core_enterprises,
    corrections,
    events,
    feedback,
    news,
    organisations,
    platforms,
    proposals,
    questions,
    stories,
)
from ndp.site.portal import Portal
from ndp.validate import judge

AS_OF = date(2026, 11, 24)
MAKERS = (
    awards.pages,
    core_enterprises.pages,
    corrections.pages,
    events.pages,
    feedback.pages,
    news.pages,
    organisations.pages,
    platforms.pages,
    proposals.pages,
    questions.pages,
    stories.pages,
)
SECTIONS = (
    "awards",
    "events",
    "news",
    "questions",
    "stories",
    "feedback",
    "enterprises",
    "proposals",
    "corrections",
)
GOLDEN = (
    "/vinh-danh/",
    "/vinh-danh/mo-phong-quy-2026-q1/",
    "/su-kien/",
    "/su-kien/mo-phong-tap-huan-2026/",
    "/en/events/mo-phong-le-vinh-danh-2026/",
    "/tin-tuc/",
    "/tin-tuc/mo-phong-nguoi-dung/",
    "/hoi-dap/",
    "/hoi-dap/mo-phong-ai-duoc-dung/",
    "/en/questions/mo-phong-dau-moi-cu/",
    "/dien-hinh/",
    "/dien-hinh/mo-phong-5/mo-phong-tinh-thi-du/",
    "/gop-y/",
    "/gop-y/mo-phong-1/mo-phong-cuc-so-2026-03/",
    "/gop-y/mo-phong-1/mo-phong-hoi-2026-06/",
    "/doanh-nghiep-nong-cot/",
    "/doanh-nghiep-nong-cot/mo-phong-2/mo-phong-cong-ty-d/",
    "/de-xuat/",
    "/de-xuat/mo-phong-nen-tang-bon/",
    "/dinh-chinh/",
    "/en/corrections/mo-phong-khong-thu-phi/",
)


def pages_of(folder: str) -> dict[str, Page]:
    schemas = Schemas.load(ROOT / "schemas")
    catalogue = judge(ROOT / folder, schemas, AS_OF).catalogue
    portal = Portal(catalogue, schemas, AS_OF)
    return {page.url: page for make in MAKERS for page in make(portal)}


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """The pages of the demonstration catalogue."""
    return pages_of("tests/demo")


@pytest.fixture(scope="module")
def bare_pages() -> dict[str, Page]:
    """The pages of a catalogue without any of these records."""
    return pages_of("tests/fixtures/base")


def section_of(page: Page, name: str) -> str:
    """The text of the part of a page that the heading with the id `name` labels."""
    found = LexborHTMLParser(str(page.body)).css_first(f"[aria-labelledby={name}]")
    assert found is not None, f"{page.url} has no part {name}"
    return found.text(separator=" ")


@pytest.mark.parametrize("url", GOLDEN)
def test_a_page_is_as_it_was_reviewed(pages: dict[str, Page], golden: Golden, url: str) -> None:
    page = pages[url]
    head = f"title: {page.title}\ndescription: {page.description}\nsection: {page.section}\n"
    golden(f"site/golden/demo/{url.strip('/').replace('/', '.')}.html", f"<!--\n{head}-->\n{page.body}\n")


@pytest.mark.parametrize("section", SECTIONS)
def test_where_nothing_is_known_the_page_says_what_will_stand_there(bare_pages: dict[str, Page], section: str) -> None:
    page = bare_pages[routes.address(section)]
    if section == "enterprises":
        assert "Bản đồ VD" in page.body
        return
    waiting = LexborHTMLParser(str(page.body)).css_first(".ndp-wait")
    assert waiting is not None
    links = [link.attributes["href"] or "" for link in waiting.css("a")]
    assert any("/van-ban/186/#d" in link for link in links)
    assert any("huong-dan/doanh-nghiep" in link for link in links)
    assert len(bare_pages[routes.address(section, language="en")].body) > 0


def test_the_list_of_events_starts_with_what_is_ahead(pages: dict[str, Page]) -> None:
    ahead, past = (section_of(pages["/su-kien/"], name) for name in ("sap-toi", "da-qua"))
    assert ahead.index("Chiến dịch") < ahead.index("Hội nghị thường niên") < ahead.index("Diễn tập")
    assert "đang diễn ra" in ahead
    assert past.index("Tập huấn") < past.index("Lễ vinh danh")


def test_an_answer_of_nobody_says_so(pages: dict[str, Page]) -> None:
    note = "chưa có cơ quan nào trả lời chính thức"
    assert note in pages["/hoi-dap/mo-phong-dang-ky/"].body
    assert note not in pages["/hoi-dap/mo-phong-ai-duoc-dung/"].body


def test_an_outdated_answer_leads_to_the_new_one(pages: dict[str, Page]) -> None:
    assert 'href="../mo-phong-dau-moi/"' in pages["/hoi-dap/mo-phong-dau-moi-cu/"].body


def test_withheld_feedback_shows_only_its_reason(pages: dict[str, Page]) -> None:
    page = pages["/gop-y/mo-phong-1/mo-phong-hoi-2026-06/"]
    assert "Có thông tin cá nhân của người khác" in page.body
    assert "ndp-statement" not in page.body


@pytest.mark.parametrize(
    "url", ["/gop-y/mo-phong-3/mo-phong-bao-2026-09/", "/tin-tuc/mo-phong-nguoi-dung/", "/nen-tang/mo-phong-3/"]
)
def test_markdown_of_contributors_is_inert(pages: dict[str, Page], url: str) -> None:
    """The records of these pages hold script, frames, images, template code and addresses that run code."""
    tree = LexborHTMLParser(str(pages[url].body))
    assert tree.css("script, iframe, img, object, [onerror], [style]") == []
    schemes = {(link.attributes.get("href") or "").partition(":")[0] for link in tree.css("a[href*=':']")}
    assert schemes <= {"https", "mailto"}


def test_what_markdown_may_not_do_stands_as_text(pages: dict[str, Page]) -> None:
    feedback = pages["/gop-y/mo-phong-3/mo-phong-bao-2026-09/"].body
    for shown in ("&lt;script&gt;alert(", "{{ 7 * 7 }}", "[bấm](javascript:alert(1))", "&lt;img src=x onerror"):
        assert shown in feedback
    news = pages["/tin-tuc/mo-phong-nguoi-dung/"].body
    for shown in ("&lt;iframe src=", "[[trang khác]]", "{% include ", "# Không phải tựa", "[xem](data:text/html,x)"):
        assert shown in news


def test_the_platform_page_shows_its_life(pages: dict[str, Page]) -> None:
    page = pages["/nen-tang/mo-phong-1/"]
    parts = {name: section_of(page, name) for name in ("dien-bien", "su-kien", "vinh-danh", "dinh-chinh", "gop-y")}
    assert "Được vinh danh: Nền tảng số xuất sắc tháng" in parts["dien-bien"]
    assert "Lễ vinh danh mô phỏng" in parts["su-kien"]
    assert "Nền tảng miễn phí." in parts["dinh-chinh"]
    # 8 and 6 on a scale of 0 to 10; one of two says the platform is safe.
    assert " 7,0 " in " ".join(parts["gop-y"].split())
    assert "1/2 nói đạt" in parts["gop-y"]
    assert "không đăng" in parts["gop-y"]


def test_a_platform_without_feedback_invites_some(bare_pages: dict[str, Page]) -> None:
    assert "Chưa có góp ý nào." in section_of(bare_pages["/nen-tang/ban-do-vi-du/"], "gop-y")


def test_the_timeline_folds_what_is_old_and_marks_what_is_ahead(pages: dict[str, Page]) -> None:
    tree = LexborHTMLParser(str(pages["/nen-tang/mo-phong-1/"].body))
    part = tree.css_first("[aria-labelledby=dien-bien]")
    assert part is not None
    folded = [item.text() for item in part.css("details .ndp-timeline time")]
    shown = [item.attributes["datetime"] for item in part.css("section > .ndp-timeline time")]
    assert folded
    assert shown[-1] == "2027-03"
    ahead = [item.attributes["datetime"] for item in part.css(".ndp-timeline--plan time")]
    assert ahead == [day for day in shown if day and day > AS_OF.isoformat()]


def test_an_organisation_shows_what_it_was_honoured_for_registered_proposed_and_said(pages: dict[str, Page]) -> None:
    found: dict[str, set[str]] = {}
    for url, page in pages.items():
        if url.startswith("/to-chuc/"):
            for node in LexborHTMLParser(str(page.body)).css("main > *, section[aria-labelledby]"):
                name = node.attributes["aria-labelledby"] or ""
                found.setdefault(name, set()).update(link.attributes["href"] or "" for link in node.css("a"))
    for part, section in (
        ("vinh-danh", "vinh-danh"),
        ("dang-ky", "doanh-nghiep-nong-cot"),
        ("de-xuat", "de-xuat"),
        ("gop-y", "gop-y"),
    ):
        wanted = {url for url in pages if url.startswith(f"/{section}/") and url != f"/{section}/"}
        if part == "vinh-danh":
            wanted = {url for url in wanted if url.startswith("/vinh-danh/mo-phong-")}
        assert {f"../..{url}" for url in wanted} >= {link for link in found[part] if f"/{section}/" in link} > set()
    registered = {url for url in pages if url.startswith("/doanh-nghiep-nong-cot/mo-phong")}
    assert {f"../..{url}" for url in registered} <= found["dang-ky"]
