"""How a recognition stands on a day, and when it has to be reviewed."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ndp.derive.recognitions import a_year_after, review_due, status_on
from ndp.model.recognition import Recognition
from ndp.text import PartialDate


def recognition(**fields: Any) -> Recognition:
    data = {"id": "cn", "platform": "nt", "kind": "recognised", "status": "valid", **fields}
    data["provenance"] = {"level": "unverified"}
    return msgspec.convert(data, Recognition, dec_hook=lambda wanted, value: PartialDate.parse(value))


@pytest.mark.parametrize(
    ("until", "day", "expected"),
    [
        ("2025-06-30", date(2025, 6, 30), "valid"),
        ("2025-06-30", date(2025, 7, 1), "expired"),
        ("2025-06", date(2025, 6, 30), "valid"),
        ("2025", date(2025, 12, 31), "valid"),
    ],
)
def test_a_recognition_holds_through_its_last_day(until: str, day: date, expected: str) -> None:
    assert status_on(recognition(valid_until=until), day) == expected


def test_what_was_withdrawn_does_not_become_expired() -> None:
    assert status_on(recognition(valid_until="2020", status="withdrawn"), date(2025, 1, 1)) == "withdrawn"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"issued": "2024-02-29"}, (date(2025, 2, 28), False)),
        ({"issued": "2023-06-01"}, (date(2024, 6, 1), True)),
        ({"issued": "2023-06-01", "reviews": [{"date": "2024-09-09", "result": "kept"}]}, (date(2025, 9, 9), False)),
        ({"issued": "2024-03", "status": "suspended"}, (date(2025, 3, 31), False)),
    ],
)
def test_the_review_is_due_a_year_after_the_last_one_or_the_issue(
    fields: dict[str, Any], expected: tuple[date, bool]
) -> None:
    due = review_due(recognition(**fields), date(2025, 1, 1))
    assert due is not None
    assert (due.day, due.overdue) == expected


@pytest.mark.parametrize(
    "fields",
    [
        {"issued": "2024-02-01", "status": "withdrawn"},
        {"issued": "2024-02-01", "valid_until": "2024-12-31"},
        {"issued": "2024-08-01", "valid_until": "2025-03-31"},
        {"known_since": "2023-12"},
    ],
)
def test_no_review_is_due_for_what_has_ended_ends_before_or_has_no_known_start(fields: dict[str, Any]) -> None:
    assert review_due(recognition(**fields), date(2025, 1, 1)) is None


@given(st.dates(date(1, 1, 1), date(9998, 12, 31)))
def test_a_year_later_is_the_same_day_but_for_29_february(day: date) -> None:
    later = a_year_after(day)
    assert (later.year, later.month) == (day.year + 1, day.month)
    assert later.day == day.day or (day.month, day.day, later.day) == (2, 29, 28)
