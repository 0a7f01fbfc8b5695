"""Goes through the history of the main branch and names every change whose approval cannot be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ndp.review.decide import Verdict, decide
from ndp.review.facts import Facts
from ndp.review.gather import gather
from ndp.review.git import Repository
from ndp.review.record import read_record
from ndp.schema import Schemas

PROTECTED = ("catalogue", "schemas", ".github")
Lack = Literal["no-merge", "no-proposer", "other-content", "not-ready"]
PARENTS_OF_A_MERGE = 2


@dataclass(frozen=True, slots=True)
class Unshown:
    """A commit of the main branch that changed protected files, and what is lacking.

    `no-merge`: it is no merge of one proposal; `no-proposer`: it does not say who proposed; `other-content`: it holds
    what neither the main branch nor the proposal did; `not-ready`: by the rights of that day, with the approvals it
    records, `verdict` was not ready.
    """

    commit: str
    day: date
    subject: str
    lack: Lack
    facts: Facts | None = None
    verdict: Verdict | None = None


def audit(repository: Repository, schemas: Schemas, head: str, since: str | None) -> Iterator[Unshown]:
    """Every unshown change up to `head`, oldest first; after `since`, where given. Raises GitError."""
    for commit in repository.mainline(head, since, PROTECTED):
        parents = repository.parents(commit)
        lack, facts, verdict = _judge(repository, schemas, commit, parents)
        if lack is not None:
            yield Unshown(commit, repository.day(commit), repository.subject(commit), lack, facts, verdict)


def _judge(
    repository: Repository, schemas: Schemas, commit: str, parents: tuple[str, ...]
) -> tuple[Lack | None, Facts | None, Verdict | None]:
    if len(parents) != PARENTS_OF_A_MERGE:
        return "no-merge", None, None
    base, merged = parents
    record = read_record(repository.message(commit), merged)
    if record.proposer is None:
        return "no-proposer", None, None
    proposal = repository.step(base, commit)
    theirs = repository.step(base, merged)
    offered = {file.path: file.after for file in theirs.files}
    if any(file.path not in offered or offered[file.path] != file.after for file in proposal.files):
        return "other-content", None, None
    facts = gather(proposal, schemas, repository.day(commit), record.proposer, record.reviews)
    verdict = decide(facts)
    return (None if verdict.outcome == "ready" else "not-ready"), facts, verdict
