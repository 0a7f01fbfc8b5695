"""What a moment of a platform's life is: plain facts; words and links come with the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from ndp.model.catalogue import Catalogue
from ndp.model.records import FieldProvenance, Name
from ndp.text import PartialDate


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class Code:
    """A coded value, for which the schema at `place` has the word."""

    place: str
    code: str


@dataclass(frozen=True, slots=True)
class Period:
    """A period as `ndp.text.ReportPeriod` writes it."""

    code: str


Value: TypeAlias = Name | Body | Code | Period | PartialDate | Decimal | str


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened to a platform, or is to happen.

    `title` is a message id whose placeholders `values` fill. `kind` and `record` name the entry that tells of it;
    `documents` the legal documents it is made of, so that none is told twice. `honour` marks recognitions and awards,
    `doubtful` what may not have happened.
    """

    start: PartialDate
    title: str
    kind: str
    record: str
    provenance: FieldProvenance
    values: Mapping[str, Value] = field(default_factory=dict)
    end: PartialDate | None = None
    documents: frozenset[str] = frozenset()
    honour: bool = False
    doubtful: bool = False

    def is_ahead(self, day: date) -> bool:
        """Whether it lies wholly after `day`."""
        return self.start.earliest > day

    def sort_key(self) -> tuple[date, date, str, str, str]:
        """Order of time; what is known to the month or year only stands in the middle of it. Then by entry."""
        middle = self.start.earliest + (self.start.latest - self.start.earliest) // 2
        return middle, self.start.earliest, self.kind, self.record, self.title


Source: TypeAlias = Callable[[Catalogue], Iterator[tuple[str, Moment]]]
"""Finds the moments of one kind of record: pairs of platform and moment."""


def documents(*references: str | None) -> frozenset[str]:
    """The ids of the legal documents that clause references lead to."""
    return frozenset(reference.partition("/")[0] for reference in references if reference)
