"""A platform's timeline: what joins it, in which order, and what is told only once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ndp.derive.timeline import SOURCES, Body, Moment, timeline
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.load import load_catalogue, to_record
from ndp.model.records import FieldProvenance
from ndp.schema import Schemas
from ndp.text import PartialDate

ROOT = Path(__file__).parents[2]
PROVENANCE = {"level": "verified", "sources": [{"legal": "qd"}]}
NAME = {"vi": "Tên"}


def entry(record_kind: str, key: str, /, **data: object) -> Entry:
    plain = {"id": key.rpartition("/")[2], "provenance": PROVENANCE, **data}
    return Entry(record_kind, key, to_record(record_kind, plain), f"catalogue/{record_kind}/{key}.yml")


def legal(key: str, **data: object) -> Entry:
    more = {"kind": "decision", "issuer": "bo", "status": "in-force", "reading": "whole", "number": key, **data}
    return entry("legal", key, **more)


def moments(*entries: Entry) -> tuple[Moment, ...]:
    platform = entry("platform", "p", scope="national", name=NAME)
    return timeline(Catalogue.of((platform, *entries)), "p")


@pytest.fixture(scope="module")
def demonstration() -> Catalogue:
    """The demonstration catalogue."""
    return load_catalogue(ROOT / "tests/demo", Schemas.load(ROOT / "schemas")).catalogue


def test_every_kind_of_record_has_its_part(demonstration: Catalogue) -> None:
    kinds = {moment.kind for platform in demonstration.platforms for moment in timeline(demonstration, platform)}
    assert kinds == {
        *("edition", "legal", "assignment", "plan", "report", "evaluation", "recognition", "measurement"),
        *("award", "event", "news", "story", "correction", "registration", "proposal"),
    }


def test_every_source_contributes(demonstration: Catalogue) -> None:
    for source in SOURCES:
        assert list(source(demonstration)), source


def test_each_moment_leads_to_an_entry(demonstration: Catalogue) -> None:
    for platform in demonstration.platforms:
        for moment in timeline(demonstration, platform):
            assert demonstration.entry(moment.kind, moment.record) is not None, moment


def test_a_platform_without_records_has_no_moments() -> None:
    assert moments() == ()


def test_listing_says_the_number_and_covers_its_document() -> None:
    edition = entry(
        "edition",
        "lan-1",
        name=NAME,
        instrument="qd",
        scope="national",
        known=NAME,
        unknown=NAME,
        date="2022-02-11",
        entries=[{"platform": "p", "number": 8}],
    )
    found = moments(edition, legal("qd", date="2022-02-11", platforms=["p"]))
    assert [(moment.kind, moment.values["number"]) for moment in found] == [("edition", "8")]


def test_a_document_of_its_own_is_told() -> None:
    found = moments(legal("khac", date="2022-05", platforms=["p"]), legal("khong-ngay", platforms=["p"]))
    assert [(moment.kind, moment.record, str(moment.start)) for moment in found] == [("legal", "khac", "2022-05")]


def test_a_document_named_by_the_platform_alone_is_told() -> None:
    platform = entry("platform", "p", scope="national", documents=[{"legal": "khac/d1", "role": "plan"}])
    found = timeline(Catalogue.of((platform, legal("khac", date="2022-05"))), "p")
    assert [moment.record for moment in found] == ["khac"]


def test_a_role_taken_and_left_is_two_moments() -> None:
    assignments = [{"role": "host", "organisation": "bo", "from": "2022-01-01", "to": "2023-12-31"}]
    found = moments(entry("assignment", "p", platform="p", assignments=assignments))
    assert [str(moment.start) for moment in found] == ["2022-01-01", "2023-12-31"]
    assert found[0].title != found[1].title
    assert found[0].values["organisation"] == Body("bo")


def test_a_plan_without_a_day_takes_that_of_its_document() -> None:
    plan = entry(
        "plan",
        "p/k",
        platform="p",
        kind="ministry",
        owner="bo",
        extent="partial",
        title=NAME,
        approval={"document": "qd"},
    )
    found = moments(plan, legal("qd", date="2022-03-02", platforms=["p"]))
    assert [(moment.kind, str(moment.start)) for moment in found] == [("plan", "2022-03-02")]


def test_an_award_without_a_day_stands_in_the_last_month_of_its_period() -> None:
    award = entry("award", "a", name=NAME, category="platform", period="2026-q1", platform="p")
    assert [str(moment.start) for moment in moments(award)] == ["2026-03"]
    assert moments(award)[0].honour


def test_an_unconfirmed_event_is_doubtful() -> None:
    event = {"name": NAME, "kind": "launch", "from": "2022-11", "platforms": ["p"]}
    held = moments(entry("event", "e", status="held", **event))
    unconfirmed = moments(entry("event", "e", status="unconfirmed", **event))
    assert [moment.doubtful for moment in (*held, *unconfirmed)] == [False, True]


def test_news_of_a_whole_list_is_not_told_of_each_platform() -> None:
    item = entry("news", "n", date="2022-02-11", title=NAME, summary=NAME, editions=["lan-1"])
    assert moments(item) == ()


def test_decisions_on_a_registration_follow_it() -> None:
    registration = entry(
        "registration",
        "p/c",
        platform="p",
        enterprise="c",
        registered_on="2022-01-05",
        decisions=[{"outcome": "accepted", "date": "2022-02-01"}, {"outcome": "removed", "date": "2023-02-01"}],
    )
    assert [str(moment.start) for moment in moments(registration)] == ["2022-01-05", "2022-02-01", "2023-02-01"]


def test_what_is_only_known_to_the_year_stands_in_the_middle_of_it() -> None:
    days = ["2022", "2022-02-11", "2022-11-30", "2022-04"]
    entries = [
        entry("news", f"n{number}", date=day, title=NAME, summary=NAME, platforms=["p"])
        for number, day in enumerate(days)
    ]
    assert [str(moment.start) for moment in moments(*entries)] == ["2022-02-11", "2022-04", "2022", "2022-11-30"]


@given(
    st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), max_size=8),
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
)
def test_days_are_in_order_and_split_at_the_day_asked_for(days: list[date], today: date) -> None:
    entries = [
        entry("news", f"n{number}", date=day.isoformat(), title={"vi": str(number)}, summary=NAME, platforms=["p"])
        for number, day in enumerate(days)
    ]
    found = moments(*entries)
    assert [moment.start.earliest for moment in found] == sorted(days)
    ahead = [moment.is_ahead(today) for moment in found]
    assert ahead == sorted(ahead)
    assert sum(ahead) == sum(day > today for day in days)


def test_a_month_that_has_begun_is_not_ahead() -> None:
    moment = Moment(PartialDate(2026, 11), "{name}", "news", "n", FieldProvenance(level="verified"))
    assert not moment.is_ahead(date(2026, 11, 1))
    assert moment.is_ahead(date(2026, 10, 31))
