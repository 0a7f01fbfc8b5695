"""What the table says of growth follows from what was measured."""

from __future__ import annotations

import pytest
from tests.bench.measure import line, slope


def test_costs_on_a_line_give_that_line() -> None:
    found = line([(size, 3 + 0.5 * size) for size in (35, 300, 1000, 10_000)])
    assert (found.fixed, found.each, found.r2) == pytest.approx((3, 0.5, 1))


def test_costs_that_grow_faster_than_size_lie_off_every_line() -> None:
    squares = [(size, size**2 / 1000) for size in (100.0, 200.0, 300.0, 400.0)]
    assert line(squares).r2 < 0.99
    assert line(squares).fixed < 0
    assert slope(squares) == pytest.approx(2)
