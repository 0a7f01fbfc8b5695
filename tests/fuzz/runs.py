"""The targets with what is thrown at them, and how many of a run's inputs each gets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fuzz import inputs, targets


@dataclass(frozen=True)
class Run:
    """A target, its inputs, its share of a run in percent, and how many it gets in the shortest run."""

    name: str
    target: Callable[[Any], str]
    inputs: st.SearchStrategy[Any]
    share: int
    least: int = 150

    def go(self, count: int, *, same_every_time: bool = False) -> Counter[str]:
        """Throw `count` inputs at the target; how far they came. Raises what the target raises, with the input."""
        reached: Counter[str] = Counter()

        @settings(
            max_examples=count,
            deadline=None,
            database=None,
            derandomize=same_every_time,
            suppress_health_check=list(HealthCheck),
        )
        @given(self.inputs)
        def each(value: Any) -> None:
            reached[self.target(value)] += 1

        each()
        return reached


RUNS = (
    Run("reader", targets.read, inputs.reader_inputs, 50),
    Run("record", lambda value: targets.judge_record(*value), inputs.records(), 10),
    Run("review", lambda value: targets.review_change(*value), inputs.proposals(), 10),
    Run("intake", lambda value: targets.take_answers(*value), inputs.answers(), 5),
    Run("forge", targets.read_words_of_the_forge, inputs.words_of_the_forge(), 10),
    Run("statement", targets.show_statement, inputs.statements, 13),
    Run("search", targets.search_for, inputs.queries, 2, least=60),
)
