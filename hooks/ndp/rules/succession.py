"""Which organisation took the place of which."""

from __future__ import annotations

from ndp.model.catalogue import Catalogue

NEXT_STEPS = frozenset({"merged", "renamed", "split"})
"""How one organisation takes the place of another; a mere transfer of functions leaves both in place."""


def heirs(catalogue: Catalogue, organisation_id: str) -> frozenset[str]:
    """All that took the place of an organisation, one after another."""
    found = [organisation_id]
    for current in found:
        organisation = catalogue.organisations.get(current)
        for successor in organisation.successors if organisation else ():
            if successor.how in NEXT_STEPS and successor.organisation not in found:
                found.append(successor.organisation)
    return frozenset(found[1:])
