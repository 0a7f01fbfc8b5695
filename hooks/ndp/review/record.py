"""Who proposed and who approved, written into the merge commit and read back from it.

    Proposed-by: github:1001
    Approved-by: github:2001 0123456789abcdef0123456789abcdef01234567

The commit after an approver is the one that was approved. Whoever may write the main branch could write these lines
falsely: they are worth what the protection of that branch is worth.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ndp.review.decide import Verdict
from ndp.review.facts import Facts, ReviewFact
from ndp.review.gather import Reviews

PERSON = r"(?:github|gitlab|forgejo):[1-9][0-9]{0,15}"
PROPOSED = re.compile(rf"Proposed-by: ({PERSON})")
APPROVED = re.compile(rf"Approved-by: ({PERSON}) ([0-9a-f]{{40}}|[0-9a-f]{{64}})")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a merge commit says of itself; `proposer` is None where it names nobody, or several."""

    proposer: str | None
    reviews: Reviews


def trailers(facts: Facts, verdict: Verdict) -> str:
    """The lines for the commit that merges a change, one per approval that counts."""
    lines = [f"Proposed-by: {facts.proposer}"]
    lines += [
        f"Approved-by: {opinion.review.person} {facts.head_commit}"
        for opinion in verdict.opinions
        if opinion.standing == "counts"
    ]
    return "\n".join(lines) + "\n"


def read_record(message: str, merged_commit: str) -> Recorded:
    """What the last paragraph of a commit's message records of the merge of `merged_commit`."""
    last = message.rstrip("\n").rpartition("\n\n")[2].split("\n")
    proposers = {match[1] for line in last if (match := PROPOSED.fullmatch(line))}
    approvals = {(match[1], match[2]) for line in last if (match := APPROVED.fullmatch(line))}
    people = sorted({person for person, _ in approvals})
    said = tuple(
        ReviewFact(person=person, state="approved", at_head=(person, merged_commit) in approvals) for person in people
    )
    return Recorded(proposers.pop() if len(proposers) == 1 else None, Reviews(said))
