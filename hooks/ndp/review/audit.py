"""Goes through the history of the main branch: which changes can show their approvals, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from ndp.kinds import KIND_BY_NAME
from ndp.model.rights import Account
from ndp.review.decide import Verdict, decide
from ndp.review.facts import Facts, ReviewFact
from ndp.review.gather import Reviews, gather
from ndp.review.git import Repository
from ndp.review.judge import Judge
from ndp.review.record import Recorded, read_record
from ndp.review.signatures import Verifier, verifier
from ndp.schema import Schemas

PROTECTED = ("catalogue", "schemas", ".github")
Lack = Literal["no-merge", "no-proposer", "other-content", "not-ready", "proposer-not-signed", "not-ready-signed"]
PARENTS_OF_A_MERGE = 2
ACCOUNTS = f"catalogue/{KIND_BY_NAME[Account.KIND].folder}/"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a merge's record rests on.

    `signed_approvals`: who signed an approval of what was merged; `stated_approvals`: who only the merge commit says
    approved it. `merged_by`: who signed the merge commit with a key of the catalogue, and so vouches for what it says;
    None for one that nobody or the forge signed.
    """

    proposer_signed: bool
    signed_approvals: tuple[str, ...]
    stated_approvals: tuple[str, ...]
    merged_by: str | None


@dataclass(frozen=True, slots=True)
class Audited:
    """A commit of the main branch that changed protected files; `lack` is None where its approvals can be shown.

    `no-merge`: it is no merge of one proposal; `no-proposer`: it does not say who proposed; `other-content`: it holds
    what neither the main branch nor the proposal did; `not-ready`: by the rights of that day, with the approvals it
    records, `verdict` was not ready. With signatures required also `proposer-not-signed`: the proposal's last commit is
    not signed by who is said to have proposed it; `not-ready-signed`: the approvals that are signed do not suffice.
    """

    commit: str
    day: date
    subject: str
    lack: Lack | None = None
    basis: Basis | None = None
    facts: Facts | None = None
    verdict: Verdict | None = None


def audit(
    repository: Repository, schemas: Schemas, head: str, since: str | None, *, require_signatures: bool = False
) -> Iterator[Audited]:
    """Every change up to `head`, oldest first; after `since`, where given. Raises GitError."""
    for commit in repository.mainline(head, since, PROTECTED):
        plain = Audited(commit, repository.day(commit), repository.subject(commit))
        yield _audited(repository, schemas, plain, require_signatures=require_signatures)


def _audited(repository: Repository, schemas: Schemas, plain: Audited, *, require_signatures: bool) -> Audited:
    parents = repository.parents(plain.commit)
    if len(parents) != PARENTS_OF_A_MERGE:
        return replace(plain, lack="no-merge")
    base, merged = parents
    record = read_record(repository.message(plain.commit), merged)
    if record.proposer is None:
        return replace(plain, lack="no-proposer")
    proposal = repository.step(base, plain.commit)
    theirs = repository.step(base, merged)
    offered = {file.path: file.after for file in theirs.files}
    if any(file.path not in offered or offered[file.path] != file.after for file in proposal.files):
        return replace(plain, lack="other-content")
    accounts = {path: file for path, file in proposal.base.items() if path.startswith(ACCOUNTS)}
    known = Judge(schemas, plain.day, ()).judge(accounts).catalogue
    with verifier(repository, known, plain.day) as signatures:
        basis = _basis(signatures, plain.commit, merged, record)
    if require_signatures and not basis.proposer_signed:
        return replace(plain, basis=basis, lack="proposer-not-signed")
    said = [ReviewFact(person=person, state="approved", at_head=True) for person in basis.signed_approvals]
    if not require_signatures:
        said += [review for review in record.reviews.said if review.person not in basis.signed_approvals]
    facts = gather(proposal, schemas, plain.day, record.proposer, Reviews(tuple(said)))
    verdict = decide(facts)
    lack: Lack = "not-ready-signed" if require_signatures else "not-ready"
    met = verdict.outcome == "ready"
    return replace(plain, lack=None if met else lack, basis=basis, facts=facts, verdict=verdict)


def _basis(signatures: Verifier, commit: str, merged: str, record: Recorded) -> Basis:
    signed = signatures.approvers_of(merged)
    stated = [review.person for review in record.reviews.said if review.at_head]
    return Basis(
        signatures.signer_of(merged) == record.proposer,
        tuple(sorted(signed)),
        tuple(person for person in stated if person not in signed),
        signatures.signer_of(commit),
    )
