"""Evaluation pages show the whole derivation."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.site.reading import Site


def part(site: Site, name: str, section: str) -> LexborNode:
    """A section of an evaluation's page, found by its heading's id."""
    html = (site.directory / "danh-gia" / name / "index.html").read_text(encoding="utf-8")
    found = LexborHTMLParser(html).css_first(f"section[aria-labelledby={section}]")
    assert found is not None
    return found


def words(node: LexborNode) -> str:
    """The text of a node, on one line."""
    return " ".join(node.text(separator=" ").split())


def test_every_criterion_shows_its_scores_their_spread_and_what_they_contribute(demo_site: Site) -> None:
    rows = part(demo_site, "mo-phong-1/2025-06-10", "tieu-chi").css("tbody tr")
    assert len(rows) == 8
    standards = next(row for row in rows if row.attributes["id"] == "tieu-chuan")
    assert "9; 4; 8; 8,5; 8" in words(standards)
    assert "50% lớn, đã thảo luận" in words(standards)
    assert "7,50 trên 10,00" in words(standards)
    assert "Thành viên Mô phỏng 2: 4. Thiếu tài liệu về một quy chuẩn." in words(standards)
    drawn = standards.css_first("svg")
    assert drawn is not None
    assert len(drawn.css("circle")) == 5
    assert drawn.attributes["aria-label"] == "Điểm từ 4 đến 9 trên thang 0–10"


def test_the_totals_stand_beside_what_is_needed(demo_site: Site) -> None:
    result = words(part(demo_site, "mo-phong-1/2025-06-10", "ket-qua"))
    assert "Tất cả 75,05 100,00 75,05% 70%" in result
    assert "Phiếu được tính: 5 trên 6 thành viên được chấm; cần ít nhất 5." in result


def test_a_failed_evaluation_says_what_would_have_had_to_differ(demo_site: Site) -> None:
    result = words(part(demo_site, "mo-phong-3/2025-09-15", "ket-qua"))
    assert "Tiêu chí bắt buộc “An toàn thông tin” có 2 người nói đạt, cần ít nhất 3." in result
    assert "Phải khác: Thêm 1 người nói đạt." in result
    short = words(part(demo_site, "mo-phong-2/2025-08-20", "ket-qua"))
    assert "“Phục vụ nhiều người dùng” từ 3,5 lên 6,81 là đủ" in short


def test_who_may_not_score_is_named_with_the_reason(demo_site: Site) -> None:
    members = words(part(demo_site, "mo-phong-1/2025-06-10", "thanh-vien"))
    assert "đơn vị thuộc Bộ Thí dụ ĐP, cơ quan chủ quản của nền tảng" in members
    assert "Công ty Mô phỏng A: Từng tư vấn cho Công ty Mô phỏng A." in members
    assert "Thành viên Mô phỏng 6 Ủy ban nhân dân tỉnh Thí dụ thành viên không có phiếu" in members
