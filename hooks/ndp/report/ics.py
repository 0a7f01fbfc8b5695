"""Days that matter as a calendar (RFC 5545). The one place that writes calendars."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from icalendar import Calendar, Event

from ndp.report.escape import printable

END = "END:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True)
class Happening:
    """All-day event from `first` to `last`, both included. `uid` names it for good, so that a calendar program updates
    it; the texts are plain and may come from anyone.
    """

    uid: str
    first: date
    last: date
    summary: str
    description: str = ""
    url: str = ""


def render_ics(product: str, name: str, as_of: date, happenings: Iterable[Happening]) -> str:
    """A calendar called `name`. Lines end in CR LF and are folded at 75 bytes, as the standard asks.

    The standard wants the moment each event was made; `as_of`, the day the calendar is for, stands in, so that the same
    happenings always give the same text.
    """
    calendar = Calendar()
    calendar.add("prodid", product)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    frame = str(calendar.to_ical(), "utf-8").removesuffix(END)
    return "".join((frame, *(_event(happening, as_of) for happening in happenings), END))


# What concerns an organisation stands in its calendar and in that of everything.
@lru_cache(maxsize=1 << 14)
def _event(happening: Happening, as_of: date) -> str:
    event = Event()
    event.add("uid", happening.uid)
    event.add("dtstamp", datetime.combine(as_of, time.min, UTC))
    event.add("dtstart", happening.first)
    event.add("dtend", happening.last + timedelta(days=1))
    event.add("summary", printable(happening.summary))
    if happening.description:
        event.add("description", printable(happening.description))
    if happening.url:
        event.add("url", happening.url)
    event.add("transp", "TRANSPARENT")
    return str(event.to_ical(), "utf-8")
