"""Who is responsible for a platform on a date (Decision 186, Article 1.III.2 and Article 2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ndp.derive.organisations import ended_above, exists_on
from ndp.memory import remembered
from ndp.model.catalogue import Catalogue, HeldRole
from ndp.model.records import Organisation, Role

FOCAL_ROLES: tuple[Role, ...] = ("promotion-focal", "ministry-focal", "host-focal")
CHAIN: tuple[tuple[Role, ...], ...] = (("host",), FOCAL_ROLES, ("core-enterprise",))
PLATFORM_ROLES: tuple[Role, ...] = ("host", *FOCAL_ROLES, "cooperating", "core-enterprise")


class Standing(StrEnum):
    """How an assignment stands on a date."""

    FUTURE = "future"
    CURRENT = "current"
    ENDED = "ended"
    ORPHANED = "orphaned"
    """No end was recorded, but the organisation no longer exists."""
    UNCONFIRMED = "unconfirmed"
    """No end was recorded, but the body the unit belonged to no longer exists."""


@dataclass(frozen=True, slots=True)
class Holder:
    """An assignment with its organisation and how it stands.

    `ended_body` is the body whose end puts the assignment in doubt: the organisation itself, or one above it.
    """

    held: HeldRole
    organisation: Organisation
    standing: Standing
    ended_body: Organisation | None


def standing_on(catalogue: Catalogue, held: HeldRole, day: date) -> Standing:
    """How an assignment stands on `day`."""
    assignment = held.assignment
    if assignment.from_ is not None and assignment.from_.earliest > day:
        return Standing.FUTURE
    if assignment.to is not None:
        return Standing.ENDED if assignment.to.latest < day else Standing.CURRENT
    organisation = catalogue.organisations.get(assignment.organisation)
    if organisation is None:
        return Standing.CURRENT
    if not exists_on(organisation, day):
        return Standing.ORPHANED
    return Standing.UNCONFIRMED if ended_above(catalogue, organisation, day) else Standing.CURRENT


def _holder(catalogue: Catalogue, held: HeldRole, organisation: Organisation, day: date) -> Holder:
    standing = standing_on(catalogue, held, day)
    ended = {Standing.ORPHANED: organisation, Standing.UNCONFIRMED: ended_above(catalogue, organisation, day)}
    return Holder(held, organisation, standing, ended.get(standing))


# Lists, pages in two languages and the search ask for the same.
@remembered(1 << 12)
def holders(catalogue: Catalogue, platform: str | None, roles: tuple[Role, ...], day: date) -> tuple[Holder, ...]:
    """All who hold or held one of `roles` for a platform (None: the whole programme), current ones first."""
    found = [
        _holder(catalogue, held, organisation, day)
        for held in catalogue.roles_for(platform)
        if held.assignment.role in roles
        and (organisation := catalogue.organisations.get(held.assignment.organisation)) is not None
    ]
    order = {Standing.CURRENT: 0, Standing.FUTURE: 1, Standing.UNCONFIRMED: 2, Standing.ORPHANED: 3, Standing.ENDED: 4}
    return tuple(sorted(found, key=lambda holder: (order[holder.standing], roles.index(holder.held.assignment.role))))
