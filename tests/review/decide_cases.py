"""Facts made by hand for what no change of the small catalogue shows, each with what the verdict must be."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from ndp.model.rights import Party, Requirement
from ndp.review.decide import Verdict
from ndp.review.facts import (
    ChangeFact,
    Facts,
    FieldFact,
    PersonFact,
    ProblemFact,
    ReviewFact,
    ReviewState,
    Rule,
    SubjectFact,
)

Expectation = Callable[[Verdict], bool]
ME, A, B, C = "github:1", "github:2", "github:3", "github:4"


def requirement(approvals: int = 1, approve: tuple[Party, ...] = ("coordinator",), **more: bool) -> Requirement:
    return Requirement(propose=("member",), approve=approve, approvals=approvals, sensitivity="ordinary", **more)


def person(who: str, **more: object) -> PersonFact:
    plain = PersonFact(person=who, standing="valid", account=who, organisation=who)
    return msgspec.structs.replace(plain, **more)


def says(who: str, state: ReviewState = "approved", *, at_head: bool = True, is_bot: bool = False) -> ReviewFact:
    return ReviewFact(person=who, state=state, at_head=at_head, is_bot=is_bot)


MATTER = SubjectFact(
    kind="platform",
    proposer=("anyone", "member"),
    approvers={A: ("coordinator",), B: ("coordinator",), C: ("maintainer",)},
)
CHANGE = ChangeFact(op="edit", kind="platform", subject=0, path="p", rules=(Rule(requires=requirement()),))
FACTS = Facts(
    base_commit="",
    head_commit="",
    as_of="2026-01-15",
    content="data",
    proposer=ME,
    people={ME: person(ME, tied=True), A: person(A), B: person(B), C: person(C)},
    subjects=(MATTER,),
    changes=(CHANGE,),
)


def facts(**more: object) -> Facts:
    return msgspec.structs.replace(FACTS, **more)


def change(**more: object) -> ChangeFact:
    return msgspec.structs.replace(CHANGE, **more)


def matter(**more: object) -> SubjectFact:
    return msgspec.structs.replace(MATTER, **more)


def asks(**more: bool) -> ChangeFact:
    return change(rules=(Rule(requires=requirement(**more)),))  # type: ignore[arg-type]


def standings(verdict: Verdict) -> list[str]:
    return [opinion.standing for opinion in verdict.opinions]


FIELD = FieldFact(op="changed", steps=(), fields=("/a",), rules=(Rule(requires=requirement()),))
WARNING = ProblemFact(code="NDP001", severity="warning", path="p", line=1, column=1)

CASES: dict[str, tuple[Facts, Expectation]] = {
    "nothing asked is refused": (facts(changes=()), lambda verdict: verdict.outcome == "refused"),
    "a change that nothing is asked of is refused": (
        facts(changes=(change(rules=()),), reviews=(says(A),)),
        lambda verdict: [each.reason for each in verdict.refusals] == ["no-rule"],
    ),
    "a field that nothing is asked of is refused": (
        facts(
            changes=(change(rules=(), fields=(FIELD, msgspec.structs.replace(FIELD, rules=()))),), reviews=(says(A),)
        ),
        lambda verdict: [(each.reason, each.field) for each in verdict.refusals] == [("no-rule", 1)],
    ),
    "a field with a rule and another without one is refused": (
        facts(
            changes=(change(rules=(), fields=(msgspec.structs.replace(FIELD, unruled=("/b",)),)),), reviews=(says(A),)
        ),
        lambda verdict: [(each.reason, each.field) for each in verdict.refusals] == [("no-rule", 0)],
    ),
    "what a whole file is asked covers its fields": (
        facts(changes=(change(fields=(msgspec.structs.replace(FIELD, rules=()),)),), reviews=(says(A),)),
        lambda verdict: verdict.outcome == "ready",
    ),
    "a file with a rule and another without one is refused": (
        facts(changes=(change(unruled=("add",)),), reviews=(says(A),)),
        lambda verdict: [(each.reason, each.field) for each in verdict.refusals] == [("no-rule", None)],
    ),
    "fields alone are enough": (
        facts(changes=(change(rules=(), fields=(FIELD,)),), reviews=(says(A),)),
        lambda verdict: verdict.outcome == "ready",
    ),
    "warnings do not stop a change": (
        facts(new_problems=(WARNING,), reviews=(says(A),)),
        lambda verdict: verdict.outcome == "ready" and verdict.errors == (),
    ),
    "no approvals asked still asks one": (
        facts(changes=(change(rules=(Rule(requires=requirement(0)),)),)),
        lambda verdict: verdict.outcome == "needs-approval" and verdict.needs[0].missing == 1,
    ),
    "nobody may propose nothing": (
        facts(
            subjects=(matter(proposer=("nobody", "member")),),
            changes=(change(rules=(Rule(requires=msgspec.structs.replace(requirement(), propose=("nobody",))),)),),
            reviews=(says(A),),
        ),
        lambda verdict: verdict.outcome == "refused",
    ),
    "each approver counts once for one condition": (
        facts(changes=(change(rules=(Rule(requires=requirement(2)),)),), reviews=(says(A),)),
        lambda verdict: verdict.needs[0].missing == 1 and verdict.needs[0].candidates == (B,),
    ),
    "conditions of one matter are asked once": (
        facts(changes=(CHANGE, change(path="q"))),
        lambda verdict: [need.changes for need in verdict.needs] == [(0, 1)],
    ),
    "one condition at several fields names its change once": (
        facts(changes=(change(rules=(), fields=(FIELD, FIELD)),)),
        lambda verdict: [need.changes for need in verdict.needs] == [(0,)],
    ),
    "each matter has its own approvers": (
        facts(
            subjects=(MATTER, matter(approvers={B: ("coordinator",)})),
            changes=(CHANGE, change(subject=1)),
            reviews=(says(A),),
        ),
        lambda verdict: [(need.subject, need.candidates) for need in verdict.needs] == [(1, (B,))],
    ),
    "own organisation": (
        facts(people={**FACTS.people, A: person(A, tied=True)}, reviews=(says(A),)),
        lambda verdict: standings(verdict) == ["tied"] and verdict.needs[0].candidates == (B,),
    ),
    "own organisation where it counts": (
        facts(
            people={**FACTS.people, A: person(A, tied=True)},
            reviews=(says(A),),
            changes=(asks(own_organisation_counts=True),),
        ),
        lambda verdict: standings(verdict) == ["counts"] and verdict.outcome == "ready",
    ),
    "an interest counts only where it is asked": (
        facts(subjects=(matter(partial=(A,)),), reviews=(says(A),)),
        lambda verdict: standings(verdict) == ["counts"],
    ),
    "an interest where it is asked": (
        facts(subjects=(matter(partial=(A,)),), reviews=(says(A),), changes=(asks(impartial=True),)),
        lambda verdict: standings(verdict) == ["partial"] and verdict.needs[0].candidates == (B,),
    ),
    "tied is told before an interest": (
        facts(
            people={**FACTS.people, A: person(A, tied=True)},
            subjects=(matter(partial=(A,)),),
            reviews=(says(A),),
            changes=(asks(impartial=True),),
        ),
        lambda verdict: standings(verdict) == ["tied"],
    ),
    "counting for one condition is counting": (
        facts(
            changes=(CHANGE, change(rules=(Rule(requires=requirement(1, ("maintainer",))),))),
            reviews=(says(A), says(C)),
        ),
        lambda verdict: standings(verdict) == ["counts", "counts"] and verdict.outcome == "ready",
    ),
    "the reason told is the nearest one": (
        facts(
            people={**FACTS.people, A: person(A, tied=True)},
            changes=(change(rules=(Rule(requires=requirement(1, ("maintainer",))),)), CHANGE),
            reviews=(says(A),),
        ),
        lambda verdict: standings(verdict) == ["tied"],
    ),
    "a tied person's request for changes stands": (
        facts(people={**FACTS.people, A: person(A, tied=True)}, reviews=(says(A, "changes-requested"), says(B))),
        lambda verdict: verdict.outcome == "needs-approval" and verdict.blocked_by == (A,),
    ),
    "a request for changes of one with a say in one matter alone stands": (
        facts(
            changes=(CHANGE, change(rules=(Rule(requires=requirement(1, ("maintainer",))),))),
            reviews=(says(A), says(B, "changes-requested"), says(C)),
        ),
        lambda verdict: verdict.blocked_by == (B,),
    ),
    "the proposer's request for changes is none": (
        facts(reviews=(says(ME, "changes-requested"), says(A))),
        lambda verdict: standings(verdict) == ["own", "counts"] and verdict.outcome == "ready",
    ),
    "a bot's request for changes is none": (
        facts(reviews=(says(B, "changes-requested", is_bot=True), says(A))),
        lambda verdict: standings(verdict) == ["bot", "counts"],
    ),
    "a bot that is nobody is a bot": (
        facts(reviews=(says("github:9", is_bot=True),)),
        lambda verdict: standings(verdict) == ["bot"],
    ),
    "a contributor does not count and is no candidate": (
        facts(contributors=(A,), reviews=(says(A),)),
        lambda verdict: standings(verdict) == ["contributor"] and verdict.needs[0].candidates == (B,),
    ),
    "whose account it is does not count": (
        facts(changes=(CHANGE, change(concerns=(A,))), reviews=(says(A),)),
        lambda verdict: standings(verdict) == ["own-account"] and verdict.needs[0].candidates == (B,),
    ),
    "somebody who is not among the people is unknown": (
        facts(reviews=(says("github:9"),)),
        lambda verdict: standings(verdict) == ["unknown"],
    ),
    "somebody unknown among the people is unknown": (
        facts(
            people={**FACTS.people, "github:9": PersonFact(person="github:9", standing="unknown")},
            reviews=(says("github:9"),),
        ),
        lambda verdict: standings(verdict) == ["unknown"],
    ),
    "an ended account does not count": (
        facts(people={**FACTS.people, A: person(A, standing="ended")}, reviews=(says(A),)),
        lambda verdict: standings(verdict) == ["not-valid"] and verdict.needs[0].candidates == (B,),
    ),
    "an approval of an old commit is stale": (
        facts(reviews=(says(A, at_head=False),)),
        lambda verdict: standings(verdict) == ["stale"] and verdict.needs[0].candidates == (A, B),
    ),
    "withdrawn and comment": (
        facts(reviews=(says(A, "dismissed"), says(B, "commented"))),
        lambda verdict: standings(verdict) == ["withdrawn", "comment"] and verdict.needs[0].candidates == (A, B),
    ),
    "not authorised": (
        facts(reviews=(says(C),)),
        lambda verdict: standings(verdict) == ["not-authorised"] and verdict.needs[0].candidates == (A, B),
    ),
    "no say": (
        facts(reviews=(says(C, "changes-requested"), says(A))),
        lambda verdict: standings(verdict) == ["no-say", "counts"] and verdict.outcome == "ready",
    ),
    "the proposer's own account": (
        facts(changes=(change(concerns=(ME,)),), reviews=(says(A),)),
        lambda verdict: [each.reason for each in verdict.refusals] == ["own-account"],
    ),
    "what others refer to": (
        facts(changes=(change(dependants=(("platform", "x"),)),), reviews=(says(A),)),
        lambda verdict: [each.reason for each in verdict.refusals] == ["still-referenced"],
    ),
    "without a source": (
        facts(changes=(asks(source=True),), reviews=(says(A),)),
        lambda verdict: [each.reason for each in verdict.refusals] == ["no-source"],
    ),
    "with a source": (
        facts(changes=(change(rules=(Rule(requires=requirement(source=True), sourced=True),)),), reviews=(says(A),)),
        lambda verdict: verdict.outcome == "ready",
    ),
    "a proposer without an account": (
        facts(people={**FACTS.people, ME: person(ME, standing="unknown")}, subjects=(matter(proposer=("anyone",)),)),
        lambda verdict: [each.reason for each in verdict.refusals] == ["invalid-account"],
    ),
    "a proposer without the right": (
        facts(subjects=(matter(proposer=("anyone",)),), reviews=(says(A),)),
        lambda verdict: [each.reason for each in verdict.refusals] == ["not-allowed"],
    ),
    "rights name what the proposer acts as": (
        facts(reviews=(says(A),)),
        lambda verdict: [right.acts_as for right in verdict.rights] == [("member",)],
    ),
}
