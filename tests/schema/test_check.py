"""What is said of records that do not fit their schema."""

from __future__ import annotations

import pytest
from tests.schema.conftest import Check

PROVENANCE = """\
provenance:
  level: unverified
"""


def test_ten_mistakes_are_ten_problems_each_at_its_place(check: Check) -> None:
    _, problems = check(
        "edition",
        """\
        id: Lan_1
        name: {}
        ordinal: 100
        instrument:
        date: 2022-02-30
        scope: quốc gia
        total: "35"
        numbered: yes
        entries:
          - platform: ban-do-so
            nunber: 1
        host_counts: []
        known: {}
        unknown:
          vi: Chưa rõ.
        """,
    )
    assert [problem.rpartition("NDP")[0] + "NDP" + problem.rpartition("NDP")[2][:3] for problem in problems] == [
        "1:1 NDP201",
        "1:5 NDP205",
        "2:7 NDP208",
        "3:10 NDP211",
        "4:12 NDP206",
        "5:7 NDP212",
        "6:8 NDP204",
        "7:8 NDP203",
        "8:11 NDP203",
        "11:5 NDP202",
        "12:14 NDP208",
        "13:8 NDP201",
    ]


def test_an_empty_value_is_one_problem_whatever_it_breaks(check: Check) -> None:
    _, problems = check("platform", f"id:\nscope:\naliases:\nname:\n{PROVENANCE}")
    assert problems == [
        "1:4 NDP206 “id” đang để trống.",
        "2:7 NDP206 “scope” đang để trống.",
        "3:9 NDP206 “aliases” đang để trống.",
        "4:6 NDP206 “name” đang để trống.",
    ]


def test_a_wrong_type_is_one_problem_whatever_else_it_breaks(check: Check) -> None:
    _, problems = check("platform", f"id: kho\nscope: [national]\n{PROVENANCE}")
    assert problems == ["2:8 NDP203 “scope” phải là chữ, nhưng ở đây là danh sách."]


def test_a_quoted_number_is_named_as_such(check: Check) -> None:
    _, problems = check("duty", "day: '25'\n")
    assert "1:6 NDP203 “day” phải là số nguyên, nhưng ở đây là chữ trong dấu nháy." in problems
    _, problems = check("duty", "day: hai mươi lăm\n")
    assert "1:6 NDP203 “day” phải là số nguyên, nhưng ở đây là “hai mươi lăm”." in problems


def test_a_date_of_the_wrong_form_is_not_also_impossible(check: Check) -> None:
    _, problems = check("publication", "published: 2022-13-01\n")
    assert [problem for problem in problems if "published" in problem] == [
        "1:12 NDP205 “2022-13-01” không đúng dạng của “published”."
    ]


def test_every_bad_key_of_field_provenance_is_shown_at_its_key(check: Check) -> None:
    fields = "  fields:\n    name.vi:\n      level: unverified\n    /Name:\n      level: unverified\n    /name:\n"
    _, problems = check("platform", f"id: kho\nscope: national\n{PROVENANCE}{fields}      level: unverified\n")
    assert problems == [
        "6:5 NDP215 Tên khóa “name.vi” không đúng dạng của “fields”.",
        "8:5 NDP215 Tên khóa “/Name” không đúng dạng của “fields”.",
    ]


def test_every_unknown_field_has_its_own_problem_with_near_names(check: Check) -> None:
    _, problems = check("platform", f"id: kho\nscope: national\nwebsite: x\npurpos: x\n{PROVENANCE}")
    assert problems == [
        "3:1 NDP202 Không có trường nào tên “website” ở đây.",
        "4:1 NDP202 Không có trường nào tên “purpos” ở đây.",
    ]


def test_a_long_value_is_shown_shortened(check: Check) -> None:
    _, problems = check("platform", f"id: kho\nscope: {'dài ' * 100}\n{PROVENANCE}")
    (problem,) = problems
    assert "…" in problem
    assert len(problem) < 200


@pytest.mark.parametrize(
    "text", ["no", "on", "1:20", "0o17", "0x1F", "1e3", "~", "null", "2022-02-11", "0123", "1_000"]
)
def test_text_is_never_taken_for_anything_else(check: Check, text: str) -> None:
    data, _ = check("platform", f"name:\n  vi: {text}\n")
    assert data == {"name": {"vi": text}}


@pytest.mark.parametrize("text", ["0123", "1e3", "1.0", "+1", "0x1F", "1_000", "yes", "'1'", '"1"'])
def test_only_plain_whole_numbers_are_whole_numbers(check: Check, text: str) -> None:
    data, problems = check("edition", f"total: {text}\n")
    assert data == {"total": text.strip("'\"")}
    assert any(problem.startswith("1:8 NDP203") for problem in problems)


@pytest.mark.parametrize("text", ["True", "TRUE", "yes", "on", "1", "'true'"])
def test_only_true_and_false_are_booleans(check: Check, text: str) -> None:
    data, problems = check("edition", f"numbered: {text}\n")
    assert data == {"numbered": text.strip("'")}
    assert any(problem.startswith("1:11 NDP203") for problem in problems)


def test_numbers_and_booleans_are_read_where_the_schema_asks(check: Check) -> None:
    data, problems = check("edition", "total: 35\nordinal: -1\nnumbered: true\n")
    assert data == {"total": 35, "ordinal": -1, "numbered": True}
    assert [problem for problem in problems if "NDP2" in problem and "NDP201" not in problem] == [
        "2:10 NDP211 “ordinal” là -1, phải ≥ 1."
    ]
