"""Who held which role of a platform on the day of each list and at the end of each year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ndp.derive.responsibility import CHAIN, PLATFORM_ROLES, Holder, Standing, holders
from ndp.memory import remembered
from ndp.model.catalogue import Catalogue
from ndp.model.records import Edition

HELD = (Standing.CURRENT, Standing.UNCONFIRMED, Standing.ORPHANED)


@dataclass(frozen=True, slots=True)
class KeyDay:
    """A day, the list published on it if any, and for each link of the chain who held it then.

    A day of which only the year or month is known is its last.
    """

    day: date
    edition: Edition | None
    links: tuple[tuple[Holder, ...], ...]


@remembered(4)
def key_days(catalogue: Catalogue, platform: str, as_of: date) -> tuple[KeyDay, ...]:
    """The days up to `as_of` from the first that the platform is known of, oldest first."""
    editions = {
        (edition.date.latest, edition.id) for edition in catalogue.editions.values() if edition.date is not None
    }
    listed = [
        listing.edition.date.latest for listing in catalogue.listings_of(platform) if listing.edition.date is not None
    ]
    given = [
        held.assignment.from_.earliest
        for held in catalogue.roles_for(platform)
        if held.assignment.role in PLATFORM_ROLES and held.assignment.from_ is not None
    ]
    if not listed and not given:
        return ()
    start = min([*listed, *given])
    known = {day for day, _ in editions}
    ends = {date(year, 12, 31) for year in range(start.year, as_of.year + 1)}
    days = editions | {(day, "") for day in ends - known}
    return tuple(
        KeyDay(day, catalogue.editions.get(edition), tuple(_links(catalogue, platform, day)))
        for day, edition in sorted(days)
        if start <= day <= as_of
    )


def _links(catalogue: Catalogue, platform: str, day: date) -> Iterator[tuple[Holder, ...]]:
    for roles in CHAIN:
        yield tuple(each for each in holders(catalogue, platform, roles, day) if each.standing in HELD)
