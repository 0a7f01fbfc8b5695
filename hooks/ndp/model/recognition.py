"""Recognitions of platforms and their certificates (Decision 186, Article 1.IV.3.c-d)."""

from __future__ import annotations

from typing import ClassVar, Literal

from ndp.model.records import Record, Text, Value
from ndp.text import PartialDate

RecognitionKind = Literal["recognised", "potential"]
Status = Literal["valid", "expired", "suspended", "withdrawn", "unknown"]


class StatusChange(Value, frozen=True):
    """Why, by which document and since when a recognition is suspended or withdrawn."""

    reason: str | None = None
    document: str | None = None
    date: PartialDate | None = None
    note: Text | None = None


class Review(Value, frozen=True):
    """A yearly review."""

    date: PartialDate
    result: Literal["kept", "suspended", "withdrawn"]
    evaluation: str | None = None
    document: str | None = None


class Ceremony(Value, frozen=True):
    """The ceremony at which it was announced."""

    date: PartialDate | None = None
    place: str | None = None
    organiser: str | None = None
    summary: Text | None = None
    url: str | None = None


class Recognition(Record, frozen=True):
    """A recognition of a platform or of a product on it.

    It rests on a passed evaluation (`<platform>/<id>`) or on an earlier legal document. Where the day of issue is not
    known, `known_since` is the time by which it had been recognised.
    """

    KIND: ClassVar[str] = "recognition"

    platform: str
    kind: RecognitionKind
    status: Status
    product: str | None = None
    holders: tuple[str, ...] = ()
    certificate: str | None = None
    decision: str | None = None
    evaluation: str | None = None
    earlier_basis: str | None = None
    issued: PartialDate | None = None
    known_since: PartialDate | None = None
    valid_until: PartialDate | None = None
    change: StatusChange | None = None
    reviews: tuple[Review, ...] = ()
    ceremony: Ceremony | None = None
