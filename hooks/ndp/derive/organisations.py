"""Organisations over time: until when they existed, who took over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ndp.model.catalogue import Catalogue
from ndp.model.records import Organisation, Successor


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


def last_day(catalogue: Catalogue, organisation: Organisation) -> date | None:
    """The last day the organisation, or any it belonged to, is known to have existed; None while none has ended.

    A unit ends with its ministry unless the catalogue says otherwise.
    """
    ends = [body.to.latest for body in (organisation, *ancestors(catalogue, organisation)) if body.to is not None]
    return min(ends) if ends else None


def exists_on(catalogue: Catalogue, organisation: Organisation, day: date) -> bool:
    """Whether the organisation existed on `day`, as far as is known."""
    end = last_day(catalogue, organisation)
    started = organisation.from_ is None or organisation.from_.earliest <= day
    return started and (end is None or day <= end)


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
