"""The derivation of an evaluation's result, as data. All numbers are exact."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Literal

from ndp.model.evaluation import Criterion, Group, Outcome

ReasonCode = Literal[
    "partial-criteria",
    "too-few-members",
    "too-small-share",
    "missing-scores",
    "too-few-scores",
    "undiscussed-spread",
    "unresolved-spread",
    "below-minimum",
    "verdict-failed",
    "below-group",
    "below-overall",
]
FAILING: frozenset[ReasonCode] = frozenset({"below-minimum", "verdict-failed", "below-group", "below-overall"})


@dataclass(frozen=True, slots=True)
class GivenScore:
    """What a counted member gave for a criterion; None where the sheet leaves it out."""

    member: str
    score: Fraction | None


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion. `combined` is on its scale (pass-fail: 1 or 0), `normalised` from 0 to 1.

    `spread` is in percent of the scale; `possible` and `contribution` in percentage points of the overall total.
    A value that the scores do not allow to compute is None.
    """

    criterion: Criterion
    scores: tuple[GivenScore, ...]
    combined: Fraction | None
    normalised: Fraction | None
    spread: Fraction | None
    wide: bool
    discussed: bool
    possible: Fraction
    contribution: Fraction | None
    below_minimum: bool


@dataclass(frozen=True, slots=True)
class Total:
    """The total of a group, or of all criteria (`group` None).

    `earned` and `possible` in percentage points of the overall total; `percent` is one in hundredths of the other, None
    where no criterion has a weight. `complete` tells that every weighted criterion has a combined score.
    """

    group: Group | None
    earned: Fraction
    possible: Fraction
    percent: Fraction | None
    minimum: Fraction | None
    complete: bool


@dataclass(frozen=True, slots=True)
class QuorumResult:
    """Who counts. `eligible` are the appointed members without those kept from scoring; `present` handed in a sheet."""

    appointed: int
    excluded: int
    eligible: int
    present: int
    needed: int
    needed_share: Fraction
    met: bool

    @property
    def least(self) -> int:
        """How many sheets are needed, by number and by share."""
        return max(self.needed, ceil(self.needed_share * self.eligible))


@dataclass(frozen=True, slots=True)
class Way:
    """Raising the combined score of one criterion from `start` to `end` would be enough."""

    criterion: str
    start: Fraction
    end: Fraction


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the result is not “passed”, and the smallest change that would have removed the reason.

    `have` and `need` are members, scores, votes, percent or points of the scale, by `code`; `gap` is what lies between
    them. `ways` are the single criteria that alone would have closed the gap of a total, the smallest change first.
    """

    code: ReasonCode
    have: Fraction
    need: Fraction
    gap: Fraction
    criterion: str | None = None
    group: Group | None = None
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """The whole derivation."""

    criteria: tuple[CriterionResult, ...]
    groups: tuple[Total, ...]
    overall: Total
    quorum: QuorumResult
    reasons: tuple[Reason, ...]
    outcome: Outcome

    def of(self, criterion: str) -> CriterionResult | None:
        """The result of a criterion by its id."""
        return next((result for result in self.criteria if result.criterion.id == criterion), None)
