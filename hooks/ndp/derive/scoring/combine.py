"""How the members' scores for one criterion become one. Exact; no sequence is empty."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ndp.model.evaluation import Combination, Criterion

UNSTATED = Combination(method="mean")


def combined_score(scores: Sequence[Fraction], rule: Combination) -> Fraction | None:
    """The combined score; None where a trimmed mean would leave nothing."""
    ordered = sorted(scores)
    if rule.method == "median":
        middle = len(ordered) // 2
        return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
    if rule.method == "trimmed-mean":
        trim = rule.trim or 0
        ordered = ordered[trim : len(ordered) - trim]
    return sum(ordered, Fraction(0)) / len(ordered) if ordered else None


def votes_needed(voters: int, rule: Combination) -> int:
    """How many of `voters` have to say “pass” for a pass-fail criterion to be passed."""
    if rule.verdicts == "all":
        return voters
    return voters // 2 + 1 if rule.verdicts == "majority" else -(-2 * voters // 3)


def scale_of(criterion: Criterion) -> tuple[Fraction, Fraction]:
    """The lowest score of a criterion and the width of its scale; width 0 where no usable scale is known."""
    if criterion.method == "pass-fail":
        return Fraction(0), Fraction(1)
    if criterion.scale is None:
        return Fraction(0), Fraction(0)
    low = Fraction(criterion.scale.min)
    return low, max(Fraction(0), Fraction(criterion.scale.max) - low)
