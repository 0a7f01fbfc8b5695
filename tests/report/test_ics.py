"""A calendar's events are what the icalendar library makes of them, letter by letter."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event
from tests.report.strategies import hostile_text

from ndp.report.escape import printable
from ndp.report.ics import Happening, render_ics

DAY = date(2026, 11, 24)
days = st.dates(max_value=date(9999, 12, 30))
texts = hostile_text | st.text("ế;,\\^a\n ", max_size=120)
happenings = st.builds(
    Happening,
    uid=st.from_regex(r"[a-z0-9.;,-]{1,90}@ndp\.gov\.vn", fullmatch=True),
    first=days,
    last=days,
    summary=texts,
    description=texts,
    url=st.just("") | st.from_regex(r"https://[a-z.]{1,20}/[a-z0-9/,;%-]{0,90}", fullmatch=True),
)


@given(happenings)
def test_an_event_is_what_icalendar_writes(happening: Happening) -> None:
    event = Event()
    event.add("uid", happening.uid)
    event.add("dtstamp", datetime.combine(DAY, time.min, UTC))
    event.add("dtstart", happening.first)
    event.add("dtend", happening.last + timedelta(days=1))
    event.add("summary", printable(happening.summary))
    if happening.description:
        event.add("description", printable(happening.description))
    if happening.url:
        event.add("url", happening.url)
    event.add("transp", "TRANSPARENT")
    written = render_ics("-//x//x//VI", "Lịch", DAY, [happening])
    assert str(event.to_ical(), "utf-8") in written
    (read,) = Calendar.from_ical(written).walk("VEVENT")
    assert str(read["SUMMARY"]) == printable(happening.summary)
