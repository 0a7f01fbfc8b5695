"""The evaluations of a platform and what came of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ndp.derive.conflicts import conflicted_members
from ndp.derive.scoring import Derivation, derive
from ndp.memory import remembered
from ndp.model.catalogue import Catalogue
from ndp.model.evaluation import CriteriaSet, Evaluation

Filed = tuple[str, Evaluation]


@remembered(4)
def evaluations_by_platform(catalogue: Catalogue) -> Mapping[str, tuple[Filed, ...]]:
    """The evaluations of every platform, each with its id in the catalogue (`<platform>/<id>`), newest first."""
    found: dict[str, list[Filed]] = defaultdict(list)
    for key, evaluation in catalogue.of_type(Evaluation).items():
        found[evaluation.platform].append((key, evaluation))
    return {platform: tuple(sorted(filed, key=_age, reverse=True)) for platform, filed in found.items()}


@remembered(4)
def results(catalogue: Catalogue) -> Mapping[str, Derivation]:
    """The result of every evaluation whose criteria set could be read, by id. Conflicted members do not count."""
    sets = catalogue.of_type(CriteriaSet)
    return {
        key: derive(sets[evaluation.criteria], evaluation, conflicted_members(catalogue, evaluation))
        for key, evaluation in catalogue.of_type(Evaluation).items()
        if evaluation.criteria in sets
    }


def _age(filed: Filed) -> tuple[str, str]:
    key, evaluation = filed
    return str(evaluation.date), key
