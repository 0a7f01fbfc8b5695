"""Who is responsible for a platform on a date (Decision 186, Article 1.III.2 and Article 2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ndp.derive.organisations import exists_on, last_day
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


@dataclass(frozen=True, slots=True)
class Holder:
    """An assignment with its organisation and how it stands. `organisation_ended` is its last day, where known."""

    held: HeldRole
    organisation: Organisation
    standing: Standing
    organisation_ended: date | None


def standing_on(catalogue: Catalogue, held: HeldRole, day: date) -> Standing:
    """How an assignment stands on `day`."""
    assignment = held.assignment
    if assignment.from_ is not None and assignment.from_.earliest > day:
        return Standing.FUTURE
    if assignment.to is not None:
        return Standing.ENDED if assignment.to.latest < day else Standing.CURRENT
    organisation = catalogue.organisations.get(assignment.organisation)
    if organisation is not None and not exists_on(catalogue, organisation, day):
        return Standing.ORPHANED
    return Standing.CURRENT


def holders(catalogue: Catalogue, platform: str | None, roles: tuple[Role, ...], day: date) -> tuple[Holder, ...]:
    """All who hold or held one of `roles` for a platform (None: the whole programme), current ones first."""
    found = [
        Holder(held, organisation, standing_on(catalogue, held, day), last_day(catalogue, organisation))
        for held in catalogue.roles_for(platform)
        if held.assignment.role in roles
        and (organisation := catalogue.organisations.get(held.assignment.organisation)) is not None
    ]
    order = {Standing.CURRENT: 0, Standing.FUTURE: 1, Standing.ORPHANED: 2, Standing.ENDED: 3}
    return tuple(sorted(found, key=lambda holder: (order[holder.standing], roles.index(holder.held.assignment.role))))
