"""The score sheet in a browser: its result is that of `ndp score`, its file is one the catalogue takes."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.conftest import TESTS
from tests.site.reading import Site

from ndp.derive.evaluations import results
from ndp.derive.scoring import derive, to_plain
from ndp.derive.scoring.words import Words
from ndp.kinds import KIND_BY_NAME
from ndp.model.catalogue import Catalogue
from ndp.model.evaluation import CriteriaSet, Evaluation
from ndp.model.load import load_catalogue, read_entry
from ndp.schema import Schemas
from ndp.site.pages.score_sheet import TEMPLATE, TEMPLATE_PATH

SCHEMAS = Schemas.load(TESTS.parent / "schemas")
EVALUATION = "mo-phong-2/2025-08-20"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@pytest.fixture(scope="module")
def address(demo_site: Site) -> Iterator[str]:
    """Where the demonstration site is served."""
    handler = functools.partial(_Quiet, directory=str(demo_site.directory))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without anything kept from before."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    """The score sheet, ready to be filled in."""
    page = context.new_page()
    page.goto(f"{address}cham-diem/")
    page.locator("[data-score]").wait_for()
    return page


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The demonstration catalogue."""
    return load_catalogue(TESTS / "demo", SCHEMAS).catalogue


def fill_in(page: Page, evaluation: Evaluation) -> None:
    """Type an evaluation into the sheet, as its members would."""
    page.select_option("#s-platform", evaluation.platform)
    page.select_option("#s-criteria", evaluation.criteria)
    page.fill("#s-date", str(evaluation.date))
    page.fill("#s-body", str(evaluation.body.name))
    page.fill("#s-document", evaluation.body.document or "")
    sheets = {sheet.member: sheet for sheet in evaluation.sheets}
    for index, member in enumerate(evaluation.members):
        if index:
            page.click("[data-score-add]")
        row = page.locator("[data-score-members] > div").nth(index)
        row.locator("[name=name]").fill(member.name)
        row.locator("[name=organisation]").select_option(member.organisation)
        row.locator("[name=role]").select_option(member.role)
        if member.id not in sheets:
            continue
        for score in sheets[member.id].scores:
            field = page.locator(f"#s-{score.criterion}")
            if field.evaluate("each => each.tagName") == "SELECT":
                field.select_option(str(score.score))
            else:
                field.fill(str(score.score))
            if score.comment:
                holder = page.locator(".ndp-score", has=field)
                holder.locator("[name=comment]").fill(score.comment)


def taken(page: Page) -> Evaluation:
    """The evaluation in the file that the sheet offers, read as the catalogue reads it."""
    text = page.input_value("#s-yaml")
    entry, problems = read_entry(SCHEMAS, KIND_BY_NAME["evaluation"], "x", "x.yml", text.encode())
    assert [problem.message() for problem in problems] == []
    assert entry is not None
    assert isinstance(entry.record, Evaluation)
    return entry.record


def test_the_result_and_the_file_are_those_of_the_library(page: Page, catalogue: Catalogue) -> None:
    evaluation = catalogue.of_type(Evaluation)[EVALUATION]
    criteria = catalogue.of_type(CriteriaSet)[evaluation.criteria]
    expected = results(catalogue)[EVALUATION]
    fill_in(page, evaluation)
    words = Words(criteria, "vi")
    shown = page.inner_text("[data-score-result]")
    assert page.inner_text("[data-score-outcome]") == "không đạt"
    assert f"Tổng: {words.percent(expected.overall.percent or Fraction())}%" in shown
    for reason in expected.reasons:
        assert words.reason(reason) in shown
        assert words.change(reason) in shown
        assert all(words.way(way) in shown for way in reason.ways)
    file = taken(page)
    assert to_plain(derive(criteria, file)) == to_plain(expected)
    assert [(member.name, member.role) for member in file.members] == [
        (member.name, member.role) for member in evaluation.members
    ]
    assert page.inner_text("[data-score-path]") == f"catalogue/evaluations/{EVALUATION}.yml"
    assert page.locator("[data-score-lacks] li").count() == 0


def test_a_recused_member_and_a_discussion_stand_in_the_file(page: Page, catalogue: Catalogue) -> None:
    evaluation = catalogue.of_type(Evaluation)["mo-phong-1/2025-06-10"]
    fill_in(page, evaluation)
    page.fill("[data-score-talks] textarea", "Xem thêm tài liệu: giữ điểm.\nKhông ai phản đối.")
    for index in (6, 7):
        page.locator("[data-score-members] > div").nth(index).locator("[name=recused]").check()
    page.locator("[data-score-members] > div").nth(7).locator("[name=conflict]").fill("Từng tư vấn: 'Công ty A'.")
    file = taken(page)
    assert [member.recused for member in file.members] == [False] * 6 + [True] * 2
    assert str(file.members[7].conflicts[0].reason) == "Từng tư vấn: 'Công ty A'."
    assert [str(talk.summary) for talk in file.discussions] == ["Xem thêm tài liệu: giữ điểm.\nKhông ai phản đối."]
    assert page.inner_text("[data-score-outcome]") == "đạt"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("11", "Điểm phải từ 0 đến 10."),
        ("-1", "Điểm phải từ 0 đến 10."),
        ("7.2", "Điểm phải theo bước 0,5, tính từ 0."),
        ("7.5", ""),
        ("10", ""),
    ],
)
def test_a_score_off_the_scale_is_told_and_left_out(page: Page, typed: str, message: str) -> None:
    page.select_option("#s-criteria", "thi-du-bo-chung")
    page.fill("#s-chuc-nang", typed)
    assert page.locator("#s-chuc-nang-error").text_content() == message
    assert page.get_attribute("#s-chuc-nang", "aria-invalid") == ("true" if message else "false")
    assert ("chuc-nang" in page.input_value("#s-yaml")) == (not message)


def test_without_network_the_sheet_goes_on_and_the_draft_is_there_again_after_a_reload(
    page: Page, context: BrowserContext
) -> None:
    context.set_offline(True)
    page.select_option("#s-criteria", "thi-du-bo-chung")
    page.fill("#s-hieu-nang", "6.5")
    assert "hieu-nang" in page.input_value("#s-yaml")
    with page.expect_download() as download:
        page.click("[data-score-download]")
    assert "hieu-nang" in Path(download.value.path()).read_text(encoding="utf-8")
    context.set_offline(False)
    page.reload()
    page.locator("[data-score]").wait_for()
    assert page.input_value("#s-hieu-nang") == "6.5"
    assert page.is_visible("[data-score-notice]")
    page.click("[data-score-clear]")
    page.select_option("#s-criteria", "thi-du-bo-chung")
    assert page.input_value("#s-hieu-nang") == ""


def test_the_address_chooses_platform_and_criteria(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}en/scoring/?bo=thi-du-bo-tiem-nang&nen-tang=mo-phong-5")
    page.locator("[data-score]").wait_for()
    assert page.input_value("#s-platform") == "mo-phong-5"
    assert page.input_value("#s-criteria") == "thi-du-bo-tiem-nang"
    assert page.is_visible("[data-score-partial]")
    assert page.is_disabled("#s-y-tuong")


def test_what_a_person_types_is_text_and_nothing_else(page: Page, context: BrowserContext) -> None:
    hostile = "<img src=x onerror=alert(1)> \u202e\u0000 - {a: b} #"
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.select_option("#s-platform", "mo-phong-1")
    page.select_option("#s-criteria", "thi-du-bo-chung")
    page.fill("#s-date", "2026-06-15")
    page.fill("#s-body", hostile)
    page.locator("[data-score-members] [name=name]").fill(hostile)
    page.locator("[data-score-members] [name=organisation]").select_option("thi-du-hoi")
    page.fill("#s-chuc-nang", "7")
    file = taken(page)
    assert str(file.body.name) == file.members[0].name == "<img src=x onerror=alert(1)> - {a: b} #"
    assert page.locator("[data-score] img").count() == 0
    assert dialogs == []


def test_the_sheet_is_accessible(page: Page, axe_script: str) -> None:
    page.select_option("#s-criteria", "thi-du-bo-chung")
    page.click("[data-score-add]")
    # The content policy of the page forbids scripts from elsewhere, so the checker comes through the debugger.
    page.evaluate(axe_script)
    found = page.evaluate("axe.run(document.querySelector('main'))")
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]] == []


def test_the_template_for_writing_by_hand_is_a_file_the_catalogue_reads() -> None:
    path = TEMPLATE_PATH.removesuffix(".yml")
    entry, problems = read_entry(SCHEMAS, KIND_BY_NAME["evaluation"], path, TEMPLATE_PATH, TEMPLATE.encode())
    assert problems == ()
    assert entry is not None
    assert isinstance(entry.record, Evaluation)
    assert path.endswith(f"{entry.record.platform}/{entry.record.id}")
