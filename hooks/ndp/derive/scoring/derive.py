"""From criteria and score sheets to the result (Decision 186, Article 1.IV.3.b). Pure; exact rational arithmetic.

Weights count by their share of the sum of all weights. A member's score missing from a sheet, an unmet quorum or an
undiscussed spread leaves the result inconclusive, whatever the totals say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from ndp.derive.scoring.combine import UNSTATED, combined_score, scale_of, votes_needed
from ndp.derive.scoring.reasons import reasons_of
from ndp.derive.scoring.result import FAILING, CriterionResult, Derivation, GivenScore, QuorumResult, Reason, Total
from ndp.model.evaluation import CriteriaSet, Criterion, Evaluation, Group, Outcome

GROUPS: tuple[Group, ...] = ("technical", "non-technical")
ZERO = Fraction(0)
HUNDRED = Fraction(100)


def derive(criteria: CriteriaSet, evaluation: Evaluation, conflicted: Collection[str] = ()) -> Derivation:
    """The result of `evaluation` by `criteria`.

    Members who are recused or named in `conflicted` do not count. Of two sheets of a member, or two scores for a
    criterion, the first counts; sheets of strangers and scores for unknown criteria do not.
    """
    quorum, sheets = _count(criteria, evaluation, conflicted)
    weights = sum((Fraction(criterion.weight) for criterion in criteria.criteria if criterion.weight), ZERO)
    discussed = {discussion.criterion for discussion in evaluation.discussions}
    results = tuple(
        _criterion(
            criteria,
            criterion,
            tuple(GivenScore(member, scores.get(criterion.id)) for member, scores in sheets.items()),
            HUNDRED * Fraction(criterion.weight) / weights if criterion.weight else ZERO,
            criterion.id in discussed,
        )
        for criterion in criteria.criteria
    )
    groups = tuple(_group_totals(criteria, results))
    overall = _total(None, results, criteria.pass_.overall if criteria.pass_ else None)
    reasons = tuple(reasons_of(criteria, results, groups, overall, quorum))
    return Derivation(results, groups, overall, quorum, reasons, _outcome(reasons))


def _count(
    criteria: CriteriaSet, evaluation: Evaluation, conflicted: Collection[str]
) -> tuple[QuorumResult, Mapping[str, Mapping[str, Fraction]]]:
    members = {member.id: member for member in reversed(evaluation.members)}
    eligible = {key for key, member in members.items() if not member.recused and key not in conflicted}
    handed_in = {sheet.member: sheet for sheet in reversed(evaluation.sheets)}
    sheets = {
        member.id: {score.criterion: Fraction(score.score) for score in reversed(handed_in[member.id].scores)}
        for member in evaluation.members
        if member.id in eligible and member.id in handed_in
    }
    needed = criteria.quorum.members if criteria.quorum else 1
    share = criteria.quorum.least_share if criteria.quorum else ZERO
    met = len(sheets) >= needed and len(sheets) >= share * len(eligible)
    excluded = len(members) - len(eligible)
    return QuorumResult(len(members), excluded, len(eligible), len(sheets), needed, share, met), sheets


def _criterion(
    criteria: CriteriaSet, criterion: Criterion, scores: tuple[GivenScore, ...], possible: Fraction, discussed: bool
) -> CriterionResult:
    given = [item.score for item in scores if item.score is not None]
    low, width = scale_of(criterion)
    rule = criteria.combination or UNSTATED
    combined = spread = None
    if given and criterion.method == "pass-fail":
        passes = sum(score >= 1 for score in given)
        combined = Fraction(passes >= votes_needed(len(given), rule))
    elif given:
        combined = combined_score(given, rule)
        spread = HUNDRED * (max(given) - min(given)) / width if width else None
    normalised = (combined - low) / width if combined is not None and width else None
    return CriterionResult(
        criterion,
        scores,
        combined,
        normalised,
        spread,
        wide=criteria.spread is not None and spread is not None and spread > Fraction(criteria.spread.limit),
        discussed=discussed,
        possible=possible,
        contribution=possible * normalised if normalised is not None else None,
        below_minimum=criterion.minimum is not None and combined is not None and combined < Fraction(criterion.minimum),
    )


def _group_totals(criteria: CriteriaSet, results: Sequence[CriterionResult]) -> Iterator[Total]:
    minimums = {item.group: item.minimum for item in criteria.pass_.groups} if criteria.pass_ else {}
    for group in GROUPS:
        own = [result for result in results if result.criterion.group == group]
        if own:
            yield _total(group, own, minimums.get(group))


def _total(group: Group | None, results: Sequence[CriterionResult], minimum: Decimal | None) -> Total:
    weighted = [result for result in results if result.possible]
    earned = sum((result.contribution for result in weighted if result.contribution is not None), ZERO)
    possible = sum((result.possible for result in weighted), ZERO)
    return Total(
        group,
        earned,
        possible,
        percent=HUNDRED * earned / possible if possible else None,
        minimum=Fraction(minimum) if minimum is not None else None,
        complete=all(result.contribution is not None for result in weighted),
    )


def _outcome(reasons: Sequence[Reason]) -> Outcome:
    if any(reason.code not in FAILING for reason in reasons):
        return "inconclusive"
    return "failed" if reasons else "passed"
