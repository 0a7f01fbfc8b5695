"""How far the indicators of a plan have come: exact fractions, rounded nowhere (Decision 186, Article 2.II.1.đ)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from ndp.derive.reports import effective_reports
from ndp.model.catalogue import Catalogue
from ndp.model.plans import Indicator, Plan, Report, ReportedValue
from ndp.text import month_index


class ProgressState(StrEnum):
    """How an indicator stands."""

    REACHED = "reached"
    ON_TRACK = "on-track"
    BEHIND = "behind"
    MISSED = "missed"
    UNKNOWN = "unknown"
    """Nothing was reported, or there is nothing to hold it against yet."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value of an indicator on a day, and the report it stands in."""

    on: date
    value: Fraction
    report: Report


@dataclass(frozen=True, slots=True)
class Progress:
    """An indicator on a date.

    `share` is the part of the way from baseline to target that is done; `expected` the value the plan asks for on the
    day of the latest reading; `pace` and `pace_needed` are units per month, so far and until the due day;
    `months_left` counts the months still to be reported on. None where the plan or the reports do not say.
    """

    indicator: Indicator
    readings: tuple[Reading, ...]
    state: ProgressState
    share: Fraction | None = None
    expected: Fraction | None = None
    pace: Fraction | None = None
    pace_needed: Fraction | None = None
    months_left: int | None = None

    @property
    def latest(self) -> Reading | None:
        """The newest reading."""
        return self.readings[-1] if self.readings else None


def reading_day(report: Report, value_on: date | None) -> date:
    """The day a reported number is of: the stated one, else the last day of the period that was over at submission."""
    return value_on or min(report.span.last, report.submitted_on)


def readings(catalogue: Catalogue, plan: Plan, indicator: Indicator, as_of: date) -> tuple[Reading, ...]:
    """What valid reports say of an indicator, by day; of one day the report submitted last counts."""
    found: dict[date, Reading] = {}
    for report in effective_reports(catalogue, plan.platform, as_of):
        for value in report.values if report.plan == plan.key else ():
            if value.indicator == indicator.id:
                reading = _reading(report, value)
                found[reading.on] = reading
    return tuple(found[day] for day in sorted(found))


def _reading(report: Report, value: ReportedValue) -> Reading:
    return Reading(reading_day(report, value.on), Fraction(value.value), report)


def path(plan: Plan, indicator: Indicator) -> tuple[tuple[date, Fraction], ...]:
    """The values the plan asks for, by day: baseline, steps, target. Without a baseline it begins at the steps."""
    start = indicator.baseline_on or (plan.period.from_ if plan.period else None)
    points: dict[date, Fraction] = {}
    if indicator.baseline is not None and start is not None:
        points[start.earliest] = Fraction(indicator.baseline)
    for step in indicator.steps:
        points[step.due.latest] = Fraction(step.value)
    points[indicator.due.latest] = Fraction(indicator.target)
    return tuple(sorted(points.items()))


def expected_on(points: tuple[tuple[date, Fraction], ...], day: date) -> Fraction | None:
    """The value asked for on a day, in even steps between the points of a path; None before its first point."""
    after = bisect_right(points, day, key=lambda point: point[0])
    if after == 0:
        return None
    if after == len(points):
        return points[-1][1]
    (before_day, before), (after_day, then) = points[after - 1], points[after]
    return before + (then - before) * Fraction((day - before_day).days, (after_day - before_day).days)


def progress(catalogue: Catalogue, plan: Plan, indicator: Indicator, as_of: date) -> Progress:
    """How an indicator stands on `as_of`."""
    found = readings(catalogue, plan, indicator, as_of)
    if not found:
        return Progress(indicator, (), ProgressState.UNKNOWN)
    latest, target = found[-1], Fraction(indicator.target)
    points = path(plan, indicator)
    expected = expected_on(points, latest.on)
    baseline = Fraction(indicator.baseline) if indicator.baseline is not None else None
    falling = baseline is not None and target < baseline
    reached = latest.value <= target if falling else latest.value >= target
    over = as_of > indicator.due.latest
    months_left = _months_left(latest.on, indicator.due.latest, as_of)
    return Progress(
        indicator,
        found,
        _state(latest.value, expected, reached=reached, over=over, falling=falling),
        share=(latest.value - baseline) / (target - baseline) if baseline not in (None, target) else None,
        expected=expected,
        pace=_pace(points[0], latest, baseline),
        pace_needed=None if reached or over else (target - latest.value) / months_left,
        months_left=None if over else months_left,
    )


def _state(value: Fraction, expected: Fraction | None, *, reached: bool, over: bool, falling: bool) -> ProgressState:
    if reached:
        return ProgressState.REACHED
    if over:
        return ProgressState.MISSED
    if expected is None:
        return ProgressState.UNKNOWN
    on_track = value <= expected if falling else value >= expected
    return ProgressState.ON_TRACK if on_track else ProgressState.BEHIND


def _months_left(latest: date, due: date, as_of: date) -> int:
    """Months that can still be reported on: after the month of the latest reading, from that of `as_of`, to that of
    `due`; at least one, as long as the due day has not passed.
    """
    return max(1, month_index(due) - max(month_index(latest), month_index(as_of) - 1))


def _pace(first: tuple[date, Fraction], latest: Reading, baseline: Fraction | None) -> Fraction | None:
    months = month_index(latest.on) - month_index(first[0])
    return (latest.value - baseline) / months if baseline is not None and months > 0 else None
