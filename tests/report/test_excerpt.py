"""The caret stands under the character that is meant, whatever stands before it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.strategies import hostile_text, is_harmless

from ndp.report.excerpt import AFTER, BEFORE, Excerpt, display_width, excerpt


@pytest.mark.parametrize(
    ("line", "column", "offset"),
    [
        ("id: a", 1, 0),
        ("id: a", 5, 4),
        ("id: a", 6, 5),  # right behind the end, where something is missing
        ("vi: Nền tảng số", 14, 13),
        (unicodedata.normalize("NFD", "ếộ") + "!", 7, 2),  # six code points take two cells
        ("示範x", 3, 4),
        ("한글x", 3, 4),
        (unicodedata.normalize("NFD", "한글") + "x", 7, 4),
        ("\u00a0x", 2, 6),  # shown as its escape
        ("\tx", 2, 6),
        ("", 1, 0),
    ],
)
def test_the_caret_counts_terminal_cells(line: str, column: int, offset: int) -> None:
    assert excerpt(line, column).offset == offset


def test_a_mark_is_pointed_at_through_its_letter() -> None:
    assert excerpt("ae\u0323b", 3).offset == 1
    assert excerpt("\u0323b", 1).offset == 0


def test_a_long_line_is_cut_around_the_column() -> None:
    line = "a" * 300 + "X" + "b" * 300
    assert excerpt(line, 301) == Excerpt("…" + "a" * BEFORE + "X" + "b" * (AFTER - 1) + "…", BEFORE + 1)
    assert excerpt(line, 1).text == "a" * AFTER + "…"
    assert excerpt(line, 602).text == "…" + "b" * BEFORE


@given(hostile_text, st.integers(1, 60))
def test_an_excerpt_is_harmless_and_the_caret_inside_it(line: str, column: int) -> None:
    part = excerpt(line, column)
    assert is_harmless(part.text)
    assert 0 <= part.offset <= display_width(part.text)


@given(st.text("aế示\u0301", max_size=400), st.integers(1, 400))
def test_an_excerpt_is_never_wider_than_its_window(line: str, column: int) -> None:
    assert display_width(excerpt(line, column).text) <= 2 + BEFORE + AFTER


@given(st.text("aếđ示 ", min_size=1, max_size=40), st.data())
def test_what_stands_left_of_the_caret_is_what_stands_left_of_the_column(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(line)))
    part = excerpt(line, column)
    assert part.text == line
    assert part.offset == sum(2 if unicodedata.east_asian_width(each) == "W" else 1 for each in line[: column - 1])
