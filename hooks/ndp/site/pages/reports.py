"""`/bao-cao/`: who owes which report, by unit and month; the reports on each platform; a page for each report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ndp.derive.reports import corrections, owed_for, owed_on, reports_of
from ndp.i18n import LANGUAGES, Language
from ndp.model.plans import Plan, Report
from ndp.model.records import Platform
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import changed_day, report_title, section_crumb
from ndp.site.pages.report_list import list_pages, periods_of, report_rows, unit_rows
from ndp.site.pages.reported import ValueRow, figure_rows, value_rows
from ndp.site.portal import Portal
from ndp.site.render import Crumb, View, render_page


def pages(portal: Portal) -> Iterator[Page]:
    """The list, that of each platform and every report's page, in every language."""
    reported = sorted({report.platform for report in portal.catalogue.of_type(Report).values()})
    for language in LANGUAGES:
        yield from list_pages(portal, language)
    for platform in reported:
        if platform in portal.catalogue.platforms:
            for language in LANGUAGES:
                yield _platform(portal, portal.catalogue.platforms[platform], language)
    for report in portal.catalogue.of_type(Report).values():
        for language in LANGUAGES:
            yield _report(portal, report, language)


def _platform(portal: Portal, platform: Platform, language: Language) -> Page:
    catalogue, as_of = portal.catalogue, portal.as_of

    def data(view: View) -> Mapping[str, Any]:
        owed = owed_on(catalogue, platform.id, as_of)
        periods = periods_of(owed)
        return {
            "platform": platform,
            "periods": periods,
            "rows": unit_rows(view, owed, periods),
            "reports": report_rows(portal, reports_of(catalogue, platform.id)),
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
