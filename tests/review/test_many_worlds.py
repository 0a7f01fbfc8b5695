"""Thousands of catalogues, changes and reviews: nobody gets beyond the rights of the base, more changes never help.

NDP_WORLDS sets how many; `make fuzz` asks for ten thousand. A failure names the seed of its world.
"""

from __future__ import annotations

import os
from collections import Counter
from random import Random

from tests.review.conftest import SCHEMAS
from tests.review.worlds import DAY, Edit, World, draw_edits, draw_reviews, draw_world

from ndp.review.decide import Verdict, decide
from ndp.review.gather import Reviews, gather_by
from ndp.review.judge import Judge
from ndp.review.tree import Proposal, Tree, TreeFile

COUNT = int(os.environ.get("NDP_WORLDS", "2000"))
USERS = 9
ORDER = {"refused": 0, "needs-approval": 1, "ready": 2}
# What more changes may mend: a record that nothing refers to any more, a change that is none.
MENDABLE = {"still-referenced", "nothing-changed"}
NOT_OF_RIGHTS = {"still-referenced", "no-source"}


def laid_over(base: Tree, edits: list[Edit]) -> dict[str, TreeFile]:
    tree = dict(base)
    for edit in edits:
        tree.pop(edit.path, None)
        if edit.file is not None:
            tree[edit.path] = edit.file
    return tree


def judged(judge: Judge, base: Tree, edits: list[Edit], user: int, reviews: Reviews) -> Verdict:
    proposal = Proposal.of(base, laid_over(base, edits))
    return decide(gather_by(judge, proposal, f"github:{user}", reviews))


def reasons(verdict: Verdict) -> set[str]:
    return {refusal.reason for refusal in verdict.refusals} | {fault.code for fault in verdict.faults}


def draw_proposer(random: Random, world: World, edits: list[Edit]) -> int:
    """Mostly somebody who may propose, where there is anybody."""
    users = random.sample(range(1, USERS + 1), USERS)
    wanted = (user for user in users if all(world.may_propose(user, edit) for edit in edits))
    return next(wanted, users[0]) if random.random() < 0.7 else users[0]


def check_rights(world: World, edits: list[Edit], user: int, reviews: Reviews, verdict: Verdict) -> None:
    """What the base does not allow is refused, what it allows is not; and nothing is ready without its approvals."""
    concerns = {each for edit in edits for each in edit.concerns}
    allowed = all(world.may_propose(user, edit) for edit in edits)
    if not allowed:
        assert verdict.outcome == "refused"
    elif verdict.outcome == "refused":
        assert reasons(verdict) & (NOT_OF_RIGHTS | {"mixed-content", "nothing-changed"})
    else:
        enough = all(world.enough(user, edit, reviews.said, concerns) for edit in edits)
        assert verdict.outcome == ("ready" if enough else "needs-approval")


def check_more(verdict: Verdict, both: Verdict) -> None:
    """What was refused for want of a right stays so, and no approval less is needed."""
    if verdict.outcome != "refused" or reasons(verdict) - MENDABLE:
        assert ORDER[both.outcome] <= ORDER[verdict.outcome]


def test_no_world_lets_anyone_beyond_the_rights_of_its_base() -> None:
    outcomes: Counter[str] = Counter()
    # Rules are left out: they only ever refuse more.
    judge = Judge(SCHEMAS, DAY, ())
    for seed in range(COUNT):
        if seed % 500 == 0:
            judge = Judge(SCHEMAS, DAY, ())
        random = Random(seed)  # noqa: S311 - the same worlds every time
        world = draw_world(random)
        base = world.tree()
        edits = draw_edits(random, world, base, random.choice((1, 1, 1, 2)))
        user = draw_proposer(random, world, edits)
        more = [edit for edit in draw_edits(random, world, base, 1) if edit.path not in {each.path for each in edits}]
        reviews = draw_reviews(random)
        verdict = judged(judge, base, edits, user, reviews)
        both = judged(judge, base, [*edits, *more], user, reviews)
        try:
            check_rights(world, edits, user, reviews, verdict)
            check_rights(world, [*edits, *more], user, reviews, both)
            check_more(verdict, both)
        except AssertionError as error:
            error.add_note(f"seed {seed}: {edits} {more} by {user}: {verdict} {both}")
            raise
        outcomes[verdict.outcome] += 1
    assert all(outcomes[outcome] >= COUNT / 50 for outcome in ORDER), outcomes
