"""The decision on facts made by hand."""

from __future__ import annotations

import pytest
from tests.review.decide_cases import CASES

from ndp.review.decide import decide


@pytest.mark.parametrize("name", CASES)
def test_decision(name: str) -> None:
    facts, expectation = CASES[name]
    verdict = decide(facts)
    assert expectation(verdict), verdict
