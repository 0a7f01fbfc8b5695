"""References to clauses in tight places name their document, save where it goes without saying."""

from __future__ import annotations

from datetime import date

import pytest
from tests.site.building import ROOT

from ndp.schema import Schemas
from ndp.site.portal import Portal
from ndp.site.render import View
from ndp.validate import judge

AS_OF = date(2026, 11, 24)


@pytest.fixture(scope="module")
def portal() -> Portal:
    schemas = Schemas.load(ROOT / "schemas")
    return Portal(judge(ROOT, schemas, AS_OF).catalogue, schemas, AS_OF)


@pytest.mark.parametrize(
    ("reference", "short"),
    [
        ("186/d1.iv.5.a", "Điều 1.IV.5.a"),
        ("186", "186/QĐ-BTTTT"),
        ("17-2017-nd-cp/d2", "17/2017/NĐ-CP, Điều 2"),
        ("17-2017-nd-cp", "17/2017/NĐ-CP"),
        ("chua-co/d3", "chua-co, Điều 3"),
    ],
)
def test_a_clause_names_its_document_unless_that_is_the_decision(portal: Portal, reference: str, short: str) -> None:
    assert View(portal, "vi", "/hoi-dap/").clause_short(reference) == short


def test_on_a_document_s_own_page_its_number_is_left_out(portal: Portal) -> None:
    assert View(portal, "vi", "/van-ban/17-2017-nd-cp/").clause_short("17-2017-nd-cp/d2") == "Điều 2"
    assert View(portal, "en", "/en/documents/186/").clause_short("17-2017-nd-cp/d2").startswith("17/2017/NĐ-CP, ")
