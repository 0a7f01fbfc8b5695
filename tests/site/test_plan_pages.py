"""Pages of plans and reports as they are written: who changes a template sees in review what it changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.conftest import TESTS, Golden

from ndp.derive.plans import MilestoneState, milestones
from ndp.derive.progress import ProgressState, progress
from ndp.derive.reports import ReportStanding, owed_reports
from ndp.model.plans import Plan
from ndp.schema import Schemas
from ndp.site.page import Page
from ndp.site.pages import plans, reports
from ndp.site.portal import Portal
from ndp.validate import judge

AS_OF = date(2026, 10, 31)
GOLDEN = (
    "/ke-hoach/",
    "/ke-hoach/mo-phong-1/nam-2026/",
    "/ke-hoach/mo-phong-3/cong-ty-c-2026/",
    "/bao-cao/",
    "/bao-cao/mo-phong-5/",
    "/bao-cao/mo-phong-1/2026-03-thi-du-vu-dieu-phoi-dinh-chinh-1/",
)


@pytest.fixture(scope="module")
def schemas() -> Schemas:
    """The real schemas."""
    return Schemas.load(TESTS.parent / "schemas")


@pytest.fixture(scope="module")
def demo(schemas: Schemas) -> Portal:
    """The demonstration portal."""
    return Portal(judge(TESTS / "demo", schemas, AS_OF).catalogue, schemas, AS_OF)


def made(portal: Portal) -> Iterator[Page]:
    yield from plans.pages(portal)
    yield from reports.pages(portal)


@pytest.fixture(scope="module")
def pages(demo: Portal) -> Mapping[str, Page]:
    """The demonstration's pages of plans and reports."""
    return {page.url: page for page in made(demo)}


@pytest.mark.parametrize("url", GOLDEN)
def test_a_page_is_as_it_was_reviewed(pages: Mapping[str, Page], golden: Golden, url: str) -> None:
    page = pages[url]
    head = f"<!--\ntitle: {page.title}\ndescription: {page.description}\n-->\n"
    golden(f"site/golden/demo.{url.strip('/').replace('/', '.')}.html", f"{head}{page.body}\n")


def test_the_demonstration_shows_every_kind_and_state(demo: Portal) -> None:
    found = demo.catalogue.of_type(Plan).values()
    assert {(plan.kind, plan.extent) for plan in found} >= {
        *((kind, "complete") for kind in ("ministry", "host", "merged", "enterprise")),
        *((kind, "partial") for kind in ("ministry", "host", "merged", "enterprise")),
    }
    assert {owed.standing for owed in owed_reports(demo.catalogue, AS_OF)} == set(ReportStanding)
    states = {standing.state for plan in found for standing in milestones(demo.catalogue, plan, AS_OF)}
    assert states == set(MilestoneState) - {MilestoneState.UNKNOWN}
    progressed = {
        progress(demo.catalogue, plan, indicator, AS_OF).state for plan in found for indicator in plan.indicators
    }
    assert progressed == set(ProgressState)


def test_cells_of_the_heat_map_say_in_words_what_their_colour_means(pages: Mapping[str, Page]) -> None:
    cells = LexborHTMLParser(str(pages["/bao-cao/"].body)).css(".ndp-heat tbody td")
    assert cells
    for cell in cells:
        assert ":" in cell.text()
        late = "ndp-heat--late" in (cell.attributes.get("class") or "")
        assert late == ("quá hạn" in cell.text())


def test_a_corrected_report_leads_to_its_correction_and_back(pages: Mapping[str, Page]) -> None:
    first = "/bao-cao/mo-phong-1/2026-03-thi-du-vu-dieu-phoi/"
    second = "/bao-cao/mo-phong-1/2026-03-thi-du-vu-dieu-phoi-dinh-chinh-1/"
    assert "../2026-03-thi-du-vu-dieu-phoi-dinh-chinh-1/" in str(pages[first].body)
    assert "đã được thay bằng" in str(pages[first].body)
    assert "../2026-03-thi-du-vu-dieu-phoi/" in str(pages[second].body)


def test_nobody_is_accused_where_nothing_is_followed(schemas: Schemas) -> None:
    day = date(2026, 1, 1)
    portal = Portal(judge(TESTS / "fixtures/base", schemas, day).catalogue, schemas, day)
    page = next(page for page in reports.pages(portal) if page.url == "/bao-cao/")
    text = LexborHTMLParser(str(page.body)).text()
    assert "Cổng chưa tính hạn báo cáo." in text
    assert "quá hạn" not in text
