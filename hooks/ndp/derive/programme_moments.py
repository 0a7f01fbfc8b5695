"""What happened in the whole programme: lists published, documents issued, events. For one platform see `timeline`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ndp.derive.programme import filed
from ndp.model.catalogue import Catalogue
from ndp.model.programme import Event
from ndp.model.provenance import provenance_at
from ndp.model.records import FieldProvenance, Record
from ndp.text import PartialDate

MomentKind = Literal["edition", "legal", "event"]
MOMENT_KINDS: tuple[MomentKind, ...] = ("edition", "legal", "event")


@dataclass(frozen=True, slots=True)
class ProgrammeMoment:
    """A record that tells of something on a day or in a month or year."""

    day: PartialDate
    kind: MomentKind
    record: str
    provenance: FieldProvenance


def programme_moments(catalogue: Catalogue) -> tuple[ProgrammeMoment, ...]:
    """All moments, oldest first. Documents, lists and events whose day nobody knows are left out, and those called off.

    The document that publishes a list is told as that list.
    """
    editions = catalogue.editions
    publishing = {edition.instrument.partition("/")[0] for edition in editions.values() if edition.date is not None}
    found = [_moment(edition.date, "edition", key, edition, "date") for key, edition in editions.items()]
    found += [
        _moment(document.date, "legal", key, document, "date")
        for key, document in catalogue.legal.items()
        if key not in publishing
    ]
    found += [
        _moment(item.record.from_, "event", item.key, item.record, "from")
        for item in filed(catalogue, Event)
        if item.record.status != "cancelled"
    ]
    known = [moment for moment in found if moment is not None]
    return tuple(sorted(known, key=lambda moment: (moment.day.earliest, moment.day.latest, moment.kind, moment.record)))


def _moment(day: PartialDate | None, kind: MomentKind, key: str, record: Record, field: str) -> ProgrammeMoment | None:
    return ProgrammeMoment(day, kind, key, provenance_at(record, (field,))) if day is not None else None
