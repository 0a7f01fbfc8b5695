"""Periods of reports: what they are called in files, which days they cover, when their report is due."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ndp.i18n import Language
from ndp.text import PeriodKind, ReportPeriod, month_index, periods_from

MONTHS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
LONG_KINDS = st.sampled_from([PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.YEAR])


@pytest.mark.parametrize(
    ("code", "kind", "first", "last", "closes", "due"),
    [
        ("2026-03", "month", "2026-03-01", "2026-03-31", "2026-03-01", "2026-03-25"),
        ("2024-02", "month", "2024-02-01", "2024-02-29", "2024-02-01", "2024-02-25"),
        ("2026-q1", "quarter", "2026-01-01", "2026-03-31", "2026-03-01", "2026-03-25"),
        ("2026-q4", "quarter", "2026-10-01", "2026-12-31", "2026-12-01", "2026-12-25"),
        ("2026-h1", "half", "2026-01-01", "2026-06-30", "2026-06-01", "2026-06-25"),
        ("2026-h2", "half", "2026-07-01", "2026-12-31", "2026-12-01", "2026-12-25"),
        ("2026", "year", "2026-01-01", "2026-12-31", "2026-12-01", "2026-12-25"),
        ("2026-03-14", "ad-hoc", "2026-03-14", "2026-03-14", "2026-03-14", "2026-03-14"),
    ],
)
def test_a_period_covers_its_days(code: str, kind: str, first: str, last: str, closes: str, due: str) -> None:
    period = ReportPeriod.parse(code)
    days = (period.first, period.last, period.closes, period.due(25))
    assert period.kind == kind
    assert tuple(day.isoformat() for day in days) == (first, last, closes, due)


@pytest.mark.parametrize(
    "text",
    ["", "2026-13", "2026-00", "2026-q5", "2026-q0", "2026-h3", "2026-3", "26-03", "2026-02-30", "2026-q1-01", " 2026"],
)
def test_anything_else_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match=r"period|day|month"):
        ReportPeriod.parse(text)


@pytest.mark.parametrize(
    ("code", "language", "title"),
    [
        ("2026-03", "vi", "tháng 03/2026"),
        ("2026-q2", "vi", "quý 2 năm 2026"),
        ("2026-h1", "vi", "6 tháng đầu năm 2026"),
        ("2026-h2", "vi", "6 tháng cuối năm 2026"),
        ("2026", "vi", "năm 2026"),
        ("2026-03-14", "vi", "đột xuất ngày 14/03/2026"),
    ],
)
def test_a_period_has_a_title(code: str, language: Language, title: str) -> None:
    assert ReportPeriod.parse(code).title(language) == title


def test_a_due_day_that_the_month_lacks_is_its_last() -> None:
    assert ReportPeriod.parse("2026-02").due(31) == date(2026, 2, 28)


@given(LONG_KINDS, MONTHS, st.integers(0, 1500))
def test_periods_follow_each_other_without_gap_or_overlap(kind: PeriodKind, start: date, days: int) -> None:
    end = start + timedelta(days=days)
    periods = periods_from(kind, start, end)
    for before, after in pairwise(periods):
        assert after.first == before.last + timedelta(days=1)
    for period in periods:
        assert period.kind is kind
        assert ReportPeriod.parse(period.code) == period
        assert (period.first.year, period.first.month) >= (start.year, start.month)
        assert period.first <= end
        assert period.first <= period.due(25) <= period.last


@given(MONTHS, st.integers(0, 1500))
def test_every_month_in_a_span_is_listed(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    listed = [period.code for period in periods_from(PeriodKind.MONTH, start, end)]
    assert len(listed) == month_index(end) - month_index(start) + 1
    assert listed[0] == f"{start.year:04d}-{start.month:02d}"
    assert listed[-1] == f"{end.year:04d}-{end.month:02d}"


@given(LONG_KINDS)
def test_the_calendar_ends_with_year_9999(kind: PeriodKind) -> None:
    assert periods_from(kind, date(9999, 1, 1), date.max)[-1].last == date.max


@given(LONG_KINDS, MONTHS)
def test_nothing_begins_before_a_span_that_ends_first(kind: PeriodKind, start: date) -> None:
    assert periods_from(kind, start, start.replace(day=1) - timedelta(days=1)) == ()
