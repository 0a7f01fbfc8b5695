"""What changed in a record when and by whom, field by field, from the versions of its file that Git keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from markupsafe import Markup, escape

from ndp.history import Change, FileChange, History
from ndp.i18n import Language
from ndp.model.catalogue import Catalogue
from ndp.report.escape import printable
from ndp.review.compare import Difference, differences
from ndp.review.facts import FieldFact
from ndp.review.judge import Judge, Reading
from ndp.review.shown import NameOf, lines, namer, steps_to
from ndp.review.tree import PLAIN, TreeFile
from ndp.review.words.media import Plain, shorten
from ndp.review.words.values import ValueWords
from ndp.schema import Schemas, Shape

MOST_REVISIONS = 20
MOST_FIELDS = 12
LONGEST = 160

UNTOLD_KINDS = frozenset({"account", "evaluation", "feedback"})
"""Kinds that tell of persons: what was taken out of one does not come back as its history."""

Op = Literal["add", "edit", "remove"]


@dataclass(frozen=True, slots=True)
class Revision:
    """A change of a file. `fields` are the differences in words; `more` counts those left out.

    `is_read` is false where the versions cannot be compared: a version does not fit today's schema, or is not told.
    """

    change: Change
    path: str
    op: Op
    fields: tuple[Markup, ...] = ()
    more: int = 0
    is_read: bool = True


@dataclass(frozen=True, slots=True)
class Html(Plain):
    """Writes values into pages: what a contributor wrote is escaped.

    The versions hold Vietnamese and English; pages that are not Vietnamese say that they do not know which it is.
    """

    language: Language

    def quoted(self, text: str) -> str:
        """Text from outside, its middle left out where it is long."""
        safe = escape(printable(shorten(text, LONGEST)))
        return str(safe if self.language == "vi" else Markup('<span lang="">{}</span>').format(safe))

    def strong(self, text: str) -> str:
        """What was put in, or the name of a field."""
        return f"<b>{text}</b>"

    def gone(self, text: str) -> str:
        """What was taken out."""
        return f"<del>{text}</del>"


@dataclass(frozen=True)
class RecordHistory:
    """The history of every record of a catalogue."""

    catalogue: Catalogue
    schemas: Schemas
    as_of: date
    history: History

    def revisions(self, language: Language, *paths: str) -> tuple[Revision, ...]:
        """The latest changes of the files at `paths`, the newest first."""
        found = self.history.changes_of(*paths)[:MOST_REVISIONS]
        return tuple(self._revision(change, file, language) for change, file in found)

    @cached_property
    def _contents(self) -> Mapping[str, bytes]:
        """The contents of every version that is compared, read at once."""
        shown: Counter[str] = Counter()
        wanted: list[str] = []
        for commit in self.history.commits:
            for file in commit.files:
                shown[file.path] += 1
                if operation(file) == "edit" and shown[file.path] <= MOST_REVISIONS:
                    wanted += (file.before, file.after)
        return self.history.contents(wanted)

    @cached_property
    def _judge(self) -> Judge:
        return Judge(self.schemas, self.as_of)

    @cached_property
    def _name_of(self) -> NameOf:
        return namer(self.catalogue)

    @cached_property
    def _facts(self) -> dict[FileChange, tuple[FieldFact, ...] | None]:
        """What was worked out, for the page's other language."""
        return {}

    def _revision(self, change: Change, file: FileChange, language: Language) -> Revision:
        op = operation(file)
        if op != "edit":
            return Revision(change, file.path, op)
        if file not in self._facts:
            self._facts[file] = self._compared(file)
        facts = self._facts[file]
        if facts is None:
            return Revision(change, file.path, op, is_read=False)
        words = ValueWords(Html(language), language)
        told = [Markup(words.told(fact)) for fact in facts[:MOST_FIELDS]]  # noqa: S704 - `Html` escapes
        return Revision(change, file.path, op, tuple(told), len(facts) - len(told))

    def _compared(self, file: FileChange) -> tuple[FieldFact, ...] | None:
        before, after = self._read(file.path, file.before), self._read(file.path, file.after)
        if before is None or after is None or after.kind.name in UNTOLD_KINDS:
            return None
        shape = self.schemas.shape(after.kind.name)
        return tuple(self._fact(each, before, after, shape) for each in differences(before.data, after.data, shape))

    def _read(self, path: str, oid: str) -> Reading | None:
        """A version as a record, None where it is none by today's schema."""
        content = self._contents.get(oid)
        if content is None:
            return None
        reading = self._judge.read(path, TreeFile(PLAIN, oid, len(content), content))
        return reading if reading is not None and reading.entry is not None else None

    def _fact(self, difference: Difference, before: Reading, after: Reading, shape: Shape) -> FieldFact:
        version = before.data if difference.op == "removed" else after.data
        has_before, has_after = difference.op in ("removed", "changed"), difference.op in ("added", "changed")
        return FieldFact(
            op=difference.op,
            steps=steps_to(version, shape, difference.pointer, self._name_of),
            fields=(),
            before=lines(difference.before, difference.shape, self._name_of) if has_before else (),
            after=lines(difference.after, difference.shape, self._name_of) if has_after else (),
        )


def operation(file: FileChange) -> Op:
    """What was done to the file."""
    if not file.before:
        return "add"
    return "edit" if file.after else "remove"
