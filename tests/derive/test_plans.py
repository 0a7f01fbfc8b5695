"""What plans must hold by their kind, and how their milestones and tasks stand."""

from __future__ import annotations

from datetime import date

import pytest
from tests.conftest import TESTS
from tests.derive.life_cases import PLATFORM, catalogue, duty, milestone, plan, reached, report

from ndp.derive.plan_parts import PARTS, begun_parts, missing_parts, parts_of
from ndp.derive.plans import MilestoneState, is_followed, milestones, plans_of, slipped_milestones, tasks
from ndp.model.load import load_catalogue
from ndp.model.plans import Plan, PlanKind, PlanYear, ReportedTask, Task
from ndp.model.records import Name, Text
from ndp.schema import Schemas

KEY = f"{PLATFORM}/nam-2026"
NOW = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("kind", "clauses"),
    [
        ("ministry", ["1.a.1", *(f"1.a.2.{n}" for n in range(1, 9))]),
        ("host", [*(f"1.a.2.{n}" for n in range(1, 9)), *(f"1.b.2.{n}" for n in range(1, 4)), "1.b.1"]),
        ("merged", ["1.a.1", *(f"1.a.2.{n}" for n in range(1, 9)), *(f"1.b.2.{n}" for n in range(1, 4))]),
        ("enterprise", ["2.c.1", *(f"2.c.1.{n}" for n in range(1, 5)), "2.c.2", "2.c.3"]),
    ],
)
def test_each_kind_of_plan_has_the_parts_of_its_clauses(kind: PlanKind, clauses: list[str]) -> None:
    assert sorted(part.clause.removeprefix("186/d1.iv.") for part in parts_of(kind)) == sorted(clauses)


def test_the_clauses_exist_and_the_fields_are_the_plans_own() -> None:
    found = load_catalogue(TESTS.parent, Schemas.load(TESTS.parent / "schemas")).catalogue
    for part in PARTS:
        document = found.clause(part.clause)
        assert document is not None
        assert document[1] is not None, part.clause
        assert set(part.fields) <= set(Plan.__struct_fields__)


def test_a_part_that_is_there_in_part_is_begun_and_still_missing() -> None:
    made = plan(roadmap=(milestone("mo", "2026-03-31"),))
    assert "roadmap" in {part.key for part in missing_parts(made)}
    assert [part.key for part in begun_parts(made)] == ["roadmap"]
    whole = plan(roadmap=(milestone("mo", "2026-03-31"),), adoption=Text(vi="Dùng dần."))
    assert "roadmap" not in {part.key for part in missing_parts(whole)}


def test_plans_come_by_age() -> None:
    made = plan()
    assert plans_of(catalogue(made), PLATFORM) == (made,)
    assert plans_of(catalogue(made), "khac") == ()


def test_milestones_worked_out_by_hand() -> None:
    """Reached on 20 March, due 31 March; reached on 9 July, due 30 June: 9 days late; due 30 September, never reported:
    31 days by 31 October; due 15 December: ahead. The earlier of two reported days counts."""
    made = plan(
        roadmap=(
            milestone("mo", "2026-03-31"),
            milestone("noi", "2026-06"),
            milestone("ung-dung", "2026-09-30"),
            milestone("an-toan", "2026-12-15"),
        )
    )
    found = catalogue(
        made,
        report("2026-03", "2026-03-25", plan=KEY, milestones=(reached("mo", "2026-03-20"),)),
        report(
            "2026-07", "2026-07-25", plan=KEY, milestones=(reached("noi", "2026-07-09"), reached("mo", "2026-03-31"))
        ),
    )
    shown = [(one.state, one.days, one.reached_on) for one in milestones(found, made, NOW)]
    assert shown == [
        (MilestoneState.REACHED, 0, date(2026, 3, 20)),
        (MilestoneState.REACHED_LATE, 9, date(2026, 7, 9)),
        (MilestoneState.SLIPPED, 31, None),
        (MilestoneState.AHEAD, 0, None),
    ]
    assert [(one.key, standing.milestone.id) for one, standing in slipped_milestones(found, NOW)] == [(KEY, "ung-dung")]


@pytest.mark.parametrize(
    ("tracked", "state"),
    [(None, MilestoneState.UNKNOWN), ("2026-04", MilestoneState.UNKNOWN), ("2026-03", MilestoneState.SLIPPED)],
)
def test_a_milestone_slips_only_where_the_portal_followed_it(tracked: str | None, state: MilestoneState) -> None:
    made = plan(roadmap=(milestone("mo", "2026-03-31"),))
    standing = milestones(catalogue(made, duty(tracked)), made, NOW)[0]
    assert standing.state is state
    assert (standing.days > 0) == (state is MilestoneState.SLIPPED)


def test_the_portal_follows_from_the_first_tracked_day_on() -> None:
    found = catalogue(duty("2026-04"))
    assert not is_followed(found, date(2026, 3, 31))
    assert is_followed(found, date(2026, 4, 1))
    assert not is_followed(catalogue(), date(2026, 4, 1))


def test_a_corrected_report_reaches_nothing() -> None:
    made = plan(roadmap=(milestone("mo", "2026-03-31"),))
    found = catalogue(
        made,
        report("2026-03", "2026-03-25", plan=KEY, milestones=(reached("mo", "2026-03-20"),)),
        report("2026-03", "2026-04-02", corrects="2026-03-cuc-a", plan=KEY),
    )
    assert milestones(found, made, date(2026, 4, 1))[0].state is MilestoneState.REACHED
    assert milestones(found, made, NOW)[0].state is MilestoneState.SLIPPED


def test_tasks_stand_as_last_reported_and_by_their_month() -> None:
    made = plan(
        years=(
            PlanYear(
                year=2026,
                tasks=(
                    Task(id="sau", title=Name(vi="Sau"), month=11),
                    Task(id="dau", title=Name(vi="Đầu"), month=2),
                    Task(id="giua", title=Name(vi="Giữa"), month=6),
                ),
            ),
        )
    )
    found = catalogue(
        made,
        report("2026-02", "2026-02-25", plan=KEY, tasks=(ReportedTask(task="dau", state="under-way"),)),
        report(
            "2026-06",
            "2026-06-25",
            plan=KEY,
            tasks=(ReportedTask(task="dau", state="done"), ReportedTask(task="giua", state="under-way")),
        ),
    )
    shown = [
        (one.task.id, one.reported.state if one.reported else None, one.overdue) for one in tasks(found, made, NOW)
    ]
    assert shown == [("dau", "done", False), ("giua", "under-way", True), ("sau", None, False)]
    earlier = {one.task.id: one.overdue for one in tasks(found, made, date(2026, 3, 31))}
    assert earlier == {"dau": True, "giua": False, "sau": False}
    assert not any(one.overdue for one in tasks(catalogue(made), made, NOW))
