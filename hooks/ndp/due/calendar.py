"""The open reports as a calendar: one all-day event on the day each falls due."""

from __future__ import annotations

from ndp.derive.reports import OwedReport
from ndp.due.listing import Due
from ndp.i18n import N_, Language, translator
from ndp.report.ics import Happening, render_ics

PRODUCT = "-//ndp.gov.vn//ndp due//VI"
SUMMARY = N_("Hạn báo cáo {period}: {platform}")
DESCRIPTION = N_("{unit} báo cáo về {platform}. Căn cứ: {clause}.")
NAME = N_("Hạn báo cáo nền tảng số")


def render_calendar(due: Due, language: Language) -> str:
    """The calendar. Events keep their identity from one day's calendar to the next."""
    happenings = (report_due(due, owed, language) for owed in due.reports)
    return render_ics(PRODUCT, translator(language).text(NAME), due.as_of, happenings)


def report_due(due: Due, owed: OwedReport, language: Language) -> Happening:
    """The day an owed report falls due."""
    text = translator(language).text
    platform, unit = due.platform_name(owed.platform, language), due.unit_name(owed.unit, language)
    return Happening(
        uid=f"{owed.duty.id}.{owed.platform}.{owed.unit}.{owed.period.code}@ndp.gov.vn",
        first=owed.due,
        last=owed.due,
        summary=text(SUMMARY).format(period=owed.period.title(language), platform=platform),
        description=text(DESCRIPTION).format(unit=unit, platform=platform, clause=owed.duty.clause),
    )
