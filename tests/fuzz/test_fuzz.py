"""Whatever strangers write, the program ends with a verdict. `make fuzz` throws a hundred thousand inputs."""

from __future__ import annotations

import pytest
from tests.fuzz.runs import RUNS, Run

COUNT = 1000


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.name)
def test_no_input_ends_in_a_traceback(run: Run) -> None:
    count = max(COUNT * run.share // 100, run.least)
    reached = run.go(count, same_every_time=True)
    assert sum(reached.values()) >= count
    # Answers that make a whole change are one in fifty: only the long run is sure to meet some.
    assert len(reached) > 1 or run.name == "intake", "all inputs ended alike"


def test_the_shares_make_a_whole() -> None:
    assert sum(run.share for run in RUNS) == 100
