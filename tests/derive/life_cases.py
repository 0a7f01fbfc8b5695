"""Small catalogues of one platform, for tests of plans and reports."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from ndp.model.catalogue import Catalogue, Entry
from ndp.model.plans import Correction, Indicator, Milestone, Plan, PlanPeriod, ReachedMilestone, Report, ReportedValue
from ndp.model.records import (
    AnyRecord,
    Assignment,
    AssignmentFile,
    Duty,
    Name,
    Organisation,
    Platform,
    Provenance,
    Role,
    Text,
)
from ndp.text import PartialDate

PLATFORM = "nen-tang"
PROVENANCE = Provenance(level="unverified", note=Text(vi="Bịa ra để thử."))


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def duty(tracked: str | None = "2026-01", number: int | None = 25, frequency: str = "monthly") -> Duty:
    """The duty to report, of the Ministry's focal units."""
    return Duty(
        id="bao-cao",
        clause="186/d2.ii.1.dd",
        title=Name(vi="Báo cáo"),
        summary=Text(vi="Báo cáo."),
        topic="report",
        frequency=(frequency,),
        section="reports",
        roles=("ministry-focal", "promotion-focal"),
        day=number,
        tracked_from=day(tracked) if tracked else None,
        provenance=PROVENANCE,
    )


def holds(
    unit: str, start: str | None = None, end: str | None = None, role: Role = "ministry-focal", *, joint: bool = False
) -> Assignment:
    return Assignment(
        role=role,
        organisation=unit,
        from_=day(start) if start else None,
        to=day(end) if end else None,
        joint=joint,
    )


def report(period: str, submitted: str, unit: str = "cuc-a", corrects: str = "", **parts: Any) -> Report:
    """A report; with `corrects`, the correction of the report of that id."""
    suffix = f"-dinh-chinh-{corrects.count('dinh-chinh') + 1}" if corrects else ""
    return Report(
        id=f"{period}-{unit}{suffix}",
        platform=PLATFORM,
        unit=unit,
        period=period,
        submitted_on=date.fromisoformat(submitted),
        corrects=Correction(report=f"{PLATFORM}/{corrects}", reason=Text(vi="Đếm sai.")) if corrects else None,
        provenance=PROVENANCE,
        **parts,
    )


def value(indicator: str, number: str, on: str | None = None) -> ReportedValue:
    return ReportedValue(indicator=indicator, value=Decimal(number), on=date.fromisoformat(on) if on else None)


def reached(milestone: str, on: str) -> ReachedMilestone:
    return ReachedMilestone(milestone=milestone, reached_on=date.fromisoformat(on))


def plan(*indicators: Indicator, roadmap: tuple[Milestone, ...] = (), **parts: Any) -> Plan:
    """A plan for 2026."""
    return Plan(
        id="nam-2026",
        platform=PLATFORM,
        kind="ministry",
        owner="cuc-a",
        extent="partial",
        title=Name(vi="Kế hoạch"),
        period=PlanPeriod(from_=day("2026-01-01"), to=day("2026-12-31")),
        indicators=indicators,
        roadmap=roadmap,
        provenance=PROVENANCE,
        **parts,
    )


def indicator(baseline: str | None, target: str, due: str = "2026-12-31", **parts: Any) -> Indicator:
    return Indicator(
        id="tai-khoan",
        name=Name(vi="Số tài khoản"),
        unit=Name(vi="tài khoản"),
        baseline=None if baseline is None else Decimal(baseline),
        target=Decimal(target),
        due=day(due),
        **parts,
    )


def milestone(milestone_id: str, due: str) -> Milestone:
    return Milestone(id=milestone_id, title=Name(vi="Mốc"), due=day(due))


def catalogue(
    *records: AnyRecord,
    assignments: tuple[Assignment, ...] = (),
    ended: dict[str, str] | None = None,
    ministry_ended: str | None = None,
) -> Catalogue:
    """A catalogue of `records`, one platform and the organisations `assignments` name, some of which have `ended`.

    With `ministry_ended` they are units of a ministry that ended on that day.
    """
    ends = dict(ended or {})
    if ministry_ended:
        ends["bo"] = ministry_ended
    units = sorted({assignment.organisation for assignment in assignments})
    found: list[AnyRecord] = [Platform(id=PLATFORM, scope="national", provenance=PROVENANCE), *records]
    found += [
        Organisation(
            id=body,
            name=Name(vi=body),
            kind="ministry" if body == "bo" else "department",
            parent="bo" if ministry_ended and body != "bo" else None,
            to=day(ends[body]) if body in ends else None,
            provenance=PROVENANCE,
        )
        for body in (["bo", *units] if ministry_ended else units)
    ]
    if assignments:
        found.append(AssignmentFile(id=PLATFORM, platform=PLATFORM, assignments=assignments, provenance=PROVENANCE))
    return Catalogue.of(
        Entry(record.KIND, _key(record), record, f"catalogue/{record.KIND}/{_key(record)}.yml") for record in found
    )


def _key(record: AnyRecord) -> str:
    return record.key if isinstance(record, Plan | Report) else record.id
