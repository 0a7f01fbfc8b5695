"""Progress of indicators, held against figures worked out by hand and against what must hold for any figures."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.derive.life_cases import PLATFORM, catalogue, day, indicator, plan, report, value

from ndp.derive.progress import Progress, ProgressState, expected_on, path, progress, readings
from ndp.model.plans import Indicator, Report, Step

KEY = f"{PLATFORM}/nam-2026"


def stands(wanted: Indicator, as_of: str, *reports: Report) -> Progress:
    made = plan(wanted)
    return progress(catalogue(made, *reports), made, wanted, date.fromisoformat(as_of))


def reported(number: str, period: str = "2026-03", submitted: str = "2026-03-25", on: str | None = None) -> Report:
    return report(period, submitted, plan=KEY, values=(value("tai-khoan", number, on),))


def test_an_indicator_worked_out_by_hand() -> None:
    """From 0 on 1 January to 365 on 31 December 2026: 364 days apart, so the plan asks for 365/364 a day.

    On 25 March, 83 days in, it asks for 365 × 83/364 = 30295/364 ≈ 83.2. Reported: 73, so behind.
    Share of the way: 73/365 = 1/5. Pace so far: 73 in the 2 months from January to March, 73/2 a month.
    As of 10 April the months April to December, 9 of them, are left for 365 − 73 = 292: 292/9 a month.
    """
    found = stands(indicator("0", "365"), "2026-04-10", reported("73"))
    assert found.state is ProgressState.BEHIND
    assert found.share == Fraction(1, 5)
    assert found.expected == Fraction(30295, 364)
    assert found.pace == Fraction(73, 2)
    assert found.months_left == 9
    assert found.pace_needed == Fraction(292, 9)
    assert found.latest is not None
    assert (found.latest.on, found.latest.value) == (date(2026, 3, 25), Fraction(73))


def test_a_falling_indicator_worked_out_by_hand() -> None:
    """From 40 faults on 1 January to 8 on 31 December. On 2 July, 182 of 364 days in, half the way is asked for: 24.

    Reported: 22, better than that. Share: (22 − 40)/(8 − 40) = 9/16. As of 2 July the report is of July itself, so the
    5 months August to December are left for 8 − 22 = −14: −14/5 a month.
    """
    found = stands(indicator("40", "8"), "2026-07-02", reported("22", "2026-07-02", "2026-07-02"))
    assert found.state is ProgressState.ON_TRACK
    assert found.expected == 24
    assert found.share == Fraction(9, 16)
    assert found.pace_needed == Fraction(-14, 5)


def test_steps_bend_the_path() -> None:
    """1 January 0, 30 June 100 (180 days), 31 December 400 (184 days): on 31 March, 89 days in, 100 × 89/180; on
    30 September, 92 days after the step, 100 + 300 × 92/184 = 250."""
    wanted = indicator("0", "400", steps=(Step(due=day("2026-06"), value=value("x", "100").value),))
    points = path(plan(wanted), wanted)
    assert expected_on(points, date(2026, 3, 31)) == Fraction(100 * 89, 180)
    assert expected_on(points, date(2026, 9, 30)) == 250
    assert expected_on(points, date(2026, 1, 1)) == 0
    assert expected_on(points, date(2025, 12, 31)) is None
    assert expected_on(points, date(2027, 1, 1)) == 400


@pytest.mark.parametrize(
    ("number", "as_of", "state"),
    [
        ("400", "2026-04-10", ProgressState.REACHED),
        ("401", "2027-04-10", ProgressState.REACHED),
        ("399", "2026-12-31", ProgressState.ON_TRACK),
        ("399", "2027-01-01", ProgressState.MISSED),
        ("10", "2026-04-10", ProgressState.BEHIND),
    ],
)
def test_the_state_follows_from_value_and_day(number: str, as_of: str, state: ProgressState) -> None:
    found = stands(indicator("0", "400"), as_of, reported(number))
    assert found.state is state
    assert (found.pace_needed is None) == (state in (ProgressState.REACHED, ProgressState.MISSED))


def test_without_a_report_nothing_is_known() -> None:
    found = stands(indicator("0", "400"), "2026-04-10")
    assert found == Progress(found.indicator, (), ProgressState.UNKNOWN)


def test_without_a_baseline_there_is_no_way_to_share_out() -> None:
    found = stands(indicator(None, "400"), "2026-04-10", reported("73"))
    assert (found.state, found.share, found.expected, found.pace) == (ProgressState.UNKNOWN, None, None, None)
    assert found.pace_needed == Fraction(400 - 73, 9)


def test_only_valid_reports_on_the_plan_count_and_the_last_of_a_day_wins() -> None:
    wanted = indicator("0", "400")
    made = plan(wanted)
    found = catalogue(
        made,
        reported("50", "2026-02", "2026-02-25"),
        reported("70", "2026-03", "2026-03-25"),
        report(
            "2026-03",
            "2026-04-02",
            corrects="2026-03-cuc-a",
            plan=KEY,
            values=(value("tai-khoan", "60", "2026-03-25"),),
        ),
        reported("61", "2026-q1", "2026-04-03", on="2026-03-25"),
        report("2026-01", "2026-01-25", plan=f"{PLATFORM}/ke-hoach-khac", values=(value("tai-khoan", "999"),)),
    )
    shown = [(one.on, one.value) for one in readings(found, made, wanted, date(2026, 4, 10))]
    assert shown == [(date(2026, 2, 25), Fraction(50)), (date(2026, 3, 25), Fraction(61))]
    assert readings(found, made, wanted, date(2026, 3, 26))[-1].value == 70


def test_a_report_after_its_period_gives_the_value_of_the_periods_end() -> None:
    found = stands(indicator("0", "400"), "2026-05-10", reported("73", "2026-03", "2026-04-20"))
    assert found.latest is not None
    assert found.latest.on == date(2026, 3, 31)


numbers = st.integers(-(10**9), 10**9)


@given(numbers, numbers, numbers, st.dates(date(2026, 1, 2), date(2026, 12, 31)), st.integers(0, 600))
def test_going_on_at_the_pace_needed_reaches_the_target(
    baseline: int, target: int, latest: int, on: date, later: int
) -> None:
    if baseline == target:
        return
    as_of = date.fromordinal(on.toordinal() + later)
    found = stands(
        indicator(str(baseline), str(target)),
        as_of.isoformat(),
        reported(str(latest), on.isoformat(), on.isoformat(), on.isoformat()),
    )
    assert found.share is not None
    assert baseline + found.share * (target - baseline) == latest
    if found.pace_needed is not None:
        assert found.months_left is not None
        assert found.months_left >= 1
        assert latest + found.pace_needed * found.months_left == target
    if found.pace is not None:
        assert baseline + found.pace * (on.month - 1) == latest


@given(numbers, numbers, st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_the_path_never_turns_back_between_two_points(baseline: int, target: int, one: date, other: date) -> None:
    wanted = indicator(str(baseline), str(target))
    points = path(plan(wanted), wanted)
    earlier, later = expected_on(points, min(one, other)), expected_on(points, max(one, other))
    assert earlier is not None
    assert later is not None
    assert (later - earlier) * (target - baseline) >= 0
    assert min(baseline, target) <= earlier <= max(baseline, target)
