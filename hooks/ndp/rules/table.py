"""The one table of all rules, in the order of their codes."""

from __future__ import annotations

from ndp.rules import (
    addresses,
    assignments,
    council,
    criteria,
    duties,
    editions,
    evaluations,
    holders,
    legal,
    organisations,
    overlaps,
    plan_measures,
    plan_parties,
    plans,
    platforms,
    provenance,
    publications,
    recognition_status,
    recognitions,
    references,
    reported,
    reports,
    scales,
    score_sheets,
    times,
)
from ndp.rules.rule import Rule

_SUBJECTS: tuple[tuple[Rule, ...], ...] = (
    references.RULES,
    times.RULES,
    provenance.RULES,
    publications.RULES,
    addresses.RULES,
    legal.RULES,
    organisations.RULES,
    platforms.RULES,
    editions.RULES,
    assignments.RULES,
    overlaps.RULES,
    holders.RULES,
    duties.RULES,
    plans.RULES,
    plan_measures.RULES,
    plan_parties.RULES,
    reports.RULES,
    reported.RULES,
    criteria.RULES,
    scales.RULES,
    evaluations.RULES,
    council.RULES,
    score_sheets.RULES,
    recognitions.RULES,
    recognition_status.RULES,
)
ALL_RULES: tuple[Rule, ...] = tuple(
    sorted((rule for rules in _SUBJECTS for rule in rules), key=lambda rule: rule.kind.code)
)
