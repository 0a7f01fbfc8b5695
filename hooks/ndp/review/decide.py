"""Facts → verdict. Pure: no files, no Git, no clock, no words. What nothing allows is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ndp.model.rights import Party, Requirement
from ndp.review.facts import Facts, FileFault, ProblemFact, ReviewFact, Rule, SubjectFact

Outcome = Literal["ready", "needs-approval", "refused"]
Standing = Literal[
    "counts",
    "own",
    "bot",
    "contributor",
    "own-account",
    "unknown",
    "not-valid",
    "withdrawn",
    "comment",
    "requests-changes",
    "no-say",
    "stale",
    "tied",
    "partial",
    "not-authorised",
]


# Whatever the policy says, nobody merges alone.
LEAST_APPROVALS = 1


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a change cannot be merged as it is. `field` numbers the difference in the change, None for the whole file."""

    reason: Literal["no-rule", "not-allowed", "no-source", "own-account", "still-referenced", "invalid-account"]
    change: int
    field: int | None = None
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """Approvals that are missing: `missing` more of `requires.approve`, for the changes numbered `changes`.

    `candidates` are the people whose approval would count.
    """

    subject: int
    requires: Requirement
    missing: int
    changes: tuple[int, ...]
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Right:
    """What lets the proposer make a change: the parties it acts for. None at all means that it may not."""

    change: int
    field: int | None
    rule: Rule
    acts_as: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """How a review counts."""

    review: ReviewFact
    standing: Standing


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome and everything it rests on."""

    outcome: Outcome
    faults: tuple[FileFault, ...]
    errors: tuple[ProblemFact, ...]
    refusals: tuple[Refusal, ...]
    rights: tuple[Right, ...]
    needs: tuple[Need, ...]
    opinions: tuple[Opinion, ...]
    blocked_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Demand:
    """One condition, at one place of the change."""

    change: int
    field: int | None
    rule: Rule


def decide(facts: Facts) -> Verdict:
    """Judge a change by its facts."""
    demands = tuple(_demands(facts))
    rights = tuple(Right(each.change, each.field, each.rule, _acts_as(facts, each)) for each in demands)
    refusals = (*_refusals(facts), *_refused_rights(facts, rights))
    errors = tuple(problem for problem in facts.new_problems if problem.severity == "error")
    opinions = tuple(Opinion(review, _standing(facts, review, demands)) for review in facts.reviews)
    needs = tuple(_needs(facts, demands))
    blocked_by = tuple(opinion.review.person for opinion in opinions if opinion.standing == "requests-changes")
    outcome: Outcome
    if facts.faults or errors or refusals or not demands:
        outcome = "refused"
    elif needs or blocked_by:
        outcome = "needs-approval"
    else:
        outcome = "ready"
    return Verdict(outcome, facts.faults, errors, refusals, rights, needs, opinions, blocked_by)


def _demands(facts: Facts) -> Iterator[_Demand]:
    for number, change in enumerate(facts.changes):
        for rule in change.rules:
            yield _Demand(number, None, rule)
        for place, field in enumerate(change.fields):
            for rule in field.rules:
                yield _Demand(number, place, rule)


def _refusals(facts: Facts) -> Iterator[Refusal]:
    """What is refused whatever the policy's rows say."""
    for number, change in enumerate(facts.changes):
        if change.unruled or not (change.rules or change.fields):
            yield Refusal("no-rule", number)
        for place, field in enumerate(change.fields):
            if field.unruled or not (field.rules or change.rules):
                yield Refusal("no-rule", number, place)
        if facts.proposer in change.concerns:
            yield Refusal("own-account", number)
        if change.dependants:
            yield Refusal("still-referenced", number)


def _refused_rights(facts: Facts, rights: tuple[Right, ...]) -> Iterator[Refusal]:
    for right in rights:
        if not right.acts_as:
            reason: Literal["not-allowed", "invalid-account"] = "not-allowed"
            if facts.people[facts.proposer].standing != "valid":
                reason = "invalid-account"
            yield Refusal(reason, right.change, right.field, right.rule)
        if right.rule.requires.source and not right.rule.sourced:
            yield Refusal("no-source", right.change, right.field, right.rule)


def _acts_as(facts: Facts, demand: _Demand) -> tuple[Party, ...]:
    """The parties that the proposer acts for, of those that may propose this."""
    held = set(_subject(facts, demand).proposer)
    return tuple(party for party in demand.rule.requires.propose if party != "nobody" and party in held)


def _needs(facts: Facts, demands: tuple[_Demand, ...]) -> Iterator[Need]:
    """The approvals still missing, each condition once for all changes that ask it in one matter."""
    asked: dict[tuple[int, Requirement], list[int]] = {}
    for demand in demands:
        key = (facts.changes[demand.change].subject, demand.rule.requires)
        places = asked.setdefault(key, [])
        if demand.change not in places:
            places.append(demand.change)
    for (subject, requires), changes in asked.items():
        given = {
            review.person
            for review in facts.reviews
            if _vote(facts, review) == "counts" and _objection(facts, review.person, subject, requires) is None
        }
        missing = max(requires.approvals, LEAST_APPROVALS) - len(given)
        if missing > 0:
            candidates = tuple(
                person
                for person in facts.people
                if person not in given
                and _eligible(facts, person) is None
                and _objection(facts, person, subject, requires) is None
            )
            yield Need(subject, requires, missing, tuple(changes), candidates)


def _eligible(facts: Facts, person: str) -> Standing | None:
    """Why a person can never approve this change, whatever it says; None where nothing is against it."""
    if person == facts.proposer:
        return "own"
    if person in facts.contributors:
        return "contributor"
    if any(person in change.concerns for change in facts.changes):
        return "own-account"
    known = facts.people.get(person)
    if known is None or known.standing == "unknown":
        return "unknown"
    return None if known.standing == "valid" else "not-valid"


def _vote(facts: Facts, review: ReviewFact) -> Standing:
    """How a review counts before it is asked what the person may approve."""
    if review.is_bot:
        return "bot"
    against = _eligible(facts, review.person)
    if against is not None:
        return against
    if review.state == "dismissed":
        return "withdrawn"
    if review.state == "commented":
        return "comment"
    if review.state == "changes-requested":
        return "requests-changes"
    return "counts" if review.at_head else "stale"


def _objection(facts: Facts, person: str, subject: int, requires: Requirement) -> Standing | None:
    """Why an approval of a person does not count for a condition; None where it does."""
    matter = facts.subjects[subject]
    if not set(requires.approve) & set(matter.approvers.get(person, ())):
        return "not-authorised"
    if facts.people[person].tied and not requires.own_organisation_counts:
        return "tied"
    if requires.impartial and person in matter.partial:
        return "partial"
    return None


def _standing(facts: Facts, review: ReviewFact, demands: tuple[_Demand, ...]) -> Standing:
    """How a review counts for the change as a whole: it does where it counts for one of the conditions.

    A request for changes stands, at whatever commit, where the person has a say in one of the matters.
    """
    vote = _vote(facts, review)
    if vote not in ("counts", "requests-changes"):
        return vote
    objections = [
        _objection(facts, review.person, facts.changes[demand.change].subject, demand.rule.requires)
        for demand in demands
    ]
    if vote == "requests-changes":
        return vote if any(objection != "not-authorised" for objection in objections) else "no-say"
    against = [objection for objection in objections if objection is not None]
    if len(against) < len(objections):
        return "counts"
    return next((objection for objection in against if objection != "not-authorised"), "not-authorised")


def _subject(facts: Facts, demand: _Demand) -> SubjectFact:
    return facts.subjects[facts.changes[demand.change].subject]
