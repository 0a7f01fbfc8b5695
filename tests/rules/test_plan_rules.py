"""Edges of the rules on plans and reports: what is close to wrong and is not, and what is wrong in another way."""

from __future__ import annotations

import pytest
from tests.rules.conftest import Judge

PLAN = "plans/ban-do-vi-du/nam-2024"
HEAD = """
    id: nam-2024
    platform: ban-do-vi-du
    kind: {kind}
    owner: {owner}
    extent: partial
    title:
      vi: Kế hoạch ví dụ
"""
SOURCE = """
    provenance:
      level: reported
      sources:
        - publication: bao-vi-du-2022
"""
REPORT = """
    id: {name}
    platform: {platform}
    unit: {unit}
    period: {period}
    submitted_on: {day}
    {rest}
    provenance:
      level: unverified
      note:
        vi: Báo cáo ví dụ.
"""


def plan(more: str = "", kind: str = "host", owner: str = "bo-dat-dai-vi-du") -> str:
    return HEAD.format(kind=kind, owner=owner) + more + SOURCE


def report(
    period: str, day: str, unit: str = "cuc-so-vi-du", platform: str = "ban-do-vi-du", rest: str = "", end: str = ""
) -> dict[str, str]:
    name = f"{period}-{unit}{end}"
    text = REPORT.format(name=name, platform=platform, unit=unit, period=period, day=day, rest=rest)
    return {f"reports/{platform}/{name}": text}


@pytest.mark.parametrize(
    ("kind", "owner", "found"),
    [
        ("ministry", "bo-vi-du", []),
        ("ministry", "cuc-so-vi-du", []),
        ("ministry", "cuc-ban-do-vi-du", ["nam-2024:5 NDP406"]),
        ("host", "cuc-ban-do-vi-du", []),
        ("host", "bo-vi-du", ["nam-2024:5 NDP406"]),
        ("enterprise", "cong-ty-vi-du", []),
        ("enterprise", "bo-dat-dai-vi-du", ["nam-2024:5 NDP406"]),
    ],
)
def test_the_owner_has_a_role_that_fits_the_kind(codes: Judge, kind: str, owner: str, found: list[str]) -> None:
    assert codes({PLAN: plan(kind=kind, owner=owner)}) == found


def test_a_role_that_ended_before_the_plan_does_not_fit(codes: Judge) -> None:
    period = "    period:\n      from: {}\n      to: {}\n"
    owner = "cuc-tin-hoc-cu-vi-du"
    assert codes({PLAN: plan(period.format("2023-01", "2023-12"), "ministry", owner)}) == []
    assert codes({PLAN: plan(period.format("2024-01", "2024-12"), "ministry", owner)}) == ["nam-2024:5 NDP406"]


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ([("2024-03", 200), ("2024-06", 300)], []),
        ([("2024-06", 200), ("2024-03", 300)], ["NDP414"]),
        ([("2024-06", 300), ("2024-09", 200)], ["NDP414"]),
        ([("2024-12", 300)], ["NDP414"]),
        ([("2024-06", 400)], ["NDP414"]),
    ],
)
def test_steps_lead_up_to_the_target(codes: Judge, steps: list[tuple[str, int]], found: list[str]) -> None:
    lines = "".join(f"          - due: {due}\n            value: {number}\n" for due, number in steps)
    text = (
        "    indicators:\n      - id: ban-do\n        name:\n          vi: Số tờ\n        unit:\n          vi: tờ\n"
        "        baseline: 100\n        target: 400\n        due: 2024-12\n        steps:\n" + lines
    )
    assert [line.split()[1] for line in codes({PLAN: plan(text)})] == found


def test_a_falling_ladder_may_fall(codes: Judge) -> None:
    text = (
        "    indicators:\n      - id: cho\n        name:\n          vi: Chờ\n        unit:\n          vi: phút\n"
        "        baseline: 30\n        target: 10\n        due: 2024-12\n        steps:\n"
        "          - due: 2024-06\n            value: {}\n"
    )
    assert codes({PLAN: plan(text.format(20))}) == []
    assert codes({PLAN: plan(text.format(40))}) == ["nam-2024:19 NDP414"]


@pytest.mark.parametrize("text", ["2025-02-30", "2025-13", "2025-q5", "quy-1"])
def test_a_period_that_does_not_exist_is_refused_by_its_shape(codes: Judge, text: str) -> None:
    files = report(text, "2025-12-25")
    assert {line.split()[1] for line in codes(files)} <= {"NDP205", "NDP212"}
    assert codes(files)


@pytest.mark.parametrize(
    ("period", "day", "found"),
    [
        ("2025-04", "2025-04-01", []),
        ("2025-04", "2025-03-31", ["NDP423"]),
        ("2025-q2", "2025-06-01", []),
        ("2025-q2", "2025-05-31", ["NDP424"]),
        ("2025-h1", "2025-05-31", ["NDP424"]),
        ("2025", "2025-12-01", []),
        ("2025", "2025-11-30", ["NDP424"]),
        ("2025-05-12", "2025-05-12", []),
        ("2025-05-12", "2025-05-11", ["NDP423"]),
        ("2025-04", "2026-01-01", []),
        ("2025-04", "2026-01-02", ["NDP425"]),
    ],
)
def test_a_report_is_submitted_once_its_period_closes(codes: Judge, period: str, day: str, found: list[str]) -> None:
    assert [line.split()[1] for line in codes(report(period, day))] == found


@pytest.mark.parametrize(
    ("unit", "period", "found"),
    [
        ("cuc-tin-hoc-cu-vi-du", "2023-06", []),
        ("cuc-tin-hoc-cu-vi-du", "2023-07", ["NDP422"]),
        ("cuc-so-vi-du", "2023-06", ["NDP422"]),
        ("cuc-so-vi-du", "2023-h1", ["NDP422"]),
        ("cuc-so-vi-du", "2023", []),
        ("cong-ty-vi-du", "2025-04", []),
        ("bo-dat-dai-vi-du", "2025-04", []),
        ("bo-vi-du", "2025-04", ["NDP422"]),
    ],
)
def test_only_who_holds_a_role_in_the_period_reports(codes: Judge, unit: str, period: str, found: list[str]) -> None:
    assert [line.split()[1] for line in codes(report(period, "2025-12-25", unit))] == found


CORRECTS = "corrects:\n      report: ban-do-vi-du/{}\n      reason:\n        vi: Đếm sai."


def test_a_correction_bears_its_number_and_an_original_does_not(codes: Judge) -> None:
    of_march = CORRECTS.format("2025-03-cuc-so-vi-du")
    right = report("2025-03", "2025-04-02", rest=of_march, end="-dinh-chinh-1")
    assert codes(right) == []
    for end in ("", "-dinh-chinh", "-dinh-chinh-0", "-sua-1"):
        files = report("2025-03", "2025-04-02", rest=of_march, end=end)
        assert "NDP421" in {line.split()[1] for line in codes(files)}
    assert "NDP421" in {line.split()[1] for line in codes(report("2025-04", "2025-04-25", end="-dinh-chinh-1"))}


def test_a_correction_of_a_report_that_is_not_there_is_a_missing_reference(codes: Judge) -> None:
    files = report("2025-02", "2025-04-02", rest=CORRECTS.format("2025-02-cuc-so-vi-du"), end="-dinh-chinh-1")
    assert codes(files) == ["2025-02-cuc-so-vi-du-dinh-chinh-1:8 NDP302"]


def test_values_tasks_and_milestones_need_a_plan(codes: Judge) -> None:
    value = "values:\n      - indicator: ban-do\n        value: 1"
    assert codes(report("2025-04", "2025-04-25", rest=value)) == ["2025-04-cuc-so-vi-du:8 NDP430"]
    task = "tasks:\n      - task: quet-ban-do-cu\n        state: done"
    assert codes(report("2025-04", "2025-04-25", rest=task)) == ["2025-04-cuc-so-vi-du:8 NDP431"]
    missing = "plan: ban-do-vi-du/khong-co\n    " + value
    assert codes(report("2025-04", "2025-04-25", rest=missing)) == ["2025-04-cuc-so-vi-du:7 NDP302"]


@pytest.mark.parametrize(
    ("number", "kind"),
    [("0.5", []), ("-3", []), ("1e3", ["NDP203"]), ("'5'", ["NDP203"]), ("1.234.567", ["NDP203"])],
)
def test_values_are_plain_numbers(codes: Judge, number: str, kind: list[str]) -> None:
    rest = f"plan: ban-do-vi-du/nam-2025\n    values:\n      - indicator: ban-do\n        value: {number}"
    assert [line.split()[1] for line in codes(report("2025-04", "2025-04-25", rest=rest))] == kind


@pytest.mark.parametrize(("stated", "found"), [("", ["nam-2024:4 NDP405"]), ("stated: implied", [])])
def test_an_inferred_host_does_not_force_plans_together(codes: Judge, stated: str, found: list[str]) -> None:
    assignments = f"""
        id: hoi-dap-vi-du
        platform: hoi-dap-vi-du
        assignments:
          - role: host
            organisation: bo-vi-du
            clause: danh-muc-vi-du
            {stated}
        provenance:
          level: verified
          sources:
            - legal: danh-muc-vi-du
    """
    text = plan(kind="ministry", owner="bo-vi-du").replace("ban-do-vi-du", "hoi-dap-vi-du")
    assert codes({"assignments/hoi-dap-vi-du": assignments, "plans/hoi-dap-vi-du/nam-2024": text}) == found


@pytest.mark.parametrize(("due", "found"), [("2024", []), ("2024-06", []), ("2024-07", ["nam-2024:16 NDP413"])])
def test_a_date_known_in_part_may_lie_within_the_plan(codes: Judge, due: str, found: list[str]) -> None:
    text = (
        "    period:\n      from: 2024-01\n      to: 2024-06-15\n    roadmap:\n"
        f"      - id: mo\n        title:\n          vi: Mở\n        due: {due}\n"
    )
    assert codes({PLAN: plan(text)}) == found
