"""`/`: what the programme is, how much is known, and ways in by need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Any

from ndp.derive.calendar import next_monthly_day
from ndp.derive.figures import list_figures
from ndp.derive.reports import ReportStanding, owed_reports, tracked_duties
from ndp.i18n import LANGUAGES, Language
from ndp.model.evaluation import Evaluation
from ndp.model.plans import Plan, Report
from ndp.model.recognition import Recognition
from ndp.site import routes
from ndp.site.page import Page
from ndp.site.pages.common import MAIN_EDITION, platform_rows, record_title
from ndp.site.pages.editions import editions_by_date
from ndp.site.portal import Portal
from ndp.site.render import View, render_page

RECENT = 6
MOST_PLATFORMS, MOST_EDITIONS = 60, 10
"""So many stand on the page, which leads to all."""
OFTEN = ("hoa-don-dien-tu", "tro-ly-ao", "ho-so-suc-khoe-dien-tu", "ban-do-so")


@dataclass(frozen=True, slots=True)
class Recent:
    """A record changed lately."""

    day: date
    title: str
    url: str


def pages(portal: Portal) -> Iterator[Page]:
    """The home page in every language."""
    for language in LANGUAGES:
        yield _home(portal, language)


def _home(portal: Portal, language: Language) -> Page:
    catalogue = portal.catalogue

    def data(view: View) -> Mapping[str, Any]:
        edition = catalogue.editions.get(MAIN_EDITION) or editions_by_date(portal)[0]
        figures = list_figures(catalogue, edition)
        listed = {entry.platform for entry in edition.entries}
        report = next((duty for duty in catalogue.duties.values() if duty.day and "monthly" in duty.frequency), None)
        return {
            "edition": edition,
            "figures": figures,
            "sourced": view.number(figures.names.get("verified", 0) + figures.names.get("reported", 0)),
            "duty_count": len(catalogue.duties),
            "reached": [(key, word, view.number(count)) for key, word, count in _reached(view, listed)],
            "overdue": _overdue(portal),
            "rows": [row for row in platform_rows(view) if row.platform.id in listed][:MOST_PLATFORMS],
            "most_editions": MOST_EDITIONS,
            "often": [catalogue.platforms[one] for one in OFTEN if one in catalogue.platforms],
            "recent": _recent(view),
            "report_duty": report,
            "next_report": next_monthly_day(portal.as_of, report.day if report and report.day else 25),
            "editions": editions_by_date(portal),
        }

    return render_page(
        portal,
        language,
        "home.html",
        section="",
        address=routes.home,
        title=lambda view: view._("Ai làm nền tảng số nào, đến đâu rồi, căn cứ vào đâu"),
        description=lambda view: view._(
            "Nền tảng số quốc gia theo Quyết định 186/QĐ-BTTTT: mục đích, cơ quan chịu trách nhiệm, kế hoạch, "
            "đánh giá, công nhận; mỗi thông tin đều ghi nguồn."
        ),
        data=data,
    )


def _reached(view: View, listed: AbstractSet[str]) -> list[tuple[str, str, int]]:
    """For each stage its section, its name and how many of the listed platforms have come to it."""
    catalogue, _ = view.portal.catalogue, view._
    stages: list[tuple[str, str, Iterable[Plan | Report | Evaluation | Recognition]]] = [
        ("plans", _("kế hoạch"), catalogue.of_type(Plan).values()),
        ("reports", _("báo cáo"), catalogue.of_type(Report).values()),
        ("evaluations", _("đánh giá"), catalogue.of_type(Evaluation).values()),
        ("recognitions", _("công nhận"), catalogue.of_type(Recognition).values()),
    ]
    return [(key, word, len(listed & {record.platform for record in records})) for key, word, records in stages]


def _overdue(portal: Portal) -> int | None:
    """How many reports are overdue; None before the portal follows any."""
    if not tracked_duties(portal.catalogue):
        return None
    owed = owed_reports(portal.catalogue, portal.as_of)
    return sum(each.standing is ReportStanding.OVERDUE for each in owed)


def _recent(view: View) -> list[Recent]:
    portal = view.portal
    changed = [
        (change.day, entry)
        for entry in portal.catalogue.all_entries()
        if entry.kind != "publication" and (change := portal.history.last_change(entry.path)) is not None
    ]
    # Platforms first among changes of one day: they are what readers come for.
    changed.sort(key=lambda pair: (-pair[0].toordinal(), pair[1].kind != "platform", pair[1].kind, pair[1].id))
    return [
        Recent(day, record_title(view, entry.kind, entry.id), view.record_url(entry.kind, entry.id))
        for day, entry in changed[:RECENT]
    ]
