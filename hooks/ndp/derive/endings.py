"""What comes to its end or is due for a review soon: assignments, recognitions and their yearly reviews."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from ndp.derive.recognitions import recognitions_by_platform, review_due
from ndp.derive.responsibility import Standing, holders, standing_on
from ndp.model.catalogue import Catalogue
from ndp.model.records import Role

NOTICE = timedelta(days=60)
"""How long before its day an ending is told."""

What = Literal["assignment", "recognition", "review"]


@dataclass(frozen=True, slots=True)
class Ending:
    """`what` of a platform (None: the whole programme) ends or is due on `day`; `unit` has to see to it.

    For an assignment `role` is what the unit holds. The unit of a recognition is the platform's host, empty where the
    catalogue names none.
    """

    what: What
    unit: str
    platform: str | None
    day: date
    role: Role | None = None


def endings(catalogue: Catalogue, as_of: date) -> tuple[Ending, ...]:
    """Everything that ends or is due by `NOTICE` after `as_of`, by day.

    An assignment is told until its last day. The newest recognition of a platform, and its yearly review, are told
    after their day too: they stay open until somebody writes down what became of them.
    """
    found = (*_assignments(catalogue, as_of), *_recognitions(catalogue, as_of))
    return tuple(sorted(found, key=lambda each: (each.day, each.unit, each.platform or "", each.what)))


def _assignments(catalogue: Catalogue, as_of: date) -> Iterator[Ending]:
    for platform in (None, *catalogue.platforms):
        for held in catalogue.roles_for(platform):
            assignment = held.assignment
            if assignment.to is None or standing_on(catalogue, held, as_of) is not Standing.CURRENT:
                continue
            if assignment.to.latest <= as_of + NOTICE:
                yield Ending("assignment", assignment.organisation, platform, assignment.to.latest, assignment.role)


def _recognitions(catalogue: Catalogue, as_of: date) -> Iterator[Ending]:
    for platform, recognitions in recognitions_by_platform(catalogue).items():
        newest = recognitions[0]
        hosts = holders(catalogue, platform, ("host",), as_of)
        unit = next((each.organisation.id for each in hosts if each.standing is Standing.CURRENT), "")
        until = newest.valid_until.latest if newest.valid_until else None
        if newest.status in ("valid", "suspended") and until is not None and until <= as_of + NOTICE:
            yield Ending("recognition", unit, platform, until)
        review = review_due(newest, as_of)
        if review is not None and review.day <= as_of + NOTICE:
            yield Ending("review", unit, platform, review.day)
