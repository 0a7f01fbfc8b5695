"""`/bao-cao/`: who owes which report, by unit and month; the reports on each platform; a page for each report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ndp.derive.reports import (
    OwedReport,
    ReportStanding,
    corrections,
    owed_for,
    owed_on,
    owed_reports,
    platforms_without_unit,
    reports_of,
    tracked_duties,
)
from ndp.i18n import LANGUAGES, Language
from ndp.model.plans import Plan, Report
from ndp.model.records import Organisation, Platform
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import changed_day, report_title, section_crumb
from ndp.site.pages.reported import ValueRow, figure_rows, value_rows
from ndp.site.portal import Portal
from ndp.site.render import Crumb, View, render_page
from ndp.text import ReportPeriod

SHOWN_MONTHS = 12
SHOWN_REPORTS = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """What a unit owes for one month: the reports, and the class, text and words of the cell."""

    look: str
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit over the months; `open` are its reports that are not in or came late."""

    organisation: Organisation | None
    unit: str
    cells: tuple[Cell, ...]
    open: tuple[OwedReport, ...]


class ReportRow(NamedTuple):
    """A report in the list."""

    report: Report
    platform: Platform | None
    corrected: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """How many owed reports stand how."""

    on_time: int
    late: int
    overdue: int
    due: int


def pages(portal: Portal) -> Iterator[Page]:
    """The list, that of each platform and every report's page, in every language."""
    reported = sorted({report.platform for report in portal.catalogue.of_type(Report).values()})
    for language in LANGUAGES:
        yield _list(portal, language)
    for platform in reported:
        if platform in portal.catalogue.platforms:
            for language in LANGUAGES:
                yield _platform(portal, portal.catalogue.platforms[platform], language)
    for report in portal.catalogue.of_type(Report).values():
        for language in LANGUAGES:
            yield _report(portal, report, language)


def _list(portal: Portal, language: Language) -> Page:
    catalogue, as_of = portal.catalogue, portal.as_of

    def data(view: View) -> Mapping[str, Any]:
        owed = owed_reports(catalogue, as_of)
        periods = _periods(owed)
        tracked = tracked_duties(catalogue)
        return {
            "tracked": tracked,
            "figures": _figures(owed),
            "periods": periods,
            "rows": _unit_rows(view, owed, periods),
            "without": [
                catalogue.platforms[one]
                for one in platforms_without_unit(catalogue, as_of)
                if one in catalogue.platforms
            ],
            "reports": _report_rows(portal, catalogue.of_type(Report).values())[:SHOWN_REPORTS],
            "count": len(catalogue.of_type(Report)),
            "intro": view._(
                "Đơn vị đầu mối của Bộ báo cáo về từng nền tảng vào ngày 25 hằng tháng. Tính đến ngày {day}.",
                day=view.date(as_of),
            ),
        }

    return render_page(
        portal,
        language,
        "reports.html",
        section="reports",
        address=lambda other: routes.address("reports", language=other),
        title=lambda view: section_crumb(view, "reports").title,
        description=lambda view: view._(
            "Báo cáo hằng tháng về các nền tảng: đơn vị nào đã nộp, còn thiếu, chậm bao lâu."
        ),
        data=data,
    )


def _figures(owed: Iterable[OwedReport]) -> Figures:
    counts: dict[ReportStanding, int] = defaultdict(int)
    for one in owed:
        counts[one.standing] += 1
    return Figures(
        counts[ReportStanding.ON_TIME],
        counts[ReportStanding.LATE],
        counts[ReportStanding.OVERDUE],
        counts[ReportStanding.DUE],
    )


def _periods(owed: Iterable[OwedReport]) -> tuple[ReportPeriod, ...]:
    """The newest periods that somebody owes something for, oldest first."""
    return tuple(sorted({one.period for one in owed}, key=lambda period: (period.last, period.code)))[-SHOWN_MONTHS:]


def _unit_rows(view: View, owed: Iterable[OwedReport], periods: tuple[ReportPeriod, ...]) -> list[UnitRow]:
    organisations = view.portal.catalogue.organisations
    by_unit: dict[str, list[OwedReport]] = defaultdict(list)
    for one in owed:
        by_unit[one.unit].append(one)
    rows = [
        UnitRow(
            organisations.get(unit),
            unit,
            tuple(_cell(view, [one for one in reports if one.period == period]) for period in periods),
            tuple(one for one in reports if one.standing in (ReportStanding.OVERDUE, ReportStanding.LATE)),
        )
        for unit, reports in by_unit.items()
    ]
    return view.sorted_by_name(
        rows, lambda row: view.plain(row.organisation.name) if row.organisation is not None else row.unit
    )


def _cell(view: View, reports: list[OwedReport]) -> Cell:
    if not reports:
        return Cell("none", "–", view._("không phải báo cáo"))
    submitted = [one for one in reports if one.report is not None]
    overdue = [one for one in reports if one.standing is ReportStanding.OVERDUE]
    late = [one for one in reports if one.standing is ReportStanding.LATE]
    text = f"{len(submitted)}/{len(reports)}"
    words = [view._("đã nộp {done} trong {total} báo cáo", done=len(submitted), total=len(reports))]
    if late:
        words.append(view._("{count} nộp chậm", count=len(late)))
    if overdue:
        words.append(view._("{count} quá hạn", count=len(overdue)))
        return Cell("late", text, ", ".join(words))
    if len(submitted) < len(reports):
        words.append(view._("hạn {day}", day=view.date(reports[0].due)))
        return Cell("", text, ", ".join(words))
    return Cell("slow" if late else "ok", text, ", ".join(words))


def _report_rows(portal: Portal, found: Iterable[Report]) -> list[ReportRow]:
    """Those of the reports that were submitted by now, newest first."""
    catalogue, as_of = portal.catalogue, portal.as_of
    reports = [report for report in found if report.submitted_on <= as_of]
    reports.sort(key=lambda report: (report.submitted_on, report.key), reverse=True)
    return [
        ReportRow(
            report,
            catalogue.platforms.get(report.platform),
            report.key in corrections(catalogue, report.platform, as_of),
        )
        for report in reports
    ]


def _platform(portal: Portal, platform: Platform, language: Language) -> Page:
    catalogue, as_of = portal.catalogue, portal.as_of

    def data(view: View) -> Mapping[str, Any]:
        owed = owed_on(catalogue, platform.id, as_of)
        periods = _periods(owed)
        return {
            "platform": platform,
            "periods": periods,
            "rows": _unit_rows(view, owed, periods),
            "reports": _report_rows(portal, reports_of(catalogue, platform.id)),
        }

    return render_page(
        portal,
        language,
        "platform_reports.html",
        section="reports",
        address=lambda other: routes.address("reports", platform.id, language=other),
        title=lambda view: view._("Báo cáo về {platform}", platform=view.platform_title(platform)),
        description=lambda view: view._(
            "Mọi báo cáo đã nộp về {platform}, theo đơn vị và kỳ.", platform=view.platform_title(platform)
        ),
        crumbs=lambda view: [section_crumb(view, "reports")],
        data=data,
    )


def _report(portal: Portal, report: Report, language: Language) -> Page:
    catalogue, as_of = portal.catalogue, portal.as_of

    def data(view: View) -> Mapping[str, Any]:
        plan = catalogue.of_type(Plan).get(report.plan or "")
        tasks = {task.id: task for _, task in plan.tasks()} if plan else {}
        milestones = {one.id: one for one in plan.roadmap} if plan else {}
        rows: list[ValueRow] = [*value_rows(view, report, plan), *figure_rows(view, report)]
        return {
            "report": report,
            "platform": catalogue.platforms.get(report.platform),
            "plan": plan,
            "entry": portal.entry("report", report.key),
            "values": rows,
            "tasks": [(tasks.get(one.task), one) for one in report.tasks],
            "milestones": [(milestones.get(one.milestone), one) for one in report.milestones],
            "owed": owed_for(catalogue, as_of).get((report.platform, report.unit, report.period)),
            "corrected_by": corrections(catalogue, report.platform, as_of).get(report.key),
            "corrects": catalogue.of_type(Report).get(report.corrects.report) if report.corrects else None,
            "noted": catalogue.observations_about("report", report.key),
        }

    return render_page(
        portal,
        language,
        "report.html",
        section="reports",
        address=lambda other: routes.address("reports", report.key, language=other),
        title=lambda view: report_title(view, report),
        description=lambda view: view._(
            "Báo cáo {period} về {platform}: số liệu, việc, mốc, khó khăn và đề xuất.",
            period=report.span.title(language),
            platform=_platform_title(view, report),
        ),
        crumbs=lambda view: [section_crumb(view, "reports"), *_platform_crumb(view, report)],
        data=data,
        changed=changed_day(portal, "report", report.key),
    )


def _platform_title(view: View, report: Report) -> str:
    platform = view.portal.catalogue.platforms.get(report.platform)
    return view.platform_title(platform) if platform else report.platform


def _platform_crumb(view: View, report: Report) -> Iterator[Crumb]:
    if report.platform in view.portal.catalogue.platforms:
        yield Crumb(_platform_title(view, report), routes.address("reports", report.platform, language=view.language))
