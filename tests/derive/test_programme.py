"""Looking up the programme's life by platform, day and enterprise."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ndp.derive.programme import Filed, about, coming_first, core_enterprises
from ndp.model.catalogue import Catalogue
from ndp.model.load import load_catalogue, to_record
from ndp.model.programme import Award, Event, Question
from ndp.schema import Schemas

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def demonstration() -> Catalogue:
    """The demonstration catalogue."""
    return load_catalogue(ROOT / "tests/demo", Schemas.load(ROOT / "schemas")).catalogue


def event(key: str, start: str, end: str = "", status: str = "planned") -> Filed[Event]:
    data = {
        "id": key,
        "name": {"vi": key},
        "kind": "training",
        "status": status,
        "from": start,
        "provenance": {"level": "unverified"},
        **({"to": end} if end else {}),
    }
    record = to_record("event", data)
    assert isinstance(record, Event)
    return Filed(key, record)


def test_what_is_ahead_comes_first_the_next_before_the_later() -> None:
    coming, past = coming_first(
        [event("xa", "2027-01-01"), event("gan", "2026-12-01"), event("cu", "2025-01-01"), event("moi", "2026-01-01")],
        TODAY,
    )
    assert [item.key for item in (*coming, *past)] == ["gan", "xa", "moi", "cu"]
    assert len(coming) == 2


def test_an_event_is_ahead_until_its_last_day_has_passed() -> None:
    one_day, days, month = event("a", "2026-11-24"), event("b", "2026-11-01", "2026-11-24"), event("c", "2026-11")
    assert coming_first([one_day, days, month], TODAY) == ((days, month, one_day), ())
    assert coming_first([one_day, days], date(2026, 11, 25)) == ((), (one_day, days))


def test_only_an_event_that_takes_place_is_under_way() -> None:
    held = event("e", "2026-11-01", "2026-11-30", "held").record
    assert held.is_under_way(TODAY)
    assert not held.is_under_way(date(2026, 12, 1))
    assert not event("e", "2026-11-01", "2026-11-30").record.is_under_way(TODAY)
    assert not event("e", "2026-11", status="held").record.is_under_way(TODAY)


def test_records_are_found_by_one_platform_or_by_several(demonstration: Catalogue) -> None:
    assert {item.key for item in about(demonstration, Award, "mo-phong-1")} == {"mo-phong-thang-2026-03"}
    assert {item.key for item in about(demonstration, Question, "mo-phong-2")} == {
        "mo-phong-dau-moi",
        "mo-phong-dau-moi-cu",
    }
    assert about(demonstration, Award, "khong-co") == ()


def test_core_enterprises_are_those_assigned_and_those_registered(demonstration: Catalogue) -> None:
    found = {(one.organisation, one.platform): one for one in core_enterprises(demonstration, TODAY)}
    both = found["mo-phong-cong-ty-b", "mo-phong-2"]
    assert (len(both.holders), len(both.registrations)) == (1, 1)
    assigned_only = found["mo-phong-cong-ty-b", "mo-phong-5"]
    assert (len(assigned_only.holders), len(assigned_only.registrations)) == (1, 0)
    registered_only = found["mo-phong-cong-ty-d", "mo-phong-6"]
    assert (len(registered_only.holders), len(registered_only.registrations)) == (0, 1)
    assert list(found) == sorted(found)
    assert found["mo-phong-cong-ty-a", "mo-phong-1"].products == ("Mô phỏng A1",)
    assert found["mo-phong-cong-ty-a", "mo-phong-3"].products == ("Mô phỏng A3",)
