"""Pages of the base catalogue as they are written: who changes a template sees in review what it changed."""

from __future__ import annotations

from datetime import date

import pytest
from tests.conftest import Golden
from tests.site.building import ROOT

from ndp.history import Change, History
from ndp.i18n import LANGUAGES
from ndp.schema import Schemas
from ndp.site.build import all_pages
from ndp.site.page import Page
from ndp.site.portal import Portal, Settings
from ndp.validate import judge

AS_OF = date(2026, 1, 1)
COMMIT = "0123456789abcdef0123456789abcdef01234567"
PAGES = (
    "/",
    "/nen-tang/",
    "/nen-tang/ban-do-vi-du/",
    "/nen-tang/so-3-vi-du/",
    "/en/platforms/hoi-dap-vi-du/",
    "/to-chuc/cuc-tin-hoc-cu-vi-du/",
    "/to-chuc/",
    "/phan-cong/",
    "/nhiem-vu/",
    "/en/duties/bao-cao-thang-vi-du/",
    "/danh-muc/lan-1-vi-du/",
    "/van-ban/chuong-trinh-vi-du/",
    "/nguon-tin/bao-vi-du-2022/",
    "/huong-dan/loi/NDP103/",
    "/huong-dan/tep/publication/",
)


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """The pages of the base catalogue, with a history of one commit."""
    schemas = Schemas.load(ROOT / "schemas")
    catalogue = judge(ROOT / "tests/fixtures/base", schemas, AS_OF).catalogue
    changes = {entry.path: Change(COMMIT, date(2025, 12, 1), "Sửa", "Người sửa") for entry in catalogue.all_entries()}
    portal = Portal(
        catalogue,
        schemas,
        AS_OF,
        History(COMMIT, date(2025, 12, 1), changes),
        Settings(repository="https://vidu.vn/kho"),
        ROOT / "tests/fixtures/problems",
    )
    return {page.url: page for page in all_pages(portal)}


@pytest.mark.parametrize("url", PAGES)
def test_a_page_is_as_it_was_reviewed(pages: dict[str, Page], golden: Golden, url: str) -> None:
    page = pages[url]
    values = {
        "url": page.url,
        "language": page.language,
        "title": page.title,
        "description": page.description,
        "section": page.section,
        **{f"edition {language}": page.alternates[language] for language in LANGUAGES},
        "changed": page.changed,
    }
    head = "".join(f"{name}: {value}\n" for name, value in values.items())
    golden(f"site/golden/{url.strip('/').replace('/', '.') or 'index'}.html", f"<!--\n{head}-->\n{page.body}\n")
