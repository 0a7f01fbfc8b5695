"""The list of `/bao-cao/`: who owes which report, by unit and month, and the newest reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ndp.derive.reports import (
    OwedReport,
    ReportStanding,
    corrections,
    owed_reports,
    platforms_without_unit,
    tracked_duties,
)
from ndp.i18n import Language
from ndp.memory import remembered
from ndp.model.plans import Report
from ndp.model.records import Organisation, Platform
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import record_title, section_crumb
from ndp.site.pages.link_list import SHOWN, LinkList, ListedLink, link_list_pages
from ndp.site.pages.long_list import LongList, Shown, long_list_pages
from ndp.site.portal import Portal
from ndp.site.render import Crumb, View
from ndp.site.templating import sentence_case
from ndp.text import ReportPeriod

SHOWN_MONTHS = 12
SHOWN_REPORTS = 100
UNITS_TO_A_PAGE = 20
"""Each with a line of months and what it owes."""
MOST_OPEN = 20
"""So many late and missing reports of a unit stand on its list."""
OPEN_SLUG: Mapping[Language, str] = {"vi": "con-thieu", "en": "open"}
WITHOUT_SLUG: Mapping[Language, str] = {"vi": "khong-don-vi", "en": "without-unit"}


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


def list_pages(portal: Portal, language: Language) -> Iterator[Page]:
    """The list in one language, and the pages of what it names only in part."""
    yield from long_list_pages(portal, _list(portal), language)
    for found in _link_lists(portal):
        yield from link_list_pages(portal, found, language)


def _list(portal: Portal) -> LongList[str]:
    catalogue, as_of = portal.catalogue, portal.as_of
    by_unit = _by_unit(portal)

    def data(view: View, shown: Shown[str]) -> Mapping[str, Any]:
        owed = owed_reports(catalogue, as_of)
        periods = periods_of(owed)
        first = shown.number == 1
        without = _without_unit(portal) if first else []
        return {
            "tracked": tracked_duties(catalogue),
            "figures": _figures(owed),
            "periods": periods,
            "rows": [_unit_row(view, unit, by_unit[unit], periods) for unit in shown.rows],
            "most_open": MOST_OPEN,
            "open_url": lambda unit: view.rel(_open_address(unit, view.language)),
            "without": view.sorted_by_name(without, view.platform_title)[:SHOWN],
            "without_count": len(without),
            "without_url": view.rel(_without_address(view.language)),
            "reports": report_rows(portal, catalogue.of_type(Report).values())[:SHOWN_REPORTS] if first else [],
            "submitted": len(catalogue.of_type(Report)),
            "intro": view._(
                "Đơn vị đầu mối của Bộ báo cáo về từng nền tảng vào ngày 25 hằng tháng. Tính đến ngày {day}.",
                day=view.date(as_of),
            ),
        }

    return LongList(
        "reports",
        "reports.html",
        lambda language: routes.address("reports", language=language),
        lambda view: section_crumb(view, "reports").title,
        lambda view: view._("Báo cáo hằng tháng về các nền tảng: đơn vị nào đã nộp, còn thiếu, chậm bao lâu."),
        len(by_unit),
        lambda view: view.sorted_by_name(by_unit, lambda unit: _unit_name(view, unit)),
        data,
        size=UNITS_TO_A_PAGE,
    )


@remembered(2)
def _by_unit(portal: Portal) -> Mapping[str, Sequence[OwedReport]]:
    found: dict[str, list[OwedReport]] = defaultdict(list)
    for one in owed_reports(portal.catalogue, portal.as_of):
        found[one.unit].append(one)
    return found


def _without_unit(portal: Portal) -> list[Platform]:
    platforms = portal.catalogue.platforms
    return [platforms[one] for one in platforms_without_unit(portal.catalogue, portal.as_of) if one in platforms]


def _open(reports: Iterable[OwedReport]) -> tuple[OwedReport, ...]:
    return tuple(one for one in reports if one.standing in (ReportStanding.OVERDUE, ReportStanding.LATE))


def _open_address(unit: str, language: Language) -> str:
    return routes.address("reports", OPEN_SLUG[language], unit, language=language)


def _without_address(language: Language) -> str:
    return routes.address("reports", WITHOUT_SLUG[language], language=language)


def _link_lists(portal: Portal) -> Iterator[LinkList]:
    """What the list names only in part: platforms nobody reports on, and what a unit owes or brought late."""

    def crumbs(view: View) -> list[Crumb]:
        return [section_crumb(view, "reports")]

    without = _without_unit(portal)
    yield LinkList(
        "reports",
        _without_address,
        lambda view: view._("Nền tảng không còn đơn vị nào phải báo cáo"),
        crumbs,
        len(without),
        lambda view: [
            ListedLink(view.platform_title(each), portal.address_of("platform", each.id, view.language))
            for each in view.sorted_by_name(without, view.platform_title)
        ],
    )
    for unit, reports in _by_unit(portal).items():
        yield _open_list(portal, unit, _open(reports), crumbs)


def _open_list(
    portal: Portal, unit: str, reports: tuple[OwedReport, ...], crumbs: Callable[[View], list[Crumb]]
) -> LinkList:
    def link(view: View, owed: OwedReport) -> ListedLink:
        kind, key = ("report", owed.report.key) if owed.report else ("platform", owed.platform)
        said = view._("nộp chậm {days} ngày", days=owed.days)
        if owed.report is None:
            said = view._("quá hạn {days} ngày", days=owed.days)
        title = f"{sentence_case(owed.period.title(view.language))}: {record_title(view, 'platform', owed.platform)}"
        return ListedLink(title, portal.address_of(kind, key, view.language), said)

    return LinkList(
        "reports",
        lambda language: _open_address(unit, language),
        lambda view: view._("{unit}: báo cáo nộp chậm và còn thiếu", unit=_unit_name(view, unit)),
        crumbs,
        len(reports),
        lambda view: [link(view, owed) for owed in reports],
        MOST_OPEN,
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


def periods_of(owed: Iterable[OwedReport]) -> tuple[ReportPeriod, ...]:
    """The newest periods that somebody owes something for, oldest first."""
    return tuple(sorted({one.period for one in owed}, key=lambda period: (period.last, period.code)))[-SHOWN_MONTHS:]


def unit_rows(view: View, owed: Iterable[OwedReport], periods: tuple[ReportPeriod, ...]) -> list[UnitRow]:
    """The units that owe something, by name."""
    by_unit: dict[str, list[OwedReport]] = defaultdict(list)
    for one in owed:
        by_unit[one.unit].append(one)
    units = view.sorted_by_name(by_unit, lambda unit: _unit_name(view, unit))
    return [_unit_row(view, unit, by_unit[unit], periods) for unit in units]


def _unit_row(view: View, unit: str, owed: Sequence[OwedReport], periods: tuple[ReportPeriod, ...]) -> UnitRow:
    return UnitRow(
        view.portal.catalogue.organisations.get(unit),
        unit,
        tuple(_cell(view, [one for one in owed if one.period == period]) for period in periods),
        _open(owed),
    )


def _unit_name(view: View, unit: str) -> str:
    organisation = view.portal.catalogue.organisations.get(unit)
    return view.plain(organisation.name) if organisation else unit


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


def report_rows(portal: Portal, found: Iterable[Report]) -> list[ReportRow]:
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
