"""The plans of a platform; how their milestones and tasks stand by what was reported (Decision 186, Article 1.IV.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ndp.derive.reports import effective_reports, tracked_duties
from ndp.memory import remembered
from ndp.model.catalogue import Catalogue
from ndp.model.plans import Milestone, Plan, Report, ReportedTask, Task
from ndp.text import ReportPeriod


@remembered(8)
def _plans_by_platform(catalogue: Catalogue) -> Mapping[str, tuple[Plan, ...]]:
    found: dict[str, list[Plan]] = defaultdict(list)
    for plan in catalogue.of_type(Plan).values():
        found[plan.platform].append(plan)
    return {platform: tuple(sorted(plans, key=_age)) for platform, plans in found.items()}


def _age(plan: Plan) -> tuple[str, str]:
    start = str(plan.period.from_) if plan.period else "9999"
    return start, plan.id


def plans_of(catalogue: Catalogue, platform: str) -> tuple[Plan, ...]:
    """The plans for a platform, oldest period first."""
    return _plans_by_platform(catalogue).get(platform, ())


class MilestoneState(StrEnum):
    """How a milestone stands."""

    REACHED = "reached"
    REACHED_LATE = "reached-late"
    SLIPPED = "slipped"
    AHEAD = "ahead"
    UNKNOWN = "unknown"
    """Its day has passed, but the portal took no reports on it."""


@dataclass(frozen=True, slots=True)
class MilestoneStanding:
    """A milestone on a date; `days` is how late it was reached or is by now, 0 where it is not late."""

    milestone: Milestone
    state: MilestoneState
    reached_on: date | None
    days: int


def milestones(catalogue: Catalogue, plan: Plan, as_of: date) -> tuple[MilestoneStanding, ...]:
    """How the milestones of a plan stand on `as_of`: by the first day any valid report names, else by the calendar.

    A milestone that nobody had to report on to the portal does not slip (see `is_followed`).
    """
    reached: dict[str, date] = {}
    reports = _reports_on(catalogue, plan, as_of)
    for report in reports:
        for one in report.milestones:
            day = reached.get(one.milestone)
            reached[one.milestone] = one.reached_on if day is None else min(day, one.reached_on)
    return tuple(
        _milestone(
            milestone,
            reached.get(milestone.id),
            as_of,
            followed=bool(reports) or is_followed(catalogue, milestone.due.latest),
        )
        for milestone in plan.roadmap
    )


def is_followed(catalogue: Catalogue, day: date) -> bool:
    """Whether the portal already followed reports on `day`: what fell due earlier may have been reported elsewhere."""
    starts = [duty.tracked_from.earliest for duty in tracked_duties(catalogue) if duty.tracked_from]
    return bool(starts) and min(starts) <= day


def _milestone(milestone: Milestone, reached: date | None, as_of: date, *, followed: bool) -> MilestoneStanding:
    late = max(0, ((reached or as_of) - milestone.due.latest).days)
    if reached is not None:
        state = MilestoneState.REACHED_LATE if late else MilestoneState.REACHED
    elif not late:
        state = MilestoneState.AHEAD
    elif followed:
        state = MilestoneState.SLIPPED
    else:
        state, late = MilestoneState.UNKNOWN, 0
    return MilestoneStanding(milestone, state, reached, late)


def slipped_milestones(catalogue: Catalogue, as_of: date) -> tuple[tuple[Plan, MilestoneStanding], ...]:
    """Every milestone of every plan that has slipped by `as_of`, the longest overdue first."""
    found = [
        (plan, standing)
        for plan in catalogue.of_type(Plan).values()
        for standing in milestones(catalogue, plan, as_of)
        if standing.state is MilestoneState.SLIPPED
    ]
    return tuple(sorted(found, key=lambda pair: (pair[1].milestone.due.latest, pair[0].key, pair[1].milestone.id)))


@dataclass(frozen=True, slots=True)
class TaskStanding:
    """A task on a date: what was last reported of it, and whether its month is over without it being done.

    A task that nobody had to report on to the portal is not overdue.
    """

    year: int
    task: Task
    reported: ReportedTask | None
    report: Report | None
    overdue: bool


def tasks(catalogue: Catalogue, plan: Plan, as_of: date) -> tuple[TaskStanding, ...]:
    """How the tasks of a plan stand on `as_of`, by year and month."""
    last: dict[str, tuple[ReportedTask, Report]] = {}
    for report in _reports_on(catalogue, plan, as_of):
        for one in report.tasks:
            last[one.task] = (one, report)
    standings = [_task(catalogue, year, task, last.get(task.id), as_of) for year, task in plan.tasks()]
    return tuple(sorted(standings, key=lambda standing: (standing.year, standing.task.month or 0)))


def _task(
    catalogue: Catalogue, year: int, task: Task, last: tuple[ReportedTask, Report] | None, as_of: date
) -> TaskStanding:
    reported, report = last or (None, None)
    end = ReportPeriod.parse(f"{year:04d}-{task.month or 12:02d}").last
    done = reported is not None and reported.state == "done"
    followed = reported is not None or is_followed(catalogue, end)
    return TaskStanding(year, task, reported, report, overdue=not done and followed and end < as_of)


def _reports_on(catalogue: Catalogue, plan: Plan, as_of: date) -> list[Report]:
    """The valid reports that name the plan, oldest first."""
    return [report for report in effective_reports(catalogue, plan.platform, as_of) if report.plan == plan.key]
