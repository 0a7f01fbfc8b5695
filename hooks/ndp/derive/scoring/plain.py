"""The derivation as plain data, the same that the score sheet's script makes: exact numbers as text, `7/2` or `7`."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ndp.derive.scoring.result import CriterionResult, Derivation, Reason, Total


def to_plain(derivation: Derivation) -> dict[str, Any]:
    """`derivation` as dictionaries, lists, texts, integers, booleans and None."""
    quorum = derivation.quorum
    return {
        "outcome": derivation.outcome,
        "criteria": [_criterion(result) for result in derivation.criteria],
        "groups": [_total(total) for total in derivation.groups],
        "overall": _total(derivation.overall),
        "quorum": {
            "appointed": quorum.appointed,
            "excluded": quorum.excluded,
            "eligible": quorum.eligible,
            "present": quorum.present,
            "needed": quorum.needed,
            "needed_share": str(quorum.needed_share),
            "met": quorum.met,
        },
        "reasons": [_reason(reason) for reason in derivation.reasons],
    }


def _criterion(result: CriterionResult) -> dict[str, Any]:
    return {
        "id": result.criterion.id,
        "scores": [{"member": item.member, "score": _text(item.score)} for item in result.scores],
        "combined": _text(result.combined),
        "normalised": _text(result.normalised),
        "spread": _text(result.spread),
        "wide": result.wide,
        "discussed": result.discussed,
        "possible": str(result.possible),
        "contribution": _text(result.contribution),
        "below_minimum": result.below_minimum,
    }


def _total(total: Total) -> dict[str, Any]:
    return {
        "group": total.group,
        "earned": str(total.earned),
        "possible": str(total.possible),
        "percent": _text(total.percent),
        "minimum": _text(total.minimum),
        "complete": total.complete,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "code": reason.code,
        "criterion": reason.criterion,
        "group": reason.group,
        "have": str(reason.have),
        "need": str(reason.need),
        "gap": str(reason.gap),
        "ways": [{"criterion": way.criterion, "start": str(way.start), "end": str(way.end)} for way in reason.ways],
    }


def _text(value: Fraction | None) -> str | None:
    return None if value is None else str(value)
