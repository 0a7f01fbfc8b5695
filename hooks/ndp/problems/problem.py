"""A problem found at one place of one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ndp.i18n import Language, translator
from ndp.problems.kind import ProblemKind


class Term(str):
    """A value of our own vocabulary: a message id that is translated when shown. Any other value is shown as it is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file. Both numbers start at 1; columns count Unicode code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """`kind` at `position` of the file `path` (POSIX, relative to the folder that holds the catalogue folder).

    `values` fill the placeholders of the kind's texts; they may hold untrusted text, so whoever prints a problem
    escapes it for the medium.
    """

    kind: ProblemKind
    path: str
    position: Position
    values: Mapping[str, str] = field(default_factory=dict)

    def message(self, language: Language = "vi") -> str:
        """What is wrong, one sentence."""
        return self._fill(self.kind.message, language)

    def remedy(self, language: Language = "vi") -> str:
        """How to mend it, one sentence."""
        return self._fill(self.kind.remedy, language)

    def _fill(self, message: str, language: Language) -> str:
        words = translator(language)
        values = {name: words.text(value) if isinstance(value, Term) else value for name, value in self.values.items()}
        return words.text(message).format_map(values)

    def sort_key(self) -> tuple[str, Position, str, tuple[tuple[str, str], ...]]:
        """Order of all output: file, place, code, details."""
        return (self.path, self.position, self.kind.code, tuple(sorted(self.values.items())))
