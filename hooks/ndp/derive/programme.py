"""The programme's life seen from a platform, an enterprise or a day: pure look-ups over its records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from ndp.derive.responsibility import Holder, holders
from ndp.memory import remembered
from ndp.model.catalogue import Catalogue
from ndp.model.programme import Award, Event, Feedback, Proposal, Registration
from ndp.model.records import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Filed(Generic[R]):
    """A record with its id in the catalogue, which for some kinds is `<platform>/<name>`."""

    key: str
    record: R


def filed(catalogue: Catalogue, record_type: type[R]) -> tuple[Filed[R], ...]:
    """Every record of a kind, by id."""
    return tuple(Filed(key, record) for key, record in catalogue.of_type(record_type).items())


def about(catalogue: Catalogue, record_type: type[R], platform: str) -> tuple[Filed[R], ...]:
    """The records of a kind that name a platform, by id."""
    return _by_platform(catalogue, record_type).get(platform, ())


@remembered(64)
def _by_platform(catalogue: Catalogue, record_type: type[Any]) -> Mapping[str, tuple[Filed[Any], ...]]:
    found: dict[str, list[Filed[Any]]] = defaultdict(list)
    for item in filed(catalogue, record_type):
        for platform in _platforms(item.record):
            found[platform].append(item)
    return {platform: tuple(items) for platform, items in found.items()}


def _platforms(record: Record) -> Iterator[str]:
    one: str | None = getattr(record, "platform", None)
    if one is not None:
        yield one
    yield from getattr(record, "platforms", ())


BODY_FIELDS: Mapping[type[Record], str] = {
    Award: "organisation",
    Registration: "enterprise",
    Feedback: "organisation",
    Proposal: "proposer",
}
"""The field that names the organisation whose record it is."""


def of_organisation(catalogue: Catalogue, record_type: type[R], organisation: str) -> tuple[Filed[R], ...]:
    """The records of a kind in `BODY_FIELDS` that are an organisation's own, by id."""
    return _by_organisation(catalogue, record_type).get(organisation, ())


@remembered(64)
def _by_organisation(catalogue: Catalogue, record_type: type[Any]) -> Mapping[str, tuple[Filed[Any], ...]]:
    found: dict[str, list[Filed[Any]]] = defaultdict(list)
    for item in filed(catalogue, record_type):
        if body := getattr(item.record, BODY_FIELDS[record_type]):
            found[body].append(item)
    return {body: tuple(items) for body, items in found.items()}


def coming_first(
    events: Iterable[Filed[Event]], day: date
) -> tuple[tuple[Filed[Event], ...], tuple[Filed[Event], ...]]:
    """The events that are under way or ahead on `day`, the next one first; then those past, the latest first."""
    coming = sorted((item for item in events if item.record.end.latest >= day), key=_event_order)
    past = sorted((item for item in events if item.record.end.latest < day), key=_event_order, reverse=True)
    return tuple(coming), tuple(past)


def _event_order(item: Filed[Event]) -> tuple[date, date, str]:
    return item.record.from_.earliest, item.record.end.latest, item.key


@dataclass(frozen=True, slots=True)
class CoreEnterprise:
    """What an enterprise has to do with one platform: its assignments, its registrations, or both."""

    organisation: str
    platform: str
    holders: tuple[Holder, ...]
    registrations: tuple[Filed[Registration], ...]

    @property
    def products(self) -> tuple[str, ...]:
        """The products that assignments and registrations name, each once."""
        named = [holder.held.assignment.product for holder in self.holders]
        named += [item.record.product for item in self.registrations]
        return tuple(dict.fromkeys(product for product in named if product))


# Each page of the list shows a part of it.
@remembered(2)
def core_enterprises(catalogue: Catalogue, day: date) -> tuple[CoreEnterprise, ...]:
    """Every enterprise assigned to or registered for a platform, by organisation and platform."""
    assigned: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    for platform in sorted({held.platform for held in catalogue.held_roles if held.platform}):
        for holder in holders(catalogue, platform, ("core-enterprise",), day):
            assigned[holder.organisation.id, platform].append(holder)
    registered: dict[tuple[str, str], list[Filed[Registration]]] = defaultdict(list)
    for item in filed(catalogue, Registration):
        registered[item.record.enterprise, item.record.platform].append(item)
    return tuple(
        CoreEnterprise(*key, tuple(assigned.get(key, ())), tuple(registered.get(key, ())))
        for key in sorted({*assigned, *registered})
    )
