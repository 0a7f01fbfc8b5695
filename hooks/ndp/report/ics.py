"""Days that matter as a calendar (RFC 5545). The one place that writes calendars."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from icalendar import Calendar, vText
from icalendar.parser import Contentline

from ndp.report.escape import printable

LONGEST_LINE = 75
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
    """An event, its properties in the order in which icalendar writes them."""
    description = f"DESCRIPTION:{_text(printable(happening.description))}" if happening.description else ""
    lines = (
        "BEGIN:VEVENT",
        f"SUMMARY:{_text(printable(happening.summary))}",
        f"DTSTART;VALUE=DATE:{_day(happening.first)}",
        f"DTEND;VALUE=DATE:{_day(happening.last + timedelta(days=1))}",
        f"DTSTAMP:{_day(as_of)}T000000Z",
        f"UID:{_text(happening.uid)}",
        description,
        "TRANSP:TRANSPARENT",
        f"URL:{happening.url}" if happening.url else "",
        "END:VEVENT",
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines if line)


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    return str(vText(text).to_ical(), "utf-8")


def _folded(line: str) -> str:
    # Most lines are short, and folding looks at every letter.
    return line if len(line.encode()) < LONGEST_LINE else str(Contentline(line).to_ical(), "utf-8")  # type: ignore[no-untyped-call]
