"""The open reports as a calendar (RFC 5545): one all-day event on the day each falls due."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from icalendar import Calendar, Event

from ndp.derive.reports import OwedReport
from ndp.due.listing import Due
from ndp.i18n import N_, Language, translator
from ndp.report.escape import printable

PRODUCT = "-//ndp.gov.vn//ndp due//VI"
SUMMARY = N_("Hạn báo cáo {period}: {platform}")
DESCRIPTION = N_("{unit} báo cáo về {platform}. Căn cứ: {clause}.")
NAME = N_("Hạn báo cáo nền tảng số")


def render_calendar(due: Due, language: Language) -> str:
    """The calendar. Lines end in CR LF and are folded at 75 bytes, as the standard asks.

    Events keep their identity from one day's calendar to the next, so that a calendar program updates them.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", translator(language).text(NAME))
    for owed in due.reports:
        calendar.add_component(_event(due, owed, language))
    return str(calendar.to_ical(), "utf-8")


def _event(due: Due, owed: OwedReport, language: Language) -> Event:
    text = translator(language).text
    platform = printable(due.platform_name(owed.platform, language))
    unit = printable(due.unit_name(owed.unit, language))
    event = Event()
    event.add("uid", f"{owed.duty.id}.{owed.platform}.{owed.unit}.{owed.period.code}@ndp.gov.vn")
    # The standard wants the moment the event was made; the day the list is for stands in, so that it never varies.
    event.add("dtstamp", datetime.combine(due.as_of, time.min, UTC))
    event.add("dtstart", owed.due)
    event.add("dtend", owed.due + timedelta(days=1))
    event.add("summary", text(SUMMARY).format(period=owed.period.title(language), platform=platform))
    event.add("description", text(DESCRIPTION).format(unit=unit, platform=platform, clause=owed.duty.clause))
    event.add("transp", "TRANSPARENT")
    return event
