"""GitHub reads back exactly what was meant, and no command that was not."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from tests.report.strategies import is_harmless, reports

from ndp.report.annotations import render_annotations
from ndp.report.escape import printable
from ndp.report.report import Report


class Command(NamedTuple):
    """A workflow command as the runner understands it."""

    name: str
    properties: dict[str, str]
    data: str


def read_command(line: str) -> Command | None:
    """How GitHub's runner reads a line of a log: `::name key=value,…::data`, wherever the line is indented to."""
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, listed = line[2:end].partition(" ")
    pairs = [pair.partition("=") for pair in listed.strip().split(",") if pair]
    properties = {key: unescape(value, {"%3A": ":", "%2C": ","}) for key, _, value in pairs}
    return Command(name, properties, unescape(line[end + 2 :], {}))


def unescape(text: str, more: dict[str, str]) -> str:
    for escape, character in {"%0D": "\r", "%0A": "\n", **more, "%25": "%"}.items():
        text = text.replace(escape, character)
    return text


@given(reports)
def test_the_runner_reads_one_command_per_problem_and_nothing_else(report: Report) -> None:
    output = render_annotations(report, "vi")
    assert is_harmless(output)
    *lines, last = output.removesuffix("\n").split("\n")
    assert read_command(last) is None
    assert len(lines) == len(report.problems)
    for line, problem in zip(lines, report.problems, strict=True):
        assert read_command(line) == Command(
            str(problem.kind.severity),
            {
                "file": printable(problem.path),
                "line": str(problem.position.line),
                "col": str(problem.position.column),
                "title": "NDP999: Thử",
            },
            f"Có “{printable(problem.values['value'])}”.\nBỏ “{printable(problem.values['value'])}”.\n"
            "https://ndp.gov.vn/huong-dan/loi/NDP999/",
        )
