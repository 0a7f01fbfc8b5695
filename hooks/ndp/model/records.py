"""The records of the catalogue: typed, immutable, one class per kind; field names are those of the schemas.

A field that is None or empty is not known. A test holds every class against its schema.
"""

from __future__ import annotations

import datetime
from typing import ClassVar, Literal

import msgspec

from ndp.i18n import Language
from ndp.text import PartialDate

Level = Literal["verified", "reported", "unverified"]


# Immutable values cannot form cycles: gc=False, which subclasses inherit, spares the garbage collector from walking
# millions of them again and again.


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Base of all parts of records."""


class Name(Value, frozen=True):
    """A name in Vietnamese, English or both."""

    vi: str | None = None
    en: str | None = None

    def __str__(self) -> str:
        return self.vi or self.en or ""

    def best(self, language: Language) -> tuple[str, Language]:
        """The name in `language` where known, else in the other; with the language it is in."""
        first, second = (self.vi, self.en) if language == "vi" else (self.en, self.vi)
        other: Language = "en" if language == "vi" else "vi"
        return (first, language) if first else (second or "", other)


class Text(Name, frozen=True):
    """A text; Vietnamese always stands."""


class Source(Value, frozen=True):
    """Where a fact comes from: a legal document or clause (`186/d1.iv.5.a`), or a publication."""

    legal: str | None = None
    publication: str | None = None


class FieldProvenance(Value, frozen=True):
    """Level, sources and note of one field."""

    level: Level
    sources: tuple[Source, ...] = ()
    note: Text | None = None


class Provenance(FieldProvenance, frozen=True):
    """Level and sources of a record or part; `fields` (JSON pointer → provenance) says where a field differs."""

    fields: dict[str, FieldProvenance] = {}


class Observation(Value, frozen=True):
    """A gap, contradiction, misprint or uncertainty the sources leave, recorded as such."""

    kind: Literal["gap", "contradiction", "misprint", "uncertainty"]
    text: Text
    sources: tuple[Source, ...] = ()
    platforms: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Base of all that has a file of its own: `id` is unique within the kind."""

    KIND: ClassVar[str]

    id: str


class Record(Item, frozen=True, kw_only=True, omit_defaults=True):
    """Base of all records that state facts, and so say where these come from."""

    observations: tuple[Observation, ...] = ()
    provenance: Provenance


class Clause(Value, frozen=True):
    """An article, section, clause, point or bullet of a legal document. `id` places it, e.g. `d1.iv.5.a`."""

    id: str
    summary: Text
    label: Name | None = None


class LegalRelation(Value, frozen=True):
    """What this document does with another."""

    how: Literal["amends", "replaces", "repeals", "based-on", "implements", "succeeds"]
    document: str
    provenance: Provenance | None = None


class LegalDocument(Record, frozen=True):
    """A legal document and its clauses."""

    KIND: ClassVar[str] = "legal"

    kind: str
    issuer: str
    status: Literal["in-force", "replaced", "expired", "unknown"]
    reading: Literal["whole", "without-annex", "excerpt", "not-read"]
    number: str | None = None
    signatory: str | None = None
    date: PartialDate | None = None
    effective: PartialDate | None = None
    title: Name | None = None
    summary: Text | None = None
    subject: str | None = None
    relations: tuple[LegalRelation, ...] = ()
    platforms: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()


class Publication(Item, frozen=True, kw_only=True, omit_defaults=True):
    """A published article or page, cited as a source."""

    KIND: ClassVar[str] = "publication"

    publisher: str
    kind: str
    language: str
    url: str
    reading: Literal["whole", "excerpt"]
    title: Name | None = None
    published: PartialDate | None = None
    supports: Text | None = None


class EditionGroup(Value, frozen=True):
    """A group of an edition and how many platforms it holds."""

    id: str
    count: int
    provenance: Provenance | None = None


class EditionEntry(Value, frozen=True):
    """One line of an edition: a platform, its number and what the list says of it."""

    platform: str
    number: int | None = None
    group: str | None = None
    host: str | None = None
    provenance: Provenance | None = None


class HostCount(Value, frozen=True):
    """How many platforms of an edition a host has."""

    organisation: str
    count: int
    provenance: Provenance | None = None


class Edition(Record, frozen=True):
    """One publication of the list of platforms (Decision 186, Article 1.III.1)."""

    KIND: ClassVar[str] = "edition"

    name: Name
    instrument: str
    scope: Literal["national", "shared", "compiled"]
    known: Text
    unknown: Text
    ordinal: int | None = None
    date: PartialDate | None = None
    total: int | None = None
    numbered: bool = False
    groups: tuple[EditionGroup, ...] = ()
    entries: tuple[EditionEntry, ...] = ()
    host_counts: tuple[HostCount, ...] = ()


class NameCandidate(Value, frozen=True):
    """A name that may be that of a platform whose name is not known."""

    name: Name
    note: Text
    platform: str | None = None


class Website(Value, frozen=True):
    """An address of a platform or product."""

    url: str
    label: Name | None = None
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    provenance: Provenance | None = None


class PlatformDocument(Value, frozen=True):
    """A legal document about a platform, and in which role."""

    legal: str
    role: str
    note: Text | None = None
    provenance: Provenance | None = None


class Contact(Value, frozen=True):
    """An organisation to turn to. Never a person."""

    organisation: str
    purpose: str
    url: str | None = None


class Contractor(Value, frozen=True):
    """An organisation that maintains software under a contract, and to which day."""

    organisation: str
    until: datetime.date


class Software(Value, frozen=True):
    """The software of a platform, so far as it is published for others to use. Terms are those of publiccode.yml."""

    repository: str | None = None
    licence: str | None = None
    type: str | None = None
    runs_on: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    localisable: bool | None = None
    maintenance: Literal["internal", "contract", "community", "none"] | None = None
    contractors: tuple[Contractor, ...] = ()
    provenance: Provenance | None = None


class Platform(Record, frozen=True):
    """A national, sector or local digital platform (Decision 186, Article 1.I.1 and 1.III)."""

    KIND: ClassVar[str] = "platform"

    scope: Literal["national", "sector", "local"]
    name: Name | None = None
    aliases: tuple[str, ...] = ()
    name_candidates: tuple[NameCandidate, ...] = ()
    group: str | None = None
    purpose: Text | None = None
    functions: tuple[Text, ...] = ()
    audiences: tuple[str, ...] = ()
    applicability: Text | None = None
    statement: str | None = None
    websites: tuple[Website, ...] = ()
    software: Software | None = None
    documents: tuple[PlatformDocument, ...] = ()
    contacts: tuple[Contact, ...] = ()
    delivery_model: str | None = None
    status: str | None = None
    related: tuple[str, ...] = ()


class Successor(Value, frozen=True):
    """The organisation that took over, how and when."""

    organisation: str
    how: Literal["merged", "renamed", "transferred", "split"]
    date: PartialDate | None = None
    note: Text | None = None
    provenance: Provenance | None = None


class Organisation(Record, frozen=True):
    """A body with a role in the programme. `collective` marks an entry that stands for a group of bodies."""

    KIND: ClassVar[str] = "organisation"

    name: Name
    kind: str
    short: Name | None = None
    aliases: tuple[str, ...] = ()
    collective: bool = False
    parent: str | None = None
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    to: PartialDate | None = None
    successors: tuple[Successor, ...] = ()
    website: str | None = None
    summary: Text | None = None
    named_in: tuple[str, ...] = ()


Role = Literal[
    "host",
    "ministry-focal",
    "host-focal",
    "promotion-focal",
    "cooperating",
    "core-enterprise",
    "coordinator",
    "supervision",
]


class Assignment(Value, frozen=True):
    """One organisation in one role over one period (Decision 186, Article 1.III.2 and Article 2)."""

    role: Role
    organisation: str
    from_: PartialDate | None = msgspec.field(default=None, name="from")
    to: PartialDate | None = None
    clause: str | None = None
    stated: Literal["explicit", "implied"] = "explicit"
    joint: bool = False
    product: str | None = None
    office: Name | None = None
    holder: str | None = None
    supervises: tuple[str, ...] = ()
    directs: tuple[str, ...] = ()
    core_enterprises_included: tuple[str, ...] = ()
    core_enterprises_excluded: tuple[str, ...] = ()
    note: Text | None = None
    provenance: Provenance | None = None


class AssignmentFile(Record, frozen=True):
    """Who holds which role for one platform, or (without `platform`) for the whole programme."""

    KIND: ClassVar[str] = "assignment"

    assignments: tuple[Assignment, ...]
    platform: str | None = None


class Duty(Record, frozen=True):
    """Something the programme asks of holders of a role, or of named organisations.

    `tracked_from` is the first month whose results the portal takes; before it nobody is said to be late.
    """

    KIND: ClassVar[str] = "duty"

    clause: str
    title: Name
    summary: Text
    topic: str
    frequency: tuple[str, ...]
    section: str
    roles: tuple[Role, ...] = ()
    organisations: tuple[str, ...] = ()
    day: int | None = None
    tracked_from: PartialDate | None = None
    recipients: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()


AnyRecord = Item
