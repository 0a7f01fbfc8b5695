"""Figures of the catalogue: how much is known, how well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ndp.derive.responsibility import FOCAL_ROLES
from ndp.model.catalogue import Catalogue
from ndp.model.provenance import provenance_at
from ndp.model.records import Assignment, Edition, Level


@dataclass(frozen=True, slots=True)
class ListFigures:
    """What is known of one edition.

    `names` counts its platforms by the level of their names; a platform without a name counts as unverified. Hosts and
    focal units are those of the day of publication.
    """

    listed: int
    names: Mapping[Level, int]
    named: int
    with_host: int
    focal_units: int


def list_figures(catalogue: Catalogue, edition: Edition) -> ListFigures:
    """Count what is known of the platforms of an edition."""
    platforms = [
        catalogue.platforms[entry.platform] for entry in edition.entries if entry.platform in catalogue.platforms
    ]
    names: Counter[Level] = Counter()
    for platform in platforms:
        names[provenance_at(platform, ("name",)).level if platform.name is not None else "unverified"] += 1
    roles = [
        held
        for platform in platforms
        for held in catalogue.roles_for(platform.id)
        if _held_by(edition, held.assignment)
    ]
    return ListFigures(
        listed=len(platforms),
        names=dict(names),
        named=sum(platform.name is not None for platform in platforms),
        with_host=len({held.platform for held in roles if held.assignment.role == "host"}),
        focal_units=len({held.assignment.organisation for held in roles if held.assignment.role in FOCAL_ROLES}),
    )


def _held_by(edition: Edition, assignment: Assignment) -> bool:
    """Whether an assignment had begun when the edition was published, as far as both dates are known."""
    if edition.date is None or assignment.from_ is None:
        return True
    return not edition.date.certainly_before(assignment.from_)
