"""Dates known to the day, the month or the year, and how people read them."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache
from typing import NoReturn, TypeAlias

from ndp.i18n import Language

_ISO = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class PartialDate:
    """A date of the Gregorian calendar whose day, or day and month, may be unknown.

    `year` 1-9999; `month` 1-12 or None; `day` of that month or None. Raises ValueError on a date that does not exist
    and on a day without a month. `str` gives the ISO 8601 form that `parse` reads. Immutable.
    """

    # Not a dataclass: msgspec would then want an object with three fields where the catalogue writes one text.
    __slots__ = ("day", "month", "year")

    year: int
    month: int | None
    day: int | None

    def __init__(self, year: int, month: int | None = None, day: int | None = None) -> None:
        if month is None and day is not None:
            raise ValueError("a day needs a month")
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
        for name, value in (("year", year), ("month", month), ("day", day)):
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a PartialDate cannot be changed: {name}")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return (self.year, self.month, self.day) == (other.year, other.month, other.day)

    def __hash__(self) -> int:
        return hash((self.year, self.month, self.day))

    def __repr__(self) -> str:
        return f"PartialDate.parse({str(self)!r})"

    @classmethod
    # Catalogues write few dates and each of them often: one object stands for all.
    @lru_cache(maxsize=4096)
    def parse(cls, text: str) -> PartialDate:
        """The date written `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; ValueError on any other text or an impossible date."""
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"not a date of the form YYYY-MM-DD, YYYY-MM or YYYY: {text!r}")
        try:
            return cls(*(int(part) for part in match.groups() if part is not None))
        except ValueError as error:
            raise ValueError(f"no such date: {text}") from error

    @classmethod
    def from_date(cls, date: datetime.date) -> PartialDate:
        """`date`, known to the day."""
        return cls(date.year, date.month, date.day)

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def earliest(self) -> datetime.date:
        """The first day it can be."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """The last day it can be."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def certainly_before(self, other: PartialDate) -> bool:
        """Whether it is before `other` whichever days both are."""
        return self.latest < other.earliest

    def possibly_before(self, other: PartialDate) -> bool:
        """Whether it is before `other` for some choice of days."""
        return self.earliest < other.latest

    def overlaps(self, other: PartialDate) -> bool:
        """Whether both can be the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def format(self, language: Language) -> str:
        """For readers: "11/02/2022", "tháng 02/2022", "năm 2022"; "11 February 2022", "February 2022", "2022"."""
        if self.month is None:
            return f"năm {self.year}" if language == "vi" else str(self.year)
        if self.day is not None:
            return _format_day(self.year, self.month, self.day, language)
        if language == "vi":
            return f"tháng {self.month:02d}/{self.year}"
        return f"{_ENGLISH_MONTHS[self.month - 1]} {self.year}"


AnyDate: TypeAlias = PartialDate | datetime.date


def format_date(date: AnyDate, language: Language) -> str:
    """`date` for readers, as `PartialDate.format` writes it."""
    if isinstance(date, PartialDate):
        return date.format(language)
    return _format_day(date.year, date.month, date.day, language)


def format_month(date: datetime.date, language: Language) -> str:
    """The month of `date` for tight places: "02/2022"; "Feb 2022"."""
    if language == "vi":
        return f"{date.month:02d}/{date.year}"
    return f"{_ENGLISH_MONTHS[date.month - 1][:3]} {date.year}"


# A site shows some thousands of days, each of them often.
@lru_cache(maxsize=4096)
def _format_day(year: int, month: int, day: int, language: Language) -> str:
    if language == "vi":
        return f"{day:02d}/{month:02d}/{year}"
    return f"{day} {_ENGLISH_MONTHS[month - 1]} {year}"


def format_period(start: AnyDate | None, end: AnyDate | None, language: Language) -> str:
    """A period with both ends included, None for an open end: "từ 11/02/2022", "11/02/2022 – 28/02/2025",
    "đến 28/02/2025"; "from …", "… – …", "until …".

    A period that starts and ends with the same date is that date. ValueError where both ends are open.
    """
    first = None if start is None else format_date(start, language)
    last = None if end is None else format_date(end, language)
    if first is None and last is None:
        raise ValueError("a period needs a start or an end")
    if last is None:
        return f"từ {first}" if language == "vi" else f"from {first}"
    if first is None:
        return f"đến {last}" if language == "vi" else f"until {last}"
    return first if first == last else f"{first} – {last}"
