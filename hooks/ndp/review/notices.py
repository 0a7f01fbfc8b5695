"""Who has to hear of what was published: for each organisation concerned, the records that changed.

Concerned are the units that a record is of and those with a role in its platform, as the catalogue said before and as
it says after the change: whoever lost a role hears of it too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ndp.kinds import record_of
from ndp.model.rights import Account
from ndp.review.judge import Judge, JudgedTree
from ndp.review.parties import Standings, subject_of
from ndp.review.tree import FileChange, Proposal, TreeFile

Act = Literal["added", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to the file of a record."""

    path: str
    act: Act


@dataclass(frozen=True, slots=True)
class Notice:
    """What an organisation has to hear, and the accounts that act for it, before or after. Empty id: nobody's own."""

    organisation: str
    name: str
    accounts: tuple[Account, ...]
    changes: tuple[Change, ...]


def notices(judge: Judge, step: Proposal) -> tuple[Notice, ...]:
    """One notice for each organisation, by id; what concerns none in particular comes first, under no organisation."""
    trees = (judge.judge(step.base), judge.judge(step.merged()))
    standings = tuple(Standings(tree.catalogue, judge.as_of) for tree in trees)
    found: dict[str, list[Change]] = defaultdict(list)
    for file in step.files:
        if record_of(file.path) is None:
            continue
        concerned = {each for side in _sides(judge, standings, file) for each in side}
        for organisation in concerned or {""}:
            found[organisation].append(Change(file.path, _act(file)))
    return tuple(
        Notice(organisation, _name(trees, organisation), _accounts(standings, organisation), tuple(changes))
        for organisation, changes in sorted(found.items())
    )


def _sides(judge: Judge, standings: tuple[Standings, ...], file: FileChange) -> Iterator[frozenset[str]]:
    for side, content in zip(standings, (file.before, file.after), strict=True):
        if content is not None:
            yield _concerned(judge, side, file.path, content)


def _concerned(judge: Judge, standings: Standings, path: str, content: TreeFile) -> frozenset[str]:
    reading = judge.read(path, content)
    if reading is None or reading.entry is None:
        return frozenset()
    if isinstance(reading.entry.record, Account):
        return frozenset({reading.entry.record.organisation})
    return standings.concerned(subject_of(reading.kind, reading.id, reading.data))


def _accounts(standings: tuple[Standings, ...], organisation: str) -> tuple[Account, ...]:
    valid = (account for side in standings for account in side.valid() if account.organisation == organisation)
    by_person = {account.person: account for account in valid}
    return tuple(account for _, account in sorted(by_person.items()))


def _name(trees: tuple[JudgedTree, ...], organisation: str) -> str:
    known = (tree.catalogue.organisations.get(organisation) for tree in reversed(trees))
    return next((str(each.name) for each in known if each is not None), organisation)


def _act(file: FileChange) -> Act:
    if file.before is None:
        return "added"
    return "removed" if file.after is None else "changed"
