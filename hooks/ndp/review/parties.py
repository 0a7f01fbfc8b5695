"""Which parties an account may act for, as the catalogue says on a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from ndp.derive.conflicts import tie_between
from ndp.derive.organisations import ended_above, exists_on
from ndp.derive.responsibility import FOCAL_ROLES, PLATFORM_ROLES, Standing, standing_on
from ndp.kinds import Kind
from ndp.model.catalogue import Catalogue
from ndp.model.grouping import grouped
from ndp.model.records import Role
from ndp.model.rights import Account, AccountRole, Party

Act = Literal["propose", "approve"]
PersonStanding = Literal["valid", "unknown", "not-yet", "ended", "organisation-ended", "doubled"]

# The field that names the unit a record is of.
UNIT_FIELDS: Mapping[str, str] = {
    "organisation": "id",
    "report": "unit",
    "plan": "owner",
    "registration": "enterprise",
    "feedback": "organisation",
    "story": "organisation",
    "proposal": "proposer",
    "event": "organisers",
    "correction": "by",
}
# What is told of a platform by a unit counts only while the unit has a role in it.
UNIT_NEEDS_ROLE = frozenset({"report", "plan", "story"})
# Which accounts act for their organisation, and in what.
ACTS: Mapping[Act, frozenset[AccountRole]] = {
    "propose": frozenset({"editor", "reviewer", "coordinator"}),
    "approve": frozenset({"reviewer", "coordinator"}),
}
ROLES_OF_PARTY: Mapping[Party, tuple[Role, ...]] = {
    "core-enterprise": ("core-enterprise",),
    "focal": FOCAL_ROLES,
    "host": ("host",),
}
OFFICES: Mapping[AccountRole, Party] = {
    "secretary": "secretary",
    "coordinator": "coordinator",
    "maintainer": "maintainer",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a change is about: its kind, its platform where it has one, the units that the record is of."""

    kind: str
    platform: str | None = None
    units: frozenset[str] = frozenset()


def subject_of(kind: Kind, record_id: str, data: Any) -> Subject:
    """The subject of a record, by its place and by `data`, what it said before the change (for a new one: in it)."""
    fields = data if isinstance(data, dict) else {}
    if kind.name == "platform":
        platform: str | None = record_id
    elif kind.depth == 2:
        platform = record_id.partition("/")[0]
    else:
        platform = fields.get("platform")
    named = record_id if kind.name == "organisation" else fields.get(UNIT_FIELDS.get(kind.name, ""))
    units = named if isinstance(named, list) else [named]
    return Subject(kind.name, platform, frozenset(unit for unit in units if isinstance(unit, str)))


@dataclass(frozen=True)
class Standings:
    """The accounts of a catalogue on a date."""

    catalogue: Catalogue
    day: date

    def find(self, person: str) -> tuple[Account | None, PersonStanding]:
        """The account of a person (`<forge>:<user id>`) and how it stands. Only a `valid` one gives rights."""
        accounts = self._accounts_of.get(person, ())
        valid = [account for account in accounts if account.is_valid_on(self.day)]
        if len(valid) > 1:
            return valid[0], "doubled"
        if valid:
            return valid[0], "valid" if self._organisation_stands(valid[0]) else "organisation-ended"
        if not accounts:
            return None, "unknown"
        latest = max(accounts, key=lambda account: account.from_.earliest)
        return latest, "not-yet" if latest.from_.earliest > self.day else "ended"

    @cached_property
    def _accounts_of(self) -> Mapping[str, tuple[Account, ...]]:
        return grouped((account.person, account) for account in self.catalogue.accounts.values())

    def valid(self) -> tuple[Account, ...]:
        """Every account that gives rights on the day."""
        return tuple(
            account for account in self.catalogue.accounts.values() if self.find(account.person) == (account, "valid")
        )

    def parties(self, account: Account, subject: Subject, act: Act) -> frozenset[Party]:
        """The parties that a valid account may act for in a matter."""
        found: set[Party] = {"anyone", "member"}
        if account.role in OFFICES:
            found.add(OFFICES[account.role])
        if account.role in ACTS[act]:
            found |= self._parties_of_organisation(account.organisation, subject)
        return frozenset(found)

    def is_tied(self, one: str, other: str) -> bool:
        """Whether two organisations are the same, one is below the other or took it over, or are of one group."""
        return tie_between(self.catalogue, one, other, self.day) is not None

    def is_partial(self, organisation: str, platform: str | None) -> bool:
        """Whether an organisation is host, host's focal unit or core enterprise of a platform, or tied to the last.

        Other units below a host are not partial: the Ministry is host of many platforms, and the Decision charges its
        units with having them evaluated.
        """
        return any(
            self.is_tied(organisation, holder) if role == "core-enterprise" else organisation == holder
            for holder, role in self._holders(platform, ("host", "host-focal", "core-enterprise"))
        )

    def concerned(self, subject: Subject) -> frozenset[str]:
        """The organisations that a matter concerns: whose record it is, and who has a role in the platform."""
        return subject.units | {holder for holder, _ in self._holders(subject.platform, PLATFORM_ROLES)}

    def _parties_of_organisation(self, organisation: str, subject: Subject) -> set[Party]:
        found: set[Party] = set()
        held = {role for holder, role in self._holders(subject.platform, PLATFORM_ROLES) if holder == organisation}
        for party, roles in ROLES_OF_PARTY.items():
            if held & set(roles):
                found.add(party)
        if organisation in subject.units and (held or subject.kind not in UNIT_NEEDS_ROLE):
            found.add("unit")
        return found

    def _holders(self, platform: str | None, roles: tuple[Role, ...]) -> set[tuple[str, Role]]:
        """Who holds which of `roles` for a platform on the day, beyond doubt."""
        if platform is None:
            return set()
        return {
            (held.assignment.organisation, held.assignment.role)
            for held in self.catalogue.roles_for(platform)
            if held.assignment.role in roles and standing_on(self.catalogue, held, self.day) is Standing.CURRENT
        }

    def _organisation_stands(self, account: Account) -> bool:
        organisation = self.catalogue.organisations.get(account.organisation)
        return (
            organisation is not None
            and exists_on(organisation, self.day)
            and ended_above(self.catalogue, organisation, self.day) is None
        )
