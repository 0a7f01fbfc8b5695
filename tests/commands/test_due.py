"""`ndp due` as its users meet it: what it prints in each format and with which status it ends."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from tests.commands.conftest import Ndp
from tests.conftest import TESTS, Golden
from tests.report.strategies import is_harmless

DEMO = TESTS / "demo"
DAY = ("--as-of", "2026-10-31")
ON = ("--catalogue", DEMO, *DAY)


@pytest.mark.parametrize("output_format", ["text", "json", "ics", "issues"])
def test_each_format_prints_what_its_golden_file_says(ndp: Ndp, golden: Golden, output_format: str) -> None:
    outcome = ndp("due", *ON, "--format", output_format)
    assert (outcome.status, outcome.err) == (1, "")
    golden(f"commands/golden/due.{output_format}", outcome.out)


def test_names_come_in_the_language_asked_for(ndp_here: Ndp) -> None:
    text = ndp_here("due", *ON, "--lang", "en").out
    assert "Example Digital Institute (thi-du-vien-so)" in text
    assert "Viện Thí dụ Số" not in text


def test_the_status_tells_whether_anything_is_overdue(ndp_here: Ndp) -> None:
    assert ndp_here("due", "--catalogue", DEMO, "--as-of", "2026-01-25").status == 0
    assert ndp_here("due", "--catalogue", DEMO, "--as-of", "2026-02-25").status == 0
    assert ndp_here("due", "--catalogue", DEMO, "--as-of", "2026-02-26").status == 1


def test_one_unit_alone(ndp_here: Ndp) -> None:
    outcome = ndp_here("due", *ON, "--unit", "thi-du-cuc-moi", "--format", "json")
    found = json.loads(outcome.out)
    assert {report["unit"] for report in found["reports"]} == {"thi-du-cuc-moi"}
    assert {ending["unit"] for ending in found["endings"]} <= {"thi-du-cuc-moi"}
    assert found["counts"] == {"overdue": 1, "due": 1, "slipped_milestones": 0}
    assert ndp_here("due", *ON, "--unit", "thi-du-vu-dieu-phoi").status == 0


def test_where_nothing_is_followed_nobody_is_late(ndp_here: Ndp, tmp_path: Path) -> None:
    shutil.copytree(DEMO / "catalogue", tmp_path / "catalogue")
    duty = tmp_path / "catalogue/duties/d2-ii-1-dd.yml"
    text = duty.read_text(encoding="utf-8")
    duty.write_text(text.replace("tracked_from: 2026-01\n", ""), encoding="utf-8")
    outcome = ndp_here("due", "--catalogue", tmp_path, *DAY)
    assert outcome.status == 0
    assert outcome.out.startswith("Cổng chưa theo dõi việc báo cáo nào")
    assert "quá hạn" not in outcome.out.lower()


def test_a_catalogue_with_unreadable_files_is_not_reckoned_with(ndp_here: Ndp, tmp_path: Path) -> None:
    shutil.copytree(DEMO / "catalogue", tmp_path / "catalogue")
    (tmp_path / "catalogue/reports/mo-phong-1/2026-01-thi-du-vu-dieu-phoi.yml").write_text("id: [", encoding="utf-8")
    outcome = ndp_here("due", "--catalogue", tmp_path, *DAY)
    assert (outcome.status, outcome.out) == (2, "")
    assert "ndp validate" in outcome.err


def test_an_unknown_unit_is_wrong_use(ndp_here: Ndp) -> None:
    outcome = ndp_here("due", *ON, "--unit", "khong-co")
    assert (outcome.status, outcome.out) == (2, "")
    assert "khong-co" in outcome.err


def test_the_calendar_is_one_that_calendar_programs_read(ndp: Ndp) -> None:
    text = ndp("due", *ON, "--format", "ics").out
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert all(len(line.encode()) <= 75 for line in lines)
    assert "\n" not in text.replace("\r\n", "")
    events = list(Calendar.from_ical(text).walk("VEVENT"))
    reports = json.loads(ndp("due", *ON, "--format", "json").out)["reports"]
    assert [event.decoded("dtstart") for event in events] == [date.fromisoformat(one["due"]) for one in reports]
    assert len({str(event["uid"]) for event in events}) == len(events) == 21
    assert all(str(event["summary"]).startswith("Hạn báo cáo tháng ") for event in events)


def test_an_event_keeps_its_identity_from_day_to_day(ndp_here: Ndp) -> None:
    def uids(day: str) -> set[str]:
        out = ndp_here("due", "--catalogue", DEMO, "--as-of", day, "--format", "ics").out
        return {str(event["uid"]) for event in Calendar.from_ical(out).walk("VEVENT")}

    coming = {uid for uid in uids("2026-10-30") if "2026-11" in uid}
    assert len(coming) == 6
    assert coming <= uids("2026-11-20")


@pytest.mark.parametrize("output_format", ["text", "json", "ics"])
def test_hostile_names_are_printed_as_mere_text(ndp: Ndp, tmp_path: Path, output_format: str) -> None:
    shutil.copytree(DEMO / "catalogue", tmp_path / "catalogue")
    unit = tmp_path / "catalogue/organisations/thi-du-cuc-moi.yml"
    text = unit.read_text(encoding="utf-8")
    unit.write_text(
        text.replace("vi: Cục Thí dụ Mới", "vi: 'Cục ::error:: ##[x]; BEGIN:VEVENT, \\n'"), encoding="utf-8"
    )
    outcome = ndp("due", "--catalogue", tmp_path, *DAY, "--format", output_format)
    assert outcome.status == 1
    assert is_harmless(outcome.out.replace("\r\n", "\n"))
    assert outcome.out.count("\nBEGIN:VEVENT") in (0, 21)


def test_help_names_every_option(ndp: Ndp) -> None:
    text = ndp("due", "--help").out
    for word in ("--catalogue", "--as-of", "--format", "--unit", "--lang", "Mã thoát", "Exit status"):
        assert word in text


def test_each_unit_has_one_issue_under_a_lasting_key(ndp_here: Ndp) -> None:
    days = ("2026-10-31", "2026-11-01")
    nights = [
        json.loads(ndp_here("due", "--catalogue", DEMO, "--as-of", day, "--format", "issues").out) for day in days
    ]
    for issues in nights:
        keys = [issue["key"] for issue in issues]
        assert keys
        assert keys == sorted(set(keys))
        assert all(issue["body"].split("\n")[0] == f"<!-- ndp:due {issue['key']} -->" for issue in issues)
    assert {issue["key"] for issue in nights[0]} <= {issue["key"] for issue in nights[1]}


def test_names_of_the_catalogue_cannot_act_in_an_issue(ndp_here: Ndp, tmp_path: Path) -> None:
    shutil.copytree(DEMO / "catalogue", tmp_path / "catalogue")
    for file in (tmp_path / "catalogue/platforms").glob("*.yml"):
        start, name, rest = file.read_text(encoding="utf-8").partition("name:\n  vi: ")
        hostile = "'`<img src=x> @ai [x](https://a.vn) --> #1'"
        file.write_text(f"{start}{name}{hostile}\n{rest.partition(chr(10))[2]}", encoding="utf-8")
    issues = json.loads(ndp_here("due", "--catalogue", tmp_path, *DAY, "--format", "issues").out)
    lines = [line for issue in issues for line in issue["body"].split("\n") if "<img" in line]
    assert lines
    assert all(line.startswith("- ``") and line.endswith("``") for line in lines)
