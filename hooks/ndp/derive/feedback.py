"""What feedback says of a platform in numbers. Exact; it is opinion, not the result of an evaluation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from ndp.derive.programme import Filed, about
from ndp.derive.scoring.combine import scale_of
from ndp.model.catalogue import Catalogue
from ndp.model.evaluation import CriteriaSet, Criterion
from ndp.model.programme import Feedback


@dataclass(frozen=True, slots=True)
class CriterionOpinion:
    """The scores for one criterion: how many, their mean on its scale, and the mean from 0 (worst) to 1 (best).

    For a pass-fail criterion the mean is the share of those who say “pass”. `low` and `high` bound the scale.
    """

    criterion: Criterion
    count: int
    mean: Fraction
    low: Fraction
    high: Fraction
    level: Fraction


@dataclass(frozen=True, slots=True)
class Opinion:
    """The scores by one set of criteria for a platform, or for a product on it; `count` is how many scored."""

    criteria: CriteriaSet
    product: str | None
    count: int
    results: tuple[CriterionOpinion, ...]


def opinions(catalogue: Catalogue, platform: str) -> tuple[Opinion, ...]:
    """What the published feedback on a platform scored, by set of criteria and product.

    Scores that their criterion does not take are left out; a rule reports them.
    """
    sets = catalogue.of_type(CriteriaSet)
    groups: dict[tuple[str, str], list[Feedback]] = defaultdict(list)
    for item in published(about(catalogue, Feedback, platform)):
        feedback = item.record
        if feedback.scores and feedback.criteria in sets:
            groups[feedback.criteria or "", feedback.product or ""].append(feedback)
    return tuple(
        Opinion(sets[key], product or None, len(found), tuple(_results(sets[key], found)))
        for (key, product), found in sorted(groups.items())
    )


def published(items: Iterable[Filed[Feedback]]) -> tuple[Filed[Feedback], ...]:
    """The feedback that readers may see."""
    return tuple(item for item in items if item.record.shown)


def _results(criteria: CriteriaSet, given: list[Feedback]) -> Iterator[CriterionOpinion]:
    for criterion in criteria.criteria:
        low, width = scale_of(criterion)
        scores = [Fraction(one.scores[criterion.id]) for one in given if criterion.id in one.scores]
        scores = [score for score in scores if low <= score <= low + width]
        if scores and width:
            mean = sum(scores, Fraction(0)) / len(scores)
            yield CriterionOpinion(criterion, len(scores), mean, low, low + width, (mean - low) / width)
