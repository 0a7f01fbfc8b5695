"""JSON and SARIF mean what was found, whoever reads them, and look harmless where they are printed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
from hypothesis import given
from hypothesis import strategies as st
from tests.report.strategies import hostile_text, is_harmless, reports

from ndp.report.envelope import render_json
from ndp.report.report import Report
from ndp.report.safe_json import to_json
from ndp.report.sarif import render_sarif

SARIF_ESSENTIALS = json.loads(Path(__file__).with_name("sarif-essentials.schema.json").read_text(encoding="utf-8"))


def without_surrogates(text: str) -> str:
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


@given(st.dictionaries(hostile_text, st.one_of(hostile_text, st.integers(), st.lists(hostile_text))))
def test_json_means_the_same_and_is_harmless(value: dict[str, Any]) -> None:
    written = to_json(value)
    assert is_harmless(written)
    assert written.endswith("\n")
    assert json.loads(written) == json.loads(without_surrogates(json.dumps(value, ensure_ascii=False)))


def test_json_keeps_vietnamese_readable() -> None:
    assert to_json({"tên": "Nền tảng địa chỉ số"}) == '{\n  "tên": "Nền tảng địa chỉ số"\n}\n'


@given(reports)
def test_the_envelope_tells_of_every_problem(report: Report) -> None:
    found = json.loads(render_json(report, "vi"))["problems"]
    assert [(each["path"], each["line"], each["column"], each["message"]["vi"]) for each in found] == [
        (
            without_surrogates(problem.path),
            problem.position.line,
            problem.position.column,
            without_surrogates(problem.message()),
        )
        for problem in report.problems
    ]


@given(reports)
def test_sarif_holds_to_the_standard(report: Report) -> None:
    written = render_sarif(report, "vi")
    assert is_harmless(written)
    document = json.loads(written)
    jsonschema.Draft202012Validator(
        SARIF_ESSENTIALS, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    ).validate(document)
    (run,) = document["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result, problem in zip(run["results"], report.problems, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == problem.kind.code
        place = result["locations"][0]["physicalLocation"]
        assert place["region"] == {"startLine": problem.position.line, "startColumn": problem.position.column}
        assert unquote(place["artifactLocation"]["uri"]) == problem.path.encode("utf-8", "replace").decode()


@given(reports)
def test_sarif_messages_hold_no_placeholder_and_no_link(report: Report) -> None:
    for result in json.loads(render_sarif(report, "vi"))["runs"][0]["results"]:
        text = result["message"]["text"]
        assert not re.search(r"(?<!\{)(?:\{\{)*\{[0-9]+\}", text)
        assert not re.search(r"(?<!\\)(?:\\\\)*\[[^\]]*(?<!\\)(?:\\\\)*\]\(", text)


@given(reports)
def test_sarif_and_json_have_every_language(report: Report) -> None:
    for result in json.loads(render_sarif(report, "en"))["runs"][0]["results"]:
        assert result["properties"]["message"].keys() == result["properties"]["remedy"].keys() == {"vi", "en"}
    for problem in json.loads(render_json(report, "en"))["problems"]:
        assert problem["page"]["vi"] == f"https://ndp.gov.vn/huong-dan/loi/{problem['code']}/"
        assert problem["page"]["en"] == f"https://ndp.gov.vn/en/guides/errors/{problem['code']}/"
