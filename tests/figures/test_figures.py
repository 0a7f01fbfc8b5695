"""The page of the bars says what the tests hold, and every test and command it names is there."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.conftest import Golden
from tests.figures.lines import Counted, Recorded
from tests.figures.long_runs import LONG_RUNS
from tests.figures.page import FILES, PARTS, page, records
from tests.site.building import ROOT

from ndp.i18n import LANGUAGES, Language

GOALS = [goal for part in PARTS for goal in part.goals]
LINES = [line for goal in GOALS for line in goal.lines]
MAKE = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_what_is_reckoned_now(language: Language, golden: Golden) -> None:
    golden(f"../{FILES[language]}", page(language))


def test_all_bars_are_there_in_order() -> None:
    assert [goal.code for goal in GOALS] == [f"G{number}" for number in range(1, 21)]
    assert [goal.code for goal in GOALS if not goal.lines] == []


def test_every_test_named_is_there() -> None:
    for line in LINES:
        if isinstance(line, Counted):
            file, _, name = line.test.partition("::")
            assert f"\ndef {name}(" in (ROOT / "tests" / file).read_text(encoding="utf-8"), line.test


def test_every_long_run_is_recorded_and_can_be_made_again() -> None:
    recorded = [line for line in LINES if isinstance(line, Recorded)]
    assert {line.key for line in recorded} == records().keys() == LONG_RUNS.keys()
    for record in records().values():
        date.fromisoformat(record["day"])
        assert record["machine"].keys() == set(LANGUAGES)
    for line in recorded:
        first, second, *_ = line.command.split()
        assert (first, second) == ("python", "-m") or (first == "make" and second in MAKE)
