"""Who owes which report, and which reports stand (Decision 186, Article 2.II.1.đ and Article 1.IV.2.a).

What is owed follows from the duties: a report duty with a day and `tracked_from` is owed by whoever holds one of its
roles for a platform on the day it falls due. Before `tracked_from` the portal took no reports, so nobody is late.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ndp.derive.organisations import last_day
from ndp.derive.responsibility import Standing, standing_on
from ndp.memory import remembered
from ndp.model.catalogue import Catalogue, HeldRole
from ndp.model.plans import Report
from ndp.model.records import Duty
from ndp.text import PeriodKind, ReportPeriod, periods_from

DECEMBER = 12
RHYTHMS = {
    "monthly": PeriodKind.MONTH,
    "quarterly": PeriodKind.QUARTER,
    "half-yearly": PeriodKind.HALF,
    "yearly": PeriodKind.YEAR,
}


class ReportStanding(StrEnum):
    """How an owed report stands on a date."""

    ON_TIME = "on-time"
    LATE = "late"
    OVERDUE = "overdue"
    DUE = "due"
    """Not yet submitted, and its day is still to come."""


@dataclass(frozen=True, slots=True)
class OwedReport:
    """A report that `unit` owes for a platform and period by `due`.

    `report` is what stands for it now; `days` how late it came or is by now. `jointly` names the units that hold the
    role together with `unit`: a report of one of them counts for all.
    """

    duty: Duty
    platform: str
    unit: str
    period: ReportPeriod
    due: date
    standing: ReportStanding
    report: Report | None = None
    days: int = 0
    jointly: tuple[str, ...] = ()


@remembered(8)
def _reports_by_platform(catalogue: Catalogue) -> Mapping[str, tuple[Report, ...]]:
    found: dict[str, list[Report]] = defaultdict(list)
    for report in catalogue.of_type(Report).values():
        found[report.platform].append(report)
    return {
        platform: tuple(sorted(reports, key=lambda report: (report.submitted_on, report.span, report.id)))
        for platform, reports in found.items()
    }


def reports_of(catalogue: Catalogue, platform: str) -> tuple[Report, ...]:
    """Every report on a platform, corrected ones too, oldest submission first."""
    return _reports_by_platform(catalogue).get(platform, ())


def corrections(catalogue: Catalogue, platform: str, as_of: date) -> Mapping[str, Report]:
    """By key of the corrected report, the first report submitted until `as_of` that takes its place."""
    found: dict[str, Report] = {}
    for report in reports_of(catalogue, platform):
        if report.corrects is not None and report.submitted_on <= as_of:
            found.setdefault(report.corrects.report, report)
    return found


# A platform's page, its plans and each of their indicators ask for the same.
@remembered(64)
def effective_reports(catalogue: Catalogue, platform: str, as_of: date) -> tuple[Report, ...]:
    """The reports on a platform that stand on `as_of`: submitted by then and not corrected by then."""
    corrected = corrections(catalogue, platform, as_of)
    return tuple(
        report
        for report in reports_of(catalogue, platform)
        if report.submitted_on <= as_of and report.key not in corrected
    )


def tracked_duties(catalogue: Catalogue) -> tuple[Duty, ...]:
    """The report duties whose fulfilment the portal follows."""
    return tuple(
        duty for duty in catalogue.duties.values() if duty.topic == "report" and duty.tracked_from and duty.day
    )


@remembered(8)
def owed_reports(catalogue: Catalogue, as_of: date) -> tuple[OwedReport, ...]:
    """Every report owed since tracking began, up to the one that falls due next after `as_of`.

    By due day, platform and unit.
    """
    found = [owed for duty in tracked_duties(catalogue) for owed in _owed_by(catalogue, duty, as_of)]
    return tuple(sorted(found, key=lambda owed: (owed.due, owed.platform, owed.unit, owed.period.code)))


@remembered(8)
def _owed_by_platform(catalogue: Catalogue, as_of: date) -> Mapping[str, tuple[OwedReport, ...]]:
    found: dict[str, list[OwedReport]] = defaultdict(list)
    for owed in owed_reports(catalogue, as_of):
        found[owed.platform].append(owed)
    return {platform: tuple(of_platform) for platform, of_platform in found.items()}


def owed_on(catalogue: Catalogue, platform: str, as_of: date) -> tuple[OwedReport, ...]:
    """What is owed on `as_of` for a platform, by due day and unit."""
    return _owed_by_platform(catalogue, as_of).get(platform, ())


@remembered(8)
def owed_for(catalogue: Catalogue, as_of: date) -> Mapping[tuple[str, str, str], OwedReport]:
    """What is owed on `as_of`, by platform, unit and code of the period."""
    return {(owed.platform, owed.unit, owed.period.code): owed for owed in owed_reports(catalogue, as_of)}


def _owed_by(catalogue: Catalogue, duty: Duty, as_of: date) -> Iterator[OwedReport]:
    periods = sorted(_periods(duty, as_of), key=lambda pair: pair[1])
    for platform in sorted({held.platform for held in catalogue.held_roles if held.platform is not None}):
        charged = [held for held in catalogue.roles_for(platform) if held.assignment.role in duty.roles]
        seen: set[tuple[str, str]] = set()
        for held in charged:
            unit = held.assignment.organisation
            for period, due in _within(periods, held, _last_day(catalogue, held)):
                if (unit, period.code) in seen or standing_on(catalogue, held, due) is not Standing.CURRENT:
                    continue
                seen.add((unit, period.code))
                jointly = _joint_holders(catalogue, held, charged, due)
                owed = OwedReport(duty, platform, unit, period, due, ReportStanding.DUE, jointly=jointly)
                yield _standing(catalogue, owed, as_of)


def _periods(duty: Duty, as_of: date) -> Iterator[tuple[ReportPeriod, date]]:
    """The duty's periods with their due days, up to the first that is not past; it begins next month at latest."""
    if duty.tracked_from is None or duty.day is None:
        return
    for rhythm, kind in RHYTHMS.items():
        if rhythm not in duty.frequency:
            continue
        for period in periods_from(kind, duty.tracked_from.earliest, _end_of_next_month(as_of)):
            due = period.due(duty.day)
            yield period, due
            if due >= as_of:
                break


def _end_of_next_month(day: date) -> date:
    year, number = (day.year, day.month + 1) if day.month < DECEMBER else (day.year + 1, 1)
    return date.max if year > date.max.year else ReportPeriod.parse(f"{year:04d}-{number:02d}").last


def _within(
    periods: list[tuple[ReportPeriod, date]], held: HeldRole, last: date | None
) -> list[tuple[ReportPeriod, date]]:
    """Those of `periods`, sorted by due day, that fall due while the role may be held, until `last`."""
    start = held.assignment.from_
    first = bisect_left(periods, start.earliest, key=lambda pair: pair[1]) if start else 0
    end = bisect_right(periods, last, key=lambda pair: pair[1]) if last else len(periods)
    return periods[first:end]


def _last_day(catalogue: Catalogue, held: HeldRole) -> date | None:
    if held.assignment.to is not None:
        return held.assignment.to.latest
    organisation = catalogue.organisations.get(held.assignment.organisation)
    return last_day(organisation) if organisation else None


def _joint_holders(catalogue: Catalogue, held: HeldRole, charged: list[HeldRole], day: date) -> tuple[str, ...]:
    if not held.assignment.joint:
        return ()
    return tuple(
        other.assignment.organisation
        for other in charged
        if other is not held
        and other.assignment.joint
        and other.assignment.role == held.assignment.role
        and standing_on(catalogue, other, day) is Standing.CURRENT
    )


def _standing(catalogue: Catalogue, owed: OwedReport, as_of: date) -> OwedReport:
    units = {owed.unit, *owed.jointly}
    submitted = [
        report
        for report in reports_of(catalogue, owed.platform)
        if report.unit in units and report.period == owed.period.code and report.submitted_on <= as_of
    ]
    if not submitted:
        days = max(0, (as_of - owed.due).days)
        standing = ReportStanding.OVERDUE if days else ReportStanding.DUE
        return _with(owed, standing, None, days)
    # A correction does not make a punctual report late.
    days = max(0, (submitted[0].submitted_on - owed.due).days)
    corrected = corrections(catalogue, owed.platform, as_of)
    current = next((report for report in reversed(submitted) if report.key not in corrected), submitted[-1])
    return _with(owed, ReportStanding.LATE if days else ReportStanding.ON_TIME, current, days)


def _with(owed: OwedReport, standing: ReportStanding, report: Report | None, days: int) -> OwedReport:
    return OwedReport(owed.duty, owed.platform, owed.unit, owed.period, owed.due, standing, report, days, owed.jointly)


def _holding(catalogue: Catalogue, duty: Duty, platform: str, day: date) -> list[HeldRole]:
    return [
        held
        for held in catalogue.roles_for(platform)
        if held.assignment.role in duty.roles and standing_on(catalogue, held, day) is Standing.CURRENT
    ]


def platforms_without_unit(catalogue: Catalogue, as_of: date) -> tuple[str, ...]:
    """The platforms for which a unit was once charged with a report duty that has a day, and none is on `as_of`."""
    duties = [duty for duty in catalogue.duties.values() if duty.topic == "report" and duty.day]
    charged = {
        held.platform
        for duty in duties
        for held in catalogue.held_roles
        if held.platform is not None and held.assignment.role in duty.roles
    }
    return tuple(
        sorted(
            platform for platform in charged if not any(_holding(catalogue, duty, platform, as_of) for duty in duties)
        )
    )
