"""Who owes which report: from duties and assignments, and from the day the portal began to follow them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.derive.life_cases import PLATFORM, catalogue, duty, holds, report

from ndp.derive.reports import (
    OwedReport,
    ReportStanding,
    corrections,
    effective_reports,
    owed_for,
    owed_on,
    owed_reports,
    platforms_without_unit,
)
from ndp.model.records import Assignment
from ndp.text import month_index

NOW = date(2026, 4, 10)


def told(owed: tuple[OwedReport, ...]) -> list[str]:
    return [f"{one.unit} {one.period.code} {one.standing} {one.days}" for one in owed]


def test_every_month_since_tracking_began_is_owed_up_to_the_next_due_day() -> None:
    """As of 10 April: January came two days before the 25th, February three days after it, March is 16 days overdue
    (25 March to 10 April), April falls due on the 25th."""
    found = catalogue(
        duty(),
        report("2026-01", "2026-01-23"),
        report("2026-02", "2026-02-28"),
        assignments=(holds("cuc-a", "2025-06-01"),),
    )
    assert told(owed_reports(found, NOW)) == [
        "cuc-a 2026-01 on-time 0",
        "cuc-a 2026-02 late 3",
        "cuc-a 2026-03 overdue 16",
        "cuc-a 2026-04 due 0",
    ]


@pytest.mark.parametrize(
    ("as_of", "standing"),
    [(date(2026, 3, 25), "due"), (date(2026, 3, 26), "overdue"), (date(2026, 3, 1), "due")],
)
def test_a_report_is_overdue_from_the_day_after_its_day(as_of: date, standing: str) -> None:
    found = catalogue(duty("2026-03"), assignments=(holds("cuc-a"),))
    first = owed_reports(found, as_of)[0]
    assert first.standing == standing


def test_on_its_day_a_report_is_the_next_one_due() -> None:
    found = catalogue(duty(), assignments=(holds("cuc-a"),))
    assert [one.period.code for one in owed_reports(found, date(2026, 2, 25))] == ["2026-01", "2026-02"]
    assert [one.period.code for one in owed_reports(found, date(2026, 2, 26))] == ["2026-01", "2026-02", "2026-03"]


def test_nobody_is_late_where_the_portal_follows_nothing() -> None:
    found = catalogue(duty(tracked=None), assignments=(holds("cuc-a", "2022-02-11"),))
    assert owed_reports(found, NOW) == ()


def test_a_duty_without_a_day_makes_nobody_late() -> None:
    found = catalogue(duty(number=None), assignments=(holds("cuc-a"),))
    assert owed_reports(found, NOW) == ()


@pytest.mark.parametrize("as_of", [date.max, date(9999, 12, 25), date.min])
def test_the_calendar_may_end(as_of: date) -> None:
    found = catalogue(duty("9999-11"), assignments=(holds("cuc-a"),))
    assert len(owed_reports(found, as_of)) == (2 if as_of.year == 9999 else 0)


def test_who_holds_the_role_on_the_due_day_owes_the_report() -> None:
    """The role passes on 20 February; both Februaries' due day, the 25th, is then the new unit's."""
    found = catalogue(duty(), assignments=(holds("cuc-a", "2025-01-01", "2026-02-19"), holds("cuc-b", "2026-02-20")))
    assert [line.rsplit(" ", 2)[0] for line in told(owed_reports(found, NOW))] == [
        "cuc-a 2026-01",
        "cuc-b 2026-02",
        "cuc-b 2026-03",
        "cuc-b 2026-04",
    ]


def test_a_unit_that_no_longer_exists_owes_nothing_more() -> None:
    found = catalogue(duty(), assignments=(holds("cuc-a"),), ended={"cuc-a": "2026-02-28"})
    assert [one.period.code for one in owed_reports(found, NOW)] == ["2026-01", "2026-02"]
    assert platforms_without_unit(found, NOW) == (PLATFORM,)
    assert platforms_without_unit(found, date(2026, 2, 28)) == ()


def test_a_unit_whose_ministry_has_ended_owes_nothing_more() -> None:
    found = catalogue(duty(), assignments=(holds("cuc-a"),), ministry_ended="2026-02-28")
    assert [one.period.code for one in owed_reports(found, NOW)] == ["2026-01", "2026-02"]
    assert platforms_without_unit(found, NOW) == (PLATFORM,)


def test_other_roles_do_not_owe_what_the_duty_asks_of_focal_units() -> None:
    found = catalogue(duty(), assignments=(holds("cong-ty", role="core-enterprise"), holds("cuc-a", role="host-focal")))
    assert owed_reports(found, NOW) == ()


def test_a_report_of_one_joint_holder_counts_for_both() -> None:
    found = catalogue(
        duty("2026-03"),
        report("2026-03", "2026-03-20", unit="cuc-b"),
        assignments=(holds("cuc-a", joint=True), holds("cuc-b", joint=True), holds("cuc-c")),
    )
    march = [one for one in owed_reports(found, NOW) if one.period.code == "2026-03"]
    assert [(one.unit, one.standing, one.jointly) for one in march] == [
        ("cuc-a", ReportStanding.ON_TIME, ("cuc-b",)),
        ("cuc-b", ReportStanding.ON_TIME, ("cuc-a",)),
        ("cuc-c", ReportStanding.OVERDUE, ()),
    ]


def test_of_two_joint_reports_the_newest_stands_for_both() -> None:
    newest = report("2026-03", "2026-03-24", unit="cuc-b")
    found = catalogue(
        duty("2026-03"),
        report("2026-03", "2026-03-20", unit="cuc-a"),
        newest,
        assignments=(holds("cuc-a", joint=True), holds("cuc-b", joint=True)),
    )
    assert [one.report for one in owed_on(found, PLATFORM, date(2026, 3, 25))] == [newest, newest]


def test_the_first_of_two_corrections_takes_the_place() -> None:
    first = report("2026-01", "2026-02-03", corrects="2026-01-cuc-a")
    later = replace(first, id="2026-01-cuc-a-dinh-chinh-2", submitted_on=date(2026, 2, 4))
    found = catalogue(report("2026-01", "2026-01-23"), first, later)
    assert corrections(found, PLATFORM, NOW) == {f"{PLATFORM}/2026-01-cuc-a": first}


def test_a_correction_stands_in_the_place_of_what_it_corrects_and_does_not_make_it_late() -> None:
    first = report("2026-01", "2026-01-23")
    second = report("2026-01", "2026-02-03", corrects="2026-01-cuc-a")
    third = report("2026-01", "2026-02-09", corrects="2026-01-cuc-a-dinh-chinh-1")
    found = catalogue(duty(), first, second, third, assignments=(holds("cuc-a"),))
    owed = owed_for(found, NOW)[PLATFORM, "cuc-a", "2026-01"]
    assert (owed.standing, owed.days, owed.report) == (ReportStanding.ON_TIME, 0, third)
    assert effective_reports(found, PLATFORM, NOW) == (third,)
    assert effective_reports(found, PLATFORM, date(2026, 2, 5)) == (second,)
    assert effective_reports(found, PLATFORM, date(2026, 1, 24)) == (first,)
    assert corrections(found, PLATFORM, date(2026, 2, 5)) == {first.key: second}


def test_a_report_of_later_is_not_known_before() -> None:
    found = catalogue(duty(), report("2026-01", "2026-02-10"), assignments=(holds("cuc-a"),))
    assert told(owed_on(found, PLATFORM, date(2026, 2, 9)))[0] == "cuc-a 2026-01 overdue 15"
    assert told(owed_on(found, PLATFORM, date(2026, 2, 10)))[0] == "cuc-a 2026-01 late 16"


def test_a_quarterly_duty_is_owed_by_the_quarter() -> None:
    found = catalogue(duty("2026-02", frequency="quarterly"), assignments=(holds("cuc-a"),))
    assert [(one.period.code, one.due) for one in owed_reports(found, date(2026, 6, 26))] == [
        ("2026-q2", date(2026, 6, 25)),
        ("2026-q3", date(2026, 9, 25)),
    ]


days = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(days, days, st.lists(days, max_size=4))
def test_what_is_owed_follows_from_dates_alone(start: date, as_of: date, submitted: list[date]) -> None:
    """Every owed month lies between tracking and the next due day; only open ones count days, each as many as have
    passed since its due day."""
    reports = {(day.year, day.month): report(f"{day.year}-{day.month:02d}", day.isoformat()) for day in submitted}
    found = catalogue(duty("2025-03"), *reports.values(), assignments=(holds("cuc-a", start.isoformat()),))
    owed = owed_reports(found, as_of)
    assert len({one.period.code for one in owed}) == len(owed)
    for one in owed:
        assert date(2025, 3, 1) <= one.period.first
        assert start <= one.due
        assert one.due.day == 25
        assert (one.report is not None) == (one.standing in (ReportStanding.ON_TIME, ReportStanding.LATE))
        if one.standing is ReportStanding.OVERDUE:
            assert one.days == (as_of - one.due).days > 0
        if one.standing is ReportStanding.DUE:
            assert as_of <= one.due
            assert month_index(one.period.first) <= month_index(as_of) + 1
        if one.report is not None:
            assert one.days == max(0, (one.report.submitted_on - one.due).days)


def test_assignments_of_the_whole_programme_owe_nothing_on_platforms() -> None:
    held: Assignment = holds("vu-b", role="coordinator")
    assert owed_reports(catalogue(duty(), assignments=(held,)), NOW) == ()
