"""Which members of an evaluating body may not score a platform.

Parties are the host and the core enterprises: by Decision 186, Article 1.IV.3.b, the body judges on what these two
supply, and by Article 1.III.2.a and c they pay for the platform and build it. The Ministry's focal unit is no party:
Article 2.II.1.a and 2.II.2.b charge it with having the evaluation done. A focal unit below the host is tied to it like
any other unit of the host.

Companies of one group are tied to each other. Units of one ministry, and companies that a ministry owns, are not: the
State above them is no interest of theirs in each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ndp.derive.responsibility import Standing, standing_on
from ndp.model.catalogue import Catalogue
from ndp.model.evaluation import Evaluation, Member
from ndp.model.records import Role, Text

PARTY_ROLES: tuple[Role, ...] = ("host", "core-enterprise")

Tie = Literal["same", "below", "above", "sister", "declared"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A member's tie to a party: the same organisation, one below or above it or in its group, or a declared tie.

    `role` is the party's role. A declared tie has a `reason` instead, and its `party` may be unnamed.
    """

    member: Member
    tie: Tie
    party: str | None
    role: Role | None = None
    reason: Text | None = None


def conflicts_of(catalogue: Catalogue, evaluation: Evaluation) -> tuple[Conflict, ...]:
    """Every conflict of the members on the day of the evaluation, in the order of the members."""
    day = evaluation.date.earliest
    parties = tuple(_parties(catalogue, evaluation.platform, day))
    found: list[Conflict] = []
    for member in evaluation.members:
        found.extend(Conflict(member, "declared", each.organisation, None, each.reason) for each in member.conflicts)
        for organisation, role in parties:
            tie = tie_between(catalogue, member.organisation, organisation, day)
            if tie is not None:
                found.append(Conflict(member, tie, organisation, role))
    return tuple(found)


def conflicted_members(catalogue: Catalogue, evaluation: Evaluation) -> frozenset[str]:
    """The ids of the members with a conflict."""
    return frozenset(conflict.member.id for conflict in conflicts_of(catalogue, evaluation))


def tie_between(catalogue: Catalogue, organisation: str, party: str, day: date) -> Tie | None:
    """How `organisation` is tied to `party` on `day`: the same, below or above it, or both below one enterprise.

    An organisation that ended by that day stands for those that took it over.
    """
    own, others = _heirs(catalogue, {organisation}, day), _heirs(catalogue, {party}, day)
    if own & others:
        return "same"
    own_line, party_line = _line(catalogue, organisation, day), _line(catalogue, party, day)
    if own_line & others:
        return "below"
    if party_line & own:
        return "above"
    shared = (catalogue.organisations.get(key) for key in own_line & party_line)
    return "sister" if any(body is not None and body.kind == "enterprise" for body in shared) else None


def _parties(catalogue: Catalogue, platform: str, day: date) -> Iterator[tuple[str, Role]]:
    seen: set[tuple[str, Role]] = set()
    for held in catalogue.roles_for(platform):
        party = (held.assignment.organisation, held.assignment.role)
        if held.assignment.role not in PARTY_ROLES or party in seen:
            continue
        if standing_on(catalogue, held, day) in (Standing.CURRENT, Standing.ORPHANED):
            seen.add(party)
            yield party


def _heirs(catalogue: Catalogue, organisations: set[str], day: date) -> set[str]:
    """`organisations` and all that took them over by `day`."""
    found: set[str] = set()
    waiting = list(organisations)
    while waiting:
        current = waiting.pop()
        if current in found:
            continue
        found.add(current)
        body = catalogue.organisations.get(current)
        for successor in body.successors if body else ():
            since = successor.date or (body.to if body else None)
            if since is None or since.earliest <= day:
                waiting.append(successor.organisation)
    return found


def _line(catalogue: Catalogue, organisation: str, day: date) -> set[str]:
    """`organisation` and all above it, with their heirs."""
    line = _heirs(catalogue, {organisation}, day)
    while True:
        bodies = (catalogue.organisations.get(key) for key in line)
        above = {body.parent for body in bodies if body and body.parent}
        grown = _heirs(catalogue, line | above, day)
        if grown == line:
            return line
        line = grown
