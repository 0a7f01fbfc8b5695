"""Certificate pages: what they show can be verified, and what has ended does not look like a certificate."""

from __future__ import annotations

import re
import subprocess
from hashlib import sha256

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from tests.conftest import TESTS
from tests.site.reading import Site

from ndp.site.qr import QUIET, qr_code

DEMO = TESTS / "demo"


def modules(svg: str) -> list[list[bool]]:
    """Which modules of a QR code drawn by `qr_code` are dark."""
    parsed = LexborHTMLParser(svg)
    image = parsed.css_first("svg")
    assert image is not None
    width, height = (int(number) for number in (image.attributes["viewBox"] or "").split()[2:])
    grid = [[False] * width for _ in range(height)]
    path = parsed.css("path")[1].attributes["d"] or ""
    for run in re.finditer(r"M(\d+) (\d+)h(\d+)v1H\1z", path):
        start, row, length = (int(number) for number in run.groups())
        grid[row][start : start + length] = [True] * length
    return grid


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1, max_size=120))
def test_the_drawing_is_the_code_with_its_quiet_zone(text: str) -> None:
    code = segno.make(text, error="m", micro=False)
    expected = [[bool(dark) for dark in row] for row in code.matrix_iter(border=QUIET)]
    assert modules(qr_code(text, "nhãn")) == expected


def certificate(site: Site, name: str, language: str = "") -> LexborHTMLParser:
    folder = {"": "cong-nhan", "en": "en/recognitions"}[language]
    return LexborHTMLParser((site.directory / folder / name / "index.html").read_text(encoding="utf-8"))


def sheet(page: LexborHTMLParser) -> str:
    node = page.css_first(".ndp-sheet")
    assert node is not None
    return node.text()


@pytest.mark.parametrize("language", ["", "en"])
def test_the_code_leads_to_the_page_itself(demo_site: Site, language: str) -> None:
    page = certificate(demo_site, "mo-phong-1-2025", language)
    folder = {"": "cong-nhan", "en": "en/recognitions"}[language]
    address = f"{demo_site.url}{folder}/mo-phong-1-2025/"
    assert address in sheet(page)
    drawn = page.css_first(".ndp-sheet__qr svg")
    assert drawn is not None
    code = segno.make(address, error="m", micro=False)
    assert modules(drawn.html or "") == [[bool(dark) for dark in row] for row in code.matrix_iter(border=QUIET)]


def test_the_checksums_are_those_of_the_files(demo_site: Site) -> None:
    page = certificate(demo_site, "mo-phong-3-2026")
    for path in ("catalogue/recognitions/mo-phong-3-2026.yml", "catalogue/platforms/mo-phong-3.yml"):
        checksum = sha256((DEMO / path).read_bytes()).hexdigest()
        assert checksum in sheet(page)
        commands = page.css_first("#kiem-tra ~ ol pre, section[aria-labelledby=kiem-tra] pre")
        assert commands is not None
        assert re.search(rf"git show [0-9a-f]{{40}}:{path} \| sha256sum\n{checksum}", commands.text())


def test_the_commands_of_the_page_give_the_checksums_of_committed_files() -> None:
    """What the page tells readers to run, run on a file of this repository."""
    path = "catalogue/recognitions/onetouch-2023.yml"
    command = f"git show HEAD:{path} | sha256sum"
    done = subprocess.run(["bash", "-c", command], cwd=TESTS.parent, capture_output=True, text=True, check=True)
    committed = subprocess.run(["git", "show", f"HEAD:{path}"], cwd=TESTS.parent, capture_output=True, check=True)
    assert done.stdout.split()[0] == sha256(committed.stdout).hexdigest()


@pytest.mark.parametrize(
    ("name", "heading", "gold"),
    [
        ("mo-phong-1-2025", "Chứng nhận nền tảng số quốc gia", True),
        ("mo-phong-2-2024", "Công nhận đã hết hạn", False),
        ("mo-phong-4-2024", "Công nhận đã bị thu hồi", False),
        ("mo-phong-5-2026", "Công nhận đang bị tạm đình chỉ", False),
        ("mo-phong-6-2024", "Nền tảng số quốc gia tiềm năng", False),
    ],
)
def test_only_a_recognition_that_holds_looks_like_a_certificate(
    demo_site: Site, name: str, heading: str, gold: bool
) -> None:
    page = certificate(demo_site, name)
    title = page.css_first(".ndp-sheet h1")
    assert title is not None
    assert title.text() == heading
    assert (page.css_first(".ndp-sheet__seal") is not None) == gold
    assert (page.css_first(".ndp-sheet--plain") is None) == gold


def test_the_next_yearly_review_is_told_and_an_overdue_one_said_to_be(demo_site: Site) -> None:
    reviewed = certificate(demo_site, "mo-phong-1-2025").css_first("section[aria-labelledby=danh-gia-lai]")
    overdue = certificate(demo_site, "mo-phong-6-2024").css_first("section[aria-labelledby=danh-gia-lai]")
    assert reviewed is not None
    assert overdue is not None
    assert "Lần tới: 20/06/2027." in reviewed.text()
    assert "Lần tới: 16/12/2025." in overdue.text()
    assert "Đã quá hạn" in overdue.text()
    assert "Đã quá hạn" not in reviewed.text()


def test_what_the_press_reports_is_no_certificate(portal_site: Site) -> None:
    page = certificate(portal_site, "onetouch-2023")
    assert "Theo nguồn đã công bố" in sheet(page)
    assert "chưa rõ hiệu lực" in sheet(page).lower()
    assert "muộn nhất tháng 12/2023" in sheet(page)
    assert page.css_first(".ndp-sheet__seal") is None
