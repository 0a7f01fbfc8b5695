"""Criteria sets and evaluations (Decision 186, Article 1.IV.3.a-b). Scores and weights are exact decimals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Literal

import msgspec

from ndp.model.records import Name, Provenance, Record, Text, Value
from ndp.text import PartialDate

Group = Literal["technical", "non-technical"]
Method = Literal["scored", "pass-fail"]
Outcome = Literal["passed", "failed", "inconclusive"]
MemberRole = Literal["chair", "secretary", "member"]

TECHNICAL_CATEGORIES = frozenset({"functions", "performance", "standards", "security", "other-non-functional"})


class Anchor(Value, frozen=True):
    """What a score means."""

    score: Decimal
    text: Text


class Scale(Value, frozen=True):
    """The scores a criterion allows: from `min` to `max` in steps of `step`."""

    min: Decimal
    max: Decimal
    step: Decimal
    anchors: tuple[Anchor, ...] = ()


class Criterion(Value, frozen=True):
    """One criterion. A pass-fail criterion is scored 1 or 0 and has no scale; without `method` it is not known.

    `minimum` is the combined score below which the platform fails whatever its total.
    """

    id: str
    title: Name
    method: Method | None = None
    group: Group | None = None
    category: str | None = None
    description: Text | None = None
    weight: Decimal | None = None
    scale: Scale | None = None
    minimum: Decimal | None = None
    evidence: tuple[Text, ...] = ()
    provenance: Provenance | None = None


class Combination(Value, frozen=True):
    """How the members' scores become one; `trim` is how many are left out at each end of a trimmed mean."""

    method: Literal["mean", "trimmed-mean", "median"]
    trim: int | None = None
    verdicts: Literal["majority", "two-thirds", "all"] = "majority"


class Spread(Value, frozen=True):
    """How far scores may lie apart, in percent of the scale, and what follows when they lie farther."""

    limit: Decimal
    then: Literal["discuss", "rescore"]


class GroupMinimum(Value, frozen=True):
    """The least percentage of a group."""

    group: Group
    minimum: Decimal


class PassRule(Value, frozen=True):
    """The least percentages, besides the criteria's own minimums, which always hold."""

    overall: Decimal | None = None
    groups: tuple[GroupMinimum, ...] = ()


class Quorum(Value, frozen=True):
    """How many members have to hand in a sheet, and which share of those who may."""

    members: int
    share: str | None = None

    @property
    def least_share(self) -> Fraction:
        """The share as a number, 0 where none is asked for."""
        return Fraction(self.share) if self.share else Fraction(0)


class CriteriaSet(Record, frozen=True):
    """A set of criteria and its rules. A `partial` one is known in part only and gives no outcome."""

    KIND: ClassVar[str] = "criteria"

    name: Name
    legal: str
    extent: Literal["complete", "partial"]
    criteria: tuple[Criterion, ...]
    purpose: Text | None = None
    combination: Combination | None = None
    spread: Spread | None = None
    pass_: PassRule | None = msgspec.field(default=None, name="pass")
    quorum: Quorum | None = None
    display_places: int = 2


class Body(Value, frozen=True):
    """The council or expert group, who set it up and by which document."""

    kind: Literal["council", "expert-group"]
    name: Name
    organisation: str | None = None
    document: str | None = None


class DeclaredConflict(Value, frozen=True):
    """A tie that a member declared."""

    reason: Text
    organisation: str | None = None


class Member(Value, frozen=True):
    """A member of the body; a recused one does not score and does not count towards the quorum."""

    id: str
    name: str
    organisation: str
    role: MemberRole
    conflicts: tuple[DeclaredConflict, ...] = ()
    recused: bool = False


class Score(Value, frozen=True):
    """A member's score for a criterion."""

    criterion: str
    score: Decimal
    comment: str | None = None


class Sheet(Value, frozen=True):
    """A member's score sheet."""

    member: str
    scores: tuple[Score, ...]


class Discussion(Value, frozen=True):
    """What the body said of scores that lay far apart."""

    criterion: str
    summary: Text
    result: Literal["kept", "rescored"]
    date: PartialDate | None = None


class Evidence(Value, frozen=True):
    """A document, survey or trial that the scores rest on."""

    kind: Literal["documents", "survey", "trial"]
    title: Name
    date: PartialDate | None = None
    criteria: tuple[str, ...] = ()
    summary: Text | None = None
    url: str | None = None


class Minutes(Value, frozen=True):
    """The minutes of the body."""

    summary: Text | None = None
    document: str | None = None
    url: str | None = None


class StatedResult(Value, frozen=True):
    """The result as the minutes state it; a rule holds it against the computed one."""

    outcome: Outcome | None = None
    percent: Decimal | None = None


class Evaluation(Record, frozen=True):
    """An evaluation of a platform, or of a product on it. Its result is computed, see `ndp.derive.scoring`."""

    KIND: ClassVar[str] = "evaluation"

    platform: str
    criteria: str
    date: PartialDate
    body: Body
    members: tuple[Member, ...]
    sheets: tuple[Sheet, ...]
    product: str | None = None
    discussions: tuple[Discussion, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    minutes: Minutes | None = None
    stated: StatedResult | None = None
