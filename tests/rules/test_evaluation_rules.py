"""What the examples of the evaluation codes leave open: every variant of a rule, and what it must not report."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rules.conftest import BASE, Judge

CRITERIA = "criteria/tieu-chi-vi-du"
EVALUATION = "evaluations/ban-do-vi-du/2023-05-20"
RECOGNITION = "recognitions/ban-do-vi-du"


def base(name: str, *changes: tuple[str, str]) -> dict[str, str]:
    """A file of the base catalogue with texts replaced, once each."""
    text = Path(f"{BASE}/catalogue/{name}.yml").read_text(encoding="utf-8").partition("\n")[2]
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    return {name: text}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], []),
        ([("passed", "failed")], ["NDP452"]),
        ([("passed", "inconclusive")], ["NDP452"]),
        ([("outcome: passed", "percent: 74.5")], []),
        ([("outcome: passed", "percent: 74.50")], []),
        ([("outcome: passed", "percent: 74.51")], ["NDP452"]),
    ],
)
def test_a_stated_result_equals_the_computed_one(
    codes: Judge, changes: list[tuple[str, str]], expected: list[str]
) -> None:
    stated = ("sheets:", "stated:\n  outcome: passed\nsheets:")
    assert [place.split()[1] for place in codes(base(EVALUATION, stated, *changes))] == expected


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ([("    weight: 60\n", "")], "NDP440 NDP444"),
        ([("    group: technical\n    category: functions\n", "")], "NDP444 NDP444"),
        ([("    method: pass-fail\n    minimum: 1\n", "    method: pass-fail\n")], ""),
        ([("combination:\n  method: mean\n", "")], "NDP444"),
        ([("method: mean", "method: trimmed-mean")], "NDP446"),
        ([("method: mean", "method: mean\n  trim: 1")], "NDP445 NDP446"),
        ([("overall: 60", "overall: 60\n  groups:\n    - group: technical\n      minimum: 60")], ""),
        ([("    minimum: 1\n", "    minimum: 0\n")], "NDP448"),
        ([("max: 10", "max: -1"), ("    minimum: 5\n", "")], "NDP443"),
    ],
)
def test_a_complete_set_leaves_nothing_open(codes: Judge, changes: list[tuple[str, str]], code: str) -> None:
    recognition = base(RECOGNITION, ("evaluation: ban-do-vi-du/2023-05-20", "earlier_basis: tieu-chi-vi-du"))
    found = codes({**base(CRITERIA, *changes), **recognition})
    own = [place.split()[1] for place in found if "tieu-chi" in place]
    assert " ".join(sorted(own)) == code


def test_a_partial_set_may_leave_everything_open_and_gives_no_recognition(codes: Judge) -> None:
    partial = (
        ("extent: complete", "extent: partial"),
        ("quorum:\n  members: 2\n  share: 2/3\n", ""),
        ("weight: 60", "weight: 6"),
    )
    assert codes(base(CRITERIA, *partial)) == ["ban-do-vi-du:9 NDP471"]


@pytest.mark.parametrize(
    ("organisation", "scores"),
    [
        ("bo-dat-dai-vi-du", False),
        ("cuc-ban-do-vi-du", False),
        ("cong-ty-vi-du", False),
        ("cuc-tin-hoc-cu-vi-du", True),
        ("bo-vi-du", True),
    ],
)
def test_units_of_host_and_enterprise_may_not_score_those_of_the_ministry_may(
    codes: Judge, organisation: str, scores: bool
) -> None:
    found = codes(base(EVALUATION, ("organisation: cuc-so-vi-du", f"organisation: {organisation}")))
    # Without the sheet two members are too few, so that the recognition loses its ground.
    assert [place.split()[1] for place in found] == ([] if scores else ["NDP462", "NDP471"])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([("status: valid", "status: suspended")], ["NDP475", "NDP475", "NDP475"]),
        ([("status: valid", "status: valid\nreviews:\n  - date: 2024-06-01\n    result: withdrawn")], ["NDP476"]),
        ([("status: valid", "status: valid\nreviews:\n  - date: 2024-06-01\n    result: kept")], []),
        ([("status: valid", "status: expired"), ("valid_until: 2028-05-31\n", "")], ["NDP476"]),
        ([("holders:\n  - cong-ty-vi-du\n", ""), ("issued: 2023-06-01\n", "")], ["NDP479", "NDP479"]),
        ([("kind: recognised", "kind: potential"), ("certificate: 01/CN-VD\n", "")], []),
        ([("platform: ban-do-vi-du", "platform: hoi-dap-vi-du")], ["NDP472"]),
        ([("kind: recognised", "product: Bản đồ VD\nkind: recognised")], ["NDP472"]),
        ([("evaluation: ban-do-vi-du/2023-05-20", "evaluation: ban-do-vi-du/2023-05-22")], ["NDP302"]),
    ],
)
def test_a_recognition_agrees_with_its_dates_its_reviews_and_what_it_rests_on(
    codes: Judge, changes: list[tuple[str, str]], expected: list[str]
) -> None:
    assert [place.split()[1] for place in codes(base(RECOGNITION, *changes))] == expected
