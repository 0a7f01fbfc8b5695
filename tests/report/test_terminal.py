"""Text for a terminal keeps its shape whatever the texts in it hold."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from tests.report.strategies import hostile_text, is_harmless, reports

from ndp.problems import Position, Problem
from ndp.report.report import Report
from ndp.report.source_lines import SourceLines
from ndp.report.terminal import render_text
from ndp.schema.kinds import BAD_PATTERN
from ndp.source.file_kinds import SYMBOLIC_LINK


@given(reports, hostile_text)
def test_each_problem_has_its_lines_and_no_text_adds_one(report: Report, line: str) -> None:
    output = render_text(report, "vi", lambda _problem: line)
    assert is_harmless(output)
    rows = output.split("\n")
    assert len(rows) == 6 * len(report.problems) + 2
    for start in range(0, len(rows) - 2, 6):
        head, source, caret, remedy, page, blank = rows[start : start + 6]
        assert head.startswith("catalogue/")
        assert source[:6].strip().isdigit()
        assert source[6:9] == caret[6:9] == " | "
        assert caret.strip(" |") == "^"
        assert remedy.startswith("  Cách sửa: Bỏ “")
        assert page == "  Giải thích: https://ndp.gov.vn/huong-dan/loi/NDP999/"
        assert blank == ""


@given(reports)
def test_no_line_of_text_begins_like_a_workflow_command(report: Report) -> None:
    output = render_text(report, "vi", lambda _problem: "::error::giả", colour=True)
    assert not any(line.lstrip().startswith("::") for line in output.split("\n"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "catalogue").mkdir()
    return tmp_path


def line_at(root: Path, name: str, line: int) -> str | None:
    return SourceLines(root).line_of(Problem(BAD_PATTERN, f"catalogue/{name}", Position(line, 1)))


def test_a_line_is_the_one_that_positions_count(root: Path) -> None:
    (root / "catalogue/a.yml").write_bytes("\ufeffmột\r\nhai\rba\n".encode())
    assert [line_at(root, "a.yml", number) for number in (1, 2, 3, 4, 5)] == ["một", "hai", "ba", None, None]


def test_bytes_that_are_no_text_keep_their_place(root: Path) -> None:
    (root / "catalogue/a.yml").write_bytes(b"a\xffb\n")
    assert line_at(root, "a.yml", 1) == "a\udcffb"


def test_nothing_is_shown_of_what_is_no_plain_file(root: Path) -> None:
    (root / "secret").write_text("bí mật\n", encoding="utf-8")
    (root / "catalogue/link.yml").symlink_to("../secret")
    os.mkfifo(root / "catalogue/pipe.yml")
    for name in ("link.yml", "pipe.yml", "none.yml"):
        assert line_at(root, name, 1) is None


def test_a_problem_of_the_file_as_such_shows_no_line(root: Path) -> None:
    (root / "catalogue/a.yml").write_text("id: a\n", encoding="utf-8")
    assert SourceLines(root).line_of(Problem(SYMBOLIC_LINK, "catalogue/a.yml", Position(1, 1))) is None
