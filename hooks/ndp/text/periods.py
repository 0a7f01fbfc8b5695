"""Periods that reports are for: a month, a quarter, half a year, a year, or the one day of an ad hoc report."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from ndp.i18n import N_, Language, translator
from ndp.text.dates import PartialDate, format_date

PERIOD = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?:q(?P<quarter>[1-4])|h(?P<half>[12])|(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2}))?))?"
)
YEAR_MONTHS = 12


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    AD_HOC = "ad-hoc"


LENGTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: YEAR_MONTHS}
PATTERNS = {
    PeriodKind.MONTH: "{year:04d}-{number:02d}",
    PeriodKind.QUARTER: "{year:04d}-q{number}",
    PeriodKind.HALF: "{year:04d}-h{number}",
    PeriodKind.YEAR: "{year:04d}",
}
GROUPS = {PeriodKind.QUARTER: "quarter", PeriodKind.HALF: "half", PeriodKind.MONTH: "month"}
TITLES = {
    PeriodKind.QUARTER: N_("quý {number} năm {year}"),
    PeriodKind.HALF: N_("6 tháng {order} năm {year}"),
    PeriodKind.AD_HOC: N_("đột xuất ngày {day}"),
}
HALVES = {1: N_("đầu"), 2: N_("cuối")}


@dataclass(frozen=True, slots=True, order=True)
class ReportPeriod:
    """A period with its first and last day.

    `code` is how files write it: `2026-03`, `2026-q1`, `2026-h1`, `2026`, `2026-03-14`.
    """

    first: date
    last: date
    code: str
    kind: PeriodKind

    @classmethod
    @lru_cache(maxsize=4096)
    def parse(cls, code: str) -> ReportPeriod:
        """The period written `code`; ValueError for anything else, also for days that do not exist."""
        match = PERIOD.fullmatch(code)
        if match is None:
            raise ValueError(f"not a period: {code!r}")
        year = int(match["year"])
        if match["day"]:
            day = date(year, int(match["month"]), int(match["day"]))
            return cls(day, day, code, PeriodKind.AD_HOC)
        kind = next((kind for kind, group in GROUPS.items() if match[group]), PeriodKind.YEAR)
        length = LENGTHS[kind]
        last_month = int(match[GROUPS[kind]]) * length if kind in GROUPS else YEAR_MONTHS
        first = date(year, last_month - length + 1, 1)
        return cls(first, date(year, last_month, calendar.monthrange(year, last_month)[1]), code, kind)

    @property
    def closes(self) -> date:
        """The first day of the period's last month: from then on its report can be made."""
        return self.last if self.kind is PeriodKind.AD_HOC else self.last.replace(day=1)

    def due(self, day: int) -> date:
        """The day by which the report is due: `day` of the period's last month, or that month's last day."""
        return self.last.replace(day=min(day, self.last.day))

    def title(self, language: Language) -> str:
        """The period for readers: "tháng 03/2026", "quý 1 năm 2026"."""
        month, year = self.last.month, self.last.year
        if self.kind not in TITLES:
            return PartialDate.parse(self.code).format(language)
        text = translator(language).text
        return text(TITLES[self.kind]).format(
            number=month // LENGTHS[PeriodKind.QUARTER],
            order=text(HALVES[1 if month <= LENGTHS[PeriodKind.HALF] else 2]),
            year=year,
            day=format_date(self.last, language),
        )


def periods_from(kind: PeriodKind, start: date, end: date) -> tuple[ReportPeriod, ...]:
    """Every period of that kind that begins in the month of `start` or later and not after `end`, oldest first.

    ValueError for ad hoc reports, which have no periods of their own.
    """
    length = LENGTHS[kind]
    found: list[ReportPeriod] = []
    number = -(-(start.month - 1) // length) + start.year * (YEAR_MONTHS // length)
    while True:
        year, place = divmod(number, YEAR_MONTHS // length)
        if year > date.max.year:
            return tuple(found)
        period = ReportPeriod.parse(PATTERNS[kind].format(year=year, number=place + 1))
        if period.first > end:
            return tuple(found)
        found.append(period)
        number += 1


def month_index(day: date) -> int:
    """Months are numbered through, so that their difference is the number of months between two days."""
    return day.year * YEAR_MONTHS + day.month - 1
