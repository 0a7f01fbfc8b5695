"""`ndp validate` as its users meet it: what it prints in each format and with which status it ends."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from tests.commands.conftest import FIXTURES, ROOT, Ndp, copy_of
from tests.conftest import Golden

DAY = ("--as-of", "2024-01-01")
WARNING_FILE = "catalogue/platforms/hoi-dap-vi-du.yml"
BAD_CHARACTERS_FILE = "catalogue/platforms/chu-la-vi-du.yml"
BAD_REFERENCE_FILE = "catalogue/assignments/hoi-dap-vi-du.yml"


def places(output: str) -> list[tuple[int, str]]:
    """Line and code of each problem in text output."""
    heads = [line.split(" ")[:2] for line in output.splitlines() if line.startswith("catalogue/")]
    return [(int(place.split(":")[1]), code) for place, code in heads]


@pytest.fixture
def clean(broken: Path) -> Path:
    """A catalogue without problems."""
    for path in (WARNING_FILE, BAD_CHARACTERS_FILE, BAD_REFERENCE_FILE):
        (broken / path).unlink()
    return broken


@pytest.fixture
def only_warnings(broken: Path) -> Path:
    """A catalogue with a warning and no errors."""
    for path in (BAD_CHARACTERS_FILE, BAD_REFERENCE_FILE):
        (broken / path).unlink()
    return broken


@pytest.mark.parametrize(
    ("output_format", "name", "paths"),
    [
        ("text", "text.txt", ()),
        ("github", "github.txt", ()),
        ("json", "json.json", (BAD_REFERENCE_FILE, WARNING_FILE)),
        ("sarif", "sarif.json", (BAD_REFERENCE_FILE, WARNING_FILE)),
    ],
)
def test_each_format_prints_what_its_golden_file_says(
    ndp: Ndp, broken: Path, golden: Golden, output_format: str, name: str, paths: tuple[str, ...]
) -> None:
    outcome = ndp("validate", *paths, "--catalogue", broken, "--format", output_format, *DAY)
    assert outcome.status == 1
    assert outcome.err == ""
    golden(f"commands/golden/{name}", outcome.out)


def test_a_file_with_ten_mistakes_shows_all_ten_at_their_lines_in_one_run(ndp: Ndp) -> None:
    outcome = ndp("validate", "--catalogue", FIXTURES / "ten-mistakes", *DAY)
    assert outcome.status == 1
    assert places(outcome.out) == [
        (1, "NDP165"),  # the schema of another kind
        (2, "NDP205"),  # capitals in an id
        (4, "NDP133"),  # a no-break space
        (5, "NDP131"),  # a Cyrillic letter
        (6, "NDP204"),  # a value that is not in the list
        (8, "NDP202"),  # an unknown field
        (9, "NDP208"),  # an empty list
        (11, "NDP206"),  # an empty value
        (12, "NDP203"),  # a text instead of a list
        (13, "NDP153"),  # a key that was there before
    ]
    assert outcome.out.endswith("\n10 lỗi, 0 cảnh báo trong 1 tệp\n")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_nothing_wrong_is_one_line_and_status_0(ndp_here: Ndp, english: None, clean: Path, language: str) -> None:
    outcome = ndp_here("validate", "--catalogue", clean, "--lang", language, *DAY)
    assert outcome.out == {"vi": "0 vấn đề trong 2 tệp\n", "en": "Problems: 0; files: 2\n"}[language]
    assert (outcome.status, outcome.err) == (0, "")


@pytest.mark.parametrize("output_format", ["json", "sarif", "github"])
def test_nothing_wrong_is_said_in_each_format(ndp: Ndp, clean: Path, output_format: str) -> None:
    outcome = ndp("validate", "--catalogue", clean, "--format", output_format, *DAY)
    assert outcome.status == 0
    if output_format == "github":
        assert outcome.out == "0 vấn đề trong 2 tệp\n"
    else:
        document = json.loads(outcome.out)
        assert (document["problems"] if output_format == "json" else document["runs"][0]["results"]) == []


def test_warnings_alone_are_printed_and_status_0(ndp: Ndp, only_warnings: Path) -> None:
    outcome = ndp("validate", "--catalogue", only_warnings, *DAY)
    assert outcome.status == 0
    assert places(outcome.out) == [(4, "NDP139")]
    assert outcome.out.endswith("\n0 lỗi, 1 cảnh báo trong 3 tệp\n")


def test_english_output_is_english_throughout(ndp_here: Ndp, english: None, only_warnings: Path) -> None:
    outcome = ndp_here("validate", "--catalogue", only_warnings, "--lang", "en", *DAY)
    line = "  vi: Nền tảng hỏi đáp ví dụ"
    assert outcome.out == (
        f"{WARNING_FILE}:4:29: NDP139 warning: Spaces end this line; such lines: 1.\n"
        f"     4 | {line}  \n"
        f"       | {' ' * len(line)}^\n"
        "  Remedy: Delete the spaces at the end.\n"
        "  More: https://ndp.gov.vn/en/guides/errors/NDP139/\n"
        "\n"
        "Errors: 0; warnings: 1; files: 3\n"
    )


def test_annotations_are_in_the_language_asked_for(ndp_here: Ndp, english: None, only_warnings: Path) -> None:
    outcome = ndp_here("validate", "--catalogue", only_warnings, "--lang", "en", "--format", "github", *DAY)
    first, last = outcome.out.splitlines()
    assert first.endswith(
        "::Spaces end this line; such lines: 1.%0ADelete the spaces at the end.%0A"
        "https://ndp.gov.vn/en/guides/errors/NDP139/"
    )
    assert last == "Errors: 0; warnings: 1; files: 3"


def test_json_keeps_to_its_published_schema_and_holds_both_languages(
    ndp_here: Ndp, english: None, broken: Path
) -> None:
    schema = json.loads((ROOT / "hooks/ndp/report/problems.schema.json").read_text(encoding="utf-8"))
    document = json.loads(ndp_here("validate", "--catalogue", broken, "--format", "json", *DAY).out)
    jsonschema.Draft202012Validator(schema).validate(document)
    warning = next(problem for problem in document["problems"] if problem["severity"] == "warning")
    assert warning["remedy"] == {"vi": "Xóa các dấu cách ở cuối dòng.", "en": "Delete the spaces at the end."}
    assert document["counts"] == {"files": 5, "errors": 6, "warnings": 1, "elsewhere": 0}


def test_problems_come_in_the_order_of_files_and_lines(ndp: Ndp, broken: Path) -> None:
    copy_of("ten-mistakes", broken.parent)
    (broken.parent / "ten-mistakes/catalogue/platforms/muoi-loi.yml").rename(broken / "catalogue/platforms/a-loi.yml")
    document = json.loads(ndp("validate", "--catalogue", broken, "--format", "json", *DAY).out)
    found = [(each["path"], each["line"], each["column"], each["code"]) for each in document["problems"]]
    assert len(found) == 17
    assert found == sorted(found)


def test_the_catalogue_of_this_project_is_clean(ndp: Ndp) -> None:
    outcome = ndp("validate", cwd=ROOT)
    assert outcome.out.startswith("0 vấn đề trong ")
    assert outcome.status == 0
