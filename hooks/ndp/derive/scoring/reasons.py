"""Why a result is not “passed”, and the smallest change that would have removed each reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil

from ndp.derive.scoring.combine import UNSTATED, scale_of, votes_needed
from ndp.derive.scoring.result import CriterionResult, QuorumResult, Reason, ReasonCode, Total, Way
from ndp.model.evaluation import CriteriaSet, Group


def reasons_of(
    criteria: CriteriaSet,
    results: Sequence[CriterionResult],
    groups: Sequence[Total],
    overall: Total,
    quorum: QuorumResult,
) -> Iterator[Reason]:
    """Every reason: what keeps the result open first, then what fails it, criteria before totals."""
    if criteria.extent == "partial":
        yield _reason("partial-criteria", 0, 0)
    yield from _quorum_reasons(quorum)
    for result in results:
        yield from _open_reasons(criteria, result)
    for result in results:
        yield from _minimum_reasons(criteria, result)
    for total in (*groups, overall):
        if total.complete and total.percent is not None and total.minimum is not None and total.percent < total.minimum:
            own = [result for result in results if total.group in (None, result.criterion.group)]
            yield _reason(
                "below-group" if total.group else "below-overall",
                total.percent,
                total.minimum,
                group=total.group,
                ways=_ways(own, (total.minimum - total.percent) * total.possible / 100),
            )


def _reason(
    code: ReasonCode,
    have: Fraction | int,
    need: Fraction | int,
    criterion: str | None = None,
    group: Group | None = None,
    ways: tuple[Way, ...] = (),
) -> Reason:
    have, need = Fraction(have), Fraction(need)
    return Reason(code, have, need, abs(need - have), criterion, group, ways)


def _quorum_reasons(quorum: QuorumResult) -> Iterator[Reason]:
    if quorum.present < quorum.needed:
        yield _reason("too-few-members", quorum.present, quorum.needed)
    needed_by_share = ceil(quorum.needed_share * quorum.eligible)
    if quorum.present < needed_by_share:
        yield _reason("too-small-share", quorum.present, needed_by_share)


def _open_reasons(criteria: CriteriaSet, result: CriterionResult) -> Iterator[Reason]:
    key = result.criterion.id
    given = sum(item.score is not None for item in result.scores)
    if given < len(result.scores):
        yield _reason("missing-scores", given, len(result.scores), criterion=key)
    if given and result.combined is None and criteria.combination and criteria.combination.trim:
        yield _reason("too-few-scores", given, 2 * criteria.combination.trim + 1, criterion=key)
    if result.wide and result.spread is not None and criteria.spread is not None:
        limit = Fraction(criteria.spread.limit)
        if criteria.spread.then == "rescore":
            yield _reason("unresolved-spread", result.spread, limit, criterion=key)
        elif not result.discussed:
            yield _reason("undiscussed-spread", result.spread, limit, criterion=key)


def _minimum_reasons(criteria: CriteriaSet, result: CriterionResult) -> Iterator[Reason]:
    criterion = result.criterion
    if not result.below_minimum or criterion.minimum is None or result.combined is None:
        return
    if criterion.method != "pass-fail":
        yield _reason("below-minimum", result.combined, Fraction(criterion.minimum), criterion=criterion.id)
        return
    given = [item.score for item in result.scores if item.score is not None]
    needed = votes_needed(len(given), criteria.combination or UNSTATED)
    yield _reason("verdict-failed", sum(score >= 1 for score in given), needed, criterion=criterion.id)


def _ways(results: Sequence[CriterionResult], points: Fraction) -> tuple[Way, ...]:
    """The criteria each of which alone could give `points` more of the overall total."""
    found: list[tuple[Fraction, Way]] = []
    for result in results:
        if not result.possible or result.normalised is None or result.combined is None:
            continue
        rise = points / result.possible
        if result.criterion.method == "pass-fail":
            # A verdict turns as a whole.
            rise = max(rise, Fraction(1))
        if result.normalised + rise > 1:
            continue
        end = result.combined + rise * scale_of(result.criterion)[1]
        found.append((rise, Way(result.criterion.id, result.combined, end)))
    return tuple(way for _, way in sorted(found, key=lambda pair: pair[0]))
