"""What a bar of the threat model is held by: a count that tests hold, a long run that was recorded, or nothing here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ndp.i18n import Language

Values = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages; `{name}` stands for a value."""

    vi: str
    en: str

    def text(self, language: Language) -> str:
        """The text in one language."""
        return self.vi if language == "vi" else self.en


@dataclass(frozen=True, slots=True)
class Counted:
    """Held by the test `test` (`file::function`, below tests/) whenever the tests run; `count` gives its values."""

    words: Words
    test: str
    count: Callable[[], Values] = dict


@dataclass(frozen=True, slots=True)
class Recorded:
    """A run too long for the tests, or one whose figure is time or memory: kept in recorded.json under `key`."""

    words: Words
    command: str
    key: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What only the forge or the hosting can show."""

    words: Words


Line = Counted | Recorded | Elsewhere


@dataclass(frozen=True, slots=True)
class Goal:
    """A bar: its code in the threat model, what it asks, how it stands."""

    code: str
    asks: Words
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the threat model with its bars. `anchor` is the same in both languages."""

    anchor: str
    title: Words
    goals: tuple[Goal, ...]
