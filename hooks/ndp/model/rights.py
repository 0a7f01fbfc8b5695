"""Who may do what: accounts, which tie a person's login to an organisation, and the policy of changes.

Rights are always read from the catalogue as it stands before a change, never from the change itself.
"""

from __future__ import annotations

import datetime
from typing import ClassVar, Literal

import msgspec

from ndp.model.records import Item, Text, Value
from ndp.text import PartialDate

Forge = Literal["github", "gitlab", "forgejo"]
AccountRole = Literal["editor", "reviewer", "secretary", "coordinator", "maintainer"]
Party = Literal[
    "nobody",
    "anyone",
    "member",
    "unit",
    "core-enterprise",
    "focal",
    "host",
    "secretary",
    "coordinator",
    "maintainer",
]
ChangeType = Literal["edit", "add", "remove", "comment", "format"]
Sensitivity = Literal["ordinary", "careful", "critical"]


class Account(Item, frozen=True, kw_only=True, omit_defaults=True):
    """A login of a forge and whom it acts for. `user_id` is the forge's unchanging number, `login` only for show."""

    KIND: ClassVar[str] = "account"

    forge: Forge
    user_id: int
    login: str
    organisation: str
    role: AccountRole
    from_: PartialDate = msgspec.field(name="from")
    to: PartialDate | None = None
    keys: tuple[str, ...] = ()

    @property
    def person(self) -> str:
        """Who it is, whatever the login of the day: `<forge>:<user id>`."""
        return f"{self.forge}:{self.user_id}"

    def is_valid_on(self, day: datetime.date) -> bool:
        """Whether the account counts on `day`; both ends included."""
        return self.from_.earliest <= day and (self.to is None or day <= self.to.latest)


class Requirement(Value, frozen=True, kw_only=True, omit_defaults=True):
    """Who may propose and how many of whom must approve.

    `source`: the change must name a source. `own_organisation_counts`: approvals from the proposer's organisation do;
    `impartial`: those from the host, the core enterprises and whoever is tied to them do not.
    """

    propose: tuple[Party, ...]
    approve: tuple[Party, ...]
    approvals: int
    sensitivity: Sensitivity
    source: bool = False
    own_organisation_counts: bool = False
    impartial: bool = False


class NewDomain(Value, frozen=True, kw_only=True, omit_defaults=True):
    """What holds instead where a link leads to a domain that the record did not name before."""

    propose: tuple[Party, ...]
    approve: tuple[Party, ...]
    approvals: int


class PolicyRow(Value, frozen=True, kw_only=True, omit_defaults=True):
    """What holds for one type of change to files of `kinds`; for `edit`, to what stands at or below `fields`.

    `comment` holds for every comment that differs, `format` for files whose values and comments all stay. A field is a
    JSON pointer in which `*` is any item of a list or any key of an open object.
    """

    kinds: tuple[str, ...]
    change: ChangeType
    requires: Requirement
    fields: tuple[str, ...] = ()
    new_domain: NewDomain | None = None
    basis: tuple[str, ...] = ()
    note: Text | None = None


class Policy(Item, frozen=True, kw_only=True, omit_defaults=True):
    """The change policy. What no row allows is refused. `code` holds for everything outside the catalogue."""

    KIND: ClassVar[str] = "policy"

    rows: tuple[PolicyRow, ...]
    code: Requirement

    def rows_for(self, kind: str, change: ChangeType, field: str = "") -> tuple[PolicyRow, ...]:
        """Every row for a change to a file of `kind`; for `edit`, to the field pattern `field`. Should be one."""
        return tuple(
            row
            for row in self.rows
            if row.change == change
            and kind in row.kinds
            and (change != "edit" or any(covers(pattern, field) for pattern in row.fields))
        )


def covers(pattern: str, field: str) -> bool:
    """Whether the field pattern `field` is `pattern` or lies below it."""
    return field == pattern or field.startswith(pattern + "/")
