"""Feeds and calendars, read by the usual parsers and held to the rules of their standards."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]
import pytest
from icalendar import Calendar
from tests.export.conftest import COMMIT, Sample

from ndp.export.feeds import MOST_ENTRIES
from ndp.export.xml import xml_text

ATOM = "{http://www.w3.org/2005/Atom}"


def of_type(sample: Sample, ending: str) -> dict[str, bytes]:
    found = {address: data for address, data in sample.files.items() if address.endswith(ending)}
    assert len(found) > 4
    return found


def test_feeds_are_taken_by_a_feed_reader(sample: Sample) -> None:
    for address, data in of_type(sample, ".atom").items():
        feed = feedparser.parse(data)
        assert not feed.bozo, (address, feed.get("bozo_exception"))
        assert feed.version == "atom10"
        assert feed.feed.id == f"https://ndp.gov.vn{address}"
        assert feed.encoding == "utf-8"


def test_feeds_have_what_the_standard_asks_for(sample: Sample) -> None:
    """RFC 4287, 4.1: one id, title and updated; an author; no two entries with one id and one time."""
    for address, data in of_type(sample, ".atom").items():
        root = ElementTree.fromstring(data)  # noqa: S314 - our own
        assert [link.get("href") for link in root.findall(f"{ATOM}link[@rel='self']")] == [
            f"https://ndp.gov.vn{address}"
        ]
        assert len(root.findall(f"{ATOM}author/{ATOM}name")) == 1
        ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
        assert len(set(ids)) == len(ids) <= MOST_ENTRIES
        for element in (root, *root.findall(f"{ATOM}entry")):
            assert [len(element.findall(ATOM + name)) for name in ("id", "title", "updated")] == [1, 1, 1]
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext(f"{ATOM}updated") or "")
        times = [entry.findtext(f"{ATOM}updated") or "" for entry in root.findall(f"{ATOM}entry")]
        assert times == sorted(times, reverse=True)


def test_the_feed_of_changes_names_each_record_by_its_newest_change(sample: Sample) -> None:
    root = ElementTree.fromstring(sample.files["/du-lieu/feed/thay-doi.atom"])  # noqa: S314 - our own
    ids = {entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")}
    known = {f"tag:ndp.gov.vn,2026:{kind}/{entry_id}/{COMMIT}" for kind, entry_id in sample.raw}
    assert ids <= known
    assert len(ids) == min(len(known), MOST_ENTRIES)


def test_a_platform_s_feed_holds_what_names_the_platform(hostile_sample: Sample) -> None:
    platform = next(entry_id for kind, entry_id in hostile_sample.raw if kind == "platform")
    root = ElementTree.fromstring(hostile_sample.files[f"/du-lieu/feed/nen-tang/{platform}.atom"])  # noqa: S314 - ours
    kinds = {(entry.findtext(f"{ATOM}id") or "").split(":")[2].split("/")[0] for entry in root.findall(f"{ATOM}entry")}
    assert kinds > {"platform", "assignment", "plan", "report", "evaluation", "recognition"}


def test_what_git_says_stands_as_text(hostile_sample: Sample) -> None:
    feed = feedparser.parse(hostile_sample.files["/du-lieu/feed/thay-doi.atom"])
    assert {entry.summary.partition(": ")[2] for entry in feed.entries} == {"Sửa <b>tên</b> & số"}
    assert {entry.summary_detail.type for entry in feed.entries} == {"text/plain"}


def test_news_are_in_the_feed_of_news(hostile_sample: Sample) -> None:
    root = ElementTree.fromstring(hostile_sample.files["/du-lieu/feed/tin-tuc.atom"])  # noqa: S314 - our own
    titles = {entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")}
    news = [record for (kind, _), record in hostile_sample.raw.items() if kind == "news"]
    assert titles == {record["title"]["vi"] for record in news}


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ufffe", "\ud800"])
def test_what_xml_cannot_hold_is_replaced(character: str) -> None:
    assert xml_text(f"a{character}b\tc\U0001f600") == "a\ufffdb\tc\U0001f600"


def test_calendars_are_taken_by_a_calendar_program(sample: Sample) -> None:
    events = 0
    for address, data in of_type(sample, ".ics").items():
        calendar = Calendar.from_ical(data)
        uids = [str(event["uid"]) for event in calendar.walk("VEVENT")]
        # The hostile catalogue repeats ids within a plan, which a rule forbids.
        assert len(set(uids)) == len(uids) or sample.name == "hostile", address
        for event in calendar.walk("VEVENT"):
            assert event.decoded("dtstart") < event.decoded("dtend")
        events += len(uids)
    assert events


def test_lines_of_calendars_are_folded_by_bytes(sample: Sample) -> None:
    """RFC 5545, 3.1: lines end in CR LF and have at most 75 bytes, a character is never split."""
    for data in of_type(sample, ".ics").values():
        assert data.endswith(b"END:VCALENDAR\r\n")
        for line in data.removesuffix(b"\r\n").split(b"\r\n"):
            assert len(line) <= 75
            assert b"\n" not in line
            assert line.decode()


def test_the_calendar_holds_events_milestones_and_expiries(hostile_sample: Sample) -> None:
    calendar = Calendar.from_ical(hostile_sample.files["/du-lieu/lich/tat-ca.ics"])
    days = {str(event["uid"]): event.decoded("dtstart") for event in calendar.walk("VEVENT")}
    for (kind, entry_id), record in hostile_sample.raw.items():
        if kind == "event" and record["status"] != "cancelled":
            assert str(days[f"event.{entry_id}@ndp.gov.vn"]).startswith(record["from"][:4])
        if kind == "recognition" and record["status"] == "valid":
            assert days[f"expiry.{entry_id}@ndp.gov.vn"] == date.fromisoformat(record["valid_until"])
    assert any(uid.startswith("dia-chi-so.") for uid in days)


def test_hostile_text_adds_nothing_to_a_calendar(hostile_sample: Sample) -> None:
    calendar = Calendar.from_ical(hostile_sample.files["/du-lieu/lich/tat-ca.ics"])
    properties = {name for event in calendar.walk("VEVENT") for name in event}
    assert properties <= {"SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "DESCRIPTION", "TRANSP", "URL"}
