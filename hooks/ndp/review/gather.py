"""A proposal and its reviews → facts. Every right is read from the base branch's catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from ndp.model.catalogue import Catalogue
from ndp.model.rights import Account, Party
from ndp.problems import Problem, Term
from ndp.review.changes import ChangeReader
from ndp.review.facts import (
    ChangeFact,
    Content,
    Facts,
    FileFault,
    PersonFact,
    ProblemFact,
    ReviewFact,
    SubjectFact,
)
from ndp.review.files import content_of, count_lines, file_faults
from ndp.review.judge import Judge, JudgedTree
from ndp.review.parties import Standings, Subject
from ndp.review.shown import namer
from ndp.review.tree import Proposal
from ndp.schema import Schemas

NOBODY = "unknown:0"


@dataclass(frozen=True, slots=True)
class Reviews:
    """What people said of a change: `said` holds each person's latest word; `contributors` wrote some of its commits.

    People are named `<forge>:<user id>`.
    """

    said: tuple[ReviewFact, ...] = ()
    contributors: tuple[str, ...] = ()


def gather(
    proposal: Proposal, schemas: Schemas, as_of: date, proposer: str | None, reviews: Reviews | None = None
) -> Facts:
    """The facts of `proposal`, made by `proposer` (`<forge>:<user id>`, None for somebody unknown)."""
    return gather_by(Judge(schemas, as_of), proposal, proposer, reviews)


def gather_by(judge: Judge, proposal: Proposal, proposer: str | None, reviews: Reviews | None = None) -> Facts:
    """The same for many proposals: `judge` remembers the files it has read."""
    said = reviews or Reviews()
    base = judge.judge(proposal.base)
    content = content_of(proposal)
    faults = [*file_faults(proposal, content), *_policy_faults(base.catalogue, content)]
    who = _Who(Standings(base.catalogue, judge.as_of), proposer or NOBODY, said)
    too_many = any(fault.code == "too-many-files" for fault in faults)
    merged = base if too_many or content == "code" else judge.judge(proposal.merged(), base)
    changes: tuple[ChangeFact, ...] = ()
    if content != "nothing" and not too_many:
        reader = ChangeReader(judge, base, merged, who.number_of)
        changes = tuple(reader.changes(proposal, content, faults))
    new, solved = _problem_difference(base, merged)
    return Facts(
        base_commit=proposal.base_commit,
        head_commit=proposal.head_commit,
        as_of=judge.as_of.isoformat(),
        content=content,
        proposer=who.proposer,
        people=who.people(),
        subjects=who.subjects(),
        changes=changes,
        faults=tuple(sorted(faults, key=lambda fault: (fault.path, fault.code, fault.detail))),
        new_problems=new,
        solved_problems=solved,
        reviews=said.said,
        contributors=said.contributors,
        files=len(proposal.pending),
        lines=count_lines(proposal),
        organisations=_organisation_names(base.catalogue, who),
    )


def _policy_faults(base: Catalogue, content: Content) -> Iterator[FileFault]:
    if base.policy is None and content != "nothing":
        yield FileFault(code="no-policy")


@dataclass(frozen=True)
class _Who:
    """The people of a change and what each may act as in its matters."""

    standings: Standings
    proposer: str
    reviews: Reviews
    matters: list[Subject] = field(default_factory=list)

    def number_of(self, subject: Subject) -> int:
        """The number of a matter."""
        if subject not in self.matters:
            self.matters.append(subject)
        return self.matters.index(subject)

    def people(self) -> dict[str, PersonFact]:
        """The proposer, all who spoke, and every valid account, in a fixed order."""
        names = [self.proposer, *(review.person for review in self.reviews.said)]
        names += [account.person for account in self.standings.valid()]
        return {person: self._person(person) for person in dict.fromkeys(names)}

    def subjects(self) -> tuple[SubjectFact, ...]:
        """The matters, in the order of their numbers."""
        return tuple(self._subject(subject) for subject in self.matters)

    def _person(self, person: str) -> PersonFact:
        account, standing = self.standings.find(person)
        if account is None:
            return PersonFact(person=person, standing=standing)
        own = self._valid(self.proposer)
        tied = own is not None and self.standings.is_tied(account.organisation, own.organisation)
        return PersonFact(
            person=person,
            standing=standing,
            account=account.id,
            login=account.login,
            organisation=account.organisation,
            tied=tied,
        )

    def _subject(self, subject: Subject) -> SubjectFact:
        own = self._valid(self.proposer)
        proposer: frozenset[Party] = self.standings.parties(own, subject, "propose") if own else frozenset({"anyone"})
        accounts = self.standings.valid()
        approvers = {account.person: self.standings.parties(account, subject, "approve") for account in accounts}
        partial = (
            account.person for account in accounts if self.standings.is_partial(account.organisation, subject.platform)
        )
        return SubjectFact(
            kind=subject.kind,
            platform=subject.platform or "",
            units=tuple(sorted(subject.units)),
            proposer=tuple(sorted(proposer)),
            approvers={
                person: tuple(sorted(parties - {"anyone", "member"}))
                for person, parties in approvers.items()
                if parties - {"anyone", "member"}
            },
            partial=tuple(partial),
        )

    def _valid(self, person: str) -> Account | None:
        account, standing = self.standings.find(person)
        return account if standing == "valid" else None


def _problem_difference(
    base: JudgedTree, merged: JudgedTree
) -> tuple[tuple[ProblemFact, ...], tuple[ProblemFact, ...]]:
    """The problems that only `merged` has and those that only `base` has. Where they stand in a file does not count."""
    if base is merged:
        return (), ()
    return tuple(_beyond(merged.problems, base.problems)), tuple(_beyond(base.problems, merged.problems))


def _beyond(problems: Iterable[Problem], others: Iterable[Problem]) -> Iterator[ProblemFact]:
    known = Counter(map(_problem_key, others))
    for problem in problems:
        key = _problem_key(problem)
        if known[key]:
            known[key] -= 1
            continue
        yield ProblemFact(
            code=problem.kind.code,
            severity=problem.kind.severity.value,
            path=problem.path,
            line=problem.position.line,
            column=problem.position.column,
            values={name: str(value) for name, value in problem.values.items()},
            terms=tuple(name for name, value in problem.values.items() if isinstance(value, Term)),
        )


def _problem_key(problem: Problem) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    return problem.path, problem.kind.code, tuple(sorted((name, str(text)) for name, text in problem.values.items()))


def _organisation_names(base: Catalogue, who: _Who) -> dict[str, str]:
    """The names of the organisations that people act for."""
    name_of = namer(base)
    ids = sorted({person.organisation for person in who.people().values() if person.organisation})
    return {each: name_of("organisation", each) for each in ids}
