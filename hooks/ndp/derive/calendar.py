"""Days that recur every month (Decision 186, Article 2.II.1.đ: monthly reports on the 25th)."""

from __future__ import annotations

import calendar
from datetime import date


def next_monthly_day(day: date, number: int) -> date:
    """The first day on or after `day` whose number in its month is `number`, or the month's last day if it is shorter.

    `number` is 1 to 31.
    """
    candidate = _in_month(day.year, day.month, number)
    if candidate >= day:
        return candidate
    year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)
    return _in_month(year, month, number)


def _in_month(year: int, month: int, number: int) -> date:
    return date(year, month, min(number, calendar.monthrange(year, month)[1]))
