"""Organisations over time: until when they existed, who took over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.model.catalogue import Catalogue
from ndp.model.records import Organisation, Successor

UNIT_KINDS = frozenset({"department", "bureau", "institute", "centre"})


def ancestors(catalogue: Catalogue, organisation: Organisation) -> Iterator[Organisation]:
    """The organisations above, nearest first. Stops at a cycle, which a rule reports."""
    seen = {organisation.id}
    parent = organisation.parent
    while parent and parent not in seen:
        seen.add(parent)
        found = catalogue.organisations.get(parent)
        if found is None:
            return
        yield found
        parent = found.parent


def last_day(organisation: Organisation) -> date | None:
    """The last day the organisation is known to have existed under its name; None while no end is recorded."""
    return organisation.to.latest if organisation.to is not None else None


def exists_on(organisation: Organisation, day: date) -> bool:
    """Whether the organisation existed on `day`, as far as its own record says."""
    end = last_day(organisation)
    started = organisation.from_ is None or organisation.from_.earliest <= day
    return started and (end is None or day <= end)


def ended_above(catalogue: Catalogue, organisation: Organisation, day: date) -> Organisation | None:
    """The nearest body above a unit that no longer exists on `day`, None for units whose bodies all do.

    What became of such a unit is not known unless its own record says. Enterprises, press and associations are no
    units of a body: its end says nothing of them.
    """
    if organisation.kind not in UNIT_KINDS:
        return None
    return next((body for body in ancestors(catalogue, organisation) if not exists_on(body, day)), None)


def successions(catalogue: Catalogue, organisation: Organisation) -> tuple[tuple[Organisation, Successor], ...]:
    """Who took over from the organisation, or, where it names nobody, from the nearest body above that does.

    Pairs of the succeeding organisation and how it came about.
    """
    for body in (organisation, *ancestors(catalogue, organisation)):
        found = tuple(
            (catalogue.organisations[successor.organisation], successor)
            for successor in body.successors
            if successor.organisation in catalogue.organisations
        )
        if found:
            return found
        if body.to is not None:
            return ()
    return ()
