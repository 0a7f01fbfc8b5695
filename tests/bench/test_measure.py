"""What the table says of growth follows from what was measured."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from tests.bench import measure
from tests.bench.measure import PAUSE, BenchError, cost_of, line, pause_after, slope

FORKED = """
import os, time
held = bytearray(64 << 20)
for place in range(0, len(held), 4096):
    held[place] = 1
child = os.fork()
time.sleep(0.5)
child and os.waitpid(child, 0)
"""


def test_costs_on_a_line_give_that_line() -> None:
    found = line([(size, 3 + 0.5 * size) for size in (35, 300, 1000, 10_000)])
    assert (found.fixed, found.each, found.r2) == pytest.approx((3, 0.5, 1))


def test_costs_that_grow_faster_than_size_lie_off_every_line() -> None:
    squares = [(size, size**2 / 1000) for size in (100.0, 200.0, 300.0, 400.0)]
    assert line(squares).r2 < 0.99
    assert line(squares).fixed < 0
    assert slope(squares) == pytest.approx(2)


def test_memory_that_processes_share_counts_once(tmp_path: Path) -> None:
    cost = cost_of((sys.executable, "-c", FORKED), tmp_path, {}, tmp_path / "log")
    assert 64 < cost.memory < 2 * 64
    assert cost.cpu > 0
    assert cost.wall >= 0.5


def test_a_command_that_fails_is_told_with_its_output(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="hỏng"):
        cost_of((sys.executable, "-c", "raise SystemExit('hỏng')"), tmp_path, {"PYTHONUTF8": "1"}, tmp_path / "log")


@pytest.mark.parametrize("taken", [0.0, 0.0004, 0.01, 3.0])
def test_a_look_takes_one_hundredth_of_the_time_to_the_next_at_most(taken: float) -> None:
    assert pause_after(taken) >= PAUSE
    assert taken / (taken + pause_after(taken)) <= 0.01


def test_looks_that_take_long_are_rare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []

    def slow(process: int) -> float:
        looks.append(process)
        start = time.process_time()
        while time.process_time() < start + 0.05:
            os.getpid()
        return 1

    monkeypatch.setattr(measure, "_memory", slow)
    cost = cost_of((sys.executable, "-c", "import time; time.sleep(0.5)"), tmp_path, {}, tmp_path / "log")
    assert (cost.memory, len(looks)) == (1, 1)
