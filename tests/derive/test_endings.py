"""What ends soon: assignments until their last day, recognitions and yearly reviews until they are seen to."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from ndp.derive.endings import endings
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.recognition import Recognition
from ndp.model.records import AssignmentFile, Organisation, Platform
from ndp.text import PartialDate

PROVENANCE = {"level": "unverified"}


def record(made: type[Any], /, **data: Any) -> Any:
    return msgspec.convert(
        {**data, "provenance": PROVENANCE}, made, dec_hook=lambda wanted, value: PartialDate.parse(value)
    )


def catalogue(*assignments: dict[str, str], **recognition: Any) -> Catalogue:
    records = [
        record(Organisation, id="bo", name={"vi": "Bộ"}, kind="ministry"),
        record(Organisation, id="cong-ty", name={"vi": "Công ty"}, kind="enterprise"),
        record(Platform, id="nt", name={"vi": "Nền tảng"}, scope="national"),
        record(AssignmentFile, id="nt", platform="nt", assignments=list(assignments)),
    ]
    if recognition:
        records.append(record(Recognition, id="nt", platform="nt", kind="potential", **recognition))
    return Catalogue.of(Entry(each.KIND, each.id, each, f"{each.id}.yml") for each in records)


def told(found: Catalogue, day: str) -> list[tuple[str, str, str]]:
    return [(each.what, each.unit, each.day.isoformat()) for each in endings(found, date.fromisoformat(day))]


@pytest.mark.parametrize(
    ("day", "is_told"), [("2025-12-01", False), ("2025-12-02", True), ("2026-01-31", True), ("2026-02-01", False)]
)
def test_an_assignment_is_told_from_sixty_days_before_to_its_last_day(day: str, is_told: bool) -> None:
    found = catalogue({"role": "core-enterprise", "organisation": "cong-ty", "to": "2026-01-31"})
    assert told(found, day) == ([("assignment", "cong-ty", "2026-01-31")] if is_told else [])


def test_an_assignment_without_an_end_is_none() -> None:
    assert told(catalogue({"role": "host", "organisation": "bo"}), "2026-01-31") == []


@pytest.mark.parametrize(("status", "is_told"), [("valid", True), ("suspended", True), ("withdrawn", False)])
@pytest.mark.parametrize("day", ["2026-01-01", "2026-06-01"])
def test_a_recognition_stays_open_until_somebody_sees_to_it(status: str, is_told: bool, day: str) -> None:
    found = catalogue({"role": "host", "organisation": "bo"}, status=status, valid_until="2026-02-01")
    assert told(found, day) == ([("recognition", "bo", "2026-02-01")] if is_told else [])


def test_a_yearly_review_that_is_due_or_overdue_is_told() -> None:
    found = catalogue({"role": "host", "organisation": "bo"}, status="valid", issued="2025-01-05")
    assert told(found, "2025-11-05") == []
    assert told(found, "2025-11-06") == [("review", "bo", "2026-01-05")]
    assert told(found, "2026-03-01") == [("review", "bo", "2026-01-05")]


def test_without_a_host_no_unit_is_named() -> None:
    found = catalogue(status="valid", valid_until="2026-02-01")
    assert told(found, "2026-01-01") == [("recognition", "", "2026-02-01")]
