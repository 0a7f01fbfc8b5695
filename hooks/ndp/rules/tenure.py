"""Assignments with the time they certainly cover, for the rules on who holds what when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ndp.derive.organisations import ancestors, last_day
from ndp.memory import remembered
from ndp.model.catalogue import Catalogue, Entry
from ndp.model.records import Assignment, AssignmentFile, Role
from ndp.rules.rule import Finding
from ndp.rules.succession import heirs
from ndp.rules.survey import of_kind
from ndp.rules.times import Period

FOCAL_ROLES: tuple[Role, ...] = ("promotion-focal", "ministry-focal", "host-focal")


@dataclass(frozen=True, slots=True)
class Tenure:
    """An assignment, the place it stands at and its period: the stated one, ending with the organisation at latest.

    `platform` is None for a role in the whole programme.
    """

    entry: Entry
    index: int
    assignment: Assignment
    platform: str | None
    period: Period

    def finding(self, name: str, **values: str) -> Finding:
        """A finding at the field `name` of the assignment."""
        return Finding(self.entry, ("assignments", self.index, name), values)


def tenures(catalogue: Catalogue) -> Iterator[Tenure]:
    """Every assignment, file by file."""
    for of_file in tenures_by_file(catalogue):
        yield from of_file


@remembered(1)
def tenures_by_file(catalogue: Catalogue) -> tuple[tuple[Tenure, ...], ...]:
    """The assignments of each file; those of one platform stand in one file."""
    return tuple(
        tuple(
            Tenure(entry, index, assignment, file.platform, _period(catalogue, assignment))
            for index, assignment in enumerate(file.assignments)
        )
        for entry, file in of_kind(catalogue, AssignmentFile)
    )


def _period(catalogue: Catalogue, assignment: Assignment) -> Period:
    organisation = catalogue.organisations.get(assignment.organisation)
    return Period.between(assignment.from_, assignment.to, last_day(organisation) if organisation else None)


def pairs_at_a_time(catalogue: Catalogue, of_file: Sequence[Tenure]) -> Iterator[tuple[Tenure, Tenure]]:
    """Every two assignments of a file that hold on some common day, in file order.

    One without a stated end lasts at most until an organisation that took over from its own begins.
    """
    for first, second in combinations(of_file, 2):
        if not first.period.meets(second.period):
            continue
        if not (_hands_over(catalogue, first, second) or _hands_over(catalogue, second, first)):
            yield first, second


def _hands_over(catalogue: Catalogue, before: Tenure, after: Tenure) -> bool:
    if before.assignment.to is not None or after.assignment.from_ is None:
        return False
    if before.assignment.from_ is not None and not before.assignment.from_.certainly_before(after.assignment.from_):
        return False
    return after.assignment.organisation in heirs(catalogue, before.assignment.organisation)


def coordinating_ministries(catalogue: Catalogue) -> frozenset[str]:
    """The ministries of the programme's coordinators, and those that took over from them."""
    found: set[str] = set()
    for held in catalogue.roles_for(None):
        organisation = catalogue.organisations.get(held.assignment.organisation)
        if held.assignment.role != "coordinator" or organisation is None:
            continue
        bodies = (organisation, *ancestors(catalogue, organisation))
        for ministry in [body.id for body in bodies if body.kind == "ministry"][:1]:
            found |= {ministry, *heirs(catalogue, ministry)}
    return frozenset(found)


def is_below(catalogue: Catalogue, organisation_id: str, bodies: frozenset[str]) -> bool | None:
    """Whether the organisation belongs to one of `bodies`; None where it, or one above it, has no readable file."""
    organisation = catalogue.organisations.get(organisation_id)
    if organisation is None:
        return None
    chain = (organisation, *ancestors(catalogue, organisation))
    if any(body.id in bodies for body in chain[1:]):
        return True
    top = chain[-1].parent
    return None if top and top not in catalogue.organisations else False
