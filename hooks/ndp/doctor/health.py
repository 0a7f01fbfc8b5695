"""How well the catalogue is: what is known and how surely, what is missing, what grows old, what ends soon."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import msgspec

from ndp.derive.organisations import exists_on
from ndp.derive.recognitions import review_due, status_on
from ndp.derive.responsibility import Standing, standing_on
from ndp.history import History
from ndp.model.catalogue import Catalogue, Entry, HeldRole
from ndp.model.provenance import provenance_at
from ndp.model.recognition import Recognition
from ndp.model.records import Level, Name, Platform, Record
from ndp.rules.survey import PartsSearch, fields

LEVELS: tuple[Level, ...] = ("verified", "reported", "unverified")
PRESENT_KINDS = ("platform", "organisation", "assignment")
"""Kinds that say how things stand now, so that they grow old; a document or a report does not."""
NO_FACTS = frozenset({"id", "observations", "provenance"})
MONTHS_UNTIL_STALE = 12
DAYS_AHEAD = 90
TEXTS = PartsSearch(lambda part: issubclass(part, Name))


@dataclass(frozen=True, slots=True)
class Stale:
    """An entry whose file Git has not seen changed since `day`."""

    entry: Entry
    day: date


@dataclass(frozen=True, slots=True)
class Ending:
    """A recognition or an assignment that ends on `day` unless something is done."""

    held: Recognition | HeldRole
    day: date


@dataclass(frozen=True, eq=False)
class Health:
    """The state of `catalogue` on `as_of`. What is stale needs the `history`: without Git nothing is."""

    catalogue: Catalogue
    as_of: date
    history: History
    months: int = MONTHS_UNTIL_STALE

    @cached_property
    def facts(self) -> Mapping[Level, int]:
        """How many facts there are at each level of verification.

        A fact is a known property of a record; of a list of parts, such as websites, each part is one.
        """
        found = Counter(level for entry in self.catalogue.all_entries() for level in _levels(entry))
        return {level: found[level] for level in LEVELS}

    @cached_property
    def unnamed(self) -> tuple[Platform, ...]:
        """The platforms whose name waits for a source."""
        return tuple(platform for platform in self.catalogue.platforms.values() if platform.name is None)

    @cached_property
    def stale(self) -> tuple[Stale, ...]:
        """The entries on the present whose files were last changed more than `months` ago, the oldest first."""
        limit = months_before(self.as_of, self.months)
        found = []
        for kind in PRESENT_KINDS:
            for entry in self.catalogue.entries.get(kind, {}).values():
                change = self.history.last_change(entry.path)
                if change is not None and change.day < limit:
                    found.append(Stale(entry, change.day))
        return tuple(sorted(found, key=lambda each: (each.day, each.entry.path)))

    @cached_property
    def ending(self) -> tuple[Ending, ...]:
        """What ends within the next 90 days, the soonest first."""
        last = self.as_of + timedelta(days=DAYS_AHEAD)
        found = [
            *(
                Ending(held, held.assignment.to.latest)
                for held in self.catalogue.held_roles
                if held.assignment.to is not None and standing_on(self.catalogue, held, self.as_of) is Standing.CURRENT
            ),
            *(
                Ending(recognition, recognition.valid_until.latest)
                for recognition in self.catalogue.of_type(Recognition).values()
                if recognition.valid_until is not None and status_on(recognition, self.as_of) == "valid"
            ),
        ]
        return tuple(sorted((each for each in found if each.day <= last), key=lambda each: each.day))

    @cached_property
    def reviews_overdue(self) -> tuple[Ending, ...]:
        """The recognitions whose yearly review has not come in time, the longest overdue first."""
        dues = (
            (recognition, review_due(recognition, self.as_of))
            for recognition in self.catalogue.of_type(Recognition).values()
        )
        found = [Ending(recognition, due.day) for recognition, due in dues if due is not None and due.overdue]
        return tuple(sorted(found, key=lambda each: (each.day, str(each.held))))

    @cached_property
    def stray_accounts(self) -> tuple[Entry, ...]:
        """The accounts that count today but act for an organisation that is not, or no longer, there."""
        found = []
        for account_id, account in self.catalogue.accounts.items():
            organisation = self.catalogue.organisations.get(account.organisation)
            if account.is_valid_on(self.as_of) and (organisation is None or not exists_on(organisation, self.as_of)):
                found.append(self.catalogue.entries["account"][account_id])
        return tuple(found)

    @cached_property
    def untranslated(self) -> Mapping[str, int]:
        """How many Vietnamese texts of each kind have no English one; kinds without any are left out."""
        found = Counter(
            entry.kind
            for entry, _, text in TEXTS.in_entries(self.catalogue.all_entries())
            if text.vi is not None and text.en is None
        )
        return dict(sorted(found.items()))


def months_before(day: date, months: int) -> date:
    """The same day `months` earlier, or the last day of that month."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _levels(entry: Entry) -> Iterator[Level]:
    record = entry.record
    if not isinstance(record, Record):
        return
    for name, value in fields(record):
        if name in NO_FACTS:
            continue
        if isinstance(value, tuple) and isinstance(value[0], msgspec.Struct):
            yield from (provenance_at(record, (name, index)).level for index in range(len(value)))
        else:
            yield provenance_at(record, (name,)).level
