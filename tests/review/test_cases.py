"""Recorded changes: from the trees, the proposer and the reviews to facts, verdict and Vietnamese text."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from tests.conftest import Golden
from tests.review.case_format import read_case
from tests.review.conftest import HERE

from ndp.report.safe_json import to_json
from ndp.review.decide import Verdict, decide
from ndp.review.facts import Facts
from ndp.review.gather import gather
from ndp.review.tree import Tree
from ndp.review.words import render
from ndp.schema import Schemas

CASES = HERE / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/case.txt"))
LEAST_CASES = 120


def test_there_are_enough_cases_of_every_outcome() -> None:
    assert len(NAMES) >= LEAST_CASES
    outcomes = [(CASES / name / "verdict.json").read_text(encoding="utf-8") for name in NAMES]
    for outcome in ("ready", "needs-approval", "refused"):
        assert sum(f'"outcome": "{outcome}"' in text for text in outcomes) >= LEAST_CASES // 8


def test_nothing_stands_among_the_cases_that_is_none() -> None:
    assert {path.name for path in CASES.iterdir()} == set(NAMES)
    files = {"case.txt", "facts.json", "verdict.json", "vi.md"}
    assert all({path.name for path in (CASES / name).iterdir()} == files for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, schemas: Schemas, base: Tree, golden: Golden) -> None:
    case = read_case(CASES / name / "case.txt", base)
    facts = gather(case.proposal, schemas, date.fromisoformat(case.as_of), case.proposer, case.said)
    verdict = decide(facts)
    golden(f"review/cases/{name}/facts.json", to_json(recorded_facts(facts)))
    golden(f"review/cases/{name}/verdict.json", to_json(recorded_verdict(verdict)))
    golden(f"review/cases/{name}/vi.md", f"<!-- {case.title} -->\n\n" + render(facts, verdict, "markdown", "vi"))


def recorded_facts(facts: Facts) -> Any:
    """The facts without the people who have no part in the case, and without what approvals they could give."""
    involved = {facts.proposer, *(review.person for review in facts.reviews)}
    data = msgspec.to_builtins(facts)
    data["people"] = {person: each for person, each in data["people"].items() if person in involved}
    for subject in data.get("subjects", ()):
        approvers = subject.get("approvers", {})
        subject["approvers"] = {person: each for person, each in approvers.items() if person in involved}
        subject.pop("partial", None)
    data.pop("organisations", None)
    return data


def recorded_verdict(verdict: Verdict) -> Any:
    """The verdict, its conditions in short."""
    return {
        "outcome": verdict.outcome,
        "faults": [fault.code for fault in verdict.faults],
        "errors": [problem.code for problem in verdict.errors],
        "refusals": [f"{each.reason} {each.change}.{each.field}" for each in verdict.refusals],
        "rights": [f"{each.change}.{each.field}: {', '.join(each.acts_as)}" for each in verdict.rights],
        "needs": [
            f"{each.missing} of {', '.join(each.requires.approve)}: {' '.join(each.candidates)}"
            for each in verdict.needs
        ],
        "opinions": [f"{each.review.person}: {each.standing}" for each in verdict.opinions],
        "blocked_by": list(verdict.blocked_by),
    }
