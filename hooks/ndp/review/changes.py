"""The files of a proposal → changes of records, each difference with the conditions that the policy sets for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from ndp.i18n import N_
from ndp.kinds import Kind, record_of
from ndp.model.catalogue import Entry
from ndp.model.provenance import provenance_at
from ndp.model.records import Record
from ndp.model.references import Pointer
from ndp.model.rights import Account, ChangeType, PolicyRow
from ndp.review.compare import Difference, differences, partners
from ndp.review.facts import ChangeFact, Content, FieldFact, FileFault, Mark, Rule, Step
from ndp.review.judge import Judge, JudgedTree, Reading
from ndp.review.marks import marks_of
from ndp.review.parties import Subject, subject_of
from ndp.review.shown import NameOf, domains, lines, name_of_record, namer, steps_to
from ndp.review.tree import PLAIN, FileChange, Proposal
from ndp.schema import Shape

COMMENT = N_("Chú thích")


@dataclass(frozen=True)
class ChangeReader:
    """Reads changes against the base catalogue's policy. `number_of` numbers the matters."""

    judge: Judge
    base: JudgedTree
    merged: JudgedTree
    number_of: Callable[[Subject], int]

    def changes(self, proposal: Proposal, content: Content, faults: list[FileFault]) -> Iterator[ChangeFact]:
        """The changes of a proposal, in the order of their paths; what cannot be read is added to `faults`."""
        if content in ("code", "mixed"):
            yield from self._code()
        for file in proposal.pending:
            place = record_of(file.path)
            if place is None or not _is_plain(file):
                continue
            yield from self._record(file, *place, faults)

    def _code(self) -> Iterator[ChangeFact]:
        policy = self.base.catalogue.policy
        rules = (Rule(requires=policy.code),) if policy else ()
        yield ChangeFact(op="edit", kind="code", subject=self.number_of(Subject("code")), rules=rules)

    def _record(self, file: FileChange, kind: Kind, record_id: str, faults: list[FileFault]) -> Iterator[ChangeFact]:
        before = self.judge.read(file.path, file.before) if file.before else None
        after = self.judge.read(file.path, file.after) if file.after else None
        if after is not None and after.entry is None:
            faults.append(FileFault(code="unreadable", path=file.path))
            return
        change = _Change(self, file.path, kind, record_id, before, after)
        yield from change.facts()

    @cached_property
    def name_of(self) -> NameOf:
        """Names of records, as the base catalogue has them, or else the change."""
        return namer(self.base.catalogue, self.merged.catalogue)

    def row(self, kind: str, change: ChangeType, field: str = "") -> PolicyRow | None:
        """The one row of the policy for a change; None where there is none, or more than one."""
        policy = self.base.catalogue.policy
        rows = policy.rows_for(kind, change, field) if policy else ()
        return rows[0] if len(rows) == 1 else None


@dataclass(frozen=True)
class _Change:
    """One file: what it said on the base branch, what it says in the change."""

    reader: ChangeReader
    path: str
    kind: Kind
    id: str
    before: Reading | None
    after: Reading | None

    def facts(self) -> Iterator[ChangeFact]:
        """One change; two, removal and addition, where the base branch's file cannot be read."""
        is_new_version = self.before is not None and self.after is not None
        if is_new_version and self._entry(self.before) is not None:
            yield self._new_version()
            return
        if self.before is not None:
            yield self._whole("remove", Difference("removed", (), self._old, None, self._shape, frozenset()))
        if self.after is not None:
            yield self._whole("add", Difference("added", (), None, self._new, self._shape, frozenset()))

    def _new_version(self) -> ChangeFact:
        fields = tuple(self._field(each) for each in differences(self._old, self._new, self._shape))
        comments = tuple(self._comment(each) for each in self._comments())
        if not fields and not comments:
            return self._fact("format", (), *self._rules("format"))
        return self._fact("edit" if fields else "comment", (*fields, *comments), (), ())

    def _comments(self) -> Iterator[Difference]:
        """Comments that differ, at whatever is still there; an added or removed comment is one beside nothing."""
        before, after = (each.comments if each is not None else {} for each in (self.before, self.after))
        place_of = dict(partners(self._old, self._new))
        kept = {place_of[place]: text for place, text in before.items() if place in place_of}
        for place, text in before.items():
            if place not in place_of or place_of[place] not in after:
                yield Difference("removed", place, text, None, None, frozenset())
        for place, text in after.items():
            if place not in kept:
                yield Difference("added", place, None, text, None, frozenset())
            elif kept[place] != text:
                yield Difference("changed", place, kept[place], text, None, frozenset())

    def _comment(self, difference: Difference) -> FieldFact:
        shown = self._shown(difference, *self._rules("comment"))
        return msgspec.structs.replace(shown, steps=(*shown.steps, Step(title=COMMENT)))

    def _whole(self, op: ChangeType, difference: Difference) -> ChangeFact:
        return self._fact(op, (self._shown(difference, (), ()),), *self._rules(op))

    def _fact(
        self, op: ChangeType, fields: tuple[FieldFact, ...], rules: tuple[Rule, ...], unruled: tuple[str, ...]
    ) -> ChangeFact:
        records = [entry.record for entry in (self._entry(self.before), self._entry(self.after)) if entry is not None]
        described = self._new if self.before is None else self._old
        return ChangeFact(
            op=op,
            kind=self.kind.name,
            subject=self.reader.number_of(subject_of(self.kind, self.id, described)),
            path=self.path,
            id=self.id,
            name=name_of_record(self._old) or name_of_record(self._new),
            fields=fields,
            rules=rules,
            unruled=unruled,
            concerns=tuple(sorted({record.person for record in records if isinstance(record, Account)})),
            dependants=tuple(self._dependants()) if self.after is None else (),
            is_published=self._entry(self.before) is not None,
        )

    def _dependants(self) -> Iterator[tuple[str, str]]:
        citations = self.reader.merged.catalogue.citations_of(self.kind.name, self.id)
        yield from dict.fromkeys((citation.entry.kind, citation.entry.id) for citation in citations)

    def _rules(self, op: ChangeType) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
        """The condition for the file as a whole, and what has none."""
        row = self.reader.row(self.kind.name, op)
        if row is None:
            return (), (op,)
        return (Rule(requires=row.requires, sourced=row.requires.source and self._is_sourced(())),), ()

    def _field(self, difference: Difference) -> FieldFact:
        rules: dict[Rule, None] = {}
        unruled: list[str] = []
        is_new_domain = "new-domain" in self._marks(difference)
        for field in sorted(difference.fields):
            row = self.reader.row(self.kind.name, "edit", field)
            if row is None:
                unruled.append(field)
            else:
                rules[self._rule(row, difference, is_new_domain=is_new_domain)] = None
        return self._shown(difference, tuple(rules), tuple(unruled))

    def _rule(self, row: PolicyRow, difference: Difference, *, is_new_domain: bool) -> Rule:
        requires, stricter = row.requires, row.new_domain if is_new_domain else None
        if stricter is not None:
            requires = msgspec.structs.replace(
                requires, propose=stricter.propose, approve=stricter.approve, approvals=stricter.approvals
            )
        pointer = difference.pointer[:-1] if difference.op == "removed" else difference.pointer
        return Rule(
            requires=requires,
            new_domain=stricter is not None,
            sourced=requires.source and self._is_sourced(pointer),
        )

    def _shown(self, difference: Difference, rules: tuple[Rule, ...], unruled: tuple[str, ...]) -> FieldFact:
        name_of = self.reader.name_of
        has_before, has_after = difference.op in ("removed", "changed"), difference.op in ("added", "changed")
        return FieldFact(
            op=difference.op,
            steps=steps_to(self._version(difference), self._shape, difference.pointer, name_of),
            fields=tuple(sorted(difference.fields)),
            before=lines(difference.before, difference.shape, name_of) if has_before else (),
            after=lines(difference.after, difference.shape, name_of) if has_after else (),
            marks=self._marks(difference),
            rules=rules,
            unruled=unruled,
        )

    def _marks(self, difference: Difference) -> tuple[Mark, ...]:
        known = frozenset(domains(self._old, self._shape)) if self._old is not None else frozenset()
        return marks_of(self.kind.name, difference, self._version(difference), known)

    def _is_sourced(self, pointer: Pointer) -> bool:
        """Whether the place says where it comes from: a level above `unverified` and at least one source."""
        entry = self._entry(self.after) or self._entry(self.before)
        if entry is None or not isinstance(entry.record, Record):
            return False
        provenance = provenance_at(entry.record, pointer)
        return provenance.level != "unverified" and bool(provenance.sources)

    def _version(self, difference: Difference) -> Any:
        """The version in which the difference's pointer leads somewhere."""
        return self._old if difference.op == "removed" else self._new

    @staticmethod
    def _entry(reading: Reading | None) -> Entry | None:
        return reading.entry if reading is not None else None

    @property
    def _shape(self) -> Shape:
        return self.reader.judge.schemas.shape(self.kind.name)

    @property
    def _old(self) -> Any:
        return self.before.data if self.before is not None else None

    @property
    def _new(self) -> Any:
        return self.after.data if self.after is not None else None


def _is_plain(file: FileChange) -> bool:
    return all(each is None or each.mode == PLAIN for each in (file.before, file.after))
