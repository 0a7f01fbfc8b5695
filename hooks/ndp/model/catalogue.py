"""The whole catalogue: records by kind and id, references resolved once and navigable both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from ndp.model.grouping import grouped
from ndp.model.records import (
    AnyRecord,
    Assignment,
    AssignmentFile,
    Clause,
    Duty,
    Edition,
    EditionEntry,
    LegalDocument,
    Observation,
    Organisation,
    Platform,
    Publication,
    Record,
    Role,
)
from ndp.model.references import Pointer, Reference
from ndp.model.rights import Account, Policy

R = TypeVar("R", bound=AnyRecord)


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with the file it came from (POSIX path, `catalogue/…`) and the references it makes.

    `id` is the file's: the path below the kind's folder without `.yml`. A rule holds the record's own id against it.
    `sha256` is the checksum of the file's bytes, in hexadecimal digits.
    """

    kind: str
    id: str
    record: AnyRecord
    path: str
    references: tuple[Reference, ...] = ()
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """`entry` refers to something at `reference.pointer`."""

    entry: Entry
    reference: Reference


@dataclass(frozen=True, slots=True)
class HeldRole:
    """An assignment with the file it stands in; `platform` is None for a role in the whole programme."""

    file: AssignmentFile
    index: int
    assignment: Assignment
    platform: str | None

    @property
    def pointer(self) -> Pointer:
        """Where in its file the assignment stands."""
        return ("assignments", self.index)


@dataclass(frozen=True, slots=True)
class Listing:
    """A platform's line in an edition."""

    edition: Edition
    entry: EditionEntry


@dataclass(frozen=True, slots=True)
class NotedObservation:
    """An observation and the entry it is written in."""

    entry: Entry
    observation: Observation

    def places(self) -> set[tuple[str, str]]:
        """Kind and id of every record it is written in or names; an assignment speaks of its platform."""
        written = {(self.entry.kind, self.entry.id)}
        if self.entry.kind == "assignment":
            written.add(("platform", self.entry.id))
        platforms = (("platform", each) for each in self.observation.platforms)
        return written.union(platforms, (("organisation", each) for each in self.observation.organisations))


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All records that could be read: `entries` by kind and id. `broken` names, per kind, files that could not, so that
    references to them are not reported as missing.
    """

    entries: Mapping[str, Mapping[str, Entry]]
    broken: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry], broken: Mapping[str, frozenset[str]] | None = None) -> Catalogue:
        """A catalogue of `entries`; ids within a kind are unique because file names are."""
        by_kind: dict[str, dict[str, Entry]] = defaultdict(dict)
        for entry in sorted(entries, key=lambda entry: (entry.kind, entry.id)):
            by_kind[entry.kind][entry.id] = entry
        return cls(dict(by_kind), broken or {})

    def with_changes(
        self, entries: Iterable[Entry], gone: Iterable[Entry], broken: Mapping[str, frozenset[str]]
    ) -> Catalogue:
        """This catalogue with `entries` in it or in the place of those of their kind and id, and without `gone`."""
        changed = {kind: dict(found) for kind, found in self.entries.items()}
        for entry in gone:
            changed[entry.kind].pop(entry.id, None)
        for entry in entries:
            changed.setdefault(entry.kind, {})[entry.id] = entry
        by_kind = {kind: dict(sorted(found.items())) for kind, found in sorted(changed.items()) if found}
        return Catalogue(by_kind, broken)

    def all_entries(self) -> Iterator[Entry]:
        """Every entry, by kind and id."""
        for of_kind in self.entries.values():
            yield from of_kind.values()

    def entry(self, kind: str, record_id: str) -> Entry | None:
        """The entry of that kind and id, None where there is none."""
        return self.entries.get(kind, {}).get(record_id)

    def exists(self, kind: str, record_id: str) -> bool:
        """Whether a file of that kind and id exists, readable or not."""
        return self.entry(kind, record_id) is not None or record_id in self.broken.get(kind, frozenset())

    def of_type(self, record_type: type[R]) -> Mapping[str, R]:
        """All records of a class, by the id of their file."""
        return cast("Mapping[str, R]", self._records.get(record_type.KIND, {}))

    @cached_property
    def _records(self) -> Mapping[str, Mapping[str, AnyRecord]]:
        return {kind: {key: entry.record for key, entry in found.items()} for kind, found in self.entries.items()}

    @cached_property
    def legal(self) -> Mapping[str, LegalDocument]:
        """Legal documents by id."""
        return self.of_type(LegalDocument)

    @cached_property
    def publications(self) -> Mapping[str, Publication]:
        """Publications by id."""
        return self.of_type(Publication)

    @cached_property
    def organisations(self) -> Mapping[str, Organisation]:
        """Organisations by id."""
        return self.of_type(Organisation)

    @cached_property
    def platforms(self) -> Mapping[str, Platform]:
        """Platforms by id."""
        return self.of_type(Platform)

    @cached_property
    def editions(self) -> Mapping[str, Edition]:
        """Editions by id."""
        return self.of_type(Edition)

    @cached_property
    def assignment_files(self) -> Mapping[str, AssignmentFile]:
        """Assignment files by id."""
        return self.of_type(AssignmentFile)

    @cached_property
    def duties(self) -> Mapping[str, Duty]:
        """Duties by id."""
        return self.of_type(Duty)

    @cached_property
    def accounts(self) -> Mapping[str, Account]:
        """Accounts by id."""
        return self.of_type(Account)

    @property
    def policy(self) -> Policy | None:
        """The change policy; None where the catalogue has none, so that nobody may change anything."""
        return self.of_type(Policy).get(Policy.KIND)

    @cached_property
    def held_roles(self) -> tuple[HeldRole, ...]:
        """Every assignment of every file, in file order."""
        return tuple(
            HeldRole(file, index, assignment, file.platform)
            for file in self.assignment_files.values()
            for index, assignment in enumerate(file.assignments)
        )

    @cached_property
    def _roles_by_platform(self) -> Mapping[str | None, tuple[HeldRole, ...]]:
        return grouped((held.platform, held) for held in self.held_roles)

    @cached_property
    def _roles_by_organisation(self) -> Mapping[str, tuple[HeldRole, ...]]:
        return grouped((held.assignment.organisation, held) for held in self.held_roles)

    def roles_for(self, platform: str | None) -> tuple[HeldRole, ...]:
        """Who holds which role for a platform; for None, in the whole programme."""
        return self._roles_by_platform.get(platform, ())

    def roles_of(self, organisation: str) -> tuple[HeldRole, ...]:
        """The roles an organisation holds."""
        return self._roles_by_organisation.get(organisation, ())

    @cached_property
    def _listings(self) -> Mapping[str, tuple[Listing, ...]]:
        return grouped(
            (entry.platform, Listing(edition, entry)) for edition in self.editions.values() for entry in edition.entries
        )

    def listings_of(self, platform: str) -> tuple[Listing, ...]:
        """The editions that list a platform, oldest first."""
        found = self._listings.get(platform, ())
        return tuple(sorted(found, key=lambda listing: (str(listing.edition.date or ""), listing.edition.id)))

    @cached_property
    def _children(self) -> Mapping[str | None, tuple[Organisation, ...]]:
        return grouped((organisation.parent, organisation) for organisation in self.organisations.values())

    def children_of(self, organisation: str) -> tuple[Organisation, ...]:
        """The organisations directly below one."""
        return self._children.get(organisation, ())

    @cached_property
    def _predecessors(self) -> Mapping[str, tuple[Organisation, ...]]:
        return grouped(
            (successor.organisation, organisation)
            for organisation in self.organisations.values()
            for successor in organisation.successors
        )

    def predecessors_of(self, organisation: str) -> tuple[Organisation, ...]:
        """The organisations that this one took over from."""
        return self._predecessors.get(organisation, ())

    @cached_property
    def _duties_by_organisation(self) -> Mapping[str, tuple[Duty, ...]]:
        return grouped((body, duty) for duty in self.duties.values() for body in duty.organisations)

    @cached_property
    def _duties_by_role(self) -> Mapping[Role, tuple[Duty, ...]]:
        return grouped((role, duty) for duty in self.duties.values() for role in duty.roles)

    def duties_named(self, organisation: str) -> tuple[Duty, ...]:
        """The duties given to an organisation by name."""
        return self._duties_by_organisation.get(organisation, ())

    def duties_of_role(self, role: Role) -> tuple[Duty, ...]:
        """The duties of every holder of a role."""
        return self._duties_by_role.get(role, ())

    @cached_property
    def _citing(self) -> Mapping[str, Mapping[str, tuple[Entry, ...]]]:
        """The entries that refer to a record, each once, by its kind and id. Citations themselves would weigh more."""
        found: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
        for entry in self.all_entries():
            for kind, target in dict.fromkeys((reference.kind, reference.target) for reference in entry.references):
                found[kind].append((target, entry))
        return {kind: grouped(pairs) for kind, pairs in found.items()}

    def citations_of(self, kind: str, record_id: str) -> tuple[Citation, ...]:
        """Every place in the catalogue that refers to a record, by kind and id of the citing record."""
        return tuple(
            Citation(entry, reference)
            for entry in self._citing.get(kind, {}).get(record_id, ())
            for reference in entry.references
            if reference.kind == kind and reference.target == record_id
        )

    def clause(self, reference: str) -> tuple[LegalDocument, Clause | None] | None:
        """The document and clause that `186/d1.iv.5.a` names; None where the document is unknown."""
        target, _, clause_id = reference.partition("/")
        document = self.legal.get(target)
        if document is None:
            return None
        return document, self._clauses.get((target, clause_id))

    @cached_property
    def _clauses(self) -> Mapping[tuple[str, str], Clause]:
        return {(document.id, clause.id): clause for document in self.legal.values() for clause in document.clauses}

    def documents_about(self, platform: str) -> tuple[LegalDocument, ...]:
        """The legal documents that name a platform, oldest first."""
        found = (document for document in self.legal.values() if platform in document.platforms)
        return tuple(sorted(found, key=lambda document: (str(document.date or ""), document.id)))

    @cached_property
    def observations(self) -> tuple[NotedObservation, ...]:
        """Every gap, contradiction, misprint and uncertainty, with the entry it is written in."""
        return tuple(
            NotedObservation(entry, observation)
            for entry in self.all_entries()
            if isinstance(entry.record, Record)
            for observation in entry.record.observations
        )

    def observations_about(self, kind: str, record_id: str) -> tuple[NotedObservation, ...]:
        """The observations written in a record or naming it (`kind` platform or organisation)."""
        return self._observations_about.get((kind, record_id), ())

    @cached_property
    def _observations_about(self) -> Mapping[tuple[str, str], tuple[NotedObservation, ...]]:
        return grouped((place, noted) for noted in self.observations for place in noted.places())
