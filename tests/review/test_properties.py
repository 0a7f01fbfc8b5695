"""What holds for every change: nobody gets beyond the base's rights, and more changes never help."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.review.case_format import blob
from tests.review.conftest import BASE, SCHEMAS

from ndp.review.decide import Verdict, decide
from ndp.review.facts import Facts, ReviewFact
from ndp.review.gather import Reviews, gather
from ndp.review.tree import EXECUTABLE, SYMLINK, Proposal, Tree, TreeFile
from ndp.schema.typing import to_data
from ndp.source import parse

DAY = date(2026, 1, 15)
ENTERPRISE = "github:1001"
EVERYBODY = tuple(
    ReviewFact(person=f"github:{user}", state="approved", at_head=True)
    for user in (1002, 1101, 1201, 2001, 2002, 2101, 2201, 3001, 3002, 4001, 4002, 5001, 5002)
)
# Written from the Decision and the guide for enterprises, not from the policy: all that the core enterprise of `ban-do`
# may ever have an effect on by itself. Everything else must stay as it is, whoever approves.
OPEN_TO_MEMBERS = ("catalogue/publications/", "catalogue/legal/", "catalogue/news/", "catalogue/questions/")
MAY_EDIT = {
    "catalogue/platforms/ban-do.yml",
    "catalogue/plans/ban-do/ke-hoach.yml",
    "catalogue/measurements/ban-do.yml",
    "catalogue/organisations/cong-ty-ban-do.yml",
    "catalogue/legal/quyet-dinh.yml",
    "catalogue/publications/bai-bao.yml",
}
PROTECTED_LINES = ("id: ", "scope: ", "status: ", "platform: ", "owner: ", "kind: enterprise", "parent: ")
WORDS = st.sampled_from(["Bản đồ", "cong-ty-khac", "coordinator", "in-use", "verified", "1201", "2030-01-01", "ban-do"])
TEXT_PATHS = sorted(path for path in BASE if path != "catalogue/policy.yml")


def lines_of(path: str) -> list[str]:
    return BASE[path].content.decode().split("\n")


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, TreeFile | None]:
    """A path and what becomes of it: a line changed, dropped, doubled or put in, or the file gone, moved or odd."""
    path = draw(st.sampled_from(TEXT_PATHS))
    how = draw(st.sampled_from(["value", "drop", "double", "swap", "comment", "remove", "mode", "link", "take", "new"]))
    lines = lines_of(path)
    at = draw(st.integers(1, len(lines) - 2))
    if how == "remove":
        return path, None
    if how == "mode":
        return path, TreeFile(EXECUTABLE, BASE[path].oid, BASE[path].size, BASE[path].content)
    if how == "link":
        return path, blob(b"policy.yml", SYMLINK)
    if how == "take":
        return path, BASE[draw(st.sampled_from(TEXT_PATHS))]
    if how == "new":
        return path.replace(".yml", "-moi.yml"), blob(BASE[path].content.replace(b"\nid: ", b"\nid: moi-"))
    if how == "value":
        key, colon, _ = lines[at].partition(": ")
        lines[at] = f"{key}{colon}{draw(WORDS)}" if colon else draw(WORDS)
    elif how == "drop":
        del lines[at]
    elif how == "double":
        lines.insert(at, lines[at])
    elif how == "comment":
        lines.insert(at, f"# {draw(WORDS)}")
    else:
        lines[at], lines[at - 1] = lines[at - 1], lines[at]
    return path, blob("\n".join(lines).encode())


changes = st.lists(edits(), min_size=1, max_size=4)


def laid_over(base: Tree, wanted: list[tuple[str, TreeFile | None]]) -> dict[str, TreeFile]:
    tree = dict(base)
    for path, file in wanted:
        tree.pop(path, None)
        if file is not None:
            tree[path] = file
    return tree


def judged(tree: Tree, proposer: str = ENTERPRISE) -> tuple[Facts, Verdict]:
    facts = gather(Proposal.of(BASE, tree), SCHEMAS, DAY, proposer, Reviews(EVERYBODY))
    return facts, decide(facts)


@given(changes)
@settings(max_examples=150)
def test_nothing_beyond_the_rights_of_the_base_can_be_changed(wanted: list[tuple[str, TreeFile | None]]) -> None:
    """Even with everybody's approval: what is not refused touches only what the enterprise may touch."""
    tree = laid_over(BASE, wanted)
    _, verdict = judged(tree)
    if verdict.outcome == "refused":
        return
    for path in {*BASE, *tree}:
        before, after = BASE.get(path), tree.get(path)
        if before == after:
            continue
        assert after is not None, f"{path} removed"
        assert after.mode == 0o100644
        if before is None:
            assert path.startswith((*OPEN_TO_MEMBERS, "catalogue/platforms/", "catalogue/organisations/")), path
            continue
        kept = set(after.content.decode().split("\n"))
        if path in MAY_EDIT:
            protected = [line for line in lines_of(path) if line.startswith(PROTECTED_LINES)]
            assert set(protected) <= kept or path.startswith(("catalogue/legal/", "catalogue/publications/")), path
        else:
            assert content_of(before) == content_of(after), path
            assert spoken_of(before) == spoken_of(after), path


def content_of(file: TreeFile) -> Any:
    """What a file says, however it is written."""
    root = parse("x", file.content).root
    assert root is not None
    return to_data(root, None)


def spoken_of(file: TreeFile) -> list[str]:
    """What a file says beside its values: the base has no text with a number sign in it."""
    return sorted(line.partition("#")[2].strip() for line in file.content.decode().split("\n") if "#" in line)


@given(changes, changes)
@settings(max_examples=100)
def test_more_changes_never_turn_a_lack_of_rights_into_a_right(
    wanted: list[tuple[str, TreeFile | None]], more: list[tuple[str, TreeFile | None]]
) -> None:
    paths = {path for path, _ in wanted}
    _, first = judged(laid_over(BASE, wanted))
    _, both = judged(laid_over(BASE, [*wanted, *(each for each in more if each[0] not in paths)]))
    if {refusal.reason for refusal in first.refusals} & {"no-rule", "not-allowed", "invalid-account", "own-account"}:
        assert both.outcome == "refused"


@cache
def recorded() -> tuple[Facts, ...]:
    """The facts of some changes, each refused or not for its own reason."""
    platform = BASE["catalogue/platforms/ban-do.yml"].content
    trees: list[tuple[Tree, str]] = []
    for old, new in (("miễn phí", "có phí"), ("status: trial", "status: in-use"), ("scope: national", "scope: local")):
        changed = blob(platform.decode().replace(old, new).encode())
        trees += [
            (laid_over(BASE, [("catalogue/platforms/ban-do.yml", changed)]), proposer)
            for proposer in (ENTERPRISE, "github:2201", "github:9", "github:3001")
        ]
    return tuple(judged(tree, proposer)[0] for tree, proposer in trees)


@given(st.data())
def test_adding_changes_reviews_and_faults_to_the_facts_never_turns_refusal_into_acceptance(
    data: st.DataObject,
) -> None:
    facts = data.draw(st.sampled_from(recorded()))
    other = data.draw(st.sampled_from([each for each in recorded() if each.proposer == facts.proposer]))
    shifted = tuple(
        msgspec.structs.replace(change, subject=change.subject + len(facts.subjects)) for change in other.changes
    )
    more = msgspec.structs.replace(
        facts, changes=(*facts.changes, *shifted), subjects=(*facts.subjects, *other.subjects)
    )
    order = {"refused": 0, "needs-approval": 1, "ready": 2}
    assert order[decide(more).outcome] <= order[decide(facts).outcome]
    assert order[decide(more).outcome] <= order[decide(other).outcome]


@given(st.data())
def test_taking_approvals_away_never_helps(data: st.DataObject) -> None:
    facts = data.draw(st.sampled_from(recorded()))
    fewer = data.draw(st.lists(st.sampled_from(facts.reviews), unique=True))
    order = {"refused": 0, "needs-approval": 1, "ready": 2}
    less = msgspec.structs.replace(facts, reviews=tuple(fewer))
    assert order[decide(less).outcome] <= order[decide(facts).outcome]
