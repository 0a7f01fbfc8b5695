"""The result of an evaluation, computed exactly from its score sheets and shown with the whole way to it."""

from ndp.derive.scoring.combine import scale_of
from ndp.derive.scoring.derive import GROUPS, derive
from ndp.derive.scoring.plain import to_plain
from ndp.derive.scoring.result import (
    FAILING,
    CriterionResult,
    Derivation,
    GivenScore,
    QuorumResult,
    Reason,
    ReasonCode,
    Total,
    Way,
)

__all__ = [
    "FAILING",
    "GROUPS",
    "CriterionResult",
    "Derivation",
    "GivenScore",
    "QuorumResult",
    "Reason",
    "ReasonCode",
    "Total",
    "Way",
    "derive",
    "scale_of",
    "to_plain",
]
